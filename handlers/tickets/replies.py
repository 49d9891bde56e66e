"""Words about a ticket, there and back: written as a reply to its card, or asked for by a button.

A reply by staff goes to the reporter, unless it begins with 备注 or #: that is for staff alone.
"""

import re
from dataclasses import dataclass, replace

from domain.files import File
from domain.permissions import Action, may
from domain.privacy import masked_name, masked_text
from domain.tickets import Ticket, TicketId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, Question
from handlers.kit.said import Said
from handlers.kit.screens import Screen, cut, view
from handlers.tickets import buttons, news, views
from handlers.tickets.telling import (
    groups_of,
    refresh,
    staff_card,
    talk_card,
    tell_reporter,
)
from services import tickets
from services.tickets import Shown
from services.tickets.turn import holders
from services.understanding import understand

_MOST = 2000
_CARDS = "ticket-"
_NOTE = re.compile(r"(?:备注|備註|[#＃])[:：\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    ticket: int
    text: str = ""
    files: tuple[File, ...] = ()


async def reply(context: Context, ids: tuple[int, ...]) -> None:
    await tickets.show(context.unit, TicketId(ids[0]), to=context.actor)
    await forms.begin(context, ANSWERING, Answering(ticket=ids[0]))


async def _answered(context: Context, answers: Answering) -> None:
    said = Said(text=answers.text, files=answers.files)
    await _pass_on(context, TicketId(answers.ticket), said)


async def replied(context: Context, message_id: int, said: Said) -> bool:
    """Whether that message was about a ticket, and this is for those who look after it."""
    shows = await context.unit.cards.at(context.chat.id, message_id)
    if shows is None or not shows[0].startswith(_CARDS) or not (said.text or said.files):
        return False
    ticket_id = TicketId(shows[1])
    ticket = (await tickets.look(context.unit, ticket_id)).ticket
    if not _concerns(context, ticket):
        return False
    theirs = context.private and _speaks_as_reporter(context, ticket)
    if theirs and said.text and understand(said.text).urgent:
        # Whoever is in danger is answered with the numbers to call.
        return False
    noted = _NOTE.match(said.text)
    if noted and said.text[noted.end() :]:
        await _note(context, ticket_id, said.text[noted.end() :])
    else:
        await _pass_on(context, ticket_id, said)
    return True


def _concerns(context: Context, ticket: Ticket) -> bool:
    by = context.actor
    return _speaks_as_reporter(context, ticket) or may(by, Action.SEE_TICKETS, ticket.area)


def _speaks_as_reporter(context: Context, ticket: Ticket) -> bool:
    """Not where others would learn from it who reported anonymously."""
    return ticket.reported_by(context.actor) and (context.private or not ticket.anonymous)


async def _note(context: Context, ticket_id: TicketId, text: str) -> None:
    shown = await tickets.note(context.unit, ticket_id, context.actor, cut(text, _MOST))
    await refresh(context.speaker, shown)
    await context.reply(_done(N_("📝 Noted; residents do not see it.")))


async def _pass_on(context: Context, ticket_id: TicketId, said: Said) -> None:
    text = cut(said.text, _MOST)
    shown = await tickets.answer(
        context.unit, ticket_id, context.actor, text, said.files, openly=not context.private
    )
    await refresh(context.speaker, shown)
    if _speaks_as_reporter(context, shown.ticket):
        await _to_staff(context, shown, said)
        await context.reply(_done(N_("Passed on to staff. Thank you!")))
        return
    name = context.actor.name
    words = news.answered(shown.ticket, name, text, said.files)
    told = await tell_reporter(context.speaker, shown, words, card=talk_card(shown))
    if shown.ticket.anonymous:
        # Who cannot be reached may be known.
        await context.reply(_done(_KEPT))
    else:
        await context.reply(_done(_PASSED_ON if told else _UNREACHED))


_KEPT = N_("✅ It is on the ticket; whoever reported it anonymously can read it there.")
_PASSED_ON = N_("✅ The reporter has been told.")
_UNREACHED = N_("⚠️ The reporter cannot be reached here. Please call them.")


async def _to_staff(context: Context, shown: Shown, said: Said) -> None:
    """Under the card in the group, masked; where there is none, to whoever has it."""
    ticket, card = shown.ticket, talk_card(shown)
    standing = await context.speaker.standing(staff_card(ticket))
    under = {each.chat_id: each.message_id for each in standing}
    groups = await groups_of(context.unit, ticket)
    for chat_id in groups:
        words = _from_reporter(shown, said, masked=True)
        await context.speaker.post(chat_id, words, card=card, under=under.get(chat_id))
    if not groups:
        for person in await holders(context.unit, ticket):
            await context.tell(person, _from_reporter(shown, said, masked=False), card=card)


@view
def _from_reporter(t: Translation, shown: Shown, said: Said, *, masked: bool) -> Screen:
    ticket = shown.ticket
    full = views.reporter_of(t, ticket)
    hidden = masked and not ticket.anonymous
    name = ticket.reporter.name if ticket.reporter else ""
    text = masked_text(said.text, name) if masked else said.text
    return Screen(
        text=t(
            N_("💬 {name} about ticket #{number}:\n“{text}”"),
            name=masked_name(full) if hidden else full,
            number=ticket.id,
            text=cut(text, views.MOST_TEXT) or "📎",
        ),
        # Pictures of a home are not for the group: they are on the ticket, in private.
        files=() if masked else said.files,
        keys=((buttons.REPLY(t, ticket.id), buttons.MORE(t, ticket.id)),),
    )


@view
def _done(t: Translation, said: str) -> Screen:
    return Screen(text=t(said))


ANSWERING = Form(
    name="answer",
    answers=Answering,
    questions=(
        Question(
            name="text",
            label=N_("Your words"),
            words=lambda a, t: t(
                N_("What would you like to say about ticket #{number}? A photo is welcome too."),
                number=a.ticket,
            ),
            missing=lambda answers: not answers.text and not answers.files,
            take=lambda answers, text: replace(answers, text=cut(text, _MOST)),
        ),
    ),
    submit=_answered,
    add=lambda answers, text: replace(answers, text=cut(f"{answers.text}\n{text}".strip(), _MOST)),
    attach=lambda answers, files: replace(
        answers, files=(answers.files + files)[: views.MOST_FILES]
    ),
    gathered=lambda answers: views.to_send(answers.text, len(answers.files)),
    same=lambda open_, new: open_.ticket == new.ticket,
)
