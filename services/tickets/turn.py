"""Whose turn it is with a ticket: who is told, and reminded."""

from domain.organisations import Organisation
from domain.people import Person, Role
from domain.permissions import Action, may
from domain.tickets import Ticket
from storage.unit import Unit

_DESK = (Role.WORKER, Role.SECRETARY, Role.COMMUNITY, Role.ADMINISTRATOR)


async def holders(unit: Unit, ticket: Ticket) -> list[Person]:
    """Whose turn it is: the assignee's, the organisation's, or the desk's."""
    if ticket.assignee is not None:
        return [await unit.people.get(ticket.assignee.id)]
    if ticket.organisation is not None:
        crew = await employed(unit, ticket, ticket.organisation)
        if crew:
            return crew
    return await desk(unit, ticket)


async def employed(unit: Unit, ticket: Ticket, organisation: Organisation) -> list[Person]:
    """Who works for it there."""
    crew = await unit.people.with_role_over(ticket.area, Role.WORKER)
    return [person for person in crew if person.works_for(organisation.id)]


async def desk(unit: Unit, ticket: Ticket) -> list[Person]:
    """Who decides whose it is, and repair staff that work for nobody else."""
    people = await unit.people.with_role_over(ticket.area, *_DESK)
    return [
        person
        for person in people
        if may(person, Action.DISPATCH, ticket.area)
        or any(held.role is Role.WORKER and held.organisation is None for held in person.grants)
    ]
