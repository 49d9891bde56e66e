"""Whoever does the work needs more time, waits for something, or gives it back."""

from dataclasses import dataclass, replace

from domain.tickets import TicketId, Waiting
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.screens import Screen, cut, view
from handlers.tickets import news, words
from handlers.tickets.telling import call_for, refresh, tell_reporter
from services import tickets
from services.tickets import Shown

_WAITING = tuple(Waiting)
_DAYS = (1, 2, 3, 5, 10)
_REASONS = (
    N_("It is not our business"),
    N_("Nobody finds the place"),
    N_("Others have to work on it first"),
)
MOST_WHY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Pausing:
    ticket: int
    why: Waiting | None = None


async def pause(context: Context, ids: tuple[int, ...]) -> None:
    await tickets.may_pause(context.unit, TicketId(ids[0]), by=context.actor)
    await forms.begin(context, PAUSING, Pausing(ticket=ids[0]))


async def _paused(context: Context, answers: Pausing) -> None:
    assert answers.why is not None, "asked for"
    ticket_id = TicketId(answers.ticket)
    shown = await tickets.pause(context.unit, ticket_id, context.actor, answers.why)
    await context.redraw(done(N_("Ticket #{number} is held up; the reporter knows."), ticket_id))
    await refresh(context.speaker, shown)
    await tell_reporter(context.speaker, shown, news.paused(shown.ticket))


async def resume(context: Context, ids: tuple[int, ...]) -> None:
    shown = await tickets.resume(context.unit, TicketId(ids[0]), context.actor)
    await refresh(context.speaker, shown)
    await tell_reporter(context.speaker, shown, news.resumed(shown.ticket))


@dataclass(frozen=True, slots=True, kw_only=True)
class Extending:
    ticket: int
    #: Working days that the settings allow.
    most: int
    days: int = 0
    why: str = ""


async def extend(context: Context, ids: tuple[int, ...]) -> None:
    rules = context.neighbourhood
    await tickets.may_extend(context.unit, TicketId(ids[0]), context.actor, rules)
    most = rules.tickets.extension_working_days
    await forms.begin(context, EXTENDING, Extending(ticket=ids[0], most=most))


async def _extended(context: Context, answers: Extending) -> None:
    ticket_id = TicketId(answers.ticket)
    shown = await tickets.extend(
        context.unit, ticket_id, context.actor, answers.why, answers.days, context.neighbourhood
    )
    await context.redraw(done(N_("Ticket #{number} has its new time."), ticket_id))
    await refresh(context.speaker, shown)
    await tell_reporter(context.speaker, shown, news.extended(shown.ticket, answers.why))


def _days(answers: Extending, text: str) -> Extending:
    if not text.isdecimal() or not 1 <= int(text) <= answers.most:
        raise NotAnAnswer(N_("Please choose how many working days."))
    return replace(answers, days=int(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class GivingBack:
    ticket: int
    #: The desk calls it back from whoever has it.
    recall: bool = False
    why: str = ""
    #: One of the usual reasons, by its place among them.
    usual: int | None = None


async def give_back(context: Context, ids: tuple[int, ...]) -> None:
    rules = context.neighbourhood
    await tickets.may_give_back(context.unit, TicketId(ids[0]), context.actor, rules)
    await forms.begin(context, GIVING_BACK, GivingBack(ticket=ids[0]))


async def _given_back(context: Context, answers: GivingBack) -> None:
    ticket_id, by, why = TicketId(answers.ticket), context.actor, answers.why
    if answers.usual is not None:
        why = context.speaker.languages.default.plain(_REASONS[answers.usual])
    if answers.recall:
        shown = await _called_back(context, ticket_id, why)
    else:
        rules = context.neighbourhood
        shown = await tickets.give_back(context.unit, ticket_id, by, why, rules)
    await context.redraw(done(N_("Ticket #{number} is back on the desk."), ticket_id))
    await call_for(context.speaker, shown)


async def _called_back(context: Context, ticket_id: TicketId, why: str) -> Shown:
    """Whoever was at it need not go on."""
    before = (await tickets.look(context.unit, ticket_id)).ticket
    shown = await tickets.recall(context.unit, ticket_id, context.actor, why)
    if before.assignee is not None and before.assignee.id != context.actor.id:
        worker = await context.unit.people.get(before.assignee.id)
        await context.tell(worker, _taken_off(ticket_id, why))
    return shown


@view
def _taken_off(t: Translation, number: int, why: str) -> Screen:
    return Screen(
        text=t(
            N_("The desk has taken ticket #{number} back: “{why}”\nYou need not go on with it."),
            number=number,
            why=why,
        )
    )


@view
def done(t: Translation, said: str, number: int) -> Screen:
    """A short word instead of the form."""
    return Screen(text=t(said, number=number))


def _reasons(_answers: GivingBack, t: Translation) -> list[Choice]:
    return [Choice(label=t.plain(reason), id=at) for at, reason in enumerate(_REASONS)]


PAUSING = Form(
    name="pause",
    answers=Pausing,
    questions=(
        Question(
            name="why",
            label=N_("Reason"),
            words=lambda a, t: t(
                N_("What does ticket #{number} wait for? The reporter will read it."),
                number=a.ticket,
            ),
            missing=lambda answers: answers.why is None,
            take=lambda answers, _text: _choose_a_reason(answers),
            choices=lambda _a, t: [
                Choice(label=t.plain(words.WAITING[why]), id=at) for at, why in enumerate(_WAITING)
            ],
            choose=lambda answers, chosen: replace(answers, why=_WAITING[chosen]),
        ),
    ),
    submit=_paused,
    same=lambda open_, new: open_.ticket == new.ticket,
)


def _choose_a_reason(_answers: Pausing) -> Pausing:
    raise NotAnAnswer(N_("Please choose one of the reasons."))


EXTENDING = Form(
    name="extend",
    of_others=True,
    answers=Extending,
    questions=(
        Question(
            name="days",
            label=N_("Working days"),
            words=lambda a, t: t(
                N_("How many more working days does ticket #{number} need?"), number=a.ticket
            ),
            missing=lambda answers: not answers.days,
            take=_days,
            choices=lambda a, t: [
                Choice(label=t.plain(N_("{count} days"), count=count), id=count)
                for count in _DAYS
                if count <= a.most
            ],
            choose=lambda answers, chosen: _days(answers, str(chosen)),
        ),
        Question(
            name="why",
            label=N_("Reason"),
            words=lambda _a, t: t(N_("Why? One sentence; the reporter will read it.")),
            missing=lambda answers: not answers.why,
            take=lambda answers, text: replace(answers, why=cut(text, MOST_WHY)),
        ),
    ),
    submit=_extended,
    same=lambda open_, new: open_.ticket == new.ticket,
)

GIVING_BACK = Form(
    name="return",
    of_others=True,
    answers=GivingBack,
    questions=(
        Question(
            name="why",
            label=N_("Reason"),
            words=lambda a, t: t(
                N_("Why does ticket #{number} go back to the desk? The reporter will read it."),
                number=a.ticket,
            ),
            missing=lambda answers: not answers.why and answers.usual is None,
            take=lambda answers, text: replace(answers, why=cut(text, MOST_WHY)),
            choices=_reasons,
            choose=lambda answers, chosen: replace(answers, usual=range(len(_REASONS))[chosen]),
            across=1,
        ),
    ),
    submit=_given_back,
    same=lambda open_, new: (open_.ticket, open_.recall) == (new.ticket, new.recall),
)
