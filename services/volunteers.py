"""Volunteers: they join, choose how they serve, and leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.areas import Area
from domain.people import Person, Role
from domain.permissions import Action, require
from domain.roles import VouchedFor
from domain.tasks import Claim, ClaimState, Skill, TaskId
from domain.volunteers import NothingPlanned, StillAtWork, Volunteer
from services import points, roles, service_areas, tasks
from services.points import Balance
from services.service_areas import held, must_serve
from services.tasks import Freed
from storage.unit import Unit

#: More than anybody has in hand at once.
_IN_HAND = 200
#: How many a sweep takes in hand: the rest have their turn with the next tick.
_SWEEP = 100
#: What began yesterday still stands in a calendar file.
_LATELY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    volunteer: Volunteer
    #: Where they serve, each from the outermost area on.
    areas: Sequence[Sequence[Area]]
    #: Confirmed hours of all time.
    worked: timedelta
    balance: Balance


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Something that they have, wait for, or did."""

    claim: Claim
    #: Which of those who wait they are, from 1; 0: they don't.
    place: int
    #: What it brought, corrections included.
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    person: Person
    #: False: they had joined before.
    anew: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Somebody serves no more."""

    person: Person
    #: What they had, and who has it after them.
    freed: Sequence[Freed]


async def join(unit: Unit, by: Person) -> Joined:
    """For the compounds of their homes; whoever was given the role has it already.

    Raises `NoHomeHere`, `TakenBack`.
    """
    person = await roles.hold(unit, by.id)
    require(person, Action.VOLUNTEER)
    anew = Role.VOLUNTEER not in person.roles
    if anew:
        person = await service_areas.begin(unit, person)
    met = await unit.volunteers.join(person.id, unit.now)
    return Joined(person=person, anew=anew or met)


async def profile(unit: Unit, of: Person, zone: ZoneInfo) -> Profile:
    """Whoever was given the role joins by looking. Raises `NotAVolunteer`."""
    volunteer = await known(unit, of, zone)
    served = [await unit.areas.get(each.area) for each in await held(unit, of)]
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


async def done(unit: Unit, by: Person, limit: int, offset: int = 0) -> Sequence[Done]:
    """The newest first."""
    return [
        Done(
            claim=each,
            place=await unit.claims.place(each) if each.state is ClaimState.WAITING else 0,
            points=await unit.ledger.worth(each.id),
        )
        for each in await unit.claims.of_person(by.id, limit, offset)
    ]


async def planned(unit: Unit, by: Person) -> Sequence[Claim]:
    """What goes into their calendar, and what was given back and goes out of it: what begins
    first first. Raises `NothingPlanned`.
    """
    since = unit.now - _LATELY
    found = [each for each in await unit.claims.upcoming(by.id, since) if each.held_at is not None]
    if not found:
        raise NothingPlanned
    return found


async def appointment(unit: Unit, task_id: TaskId, by: Person) -> Claim:
    """Raises `TaskUnknown`, `NotYourTask`, `NothingPlanned`."""
    claim = await tasks.mine(unit, task_id, by)
    if claim.held_at is None or claim.task.starts_at is None:
        raise NothingPlanned
    return claim


async def may_leave(unit: Unit, by: Person) -> Sequence[Claim]:
    """What they would give back: asked before, `leave` asks again.

    Raises `NotAVolunteer`, `StillAtWork`, `VouchedFor`.
    """
    must_serve(by)
    if any(each.by is None for each in await held(unit, by)):
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
    for each in await held(unit, person):
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
    open_ones = {ClaimState.HOLDING, ClaimState.WAITING, ClaimState.ARRIVED}
    claims = await unit.claims.of_person(person.id, _IN_HAND, active=True)
    theirs = sorted((each for each in claims if each.state in open_ones), key=lambda c: c.task.id)
    return [await tasks.release(unit, each, None) for each in theirs]


def _midnight(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
