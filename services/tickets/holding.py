"""What every use case of tickets shares: get one, keep what came of it, with its story."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area, Level
from domain.files import File
from domain.people import Person
from domain.tickets import INTERNAL, REPORTERS, Event, Step, Ticket, TicketId, TicketUnknown
from storage.failures import NotFound
from storage.unit import Unit

SUBJECT = "ticket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A ticket as it stands, with its story."""

    ticket: Ticket
    #: Oldest first, what staff noted for themselves included.
    history: Sequence[Event]
    files: Sequence[File]
    #: From everything down to where it is.
    lineage: Sequence[Area] = ()

    @property
    def compound(self) -> str:
        """Its name; "" where it is not known in which one it lies, or nobody has named it."""
        named = (area.name for area in self.lineage if area.level is Level.COMPOUND)
        return next(named, "")

    @property
    def public(self) -> Sequence[Event]:
        """What the reporter may read of it."""
        return [event for event in self.history if event.step not in INTERNAL]


async def show(unit: Unit, ticket_id: TicketId, to: Person) -> Shown:
    """Raises `TicketUnknown` also for what is not for this person's eyes."""
    ticket = await _get(unit, ticket_id)
    if not ticket.seen_by(to) and not await unit.following.follows(ticket_id, to.id):
        raise TicketUnknown(ticket_id)
    return await shown(unit, ticket)


async def look(unit: Unit, ticket_id: TicketId) -> Shown:
    """As `show`, for the bot itself."""
    return await shown(unit, await _get(unit, ticket_id))


async def hold(unit: Unit, ticket_id: TicketId) -> Ticket:
    """For changing it: nobody else does so before this unit ends. Raises `TicketUnknown`."""
    await unit.tasks.hold_of_ticket(ticket_id)
    try:
        return await unit.tickets.hold(ticket_id)
    except NotFound:
        raise TicketUnknown(ticket_id) from None


async def save(
    unit: Unit,
    ticket: Ticket,
    step: Step,
    by: Person | None,
    *,
    note: str | None = None,
    files: Sequence[File] = (),
) -> Shown:
    """`by=None`: the clock, or a rule."""
    await unit.tickets.save(ticket, unit.now)
    await tell_story(unit, ticket, step, by, note=note, files=files)
    return await shown(unit, ticket)


async def tell_story(
    unit: Unit,
    ticket: Ticket,
    step: Step,
    by: Person | None,
    *,
    note: str | None = None,
    files: Sequence[File] = (),
) -> None:
    """One more line of its history. Whoever reported anonymously stays out of it; what they do as
    staff names them as it names everybody.
    """
    hidden = ticket.anonymous and step in REPORTERS
    event_id = await unit.events.add(
        SUBJECT, ticket.id, step, by=by.id if by and not hidden else None, at=unit.now, note=note
    )
    purpose = "proof" if step is Step.FINISHED else "report"
    await unit.tickets.attach(ticket.id, event_id, purpose, files)


async def shown(unit: Unit, ticket: Ticket) -> Shown:
    return Shown(
        ticket=ticket,
        history=await unit.events.of_ticket(ticket.id),
        files=await unit.tickets.files(ticket.id),
        lineage=await unit.areas.lineage(ticket.area),
    )


async def _get(unit: Unit, ticket_id: TicketId) -> Ticket:
    try:
        return await unit.tickets.get(ticket_id)
    except NotFound:
        raise TicketUnknown(ticket_id) from None
