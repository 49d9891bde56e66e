"""Roles given and taken, people kept out and welcomed back: load, decide, save, say who learns."""

from dataclasses import dataclass

from domain.areas import Area, AreaId
from domain.organisations import Organisation
from domain.people import Person, PersonId, Role
from domain.permissions import Action, givable, require
from domain.roles import (
    BarredFromAbove,
    LastAdministrator,
    MayNotBeBarred,
    NotGivable,
    PersonBarred,
    PersonUnknown,
    Post,
    RoleHeldAlready,
    RoleNotHeld,
    VouchedFor,
    WrongEmployer,
)
from services import holders
from storage.failures import NotFound
from storage.grants import GrantId, Held
from storage.unit import Unit

SUBJECT = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A role that somebody holds from here on, or no more."""

    person: Person
    role: Role
    area: Area
    #: None: they hold it for nobody but the area.
    organisation: Organisation | None = None


async def may_give(unit: Unit, by: Person, role: Role, area_id: AreaId) -> Area:
    """Whether their own role still reaches there. Raises `NotEntitled` and `NotGivable`."""
    area = await unit.areas.get(area_id)
    require(by, Action.GIVE_ROLE, at=area)
    if role not in givable(by, area):
        raise NotGivable(role)
    return area


async def give(unit: Unit, by: Person, to: PersonId, post: Post) -> Changed:
    """Any role but an administrator's, which is proposed (see `services.proposals`)."""
    area = await may_give(unit, by, post.role, post.area)
    if post.role is Role.ADMINISTRATOR:
        raise NotGivable(post.role)
    person = await hold(unit, to)
    if person.barred:
        raise PersonBarred
    employer = await _employer(unit, post)
    if not await unit.grants.give(
        person.id, post.role, area, unit.now, by=by.id, organisation=post.organisation
    ):
        raise RoleHeldAlready
    if post.role is Role.VOLUNTEER:
        await unit.volunteers.join(person.id, unit.now)
    await note(unit, person.id, "role-given", by, post)
    return Changed(person=person, role=post.role, area=area, organisation=employer)


async def takeable(unit: Unit, by: Person, grant_id: GrantId) -> Held:
    """Asked before the second tap; `take` asks again. One's own is everybody's to give up."""
    try:
        held = await unit.grants.get(grant_id)
    except NotFound:
        raise RoleNotHeld from None
    if held.person != by.id:
        await may_give(unit, by, held.role, held.area)
    if held.by is None:
        raise VouchedFor
    return held


async def take(unit: Unit, by: Person, grant_id: GrantId) -> Changed:
    """Somebody else's role as an administrator is not taken here but proposed."""
    held = await takeable(unit, by, grant_id)
    person = await hold(unit, held.person)
    if held.role is Role.ADMINISTRATOR:
        if person.id != by.id:
            raise NotGivable(held.role)
        await not_the_last(unit, person)
    return await end(unit, by, person, held)


async def end(unit: Unit, by: Person, person: Person, held: Held) -> Changed:
    """Whoever ends it first has ended it. Raises `RoleNotHeld`."""
    if not await unit.grants.end(held.id, unit.now):
        raise RoleNotHeld
    post = Post(role=held.role, area=held.area, organisation=held.organisation)
    await note(unit, person.id, "role-taken", by, post)
    return Changed(person=person, role=held.role, area=await unit.areas.get(held.area))


async def bar(unit: Unit, by: Person, person_id: PersonId) -> Person | None:
    """None where they were kept out already. Raises `MayNotBeBarred`."""
    person = await may_bar(unit, by, person_id)
    if not await unit.people.bar(person.id, unit.now):
        return None
    await unit.events.add(SUBJECT, person.id, "barred", by=by.id, at=unit.now)
    return await unit.people.get(person.id)


async def welcome(unit: Unit, by: Person, person_id: PersonId) -> Person | None:
    """None where nobody keeps them out. Raises `MayNotBeBarred` and `BarredFromAbove`."""
    person = await may_welcome(unit, by, person_id)
    if not await unit.people.welcome(person.id):
        return None
    await unit.events.add(SUBJECT, person.id, "welcomed", by=by.id, at=unit.now)
    return await unit.people.get(person.id)


async def may_bar(unit: Unit, by: Person, person_id: PersonId) -> Person:
    """Nobody bars an administrator or themself, nor anybody whose roles are not theirs to take."""
    require(by, Action.BAR)
    person = await hold(unit, person_id)
    if not await unit.holders.sees(person.id, holders.reach(by, Action.BAR)):
        raise PersonUnknown
    held = await unit.grants.of(person.id)
    if person.id == by.id or any(each.role is Role.ADMINISTRATOR for each in held):
        raise MayNotBeBarred
    for each in held:
        theirs = givable(by, await unit.areas.get(each.area)) | {Role.RESIDENT}
        if each.role not in theirs:
            raise MayNotBeBarred
    return person


async def may_welcome(unit: Unit, by: Person, person_id: PersonId) -> Person:
    """Only who reaches as far as whoever keeps them out; where that is nobody known any more, an
    administrator of it all.
    """
    person = await may_bar(unit, by, person_id)
    barrer_id = await unit.people.barred_by(person.id)
    if not person.barred or barrer_id == by.id:
        return person
    barrer = await unit.people.get(barrer_id) if barrer_id is not None else None
    reach = holders.reach(barrer, Action.BAR) if barrer is not None else ()
    allowed = frozenset(each.role for each in holders.reach(by, Action.BAR))
    if not reach or any(each.role is Role.ADMINISTRATOR for each in reach):
        allowed &= {Role.ADMINISTRATOR}
    areas = [await unit.areas.get(each.area) for each in reach] or [await unit.areas.root()]
    if not all(by.reaches(area, allowed) for area in areas):
        raise BarredFromAbove
    return person


async def hold(unit: Unit, person_id: PersonId) -> Person:
    """For changing what they are. Raises `PersonUnknown`."""
    try:
        person = await unit.people.hold(person_id)
    except NotFound:
        raise PersonUnknown from None
    if person.telegram_id < 0:
        raise PersonUnknown
    return person


async def note(unit: Unit, person_id: PersonId, kind: str, by: Person, post: Post) -> None:
    await unit.events.add(SUBJECT, person_id, kind, by=by.id, at=unit.now, note=post.written)


async def _employer(unit: Unit, post: Post) -> Organisation | None:
    if post.organisation is None:
        return None
    organisation = await unit.organisations.get(post.organisation)
    if not organisation.employs(post.role):
        raise WrongEmployer
    return organisation


async def could_agree(unit: Unit, by: Person, to: PersonId) -> bool:
    """Whether a second administrator is there, besides these two."""
    root = await unit.areas.root()
    others = await unit.people.with_role_over(root, Role.ADMINISTRATOR)
    return any(each.id not in {by.id, to} for each in others)


async def not_the_last(unit: Unit, person: Person) -> None:
    """Two who resign at once do so one after the other. Raises `LastAdministrator`."""
    await unit.grants.hold(Role.ADMINISTRATOR)
    others = [each for each in await unit.people.administrators() if each.id != person.id]
    if not others:
        raise LastAdministrator
