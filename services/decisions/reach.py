"""Whose decision it is: the neighbours it concerns, and who speaks for which office there."""

from collections.abc import Sequence

from domain.areas import Area, Level
from domain.decisions import ROLES, Decision, DecisionElsewhere, Office, held
from domain.decisions import offices as held_by
from domain.organisations import OrganisationKind
from domain.people import OrganisationId, Person, Role
from storage.unit import Unit

#: They answer objections, and see to it that what is adopted is done.
KEEPERS = (Role.SECRETARY, Role.COMMUNITY)


async def areas_of(unit: Unit) -> Sequence[Area]:
    """All that have an owners' assembly; where nobody has divided the neighbourhood, the whole."""
    root = await unit.areas.root()
    return [*await unit.areas.within(root, Level.COMPOUND)] or [root]


async def of_person(unit: Unit, person: Person) -> Sequence[Area]:
    """Where they live, or have something to do."""
    return [each for each in await areas_of(unit) if await belongs(unit, person, each)]


async def belongs(unit: Unit, person: Person, area: Area) -> bool:
    """By a home below it, or a role that reaches it or lies in it."""
    if any(each.reaches(area) or each.below.startswith(area.below) for each in person.grants):
        return True
    return await lives(unit, person, area)


async def lives(unit: Unit, person: Person, area: Area) -> bool:
    """In a home below it, or as the configuration says."""
    if any(
        each.role is Role.RESIDENT and (each.reaches(area) or each.below.startswith(area.below))
        for each in person.grants
    ):
        return True
    for each in person.homes:
        if area.reaches(await unit.areas.get(each.home)):
            return True
    return False


async def must_belong(unit: Unit, person: Person, decision: Decision) -> None:
    """Raises `DecisionElsewhere`: what concerns neighbours is theirs to read and object to."""
    if not await belongs(unit, person, decision.area):
        raise DecisionElsewhere


async def offices(unit: Unit, person: Person, area: Area) -> frozenset[Office]:
    return held_by(person, area, await _companies(unit, area))


async def bearers(unit: Unit, area: Area, office: Office) -> Sequence[Person]:
    """Who may speak for it there."""
    companies = await _companies(unit, area)
    people = await unit.people.with_role_over(area, ROLES[office])
    return [each for each in people if held(each, office, area, companies)]


async def keepers(unit: Unit, area: Area) -> Sequence[Person]:
    """Where there is none, whoever could appoint one."""
    found = await unit.people.with_role_over(area, *KEEPERS)
    return found or await unit.people.administrators()


async def _companies(unit: Unit, area: Area) -> frozenset[OrganisationId]:
    serving = await unit.rules.serving(area, OrganisationKind.PROPERTY)
    return frozenset(each.id for each in serving)
