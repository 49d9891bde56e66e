"""Volunteers: they join, choose where and how they serve, and leave."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.areas import Area, AreaId, Level
from domain.people import Person, PersonId, Role
from domain.permissions import Action, require
from domain.roles import Post, VouchedFor
from domain.tasks import Claim, ClaimState, NotAVolunteer, Skill
from domain.volunteers import LastArea, NoHomeHere, NotYourArea, StillAtWork, Volunteer
from services import points, roles, tasks
from services.points import Balance
from services.tasks import Freed
from storage.failures import NotFound
from storage.grants import Held
from storage.unit import Unit

#: More than anybody has in hand at once.
_IN_HAND = 200
#: How many a sweep takes in hand: the rest have their turn with the next tick.
_SWEEP = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    volunteer: Volunteer
    #: Where they serve, each from the outermost area on.
    areas: Sequence[Sequence[Area]]
    #: Confirmed hours of all time.
    worked: timedelta
    balance: Balance


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Somebody serves no more."""

    person: Person
    #: What they had, and who has it after them.
    freed: Sequence[Freed]


async def join(unit: Unit, by: Person, zone: ZoneInfo) -> Profile:
    """For the compounds of their homes; whoever was given the role has it already.

    Raises `NoHomeHere`.
    """
    person = await roles.hold(unit, by.id)
    require(person, Action.VOLUNTEER)
    if Role.VOLUNTEER not in person.roles:
        for area in await _own(unit, person):
            await _serve(unit, person, area, by=person.id)
        person = await unit.people.get(person.id)
        if Role.VOLUNTEER not in person.roles:
            raise NoHomeHere
    return await profile(unit, person, zone)


async def profile(unit: Unit, of: Person, zone: ZoneInfo) -> Profile:
    """Whoever was given the role joins by looking. Raises `NotAVolunteer`."""
    volunteer = await known(unit, of, zone)
    served = [await unit.areas.get(each.area) for each in await _held(unit, of)]
    return Profile(
        volunteer=volunteer,
        areas=[await unit.areas.lineage(each) for each in served],
        worked=await unit.hours.total(of.id),
        balance=await points.balance(unit, of.id),
    )


async def known(unit: Unit, person: Person, zone: ZoneInfo) -> Volunteer:
    """Raises `NotAVolunteer`."""
    must_serve(person)
    await unit.volunteers.join(person.id, unit.now)
    volunteer = await unit.volunteers.known_as(person, _midnight(unit.now, zone))
    assert volunteer is not None, "they have just joined"
    return volunteer


async def choose(
    unit: Unit,
    by: Person,
    zone: ZoneInfo,
    *,
    on_duty: bool | None = None,
    named: bool | None = None,
    per_day: int | None = None,
) -> None:
    """What is None stays as it is. Raises `NotAVolunteer`."""
    before = await known(unit, by, zone)
    await unit.volunteers.choose(
        by.id,
        on_duty=before.on_duty if on_duty is None else on_duty,
        named=before.named if named is None else named,
        per_day=before.per_day if per_day is None else per_day,
    )


async def can(unit: Unit, by: Person, zone: ZoneInfo, skill: Skill, *, able: bool) -> None:
    """Raises `NotAVolunteer`."""
    person = await roles.hold(unit, by.id)
    skills = (await known(unit, person, zone)).skills
    await unit.volunteers.can(by.id, skills | {skill} if able else skills - {skill})


async def places(unit: Unit, person: Person) -> Sequence[Place]:
    """Where they may serve: their own compounds, then what others gave them. Raises
    `NotAVolunteer`.
    """
    must_serve(person)
    held = await _held(unit, person)
    own = await _own(unit, person)
    chosen = {each.area for each in held}
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
    chosen = {each.area for each in await _held(unit, person)}
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
    await _serve(unit, person, area, by=giver)
    if giver != person.id:
        return
    for each in await _held(unit, person):
        other = await unit.areas.get(each.area)
        nested = area.reaches(other) or other.reaches(area)
        if nested and other.id != area.id and await _is_own(unit, person, other):
            await _lay_down(unit, person, each)


