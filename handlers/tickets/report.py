"""The report begins: a sentence becomes a filled-in card, and danger is answered first."""

from dataclasses import replace

from domain.tickets import Danger, Kind
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.said import Said
from handlers.tickets import report_asked, report_views
from handlers.tickets.answers import Answers, told
from handlers.tickets.report_form import FORM, MOST_FILES
from services import tickets

_MOST_PLACES = 4


async def begin(context: Context, kind: Kind, said: Said) -> None:
    """By a command; as a reply it takes up what a neighbour said, and thanks them there."""
    await start(context, kind, said)
    reply = context.message.reply_to_message
    if not context.private and reply is not None and context.actor.reachable:
        await context.reply(report_views.thanked())


async def start(context: Context, kind: Kind | None, said: Said) -> None:
    """Open the form with what was understood. What sounds like danger is answered at once."""
    answers = understood(kind, said)
    if kind is Kind.HELP and await report_asked.ask(context, said):
        return
    if answers.danger is not None:
        await emergency(context, answers.danger)
    else:
        await tickets.may_file(context.unit, context.actor, context.neighbourhood)
    await forms.begin(context, FORM, await _placed(context, answers))


async def _placed(context: Context, answers: Answers) -> Answers:
    """Where they live, and where their last troubles were, is tapped instead of written."""
    homes = await tickets.homes(context.unit, context.actor)
    recent = await tickets.recent_places(context.unit, context.actor)
    places = dict.fromkeys(each for each in (*homes, *recent) if each.known)
    return replace(answers, homes=tuple(homes), recent=tuple(places)[:_MOST_PLACES])


def understood(kind: Kind | None, said: Said) -> Answers:
    answers = Answers(wanted=kind, files=said.files[:MOST_FILES])
    if said.location is not None and FORM.locate is not None:
        answers = FORM.locate(answers, said.location)
    return told(answers, said.text) if said.text else answers


async def emergency(context: Context, danger: Danger) -> None:
    await context.reply(report_views.numbers_to_call(danger, numbers(context)))


def numbers(context: Context) -> list[tuple[str, str]]:
    """Those that the neighbourhood has, with whose they are."""
    given = context.neighbourhood.emergency
    known = [
        (N_("🔥 Fire"), given.fire),
        (N_("👮 Police"), given.police),
        (N_("🚑 Ambulance"), given.ambulance),
        (N_("🔥 Gas company"), given.gas),
        (N_("🛗 Lift rescue"), given.lift),
        (N_("🏢 Property office"), given.property_office),
    ]
    return [(label, number) for label, number in known if number]
