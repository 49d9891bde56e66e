"""What neighbours may see of somebody else's ticket, and joining it."""

from domain.people import Person
from domain.permissions import Action, require
from domain.tickets import Kind, Ticket, TicketId, TicketUnknown
from services.tickets.holding import Shown, look
from services.tickets.reporter import Seconded, second
from storage.unit import Unit

#: What concerns everybody who passes by. A complaint is between its reporter and staff.
_COMMON = (Kind.REPAIR, Kind.SUGGESTION)


def for_neighbours(ticket: Ticket) -> bool:
    """Behind a door of one's own lies nobody else's business."""
    common = ticket.kind in _COMMON and ticket.place.room is None
    return common and not ticket.anonymous and not ticket.anonymised


async def overlook(unit: Unit, ticket_id: TicketId, by: Person) -> Shown:
    """For a neighbour's eyes, who is to be shown no names. Raises `TicketUnknown`."""
    shown = await look(unit, ticket_id)
    theirs = shown.ticket.reported_by(by) or await joined(unit, ticket_id, by)
    if not theirs and not for_neighbours(shown.ticket):
        raise TicketUnknown(ticket_id)
    return shown


async def join(unit: Unit, ticket_id: TicketId, by: Person) -> Seconded:
    """Whoever may report may join. Raises `AlreadySeconded` and `TicketNotOpen`."""
    require(by, Action.REPORT)
    return await second(unit, ticket_id, by)


async def joined(unit: Unit, ticket_id: TicketId, by: Person) -> bool:
    return await unit.following.follows(ticket_id, by.id)
