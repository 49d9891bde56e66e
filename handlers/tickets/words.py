"""The words for what tickets are made of."""

from datetime import datetime

from domain.clocks import Rung
from domain.tickets import Danger, Kind, Stage, Step, Waiting
from handlers.kit.i18n import N_, Translation
from handlers.kit.ticket_words import CATEGORIES, place

__all__ = [
    "CATEGORIES",
    "CONTACTED",
    "DANGERS",
    "KINDS",
    "RUNGS",
    "STAGES",
    "STEPS",
    "WAITING",
    "due",
    "place",
]

KINDS = {
    Kind.REPAIR: N_("🔧 Repair"),
    Kind.COMPLAINT: N_("📣 Complaint"),
    Kind.SUGGESTION: N_("💡 Suggestion"),
    Kind.HELP: N_("🙋 Help"),
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
    Stage.DISPATCHED: N_("given to somebody, not taken yet"),
    Stage.OFFERED: N_("offered to the volunteers"),
    Stage.ACCEPTED: N_("being worked on"),
    Stage.FINISHED: N_("done, waiting for your answer"),
    Stage.CLOSED: N_("closed"),
    Stage.WITHDRAWN: N_("withdrawn"),
    Stage.REJECTED: N_("not taken on"),
    Stage.MERGED: N_("goes on under another number"),
}

WAITING = {
    Waiting.PARTS: N_("waiting for parts"),
    Waiting.ACCESS: N_("waiting to be let in"),
    Waiting.WEATHER: N_("waiting for the weather"),
    Waiting.FUNDS: N_("waiting for the money"),
    Waiting.OTHER_BODY: N_("waiting for somebody else's part"),
}

RUNGS = {
    Rung.BUILDING_HEAD: N_("the building head"),
    Rung.SECRETARY: N_("the branch secretary"),
    Rung.COMMUNITY: N_("the community"),
    Rung.STREET: N_("the street office"),
}

STEPS = {
    Step.FILED: N_("{name} reported it"),
    Step.DISPATCHED: N_("given to {note}"),
    Step.OFFERED: N_("offered to the volunteers"),
    Step.ACCEPTED: N_("{name} took it"),
    Step.RETURNED: N_("{name} gave it back"),
    Step.EXTENDED: N_("{name} asked for more time"),
    Step.PAUSED: N_("held up, {note}: the clock stands still"),
    Step.RESUMED: N_("the work goes on, and so does the clock"),
    Step.FINISHED: N_("{name} reported it done"),
    Step.CONFIRMED: N_("{name} confirmed: solved"),
    Step.REOPENED: N_("{name} said: not solved"),
    Step.RATED: N_("{name} gave {note} ★"),
    Step.WITHDRAWN: N_("{name} withdrew it"),
    Step.CONTACTED: N_("{note}"),
    Step.REJECTED: N_("{name} turned it down"),
    Step.MERGED: N_("the same as {note}, which goes on for both"),
    Step.UNMERGED: N_("goes on by itself again"),
    Step.SECONDED: N_("a neighbour has it too"),
    Step.ANSWERED: N_("{name} answered"),
    Step.ADDED: N_("{name} added"),
    Step.RESOLVED: N_("the neighbours resolved"),
    Step.NOTED: N_("{name} noted for staff"),
    Step.UNACCEPTED: N_("not taken in the promised time"),
    Step.YELLOW: N_("🟡 due soon"),
    Step.RED: N_("🔴 overdue"),
    Step.CLIMBED: N_("🔴 still overdue, reported to {note}"),
    Step.LAPSED: N_("closed without an answer (not counted as satisfied)"),
    Step.RELEASED: N_("waits for somebody again: whoever took it has left"),
}

CONTACTED = {"yes": N_("staff had been in touch"), "no": N_("staff had not been in touch")}

_WEEKDAYS = (
    N_("Mon"),
    N_("Tue"),
    N_("Wed"),
    N_("Thu"),
    N_("Fri"),
    N_("Sat"),
    N_("Sun"),
)


def due(t: Translation, at: datetime) -> str:
    """A moment that was promised, with the day of the week: people plan by it."""
    local = t.local(at)
    return t.plain(
        N_("{weekday} {month}/{day} {time}"),
        month=local.month,
        day=local.day,
        weekday=t.plain(_WEEKDAYS[local.weekday()]),
        time=f"{local:%H:%M}",
    )
