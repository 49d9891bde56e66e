"""The words for what the desk shows."""

from datetime import datetime

from domain.tickets import Category, Ticket
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import cut
from handlers.kit.ticket_words import CATEGORIES, place
from services.desk_queue import Pile

#: On a button; longer ones are cut off by phones.
LABEL = 40

#: In the order on the buttons; their places on the wire are those in `Pile`.
PILES = {
    Pile.NEW: N_("🆕 New"),
    Pile.MINE: N_("🙋 Mine"),
    Pile.DUE_SOON: N_("🟡 Due soon"),
    Pile.OVERDUE: N_("🔴 Overdue"),
    Pile.PAUSED: N_("⏸ Paused"),
    Pile.OPEN: N_("📂 All open"),
}


def category(t: Translation, category: Category | None) -> str:
    return t.plain(CATEGORIES[category]) if category else t.plain(N_("All categories"))


def line(t: Translation, ticket: Ticket, at: datetime) -> str:
    """Number, place, category, and by when it was promised, as it stands on a key."""
    promise = ticket.promise
    # What is over has kept its promise or not; nobody hurries any more.
    due = t.moment(promise.finish_by) if promise and ticket.open else ""
    # The door is for the card.
    parts = [place(t, ticket.place.without_room()), t.plain(CATEGORIES[ticket.category]), due]
    said = " · ".join(part for part in parts if part)
    return cut(f"{_sign(ticket, at)}#{ticket.id} {said}", LABEL)


def _sign(ticket: Ticket, at: datetime) -> str:
    if ticket.danger is not None and ticket.open:
        return "🚨"
    if ticket.pause is not None:
        return "⏸"
    if not ticket.open:
        return "✔️"
    if ticket.late(at):
        return "🔴"
    soon = ticket.promise is not None and at >= ticket.promise.warn_at
    return "🟡" if soon else ""
