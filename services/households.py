"""A home as its own people see it, and moving out of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area, AreaId
from domain.people import Person, Relation
from domain.permissions import Action, may, require
from domain.residents import LivesThereNoMore, Lodging, NotYourHousehold, ResidencyId
from services import residents
from storage.failures import NotFound
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """For the eyes of one who lives there."""

    home: Sequence[Area]
    own: Lodging
    #: Who else lives there, as far as they are known here.
    others: Sequence[tuple[Lodging, Person]]

    @property
    def owned(self) -> bool:
        return self.own.relation is Relation.OWNER


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedOut:
    lodging: Lodging
    person: Person
    home: Sequence[Area]


async def show(unit: Unit, home_id: AreaId, to: Person) -> Household:
    """Raises `LivesThereNoMore` for everybody else."""
    own = await residents.lodging(unit, to.id, home_id)
    if own is None:
        raise LivesThereNoMore
    home = await unit.areas.get(home_id)
    require(to, Action.KEEP_HOUSEHOLD, at=home)
    there = await unit.residents.of_home(home_id)
    return Household(
        home=await unit.areas.lineage(home),
        own=own,
        others=[(each, await unit.people.get(each.person)) for each in there if each.id != own.id],
    )


async def may_end(unit: Unit, residency_id: ResidencyId, by: Person) -> MovedOut:
    """Asked before the second tap; `end` asks again. One's own; an owner also a tenant's; whoever
    admits residents there, anybody's. Raises why not.
    """
    try:
        lodging = await unit.residents.get(residency_id)
    except NotFound:
        raise LivesThereNoMore from None
    home = await unit.areas.get(lodging.home)
    if lodging.person != by.id and not may(by, Action.ADMIT_RESIDENT, at=home):
        own = await residents.lodging(unit, by.id, lodging.home)
        owns = own is not None and own.relation is Relation.OWNER
        if not owns or lodging.relation is not Relation.TENANT:
            raise NotYourHousehold
    return MovedOut(
        lodging=lodging,
        person=await unit.people.get(lodging.person),
        home=await unit.areas.lineage(home),
    )


async def end(unit: Unit, residency_id: ResidencyId, by: Person) -> MovedOut:
    """Whoever ends it first has ended it."""
    ended = await may_end(unit, residency_id, by)
    if not await unit.residents.end(residency_id, unit.now):
        raise LivesThereNoMore
    await unit.events.add(
        residents.SUBJECT,
        ended.person.id,
        "moved-out",
        by=by.id,
        at=unit.now,
        note=f"{ended.lodging.home} {ended.lodging.relation}",
    )
    return ended
