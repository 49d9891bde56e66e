"""Where volunteers serve: the compound they live in, single buildings of it, and what others
gave them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from domain.areas import Area, AreaId, Level
from domain.people import Person, PersonId, Role
from domain.roles import Post, VouchedFor
from domain.tasks import NotAVolunteer
from domain.volunteers import LastArea, NoHomeHere, NotYourArea, TakenBack
from services import roles
from storage.failures import NotFound
from storage.grants import Held
from storage.unit import Unit

#: A residency that ended longer ago has been looked at.
_LATELY = timedelta(days=2)
#: How many a sweep looks at.
_SWEEP = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere they may serve."""

    lineage: Sequence[Area]
    chosen: bool
    #: Single buildings of it may be chosen instead, and so many are. None: all of it or nothing.
    buildings: int | None = None

    @property
    def area(self) -> Area:
        return self.lineage[-1]


async def begin(unit: Unit, person: Person) -> Person:
    """In all of what is theirs; as they are from here on. Raises `NoHomeHere`, `TakenBack`."""
    own = await _own(unit, person)
    if not own:
        taken = await unit.grants.taken_back(person.id, Role.VOLUNTEER)
        raise TakenBack if taken else NoHomeHere
    for area in own:
        await _give(unit, person, area, by=person.id)
    return await unit.people.get(person.id)


async def places(unit: Unit, person: Person) -> Sequence[Place]:
    """Where they may serve: their own compounds, then what others gave them. Raises
    `NotAVolunteer`.
    """
    must_serve(person)
    theirs = await held(unit, person)
    own = await _own(unit, person)
    chosen = {each.area for each in theirs}
    found = [await _place(unit, area, chosen, whole=True) for area in own]
    parts = {area for each in own for area in await _buildings(unit, each)}
    given = sorted(chosen | set(await unit.grants.laid_down(person.id, Role.VOLUNTEER)))
    others = [await unit.areas.get(each) for each in given]
    known_ones = {each.id for each in own} | {each.id for each in parts}
    return found + [
        await _place(unit, each, chosen, whole=False)
        for each in others
        if each.id not in known_ones
    ]


async def buildings(unit: Unit, person: Person, area_id: AreaId) -> Sequence[Place]:
    """Of one of their own compounds. Raises `NotAVolunteer`, `NotYourArea`."""
    must_serve(person)
    own = next((each for each in await _own(unit, person) if each.id == area_id), None)
    if own is None:
        raise NotYourArea
    chosen = {each.area for each in await held(unit, person)}
    return [
        Place(lineage=await unit.areas.lineage(each), chosen=each.id in chosen)
        for each in await _buildings(unit, own)
    ]


async def serve(unit: Unit, by: Person, area_id: AreaId) -> None:
    """From here on there too; a building instead of all the compound, or the other way round.

    Raises `NotAVolunteer`, `NotYourArea`, `VouchedFor`.
    """
    person = await roles.hold(unit, by.id)
    must_serve(person)
    area = await _area(unit, area_id)
    giver = await _giver(unit, person, area)
    await _give(unit, person, area, by=giver)
    if giver != person.id:
        return
    for each in await held(unit, person):
        other = await unit.areas.get(each.area)
        nested = area.reaches(other) or other.reaches(area)
        if nested and other.id != area.id and await _is_own(unit, person, other):
            await _lay_down(unit, person, each)


async def rest(unit: Unit, by: Person, area_id: AreaId) -> None:
    """No more there. Raises `NotAVolunteer`, `LastArea`, `VouchedFor`."""
    person = await roles.hold(unit, by.id)
    must_serve(person)
    all_of_them = await held(unit, person)
    there = [each for each in all_of_them if each.area == area_id]
    if there and len(there) == len(all_of_them):
        raise LastArea
    for each in there:
        await _lay_down(unit, person, each)


async def moved_out(unit: Unit) -> None:
    """Who took the role as a resident and lives there no more has it there no more."""
    since = unit.now - _LATELY
    for each in await unit.grants.of_those_who_left(Role.VOLUNTEER, since, _SWEEP):
        person = await unit.people.hold(each.person)
        if not await _is_own(unit, person, await unit.areas.get(each.area)):
            await roles.end(unit, person, person, each)


def must_serve(person: Person) -> None:
    """Raises `NotAVolunteer`."""
    if Role.VOLUNTEER not in person.roles:
        raise NotAVolunteer


async def _own(unit: Unit, person: Person) -> Sequence[Area]:
    """The compounds that they live in; or where the configuration says that they live."""
    homes = [each.home for each in person.homes]
    homes += [each.area for each in person.grants if each.role is Role.RESIDENT]
    lines = [await unit.areas.lineage(await unit.areas.get(each)) for each in sorted(homes)]
    found = {(area := _compound(line)).id: area for line in lines}
    taken = await unit.grants.taken_back(person.id, Role.VOLUNTEER)
    return [found[each] for each in sorted(found) if each not in taken]


def _compound(lineage: Sequence[Area]) -> Area:
    """Or, where nobody has said which walls there are, the area around the building."""
    walled = next((each for each in lineage if each.level is Level.COMPOUND), None)
    wider = [each for each in lineage if each.level < Level.GRID]
    return walled or (wider or list(lineage))[-1]


async def _is_own(unit: Unit, person: Person, area: Area) -> bool:
    own = await _own(unit, person)
    building = area.level is Level.BUILDING
    return any(area.id == each.id or (building and each.reaches(area)) for each in own)


async def _giver(unit: Unit, person: Person, area: Area) -> PersonId:
    """On whose word they serve there. Raises `NotYourArea`."""
    if await _is_own(unit, person, area):
        return person.id
    given = await unit.grants.laid_down(person.id, Role.VOLUNTEER)
    kept = {each.area: each.by for each in await held(unit, person)}
    giver = given.get(area.id) or kept.get(area.id)
    if giver is None:
        raise NotYourArea
    return giver


async def _area(unit: Unit, area_id: AreaId) -> Area:
    try:
        return await unit.areas.get(area_id)
    except NotFound:
        raise NotYourArea from None


async def held(unit: Unit, person: Person) -> Sequence[Held]:
    """For each area where they serve."""
    grants = await unit.grants.of(person.id)
    return [each for each in grants if each.role is Role.VOLUNTEER]


async def _give(unit: Unit, person: Person, area: Area, *, by: PersonId) -> None:
    if await unit.grants.give(person.id, Role.VOLUNTEER, area, unit.now, by=by):
        post = Post(role=Role.VOLUNTEER, area=area.id)
        await roles.note(unit, person.id, "role-given", person, post)


async def _lay_down(unit: Unit, person: Person, grant: Held) -> None:
    if grant.by is None:
        raise VouchedFor
    await roles.end(unit, person, person, grant)


async def _buildings(unit: Unit, compound: Area) -> Sequence[Area]:
    return await unit.areas.within(compound, Level.BUILDING)


async def _place(unit: Unit, area: Area, chosen: set[AreaId], *, whole: bool) -> Place:
    place = Place(lineage=await unit.areas.lineage(area), chosen=area.id in chosen)
    if not whole:
        return place
    inside = await _buildings(unit, area)
    return replace(place, buildings=sum(each.id in chosen for each in inside)) if inside else place
