"""A sentence out of nowhere: most often somebody's trouble, sometimes only a greeting."""

import re

from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.said import Said
from handlers.kit.screens import Screen, view
from handlers.tickets import report
from services.understanding import understand

#: Many thank the bot as they would thank a neighbour.
_THANKS = re.compile(r"谢|感谢|辛苦|thank", re.IGNORECASE)


async def listen(context: Context, said: Said) -> None:
    """Nothing is filed by itself: whatever is understood waits for a confirming tap."""
    if said.files or understand(said.text).kind is not None:
        await report.start(context, None, said)
    elif _THANKS.search(said.text):
        await context.reply(_welcome())
    else:
        await context.reply(_puzzled())


@view
def _welcome(t: Translation) -> Screen:
    return Screen(text=t(N_("You are welcome! Whenever something is wrong, just tell me.")))


@view
def _puzzled(t: Translation) -> Screen:
    return Screen(
        text=t(
            N_(
                "Hello! Say what is wrong and where, for example"
                " “the lift in building 3 unit 2 is broken”, or use the buttons below."
            )
        )
    )
