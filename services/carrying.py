"""What was resolved is to be carried out in time: who is reminded, before its day and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.meetings import Resolution
from domain.people import Person
from domain.tasks import ClaimState, TaskId
from domain.tickets import Ticket, TicketId
from services.resolving import AHEAD
from services.tasks.nearby import nearest
from services.tickets.turn import desk, holders
from storage.reminded import Dated
from storage.resolutions import Written
from storage.unit import Unit

_SWEEP = 50
#: They have said that they do it.
_THEIRS = {ClaimState.HOLDING, ClaimState.ARRIVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    resolution: Resolution
    late: bool
    #: None: known no more.
    writer: Person | None
    #: Without the writer.
    carriers: Sequence[Person]


async def due(unit: Unit) -> Sequence[Due]:
    """Not done, and due soon or overdue: of each date once. After a standstill only the last."""
    found = []
    for written in await unit.resolutions.due(unit.now + AHEAD, _SWEEP):
        if await unit.resolutions.reminded(written.resolution.id, unit.now):
            late = await _overdue(unit, written.resolution)
            found.append(await _due(unit, written, late=late))
    found += [
        await _due(unit, written, late=True)
        for written in await unit.resolutions.overdue(unit.now, _SWEEP)
        if await _overdue(unit, written.resolution)
    ]
    return found


async def _overdue(unit: Unit, resolution: Resolution) -> bool:
    """Noted as said. False where it was, or is not overdue."""
    due_at = resolution.due_at
    if unit.now < due_at:
        return False
    return await unit.reminded.say(Dated.OVERDUE, resolution.id, due_at, unit.now)


async def _due(unit: Unit, written: Written, *, late: bool) -> Due:
    resolution = written.resolution
    if resolution.ticket is not None:
        people = await _of_ticket(unit, resolution, resolution.ticket, late=late)
    else:
        assert resolution.task is not None, "one of the two"
        people = await _of_task(unit, resolution.task, late=late)
    named = {each.id: each for each in people if each.id != written.by}
    return Due(
        resolution=resolution,
        late=late,
        writer=None if written.by is None else await unit.people.get(written.by),
        carriers=list(named.values()),
    )


async def _of_ticket(
    unit: Unit, resolution: Resolution, ticket_id: TicketId, *, late: bool
) -> Sequence[Person]:
    ticket = await unit.tickets.get(ticket_id)
    if ticket.merged_into is not None:
        ticket = await unit.tickets.get(ticket.merged_into)
    if _says_so_itself(ticket, resolution):
        return ()
    office = await desk(unit, ticket) if late else ()
    return [*await holders(unit, ticket), *office]


def _says_so_itself(ticket: Ticket, resolution: Resolution) -> bool:
    """Its cards, yellow and red, come at the very same moments."""
    promise = ticket.promise
    return ticket.running and promise is not None and promise.finish_by == resolution.due_at


async def _of_task(unit: Unit, task_id: TaskId, *, late: bool) -> Sequence[Person]:
    claims = [each for each in await unit.claims.of(task_id) if each.state in _THEIRS]
    people = [await unit.people.get(each.person.id) for each in claims]
    if people and not late:
        return people
    return [*people, *await nearest(unit, await unit.tasks.get(task_id))]
