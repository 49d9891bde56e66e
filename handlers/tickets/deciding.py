"""The desk turns a ticket down, joins two that are one, and notes what only staff should know."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from domain.people import Topic
from domain.permissions import Action, require
from domain.tickets import Report, Ticket, TicketId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.screens import Screen, cut, html, view
from handlers.tickets import news, views
from handlers.tickets.holding_up import MOST_WHY, done
from handlers.tickets.telling import call_for, refresh, tell_followers, tell_reporter
from services import duplicates, tickets

_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejecting:
    ticket: int
    why: str = ""


async def reject(context: Context, ids: tuple[int, ...]) -> None:
    await tickets.may_reject(context.unit, TicketId(ids[0]), context.actor)
    await forms.begin(context, REJECTING, Rejecting(ticket=ids[0]))


async def _rejected(context: Context, answers: Rejecting) -> None:
    ticket_id, why = TicketId(answers.ticket), answers.why
    shown = await tickets.reject(context.unit, ticket_id, context.actor, why)
    await context.redraw(done(N_("Ticket #{number} is turned down."), ticket_id))
    await refresh(context.speaker, shown)
    office = context.neighbourhood.emergency.property_office
    await tell_reporter(context.speaker, shown, news.rejected(shown.ticket, why, office))
    await tell_followers(context.speaker, shown, news.followed_is_rejected(shown.ticket, why))


@view
def _to_reject(t: Translation, answers: Rejecting) -> Screen:
    head = t(N_("<b>Turn ticket #{number} down?</b>"), number=answers.ticket)
    return Screen(text=Markup("\n").join([head, html("{why}", why=answers.why)]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    number: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    ticket: int
    into: int = 0
    likely: tuple[Likely, ...] = ()


async def merge(context: Context, ids: tuple[int, ...]) -> None:
    ticket = (await tickets.show(context.unit, TicketId(ids[0]), context.actor)).ticket
    ticket.undecided(context.actor)
    likely = await _likely(context, ticket)
    await forms.begin(context, MERGING, Merging(ticket=ids[0], likely=likely))


async def _likely(context: Context, ticket: Ticket) -> tuple[Likely, ...]:
    report = Report(
        kind=ticket.kind, category=ticket.category, text=ticket.text, place=ticket.place
    )
    found = await duplicates.candidates(
        context.unit, report, ticket.area, context.actor, context.neighbourhood
    )
    others = [each.ticket for each in found if each.ticket.id != ticket.id and each.ticket.open]
    return tuple(Likely(number=o.id, label=views.line(context.t, o)) for o in others)


async def _merged(context: Context, answers: Merging) -> None:
    ticket_id, into = TicketId(answers.ticket), TicketId(answers.into)
    before = (await tickets.look(context.unit, into)).ticket.pressure
    shown = await tickets.merge(context.unit, ticket_id, into, context.actor)
    older = await tickets.look(context.unit, into)
    await context.redraw(done(N_("Merged into #{number}."), into))
    await refresh(context.speaker, shown)
    pressing = older.ticket.pressure > before
    await (call_for if pressing else refresh)(context.speaker, older)
    notice = news.merged(shown.ticket, older.ticket)
    await tell_reporter(context.speaker, shown, notice, topic=Topic.TICKETS)


async def unmerge(context: Context, ids: tuple[int, ...]) -> None:
    shown = await tickets.unmerge(context.unit, TicketId(ids[0]), context.actor)
    await call_for(context.speaker, shown)
    notice = news.unmerged(shown.ticket)
    await tell_reporter(context.speaker, shown, notice, topic=Topic.TICKETS)


def _number(answers: Merging, text: str) -> Merging:
    number = text.strip().lstrip("#＃").strip()
    if not number.isdecimal() or len(number) > _MOST_DIGITS:
        raise NotAnAnswer(N_("Please say the number of the other ticket, for example #12."))
    return replace(answers, into=int(number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Noting:
    ticket: int
    text: str = ""


async def note(context: Context, ids: tuple[int, ...]) -> None:
    ticket = (await tickets.show(context.unit, TicketId(ids[0]), context.actor)).ticket
    require(context.actor, Action.SEE_TICKETS, ticket.area)
    await forms.begin(context, NOTING, Noting(ticket=ids[0]))


async def _noted(context: Context, answers: Noting) -> None:
    ticket_id = TicketId(answers.ticket)
    shown = await tickets.note(context.unit, ticket_id, context.actor, answers.text)
    await context.redraw(done(N_("📝 Noted for staff on ticket #{number}."), ticket_id))
    await refresh(context.speaker, shown)


REJECTING = Form(
    name="reject",
    of_others=True,
    answers=Rejecting,
    questions=(
        Question(
            name="why",
            label=N_("Reason"),
            words=lambda a, t: t(
                N_("Why can ticket #{number} not be taken on? The reporter will read it."),
                number=a.ticket,
            ),
            missing=lambda answers: not answers.why,
            take=lambda answers, text: replace(answers, why=cut(text, MOST_WHY)),
        ),
    ),
    submit=_rejected,
    summary=_to_reject,
    same=lambda open_, new: open_.ticket == new.ticket,
)

MERGING = Form(
    name="merge",
    answers=Merging,
    questions=(
        Question(
            name="into",
            label=N_("The older ticket"),
            words=lambda a, t: t(
                N_("With which ticket is #{number} one and the same? Say its number."),
                number=a.ticket,
            ),
            missing=lambda answers: not answers.into,
            take=_number,
            choices=lambda a, _t: [Choice(label=o.label, id=o.number) for o in a.likely],
            choose=lambda answers, chosen: replace(answers, into=chosen),
            across=1,
        ),
    ),
    submit=_merged,
    same=lambda open_, new: open_.ticket == new.ticket,
)

NOTING = Form(
    name="note",
    of_others=True,
    answers=Noting,
    questions=(
        Question(
            name="text",
            label=N_("Note"),
            words=lambda a, t: t(
                N_("What shall staff know about ticket #{number}? Residents do not see it."),
                number=a.ticket,
            ),
            missing=lambda answers: not answers.text,
            take=lambda answers, text: replace(answers, text=cut(text, 2000)),
        ),
    ),
    submit=_noted,
    same=lambda open_, new: open_.ticket == new.ticket,
)
