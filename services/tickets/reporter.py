"""What the reporter says about what was done, and what neighbours with the same trouble say."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.files import File
from domain.people import Person
from domain.settings import Neighbourhood, VolunteerSettings
from domain.tickets import PRESSING, AlreadySeconded, Step, Ticket, TicketId
from services import settling
from services.tickets.filing import by_rule, promised
from services.tickets.holding import Shown, hold, save, shown, tell_story
from storage.unit import Unit


async def confirm(unit: Unit, ticket_id: TicketId, by: Person, rules: VolunteerSettings) -> Shown:
    ticket = (await hold(unit, ticket_id)).confirm(by)
    said_by = None if ticket.anonymous else by
    await settling.confirmed_by_reporter(unit, ticket_id, said_by, rules)
    return await save(unit, ticket, Step.CONFIRMED, by)


async def may_reopen(unit: Unit, ticket_id: TicketId, by: Person) -> Ticket:
    """Asked before the form is opened; `reopen` asks again. Raises why not."""
    ticket = await hold(unit, ticket_id)
    ticket.reopen(by, ticket.promise)
    return ticket


async def reopen(  # noqa: PLR0917 - as it is asked for: who, what, why, with what
    unit: Unit,
    ticket_id: TicketId,
    by: Person,
    note: str,
    files: Sequence[File],
    rules: Neighbourhood,
) -> Shown:
    """With a new promise, and to whom the rules give it."""
    ticket = await hold(unit, ticket_id)
    reopened = ticket.reopen(by, promised(ticket, unit.now, rules))
    await settling.refused_by_reporter(unit, ticket_id, None if ticket.anonymous else by)
    await save(unit, reopened, Step.REOPENED, by, note=note, files=files)
    return await by_rule(unit, reopened)


async def say_contacted(unit: Unit, ticket_id: TicketId, by: Person, *, contacted: bool) -> Shown:
    ticket = (await hold(unit, ticket_id)).say_contacted(by, contacted=contacted)
    return await save(unit, ticket, Step.CONTACTED, by, note="yes" if contacted else "no")


async def rate(unit: Unit, ticket_id: TicketId, by: Person, stars: int) -> Shown:
    ticket = (await hold(unit, ticket_id)).rate(by, stars)
    return await save(unit, ticket, Step.RATED, by, note=str(stars))


async def withdraw(unit: Unit, ticket_id: TicketId, by: Person) -> Shown:
    ticket = (await hold(unit, ticket_id)).withdraw(by)
    await settling.called_off(unit, ticket_id, None if ticket.anonymous else by)
    return await save(unit, ticket, Step.WITHDRAWN, by)


async def let_go(unit: Unit, ticket_id: TicketId) -> Sequence[Shown]:
    """What was merged into one that is withdrawn goes on by itself: others reported it."""
    freed = []
    for each in await unit.tickets.merged_into(ticket_id):
        ticket = (await hold(unit, each)).goes_on_alone()
        freed.append(await save(unit, ticket, Step.UNMERGED, None))
    return freed


@dataclass(frozen=True, slots=True, kw_only=True)
class Seconded:
    shown: Shown
    #: Whether this neighbour made it more pressing: staff are told again.
    pressing: bool


async def second(unit: Unit, ticket_id: TicketId, by: Person) -> Seconded:
    """我也遇到. Raises `AlreadySeconded` and `TicketNotOpen`."""
    ticket = (await hold(unit, ticket_id)).second(by)
    if not await unit.following.second(ticket_id, by.id, unit.now):
        raise AlreadySeconded(ticket)
    await tell_story(unit, ticket, Step.SECONDED, by)
    return Seconded(shown=await shown(unit, ticket), pressing=ticket.seconders in PRESSING)
