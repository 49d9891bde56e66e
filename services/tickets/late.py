"""What the clock does by itself: warns, escalates, and closes what nobody answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.clocks import RED, YELLOW, Rung, rung
from domain.reminders.tickets import CONFIRM, HELD_UP
from domain.settings import Neighbourhood
from domain.tickets import Stage, Step, Ticket
from services import settling
from services.tickets.holding import Shown, save
from storage.reminded import Dated
from storage.unit import Unit

#: How many a sweep takes in hand: the rest have their turn with the next tick.
_SWEEP = 100
#: Of these each may be told to thirty people, while everybody else waits.
_ALARMS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Something is late, or will be soon: whoever has it is told, or the next one up."""

    shown: Shown
    step: Step
    #: Who is told, of one that climbed the ladder.
    rung: Rung | None = None


async def lapse_unanswered(unit: Unit, rules: Neighbourhood) -> Sequence[Shown]:
    """Close what nobody answered for days; done twice it finds nothing the second time."""
    before = unit.now - timedelta(days=rules.tickets.unconfirmed_after_days)
    lapsed = []
    for ticket_id in await unit.tickets.finished_before(before, _SWEEP):
        await settling.confirmed_by_reporter(unit, ticket_id, None, rules.volunteers)
        ticket = (await unit.tickets.get(ticket_id)).lapse()
        lapsed.append(await save(unit, ticket, Step.LAPSED, None))
    return lapsed


async def unanswered(unit: Unit, rules: Neighbourhood) -> Sequence[Ticket]:
    """Reported done, and about to be closed: of each its reporter is reminded once."""
    lapses = timedelta(days=rules.tickets.unconfirmed_after_days)
    if lapses <= CONFIRM.span:
        return ()
    since, before = unit.now - lapses, unit.now - lapses + CONFIRM.span
    asked = []
    for ticket_id in await unit.reminded.unanswered(since, before, _SWEEP):
        ticket = await unit.tickets.get(ticket_id)
        assert ticket.finished_at is not None, "looked for by that"
        if await unit.reminded.say(Dated.UNANSWERED, ticket_id, ticket.finished_at, unit.now):
            asked.append(ticket)
    return asked


async def held_up(unit: Unit) -> Sequence[tuple[Ticket, int]]:
    """How many days each has been held up: each week of it once, after a standstill the last."""
    found = []
    for ticket_id, date in await unit.reminded.held_up(unit.now, HELD_UP.span, _SWEEP):
        ticket = await unit.tickets.get(ticket_id)
        assert ticket.pause is not None, "looked for by that"
        if await unit.reminded.say(Dated.HELD_UP, ticket_id, date, unit.now):
            found.append((ticket, (date - ticket.pause.since).days))
    return found


async def alarms(unit: Unit) -> Sequence[Alarm]:
    """Each once, whatever happened meanwhile: after a long stop only the newest is told. So many
    as are told in one go.
    """
    raised: list[Alarm] = []
    for ticket_id in await unit.tickets.to_look_at(unit.now, _ALARMS):
        before = await unit.tickets.get(ticket_id)
        after = before.looked_at(unit.now)
        for step in _steps(before, after):
            climbed = rung(after.alarm) if step is Step.CLIMBED else None
            shown = await save(unit, after, step, None, note=climbed and climbed.value)
            raised.append(Alarm(shown=shown, step=step, rung=climbed))
    return raised


async def more_alarms(unit: Unit) -> bool:
    return bool(await unit.tickets.to_look_at(unit.now, 1))


def holds(ticket: Ticket, step: Step, at: datetime) -> bool:
    """Whether what such an alarm says is true of the ticket at this moment."""
    if not ticket.running or ticket.promise is None:
        return False
    match step:
        case Step.UNACCEPTED:
            return ticket.stage is not Stage.ACCEPTED
        case Step.YELLOW:
            return ticket.promise.warn_at <= at < ticket.promise.finish_by
        case _:
            return ticket.late(at)


def _steps(before: Ticket, after: Ticket) -> Sequence[Step]:
    steps = []
    if after.unaccepted_told and not before.unaccepted_told:
        steps.append(Step.UNACCEPTED)
    if after.alarm > before.alarm:
        cards = {YELLOW: Step.YELLOW, RED: Step.RED}
        steps.append(cards.get(after.alarm, Step.CLIMBED))
    return steps
