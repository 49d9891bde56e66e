"""Refusals in words: the one place where a fact becomes a sentence. A test misses none."""

from collections.abc import Callable
from typing import Any

from telegram import CallbackQuery

from domain import refusals, tickets
from domain.refusals import Refusal
from domain.tickets import Stage
from handlers.kit.context import Work
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, html


class ButtonRetired(Refusal):
    """A button of an older release, or one that nobody ever sent."""


Words = Callable[[Translation, Any], str]

_STAGES = {
    Stage.FILED: N_("Ticket #{number} is waiting for somebody to take it."),
    Stage.ACCEPTED: N_("{name} is already working on ticket #{number}."),
    Stage.FINISHED: N_("Ticket #{number} is reported as done; the reporter will confirm it."),
    Stage.CLOSED: N_("Ticket #{number} is closed already."),
    Stage.WITHDRAWN: N_("Ticket #{number} was withdrawn by its reporter."),
}


def _stands(t: Translation, refusal: tickets.TicketRefusal) -> str:
    """Where the ticket stands: whoever pressed an old button learns what came since."""
    ticket = refusal.ticket
    name = ticket.assignee.name if ticket.assignee else ""
    return t.plain(_STAGES[ticket.stage], number=ticket.id, name=name)


WORDS: dict[type[Refusal], Words] = {
    refusals.NobodyKnown: lambda t, _: t.plain(
        N_(
            "I cannot see who you are. Please switch off “remain anonymous”,"
            " or write to me in private."
        )
    ),
    refusals.ResidentsOnly: lambda t, _: t.plain(
        N_(
            "Only residents of this neighbourhood can do this."
            " Please ask the property office to add you."
        )
    ),
    refusals.StaffOnly: lambda t, _: t.plain(
        N_("Only staff can do this. If you work here, please ask an administrator to add you.")
    ),
    refusals.AdministratorsOnly: lambda t, _: t.plain(
        N_("Only an administrator of this neighbourhood can do this.")
    ),
    refusals.TooManyFilings: lambda t, r: t.plain(
        N_(
            "You have filed {limit} tickets in the last {hours} h. Please wait a while;"
            " for an emergency just write to me at once."
        ),
        limit=r.limit,
        hours=r.hours,
    ),
    tickets.TicketUnknown: lambda t, r: t.plain(
        N_("I cannot find ticket #{number} among yours. /tickets shows them all."),
        number=r.number,
    ),
    tickets.TicketNotOpen: _stands,
    tickets.TicketTaken: _stands,
    tickets.NotYourTicket: lambda t, r: t.plain(
        N_("Only the person who reported ticket #{number} can say this."), number=r.ticket.id
    ),
    tickets.AlreadyRated: lambda t, r: t.plain(
        N_("You have already rated ticket #{number}. Thank you!"), number=r.ticket.id
    ),
    ButtonRetired: lambda t, _: t.plain(
        N_("This button is no longer in use. Send /start to begin anew.")
    ),
}


def words(t: Translation, refusal: Refusal) -> str:
    return WORDS[type(refusal)](t, refusal)


async def refuse(
    work: Work, press: CallbackQuery | None, chat_id: int | None, refusal: Refusal
) -> None:
    """Say why: over the chat to whoever pressed, else where they spoke."""
    speaker, private = work.speaker, chat_id is not None and chat_id > 0
    t = speaker.language_of(work.actor) if work.actor and private else speaker.languages.default
    if press is not None:
        speaker.answer_press(press.id, words(t, refusal))
        work.press_answered = True
    elif chat_id is not None:
        await speaker.send(chat_id, Screen(text=html("{words}", words=words(t, refusal))))
