"""The words for what the desk shows."""

from datetime import datetime

from domain.places import Place
from domain.tickets import Category, Ticket
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import cut
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

CATEGORIES = {
    Category.WATER: N_("Water and drains"),
    Category.POWER: N_("Power"),
    Category.LIGHTING: N_("Public lighting"),
    Category.ELEVATOR: N_("Elevator"),
    Category.HEATING: N_("Heating"),
    Category.GAS: N_("Gas"),
    Category.STRUCTURE: N_("Roof and walls"),
    Category.DOORS: N_("Doors and windows"),
    Category.NETWORK: N_("Network and intercom"),
    Category.FACILITIES: N_("Paths and facilities"),
    Category.SANITATION: N_("Cleanliness"),
    Category.GREENING: N_("Greenery"),
    Category.PARKING: N_("Parking"),
    Category.FIRE: N_("Fire safety"),
    Category.NOISE: N_("Noise"),
    Category.PETS: N_("Pets"),
    Category.SECURITY: N_("Public order"),
    Category.CONSTRUCTION: N_("Building work"),
    Category.FEES: N_("Fees"),
    Category.SERVICE: N_("Staff and service"),
    Category.OTHER: N_("Something else"),
}


def category(t: Translation, category: Category | None) -> str:
    return t.plain(CATEGORIES[category]) if category else t.plain(N_("All categories"))


def line(t: Translation, ticket: Ticket, at: datetime) -> str:
    """Number, place, category, and by when it was promised, as it stands on a key."""
    promise = ticket.promise
    # What is over has kept its promise or not; nobody hurries any more.
    due = t.moment(promise.finish_by) if promise and ticket.open else ""
    parts = [place(t, ticket.place), t.plain(CATEGORIES[ticket.category]), due]
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


def place(t: Translation, place: Place) -> str:
    """Without the door: that is for the card."""
    parts = [
        t.plain(_building(place.building), building=place.building) if place.building else "",
        t.plain(N_("unit {unit}"), unit=place.unit) if place.unit else "",
        place.spot or "",
    ]
    named = [part for part in parts if part]
    whole = named[0] if named else ""
    for part in named[1:]:
        whole = t.plain(N_("{outer}, {inner}"), outer=whole, inner=part)
    return whole


def _building(name: str) -> str:
    # 3号楼, but B座.
    return N_("building {building}") if name[:1].isdigit() else N_("block {building}")
