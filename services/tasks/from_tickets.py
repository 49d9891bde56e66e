"""A ticket becomes a task for volunteers, with what is sensible where nobody says more."""

from dataclasses import replace
from datetime import timedelta

from domain.people import Person, PersonId
from domain.privacy import masked_text
from domain.tasks import Field, Task
from domain.tickets import Category, Kind, Ticket, TicketId
from services.tasks.making import make
from services.tickets import Shown, look, offer
from storage.tasks import Wanted
from storage.unit import Unit

_AT_MOST = timedelta(hours=2)
#: Of the reporter's words: the rest is for whoever goes there.
_TITLE = 40
_FIELDS = {
    Category.SANITATION: Field.SANITATION,
    Category.GREENING: Field.SANITATION,
    Category.PARKING: Field.ORDER,
    Category.FIRE: Field.ORDER,
    Category.NOISE: Field.ORDER,
    Category.PETS: Field.ORDER,
    Category.SECURITY: Field.ORDER,
    Category.FEES: Field.CULTURE,
    Category.SERVICE: Field.CULTURE,
    Category.OTHER: Field.CULTURE,
}


async def offer_ticket(
    unit: Unit, ticket_id: TicketId, by: Person, *, called: str, where: str
) -> tuple[Shown, Task]:
    """With as little said of it in public as a volunteer needs to make up their mind.

    `called`: what it is about, for one without words; `where`: its place, door included.
    """
    ticket = (await look(unit, ticket_id)).ticket
    return await offer_as(unit, ticket_id, await wanted(unit, ticket, called, where), by)


async def offer_as(
    unit: Unit, ticket_id: TicketId, wanted: Wanted, by: Person
) -> tuple[Shown, Task]:
    """With what somebody said of it: whom it is for, stays."""
    shown = await offer(unit, ticket_id, by)
    quoted = bool(wanted.title) and wanted.title == _title(shown.ticket)
    helped = _helped(shown.ticket)
    whose = replace(wanted, ticket=ticket_id, helped=helped, quoted=quoted)
    return shown, await make(unit, whose, by)


async def wanted(unit: Unit, ticket: Ticket, called: str, where: str) -> Wanted:
    """As it would be offered if nobody said more."""
    return Wanted(
        field=Field.CARE
        if ticket.kind is Kind.HELP
        else _FIELDS.get(ticket.category, Field.PROPERTY),
        title=_title(ticket) or called,
        private=await _private(unit, ticket, where),
        area=ticket.area,
        difficulty=1,
        most=_AT_MOST,
        urgent=ticket.danger is not None,
        ticket=ticket.id,
        helped=_helped(ticket),
    )


def _helped(ticket: Ticket) -> PersonId | None:
    return None if ticket.anonymous or ticket.reporter is None else ticket.reporter.id


def _title(ticket: Ticket) -> str:
    names = [ticket.behalf] + ([ticket.reporter.name] if ticket.reporter else [])
    said = " ".join(ticket.text.split())
    for name in names:
        said = masked_text(said, name)
    return said if len(said) <= _TITLE else said[: _TITLE - 1].rstrip() + "…"


async def _private(unit: Unit, ticket: Ticket, where: str) -> str:
    """Where to go, whom to ask for, and all that was said."""
    whom = [ticket.behalf]
    if ticket.reporter is not None and not ticket.anonymous:
        phone = await unit.residents.phone_of(ticket.reporter.id)
        whom += [ticket.reporter.name, phone or ""]
    lines = (where, " ".join(part for part in whom if part), ticket.text)
    return "\n".join(line for line in lines if line)