async def rest(unit: Unit, by: Person, area_id: AreaId) -> None:
    """No more there. Raises `NotAVolunteer`, `LastArea`, `VouchedFor`."""
    person = await roles.hold(unit, by.id)
    must_serve(person)
    held = await _held(unit, person)
    there = [each for each in held if each.area == area_id]
    if there and len(there) == len(held):
        raise LastArea
    for each in there:
        await _lay_down(unit, person, each)


async def may_leave(unit: Unit, by: Person) -> Sequence[Claim]:
    """What they would give back: asked before, `leave` asks again.

    Raises `NotAVolunteer`, `StillAtWork`, `VouchedFor`.
    """
    must_serve(by)
    if any(each.by is None for each in await _held(unit, by)):
        raise VouchedFor
    claims = await unit.claims.of_person(by.id, _IN_HAND, active=True)
    for claim in claims:
        if claim.state is ClaimState.ARRIVED:
            raise StillAtWork(claim.task)
    theirs = [each for each in claims if each.state in {ClaimState.HOLDING, ClaimState.WAITING}]
    # In one order for all: two who leave at once don't wait for each other.
    return sorted(theirs, key=lambda each: each.task.id)


async def leave(unit: Unit, by: Person) -> Left:
    """Their points stay theirs. Raises as `may_leave`."""
    person = await roles.hold(unit, by.id)
    claims = await may_leave(unit, person)
    freed = [await tasks.drop(unit, each.task.id, person) for each in claims]
    for each in await _held(unit, person):
        await roles.end(unit, person, person, each)
    await unit.volunteers.leave(person.id)
    return Left(person=await unit.people.get(person.id), freed=freed)


async def let_go_of_the_gone(unit: Unit) -> Sequence[Freed]:
    """What those had who are kept out, or were taken the role: others may have it."""
    return [
        await tasks.release(unit, claim, None) for claim in await unit.claims.of_the_gone(_SWEEP)
    ]


async def part(unit: Unit, person: Person) -> Sequence[Freed]:
    """They are about to be erased: what they had, and who has it after them."""
    held = {ClaimState.HOLDING, ClaimState.WAITING, ClaimState.ARRIVED}
    claims = await unit.claims.of_person(person.id, _IN_HAND, active=True)
    theirs = sorted((each for each in claims if each.state in held), key=lambda c: c.task.id)
    return [await tasks.release(unit, each, None) for each in theirs]


async def moved_out(unit: Unit) -> None:
    """Who took the role as a resident and lives there no more has it there no more."""
    for held in await unit.grants.of_those_who_left(Role.VOLUNTEER, _SWEEP):
        person = await unit.people.hold(held.person)
        area = await unit.areas.get(held.area)
        if not await _is_own(unit, person, area):
            await roles.end(unit, person, person, held)


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
    return [found[each] for each in sorted(found)]


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
    held = {each.area: each.by for each in await _held(unit, person)}
    giver = given.get(area.id) or held.get(area.id)
    if giver is None:
        raise NotYourArea
    return giver


async def _area(unit: Unit, area_id: AreaId) -> Area:
    try:
        return await unit.areas.get(area_id)
    except NotFound:
        raise NotYourArea from None


async def _held(unit: Unit, person: Person) -> Sequence[Held]:
    held = await unit.grants.of(person.id)
    return [each for each in held if each.role is Role.VOLUNTEER]


async def _serve(unit: Unit, person: Person, area: Area, *, by: PersonId) -> None:
    if await unit.grants.give(person.id, Role.VOLUNTEER, area, unit.now, by=by):
        post = Post(role=Role.VOLUNTEER, area=area.id)
        await roles.note(unit, person.id, "role-given", person, post)


async def _lay_down(unit: Unit, person: Person, held: Held) -> None:
    if held.by is None:
        raise VouchedFor
    await roles.end(unit, person, person, held)


async def _buildings(unit: Unit, compound: Area) -> Sequence[Area]:
    return await unit.areas.within(compound, Level.BUILDING)


async def _place(unit: Unit, area: Area, chosen: set[AreaId], *, whole: bool) -> Place:
    place = Place(lineage=await unit.areas.lineage(area), chosen=area.id in chosen)
    if not whole:
        return place
    inside = await _buildings(unit, area)
    return replace(place, buildings=sum(each.id in chosen for each in inside)) if inside else place


def _midnight(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
