"""The words for what tickets are made of."""

from domain.places import Place
from domain.tickets import Category, Danger, Kind, Stage, Step
from handlers.kit.areas import building
from handlers.kit.i18n import N_, Translation

KINDS = {
    Kind.REPAIR: N_("🔧 Repair"),
    Kind.COMPLAINT: N_("📣 Complaint"),
    Kind.SUGGESTION: N_("💡 Suggestion"),
    Kind.HELP: N_("🙋 Help"),
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

DANGERS = {
    Danger.TRAPPED: N_("people trapped in the lift"),
    Danger.GAS: N_("smell of gas"),
    Danger.FIRE: N_("fire"),
    Danger.FLOOD: N_("burst pipe"),
    Danger.FACADE: N_("falling façade"),
    Danger.WIRES: N_("exposed wires"),
    Danger.MANHOLE: N_("open manhole"),
    Danger.COLLAPSE: N_("danger of collapse"),
}

STAGES = {
    Stage.FILED: N_("waiting for somebody to take it"),
    Stage.ACCEPTED: N_("being worked on"),
    Stage.FINISHED: N_("done, waiting for your answer"),
    Stage.CLOSED: N_("closed"),
    Stage.WITHDRAWN: N_("withdrawn"),
}

STEPS = {
    Step.FILED: N_("{name} reported it"),
    Step.ACCEPTED: N_("{name} took it"),
    Step.FINISHED: N_("{name} reported it done"),
    Step.CONFIRMED: N_("{name} confirmed: solved"),
    Step.REOPENED: N_("{name} said: not solved"),
    Step.RATED: N_("{name} gave {note} ★"),
    Step.WITHDRAWN: N_("{name} withdrew it"),
    Step.LAPSED: N_("closed without an answer (not counted as satisfied)"),
    Step.RELEASED: N_("waits for somebody again: whoever took it has left"),
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
