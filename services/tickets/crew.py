"""What whoever does the work says about it: taken, given back, held up, done."""

from collections.abc import Sequence

from domain.clocks import Span, Terms
from domain.files import File
from domain.people import Person
from domain.settings import Neighbourhood
from domain.tickets import Step, Ticket, TicketId, Waiting
from services import settling
from services.calendar import calendar
from services.tickets.holding import Shown, hold, save
from storage.unit import Unit

#: How many at a time: the rest have their turn with the next tick.
_SWEEP = 100


async def accept(unit: Unit, ticket_id: TicketId, by: Person) -> Shown:
    ticket = (await hold(unit, ticket_id)).accept(by)
    return await save(unit, ticket, Step.ACCEPTED, by)


async def release(unit: Unit, ticket_id: TicketId) -> Shown:
    """Whoever accepted it is gone."""
    ticket = (await hold(unit, ticket_id)).release(unit.now)
    await settling.called_off(unit, ticket_id, None)
    return await save(unit, ticket, Step.RELEASED, None)


async def release_abandoned(unit: Unit) -> Sequence[Shown]:
    """Of those who lost their role there, or are kept out; done twice it finds nothing more."""
    return [await release(unit, each) for each in await unit.tickets.abandoned(_SWEEP)]


async def may_give_back(
    unit: Unit, ticket_id: TicketId, by: Person, rules: Neighbourhood
) -> Ticket:
    """Asked before the form is opened; `give_back` asks again. Raises why not."""
    ticket = await hold(unit, ticket_id)
    until = None
    if ticket.dispatched_at is not None:
        days = Span(working_days=rules.tickets.return_working_days)
        until = calendar(rules).due(ticket.dispatched_at, days)
    return ticket.give_back(by, unit.now, until)


async def give_back(
    unit: Unit, ticket_id: TicketId, by: Person, why: str, rules: Neighbourhood
) -> Shown:
    ticket = await may_give_back(unit, ticket_id, by, rules)
    await settling.called_off(unit, ticket_id, by)
    return await save(unit, ticket, Step.RETURNED, by, note=why)


async def may_extend(
    unit: Unit, ticket_id: TicketId, by: Person, rules: Neighbourhood, days: int = 1
) -> Ticket:
    """Raises why not."""
    ticket = await hold(unit, ticket_id)
    since = max(unit.now, ticket.due(unit.now) or unit.now)
    more = Span(working_days=min(days, rules.tickets.extension_working_days))
    promise = calendar(rules).promise(since, Terms(accept=None, finish=more))
    return ticket.extend(by, unit.now, promise)


async def extend(  # noqa: PLR0917 - who, what, why, how long
    unit: Unit, ticket_id: TicketId, by: Person, why: str, days: int, rules: Neighbourhood
) -> Shown:
    """By so many working days, at most as many as the settings allow."""
    ticket = await may_extend(unit, ticket_id, by, rules, days)
    return await save(unit, ticket, Step.EXTENDED, by, note=why)


async def may_pause(unit: Unit, ticket_id: TicketId, by: Person) -> None:
    """Asked before the form is opened; `pause` asks again. Raises why not."""
    (await hold(unit, ticket_id)).pause_work(by, unit.now, Waiting.PARTS)


async def pause(unit: Unit, ticket_id: TicketId, by: Person, why: Waiting) -> Shown:
    ticket = (await hold(unit, ticket_id)).pause_work(by, unit.now, why)
    return await save(unit, ticket, Step.PAUSED, by, note=why.value)


async def resume(unit: Unit, ticket_id: TicketId, by: Person) -> Shown:
    ticket = (await hold(unit, ticket_id)).resume(by, unit.now)
    return await save(unit, ticket, Step.RESUMED, by)


async def may_finish(unit: Unit, ticket_id: TicketId, by: Person) -> Ticket:
    """Asked before the form is opened; `finish` asks again. Raises why not."""
    ticket = await hold(unit, ticket_id)
    ticket.finish(by, unit.now)
    return ticket


async def finish(
    unit: Unit, ticket_id: TicketId, by: Person, note: str, proof: Sequence[File]
) -> Shown:
    ticket = (await hold(unit, ticket_id)).finish(by, unit.now)
    await settling.called_off(unit, ticket_id, by)
    return await save(unit, ticket, Step.FINISHED, by, note=note, files=proof)
