"""What a ticket's reporter does with it, and how it is taken: parse, call, show."""

from dataclasses import dataclass, replace

from domain.files import File
from domain.people import Topic
from domain.permissions import Action, may
from domain.tickets import Stage, Step, TicketId, TicketUnknown
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, Question
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Answered
from handlers.kit.screens import Screen, View, cut, view
from handlers.tickets import news, notices, views
from handlers.tickets.telling import (
    answer,
    call_for,
    offer_in_private,
    refresh,
    sheet_card,
    tell_followers,
    tell_reporter,
)
from services import tickets
from services.tickets import Shown

_MOST_STARS = 5


async def accept(context: Context, ids: tuple[int, ...]) -> None:
    shown = await tickets.accept(context.unit, TicketId(ids[0]), by=context.actor)
    await refresh(context.speaker, shown)
    await context.privately(views.assignment(shown, context.actor), card=sheet_card(shown.ticket))
    notice = notices.somebody_comes(shown.ticket)
    await tell_reporter(context.speaker, shown, notice, topic=Topic.TICKETS)


async def more(context: Context, ids: tuple[int, ...]) -> None:
    """All that there is to it, for whoever works; in private, wherever it was asked."""
    shown = await tickets.show(context.unit, TicketId(ids[0]), to=context.actor)
    await context.privately(views.work_sheet(shown, context.actor), card=sheet_card(shown.ticket))


async def contacted(context: Context, ids: tuple[int, ...]) -> None:
    if ids[1] > 1:
        raise ButtonRetired
    ticket_id = TicketId(ids[0])
    shown = await tickets.say_contacted(
        context.unit, ticket_id, context.actor, contacted=bool(ids[1])
    )
    await answer(context, shown, _further(shown))
    await refresh(context.speaker, shown)


def _further(shown: Shown) -> View:
    """What is still to be asked after that."""
    ticket = shown.ticket
    if ticket.stage is Stage.FINISHED:
        return notices.is_it_solved(shown)
    if ticket.stars is None:
        return notices.how_good(ticket)
    return notices.contact_noted(ticket)


async def confirm(context: Context, ids: tuple[int, ...]) -> None:
    rules = context.neighbourhood.volunteers
    shown = await tickets.confirm(context.unit, TicketId(ids[0]), context.actor, rules)
    await answer(context, shown, notices.how_good(shown.ticket))
    await refresh(context.speaker, shown)
    await _tell_assignee(context, shown, Step.CONFIRMED)


async def rate(context: Context, ids: tuple[int, ...]) -> None:
    if not 1 <= ids[1] <= _MOST_STARS:
        raise ButtonRetired
    shown = await tickets.rate(context.unit, TicketId(ids[0]), context.actor, stars=ids[1])
    await answer(context, shown, notices.thanks(shown.ticket))
    await refresh(context.speaker, shown)
    await _tell_assignee(context, shown, Step.RATED, str(ids[1]))


async def withdraw(context: Context, ids: tuple[int, ...]) -> None:
    shown = await tickets.withdraw(context.unit, TicketId(ids[0]), by=context.actor)
    await refresh(context.speaker, shown)
    await context.redraw(views.reporter_card(shown))
    for freed in await tickets.let_go(context.unit, shown.ticket.id):
        await call_for(context.speaker, freed)
        notice = news.goes_on_alone(freed.ticket, shown.ticket.id)
        await tell_reporter(context.speaker, freed, notice, topic=Topic.TICKETS)
    await tell_followers(context.speaker, shown, news.followed_is_withdrawn(shown.ticket))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopening:
    ticket: int
    note: str = ""
    #: A voice note says it as well as words.
    files: tuple[File, ...] = ()


async def reopen(context: Context, ids: tuple[int, ...]) -> None:
    await tickets.may_reopen(context.unit, TicketId(ids[0]), by=context.actor)
    await forms.begin(context, REOPENING, Reopening(ticket=ids[0]))


async def _reopened(context: Context, answers: Reopening) -> None:
    before = await tickets.may_reopen(context.unit, TicketId(answers.ticket), by=context.actor)
    shown = await tickets.reopen(
        context.unit,
        before.id,
        by=context.actor,
        note=answers.note,
        files=answers.files,
        rules=context.neighbourhood,
    )
    await call_for(context.speaker, shown)
    await context.reply(notices.back_in_the_queue(shown.ticket))
    if before.assignee is not None:
        worker = await context.unit.people.get(before.assignee.id)
        await context.tell(
            worker, notices.reporter_said(shown.ticket, Step.REOPENED, answers.note)
        )


async def photos(context: Context, ids: tuple[int, ...]) -> None:
    """In private, whoever asked: a photo of a home is not for the group, nor for a neighbour."""
    shown = await tickets.show(context.unit, TicketId(ids[0]), to=context.actor)
    if not shown.ticket.seen_by(context.actor):
        raise TicketUnknown(ids[0])
    await context.privately(_pictures(shown))


async def unposted(context: Context, answered: Answered) -> None:
    """Where the staff group did not get its card, somebody must know."""
    if answered.error is not None:
        for administrator in await context.unit.people.administrators():
            notice = notices.unposted(answered.args["ticket"], answered.error)
            await context.tell(administrator, notice)
        shown = await tickets.look(context.unit, TicketId(answered.args["ticket"]))
        await offer_in_private(context.speaker, shown)


async def _tell_assignee(context: Context, shown: Shown, step: Step, note: str = "") -> None:
    ticket = shown.ticket
    if ticket.assignee is None:
        return
    worker = await context.unit.people.get(ticket.assignee.id)
    if may(worker, Action.WORK_TICKET, ticket.area):
        notice = notices.reporter_said(ticket, step, note)
        await context.tell(worker, notice, topic=Topic.TICKETS)
    elif step is Step.RATED:
        # A volunteer knows it as a task, and hears the rest with that.
        await context.tell(worker, notices.stars_for_help(int(note)), topic=Topic.TASKS)


@view
def _pictures(t: Translation, shown: Shown) -> Screen:
    return Screen(
        text=t(N_("Pictures of ticket #{number}."), number=shown.ticket.id),
        files=tuple(shown.files),
    )


REOPENING = Form(
    name="reopen",
    answers=Reopening,
    questions=(
        Question(
            name="note",
            label=N_("What is still wrong"),
            words=lambda a, t: t(
                N_("Sorry to hear that. What is still wrong with ticket #{number}?"),
                number=a.ticket,
            ),
            missing=lambda answers: not answers.note and not answers.files,
            take=lambda answers, text: replace(answers, note=cut(text, 2000)),
        ),
    ),
    submit=_reopened,
    add=lambda answers, text: replace(answers, note=cut(f"{answers.note}\n{text}".strip(), 2000)),
    attach=lambda answers, files: replace(
        answers, files=(answers.files + files)[: views.MOST_FILES]
    ),
    gathered=lambda answers: views.to_send(answers.note, len(answers.files)),
    same=lambda open_, new: open_.ticket == new.ticket,
)
