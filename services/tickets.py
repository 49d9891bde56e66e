"""Tickets from a report to a rating: load, decide, save, say who is to be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.files import File
from domain.people import DUTIES, Person, Role
from domain.permissions import Action, require
from domain.places import Place
from domain.refusals import ResidentsOnly, TooManyFilings
from domain.settings import Neighbourhood, TicketSettings
from domain.tickets import Event, Report, Step, Ticket, TicketId, TicketUnknown
from storage.failures import NotFound
from storage.unit import Unit

SUBJECT = "ticket"
#: Who may file where only those known to the neighbourhood may.
_KNOWN = {Role.RESIDENT} | DUTIES
#: How many lapse in one sweep: the rest have their turn with the next tick.
_SWEEP = 100
_PLACES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A ticket as it stands, with its story."""

    ticket: Ticket
    history: Sequence[Event]
    files: Sequence[File]


async def show(unit: Unit, ticket_id: TicketId, to: Person) -> Shown:
    """Raises `TicketUnknown` also for what is not for this person's eyes."""
    ticket = await _get(unit, ticket_id)
    if not ticket.seen_by(to):
        raise TicketUnknown(ticket_id)
    return await _shown(unit, ticket)


async def look(unit: Unit, ticket_id: TicketId) -> Shown:
    """As `show`, for the bot itself."""
    return await _shown(unit, await _get(unit, ticket_id))


async def file(unit: Unit, report: Report, by: Person, rules: Neighbourhood) -> Shown:
    """Raises `ResidentsOnly` and `TooManyFilings`; neither ever stops an emergency."""
    if report.danger is None:
        await may_file(unit, by, rules)
    ticket_id = await unit.tickets.file(report, by.id, unit.now)
    event_id = await unit.events.add(SUBJECT, ticket_id, Step.FILED, by=by.id, at=unit.now)
    await unit.tickets.attach(ticket_id, event_id, "report", report.files)
    return await _shown(unit, await unit.tickets.get(ticket_id))


async def accept(unit: Unit, ticket_id: TicketId, by: Person) -> Shown:
    ticket = (await _hold(unit, ticket_id)).accept(by)
    return await _save(unit, ticket, Step.ACCEPTED, by)


async def of_reporter(unit: Unit, by: Person, limit: int, offset: int) -> Sequence[Ticket]:
    """Newest first."""
    return await unit.tickets.of_reporter(by.id, limit, offset)


async def recent_places(unit: Unit, by: Person) -> Sequence[Place]:
    """Where their last troubles were: most often the next one is there too."""
    return await unit.tickets.recent_places(by.id, _PLACES)


async def may_finish(unit: Unit, ticket_id: TicketId, by: Person) -> Ticket:
    """Asked before the form is opened; `finish` asks again. Raises why not."""
    ticket = await _hold(unit, ticket_id)
    ticket.finish(by, unit.now)
    return ticket


async def finish(
    unit: Unit, ticket_id: TicketId, by: Person, note: str, proof: Sequence[File]
) -> Shown:
    ticket = (await _hold(unit, ticket_id)).finish(by, unit.now)
    return await _save(unit, ticket, Step.FINISHED, by, note=note, files=proof)


async def confirm(unit: Unit, ticket_id: TicketId, by: Person) -> Shown:
    ticket = (await _hold(unit, ticket_id)).confirm(by)
    return await _save(unit, ticket, Step.CONFIRMED, by)


async def may_reopen(unit: Unit, ticket_id: TicketId, by: Person) -> Ticket:
    """As `may_finish`."""
    ticket = await _hold(unit, ticket_id)
    ticket.reopen(by)
    return ticket


async def reopen(
    unit: Unit, ticket_id: TicketId, by: Person, note: str, files: Sequence[File]
) -> Shown:
    ticket = (await _hold(unit, ticket_id)).reopen(by)
    return await _save(unit, ticket, Step.REOPENED, by, note=note, files=files)


async def rate(unit: Unit, ticket_id: TicketId, by: Person, stars: int) -> Shown:
    ticket = (await _hold(unit, ticket_id)).rate(by, stars)
    return await _save(unit, ticket, Step.RATED, by, note=str(stars))


async def withdraw(unit: Unit, ticket_id: TicketId, by: Person) -> Shown:
    ticket = (await _hold(unit, ticket_id)).withdraw(by)
    return await _save(unit, ticket, Step.WITHDRAWN, by)


async def release(unit: Unit, ticket_id: TicketId) -> Shown:
    """Whoever accepted it is gone."""
    ticket = (await _hold(unit, ticket_id)).release()
    return await _save(unit, ticket, Step.RELEASED, None)


async def lapse_unanswered(unit: Unit, rules: TicketSettings) -> Sequence[Shown]:
    """Close what nobody answered for days; done twice it finds nothing the second time."""
    before = unit.now - timedelta(days=rules.unconfirmed_after_days)
    return [
        await _save(unit, (await unit.tickets.get(ticket_id)).lapse(), Step.LAPSED, None)
        for ticket_id in await unit.tickets.finished_before(before, _SWEEP)
    ]


async def may_file(unit: Unit, by: Person, rules: Neighbourhood) -> None:
    """Asked before the form is opened; `file` asks again. Raises why not."""
    require(by, Action.REPORT)
    if rules.residents.admission == "verified" and not by.roles & _KNOWN:
        raise ResidentsOnly
    for limit, hours in ((rules.tickets.filings_per_hour, 1), (rules.tickets.filings_per_day, 24)):
        since = unit.now - timedelta(hours=hours)
        if await unit.tickets.filed_since(by.id, since) >= limit:
            raise TooManyFilings(limit, hours)


async def _get(unit: Unit, ticket_id: TicketId) -> Ticket:
    try:
        return await unit.tickets.get(ticket_id)
    except NotFound:
        raise TicketUnknown(ticket_id) from None


async def _hold(unit: Unit, ticket_id: TicketId) -> Ticket:
    """For changing it: nobody else does so before this unit ends."""
    try:
        return await unit.tickets.hold(ticket_id)
    except NotFound:
        raise TicketUnknown(ticket_id) from None


async def _save(
    unit: Unit,
    ticket: Ticket,
    step: Step,
    by: Person | None,
    *,
    note: str | None = None,
    files: Sequence[File] = (),
) -> Shown:
    await unit.tickets.save(ticket)
    event_id = await unit.events.add(
        SUBJECT, ticket.id, step, by=by.id if by else None, at=unit.now, note=note
    )
    purpose = "proof" if step is Step.FINISHED else "report"
    await unit.tickets.attach(ticket.id, event_id, purpose, files)
    return await _shown(unit, ticket)


async def _shown(unit: Unit, ticket: Ticket) -> Shown:
    return Shown(
        ticket=ticket,
        history=await unit.events.of_ticket(ticket.id),
        files=await unit.tickets.files(ticket.id),
    )
