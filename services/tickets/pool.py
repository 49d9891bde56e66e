"""What becomes of a ticket in the volunteers' pool as they grab, give back and do the task."""

from collections.abc import Sequence

from domain.files import File
from domain.people import Person
from domain.tickets import Stage, Step, TicketId
from services.tickets.holding import Shown, hold, save
from storage.unit import Unit


async def grabbed(unit: Unit, ticket_id: TicketId, by: Person) -> Shown | None:
    """None: somebody else stands for it already, or it went elsewhere."""
    ticket = await hold(unit, ticket_id)
    if ticket.stage is not Stage.OFFERED:
        return None
    return await save(unit, ticket.grab(by), Step.ACCEPTED, by)


async def given_up(unit: Unit, ticket_id: TicketId) -> Shown | None:
    """Nobody has it any more. None: it went elsewhere."""
    ticket = await hold(unit, ticket_id)
    if ticket.stage is not Stage.ACCEPTED:
        return None
    return await save(unit, ticket.back_to_the_pool(unit.now), Step.OFFERED, None)


async def unclaimed(unit: Unit, ticket_id: TicketId) -> Shown | None:
    """The task was called off or nobody came: the desk has it again. None: it went elsewhere."""
    ticket = await hold(unit, ticket_id)
    if ticket.stage is Stage.ACCEPTED:
        return await save(unit, ticket.release(unit.now), Step.RELEASED, None)
    if ticket.stage is Stage.OFFERED:
        return await save(unit, ticket.unclaimed(), Step.RELEASED, None)
    return None


async def done(
    unit: Unit, ticket_id: TicketId, by: Person, note: str, proof: Sequence[File]
) -> Shown | None:
    """None: it went elsewhere."""
    ticket = await hold(unit, ticket_id)
    if ticket.stage is not Stage.ACCEPTED:
        return None
    return await save(unit, ticket.done(unit.now), Step.FINISHED, by, note=note, files=proof)
