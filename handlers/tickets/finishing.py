"""Done, with words and a photo for proof; the reporter is asked."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from domain.files import File
from domain.tickets import TicketId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, Question
from handlers.kit.screens import Screen, cut, html, view
from handlers.tickets import news, notices
from handlers.tickets.telling import refresh, tell_followers, tell_reporter
from services import tickets


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
    asked = notices.is_it_solved(shown, len(answers.proof))
    await tell_reporter(context.speaker, shown, asked)
    await tell_followers(context.speaker, shown, news.followed_is_done(shown.ticket))


def _more_said(answers: Finishing, text: str) -> Finishing:
    return replace(answers, note=cut(f"{answers.note}\n{text}", 2000))


@view
def _noted(t: Translation, number: int) -> Screen:
    return Screen(text=t(N_("Thank you. Ticket #{number} is reported as done."), number=number))


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
    of_others=True,
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
