"""A sentence out of nowhere: most often somebody's trouble, sometimes only a greeting."""

from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.said import Said
from handlers.kit.screens import Screen, view
from handlers.tickets import report
from services.understanding import understand


async def listen(context: Context, said: Said) -> None:
    """Nothing is filed by itself: whatever is understood waits for a confirming tap."""
    if said.files or understand(said.text).kind is not None:
        await report.start(context, None, said)
    else:
        await context.reply(_puzzled())


@view
def _puzzled(t: Translation) -> Screen:
    return Screen(
        text=t(
            N_(
                "I did not quite understand. Say what is wrong and where, for example"
                " “the lift in building 3 unit 2 is broken”, or use the buttons below."
            )
        )
    )
