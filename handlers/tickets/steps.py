"""What staff and reporters do with a ticket: parse, call, show."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from domain.files import File
from domain.people import Topic
from domain.tickets import Step, TicketId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, Question
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Answered
from handlers.kit.screens import Screen, View, cut, html, view
from handlers.kit.speaking import Speaker
from handlers.tickets import notices, views
from handlers.tickets.telling import answer, offer, offer_in_private, refresh, staff_card
from services import tickets
from services.tickets import Shown
from storage.outbox import Priority

_MOST_STARS = 5


async def accept(context: Context, ids: tuple[int, ...]) -> None:
    shown = await tickets.accept(context.unit, TicketId(ids[0]), by=context.actor)
    await refresh(context.speaker, shown)
    await context.privately(views.assignment(shown))
    await _tell_reporter(context, shown, notices.somebody_comes(shown.ticket), topic=Topic.TICKETS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finishing:
    ticket: int
    note: str = ""
    proof: tuple[File, ...] = ()


async def finish(context: Context, ids: tuple[int, ...]) -> None:
    await tickets.may_finish(context.unit, TicketId(ids[0]), by=context.actor)
    await forms.begin(context, FINISHING, Finishing(ticket=ids[0]))


async def _finished(context: Context, answers: Finishing) -> None:
    shown = await tickets.finish(
        context.unit,
        TicketId(answers.ticket),
        by=context.actor,
        note=answers.note,
        proof=answers.proof,
    )
    await context.redraw(_noted(shown.ticket.id))
    await refresh(context.speaker, shown)
    await _tell_reporter(
        context, shown, notices.is_it_solved(shown, answers.note, len(answers.proof))
    )


def _more_said(answers: Finishing, text: str) -> Finishing:
    return replace(answers, note=cut(f"{answers.note}\n{text}", 2000))


async def confirm(context: Context, ids: tuple[int, ...]) -> None:
    shown = await tickets.confirm(context.unit, TicketId(ids[0]), by=context.actor)
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
        context.unit, before.id, by=context.actor, note=answers.note, files=answers.files
    )
    # The card that stands far up in the group is changed, and a new one asks for attention.
    old_cards = await context.speaker.standing(staff_card(shown.ticket))
    await refresh(context.speaker, shown)
    await offer(context.speaker, shown)
    context.speaker.strip(old_cards)
    await context.reply(notices.back_in_the_queue(shown.ticket))
    if before.assignee is not None:
        worker = await context.unit.people.get(before.assignee.id)
        await context.tell(
            worker, notices.reporter_said(shown.ticket, Step.REOPENED, answers.note)
        )


async def photos(context: Context, ids: tuple[int, ...]) -> None:
    """In private, whoever asked: a photo of a home is not for the group."""
    shown = await tickets.show(context.unit, TicketId(ids[0]), to=context.actor)
    await context.privately(_pictures(shown))


async def unposted(context: Context, answered: Answered) -> None:
    """Where the staff group did not get its card, somebody must know."""
    if answered.error is not None:
        for administrator in await context.unit.people.administrators():
            notice = notices.unposted(answered.args["ticket"], answered.error)
            await context.tell(administrator, notice)
        shown = await tickets.look(context.unit, TicketId(answered.args["ticket"]))
        await offer_in_private(context.speaker, shown)


async def lapse(speaker: Speaker) -> None:
    days = speaker.neighbourhood.tickets.unconfirmed_after_days
    for shown in await tickets.lapse_unanswered(speaker.unit, speaker.neighbourhood.tickets):
        await refresh(speaker, shown)
        if shown.ticket.reporter is not None:
            reporter = await speaker.unit.people.get(shown.ticket.reporter.id)
            await speaker.tell(
                reporter,
                notices.lapsed(shown.ticket, days),
                priority=Priority.REMINDER,
                topic=Topic.TICKETS,
                gentle=True,
            )


async def _tell_reporter(
    context: Context, shown: Shown, screen: View, topic: Topic | None = None
) -> None:
    """`topic`: it asks nothing of them."""
    if shown.ticket.reporter is not None:
        reporter = await context.unit.people.get(shown.ticket.reporter.id)
        await context.tell(reporter, screen, topic=topic)


async def _tell_assignee(context: Context, shown: Shown, step: Step, note: str = "") -> None:
    if shown.ticket.assignee is not None:
        worker = await context.unit.people.get(shown.ticket.assignee.id)
        notice = notices.reporter_said(shown.ticket, step, note)
        await context.tell(worker, notice, topic=Topic.TICKETS)


@view
def _noted(t: Translation, number: int) -> Screen:
    return Screen(text=t(N_("Thank you. Ticket #{number} is reported as done."), number=number))


@view
def _pictures(t: Translation, shown: Shown) -> Screen:
    return Screen(
        text=t(N_("Pictures of ticket #{number}."), number=shown.ticket.id),
        files=tuple(shown.files),
    )


@view
def _to_send(t: Translation, answers: Finishing) -> Screen:
    lines = [
        t(N_("<b>Report ticket #{number} as done?</b>"), number=answers.ticket),
        html("{note}", note=cut(answers.note, 1200)),
        t(N_("📎 {count} attached"), count=len(answers.proof)),
    ]
    return Screen(text=Markup("\n").join(lines))


FINISHING = Form(
    name="finish",
    answers=Finishing,
    questions=(
        Question(
            name="note",
            label=N_("What was done"),
            words=lambda a, t: t(
                N_("Ticket #{number}: what was done? One sentence; the reporter will read it."),
                number=a.ticket,
            ),
            missing=lambda answers: not answers.note,
            take=lambda answers, text: replace(answers, note=cut(text, 2000)),
        ),
        Question(
            name="proof",
            label=N_("Photo"),
            words=lambda _a, t: t(N_("Please send a photo of the finished work.")),
            missing=lambda answers: not answers.proof,
            take=_more_said,
        ),
    ),
    submit=_finished,
    same=lambda open_, new: open_.ticket == new.ticket,
    summary=_to_send,
    add=_more_said,
    attach=lambda answers, files: replace(answers, proof=(answers.proof + files)[:10]),
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
    attach=lambda answers, files: replace(answers, files=files),
    same=lambda open_, new: open_.ticket == new.ticket,
)
