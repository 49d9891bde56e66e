"""A sentence out of nowhere: most often somebody's trouble, sometimes only a greeting."""

import re
from typing import Any

from markupsafe import Markup

from domain.tickets import Danger
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Filling, written
from handlers.kit.said import Said
from handlers.kit.screens import Key, Screen, view
from handlers.tickets import report, report_asked, report_views
from handlers.tickets.replies import ANSWERING
from handlers.tickets.report_form import FORM
from services import lifeline, overhearing
from services.lifeline import Call
from services.understanding import understand

#: Many thank the bot as they would thank a neighbour.
_THANKS = re.compile(r"谢|感谢|辛苦|thank", re.IGNORECASE)


async def listen(context: Context, said: Said) -> None:
    """Nothing is filed by itself: whatever is understood waits for a confirming tap."""
    if await _whom_to_call(context, said) and understand(said.text).kind is None:
        return
    if said.files or said.location or understand(said.text).kind is not None:
        await report.start(context, None, said)
    elif await report_asked.ask(context, said):
        return
    elif _THANKS.search(said.text):
        await context.reply(_welcome())
    else:
        await context.reply(_puzzled())


async def _whom_to_call(context: Context, said: Said) -> bool:
    """Of danger to life that no ticket mends. What cannot wait at a building has its own words."""
    call = lifeline.heard(said.text)
    if call is None or understand(said.text).urgent is not None:
        return False
    await context.reply(_call(call))
    return True


async def alarm(context: Context, filling: Filling[Any], said: Said) -> bool:
    """Danger is heard whatever was asked: first the numbers to call, then a ticket of its own.
    Whoever was given an answer and says something else says something new.
    """
    if filling.form.name == report_asked.FORM.name:
        await context.unit.drafts.close(context.actor.id)
        await listen(context, said)
        return True
    if _of_others(context, filling):
        return False
    await _whom_to_call(context, said)
    danger = understand(said.text).urgent
    if danger is None:
        return False
    if filling.form.name != FORM.name:
        await report.start(context, None, said)
        return True
    if filling.answers.danger is None:
        await report.emergency(context, danger)
    return False


def _of_others(context: Context, filling: Filling[Any]) -> bool:
    """Whoever writes that the gas leak is mended, or what to do until then, reports none."""
    answering = filling.form.name == ANSWERING.name and context.actor.on_duty
    return filling.form.of_others or answering


async def reread(context: Context, said: Said) -> None:
    """What was said first stands: staff may have read it. Danger is answered all the same."""
    danger = understand(said.text).urgent
    if danger is not None:
        await report.emergency(context, danger)
    await context.reply(_said_first())


async def overhear(context: Context, said: Said) -> None:
    """In a group only what sounds urgent, and that once in a while; it is filed in private."""
    danger = understand(said.text).urgent
    by = context.work.actor
    if danger is None or not await overhearing.offer(context.unit, context.chat.id, by):
        return
    if by is not None and await context.unit.drafts.of(by.id) is None:
        answers = report.understood(None, said)
        await context.unit.drafts.open(by.id, FORM.name, written(answers), context.now)
    link = context.private_link("draft")
    await context.reply(_shall_i(danger, report.numbers(context), link))


@view
def _shall_i(t: Translation, danger: Danger, numbers: list[tuple[str, str]], link: str) -> Screen:
    lines = report_views.calling(t, danger, numbers)
    lines.append(t(N_("To tell staff as well, press below: it goes on in private.")))
    return Screen(
        text=Markup("\n").join(lines),
        keys=((Key(label=t.plain(N_("🚨 Report it in private")), url=link),),),
    )


#: In words that can be read aloud to whoever is beside themselves.
_CALLS = {
    Call.AMBULANCE: N_(
        "🆘 If somebody's life is in danger, call 120 now. Stay on the line and do as they say;"
        " let somebody wait at the gate for the ambulance."
    ),
    Call.POLICE: N_(
        "🆘 In danger, call 110 now; if somebody is hurt, 120. Keep away, and stay where you are"
        " safe."
    ),
    Call.HELPLINE: N_(
        "🆘 This is hard to bear alone. Please call 12356, day or night: somebody will listen to"
        " you. In danger, call 120 or 110. And tell somebody who is near you."
    ),
}


@view
def _call(t: Translation, call: Call) -> Screen:
    return Screen(text=t(_CALLS[call]))


@view
def _said_first(t: Translation) -> Screen:
    return Screen(
        text=t(
            N_(
                "You have changed a message that I had read already; I go by what it said first."
                " If something is different, please write it to me as a new message."
            )
        )
    )


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
