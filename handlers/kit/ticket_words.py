"""What every feature calls a ticket's category and its place."""

from domain.places import Place
from domain.privacy import masked_text
from domain.tickets import Category, Kind, Ticket
from handlers.kit.areas import building
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import cut

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


def place(t: Translation, place: Place) -> str:
    """As it is written on a door; empty where nothing is known."""
    parts = [
        building(t, place.building) if place.building else "",
        t.plain(N_("unit {unit}"), unit=place.unit) if place.unit else "",
        t.plain(N_("room {room}"), room=place.room) if place.room else "",
        place.spot or "",
    ]
    named = [part for part in parts if part]
    whole = named[0] if named else ""
    for part in named[1:]:
        whole = t.plain(N_("{outer}, {inner}"), outer=whole, inner=part)
    return whole


def title_of(t: Translation, ticket: Ticket, most: int) -> str:
    """For everybody to read. A complaint may be about somebody, so its words stay in it."""
    about = t.plain(CATEGORIES[ticket.category])
    if ticket.kind is not Kind.COMPLAINT and ticket.text:
        whose = ticket.reporter.name if ticket.reporter else ""
        about = cut(masked_text(" ".join(ticket.text.split()), whose), most)
    return t.plain(N_("Ticket #{number}: {about}"), number=ticket.id, about=about)
