"""What the desk does: give a ticket to somebody, or to nobody, and see that it is one ticket."""

from collections.abc import Sequence

from domain.files import File
from domain.people import OrganisationId, Person
from domain.permissions import Action, require
from domain.tickets import Step, TicketId, TicketNotOpen
from services import settling
from services.tickets.holding import Shown, hold, save, shown, tell_story
from storage.unit import Unit


async def dispatch(unit: Unit, ticket_id: TicketId, to: OrganisationId, by: Person) -> Shown:
    organisation = await unit.organisations.get(to)
    held = await hold(unit, ticket_id)
    ticket = held.dispatch(by, organisation, unit.now)
    if held.organisation == organisation:
        # Pressed twice: its days to give it back are counted from the first time.
        raise TicketNotOpen(held)
    await settling.called_off(unit, ticket_id, by)
    return await save(unit, ticket, Step.DISPATCHED, by, note=organisation.name)


async def offer(unit: Unit, ticket_id: TicketId, by: Person) -> Shown:
    """To the volunteers' pool."""
    ticket = (await hold(unit, ticket_id)).offer(by)
    return await save(unit, ticket, Step.OFFERED, by)


async def recall(unit: Unit, ticket_id: TicketId, by: Person, why: str) -> Shown:
    ticket = (await hold(unit, ticket_id)).recall(by, unit.now)
    await settling.called_off(unit, ticket_id, by)
    return await save(unit, ticket, Step.RETURNED, by, note=why)


async def may_reject(unit: Unit, ticket_id: TicketId, by: Person) -> None:
    """Asked before the form is opened; `reject` asks again. Raises why not."""
    (await hold(unit, ticket_id)).reject(by)


async def reject(unit: Unit, ticket_id: TicketId, by: Person, why: str) -> Shown:
    ticket = (await hold(unit, ticket_id)).reject(by)
    await settling.called_off(unit, ticket_id, by)
    return await save(unit, ticket, Step.REJECTED, by, note=why)


async def merge(unit: Unit, ticket_id: TicketId, into: TicketId, by: Person) -> Shown:
    """The older one goes on for both, so both must be theirs to dispatch; what was merged into
    this one before goes along. Held in the order of their numbers: two merges at once wait for
    each other instead of for ever.
    """
    held = {each: await hold(unit, each) for each in sorted((ticket_id, into))}
    require(by, Action.DISPATCH, held[into].area)
    merged = held[ticket_id].merge(held[into], by)
    await settling.called_off(unit, ticket_id, by)
    await tell_story(unit, held[into], Step.SECONDED, None, note=f"#{ticket_id}")
    for each in await unit.tickets.merged_into(ticket_id):
        moved = (await hold(unit, each)).goes_along_with(held[into])
        await save(unit, moved, Step.MERGED, by, note=f"#{into}")
    return await save(unit, merged, Step.MERGED, by, note=f"#{into}")


async def unmerge(unit: Unit, ticket_id: TicketId, by: Person) -> Shown:
    ticket = (await hold(unit, ticket_id)).unmerge(by)
    return await save(unit, ticket, Step.UNMERGED, by)


async def note(unit: Unit, ticket_id: TicketId, by: Person, text: str) -> Shown:
    """For staff alone."""
    ticket = await hold(unit, ticket_id)
    require(by, Action.SEE_TICKETS, ticket.area)
    await tell_story(unit, ticket, Step.NOTED, by, note=text)
    return await shown(unit, ticket)


async def answer(
    unit: Unit,
    ticket_id: TicketId,
    by: Person,
    text: str,
    files: Sequence[File] = (),
    *,
    openly: bool = False,
) -> Shown:
    """Words for the reporter; from the reporter they are words for staff. `openly`: others see
    whose words they are, so that they cannot be those of whoever reported anonymously.
    """
    ticket = await hold(unit, ticket_id)
    theirs = ticket.reported_by(by) and not (openly and ticket.anonymous)
    if not theirs:
        require(by, Action.SEE_TICKETS, ticket.area)
    step = Step.ADDED if theirs else Step.ANSWERED
    await tell_story(unit, ticket, step, by, note=text, files=files)
    return await shown(unit, ticket)
