"""Groups: bound to an area and a purpose, entered and left, and who may be let into them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import msgspec

from domain.areas import Area, Level
from domain.groups import Group, GroupNotBound, Purpose, Right
from domain.people import Person, PersonId, Role
from domain.permissions import Action, require
from storage.inbox import Arrival, answered
from storage.unit import Unit

SUBJECT = "group"
#: Who goes on when Telegram says that we are not in a group, see `outside`.
OUTSIDE = "group-outside"
#: Newcomers are shown the way at most once in this while; the message that stands will do.
_QUIET = timedelta(minutes=10)
#: After that a request to join is left to the group's own administrators.
_KEPT = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """We are in a group, with what changed for it."""

    group: Group
    #: Nobody there knows us yet.
    stranger: bool
    #: What we need there and may not do any more.
    lost: frozenset[Right]


async def choices(unit: Unit) -> Sequence[Area]:
    """What a group can be bound to with one tap: all of it, and each compound. One where there is
    nothing to choose.
    """
    root = await unit.areas.root()
    compounds = await unit.areas.within(root, Level.COMPOUND)
    if len(compounds) == 1:
        return compounds
    return [root, *compounds]


async def bind(
    unit: Unit, by: Person, chat_id: int, *, title: str, purpose: Purpose, area: Area
) -> Group:
    require(by, Action.BIND_GROUP, at=area)
    before = await unit.groups.get(chat_id)
    if before is not None and before.purpose is not None:
        # Nobody takes a group from an area that their own role does not reach.
        require(by, Action.BIND_GROUP, at=await unit.areas.get(before.area))
    await unit.groups.bind(chat_id, purpose, title, area.id)
    await unit.groups.greet(chat_id, unit.now)
    after = await _get(unit, chat_id)
    if before != after:
        await _note(unit, chat_id, "bound", by, f"{purpose} {area.id}")
    return after


async def admit(unit: Unit, by: Person, chat_id: int, *, admits: bool) -> Group:
    """Whether verified residents who ask to join are let in. Raises `GroupNotBound` and
    `RightMissing`.
    """
    group = await unit.groups.get(chat_id)
    if group is None:
        raise GroupNotBound
    require(by, Action.BIND_GROUP, at=await unit.areas.get(group.area))
    if admits:
        group.may_admit()
    if await unit.groups.admit(chat_id, admits=admits):
        await _note(unit, chat_id, "admits" if admits else "admits-not", by)
    return await _get(unit, chat_id)


async def enter(unit: Unit, chat_id: int, title: str, rights: frozenset[Right]) -> Entered:
    """Telegram says that we are in it, and what we may do there."""
    before = await unit.groups.get(chat_id)
    root = await unit.areas.root()
    await unit.groups.enter(chat_id, title, root.id, rights)
    greets = Right.SEND in rights and await unit.groups.greet(chat_id, unit.now)
    if before is not None and before.left:
        await _note(unit, chat_id, "returned")
    return Entered(
        group=await _get(unit, chat_id),
        stranger=greets,
        lost=before.loses(rights) if before is not None else frozenset(),
    )


async def leave(unit: Unit, chat_id: int) -> Group | None:
    """We were removed: what waits to be said there is dropped, and whoever waits for an answer to
    it gets one. None where that was known, or we never were in it.
    """
    if not await unit.groups.leave(chat_id, unit.now):
        return None
    await _note(unit, chat_id, "left")
    given_up = await unit.outbox.abandon(chat_id, "we were removed from the group", unit.now)
    await unit.inbox.add(
        [answered(each.id, each.continuation, error="removed") for each in given_up], unit.now
    )
    return await _get(unit, chat_id)


def outside(chat_id: int, row_id: int) -> Arrival:
    """Telegram refused that outbox row because we are not in the group: nobody may have told us,
    of a group that was deleted, or while we were down for more than a day.
    """
    told = {"name": OUTSIDE, "args": {"chat": chat_id}}
    body = msgspec.json.encode({"answered": told}).decode()
    return Arrival(key=f"g{row_id}", lane=f"c{chat_id}", body=body)


async def newcomers(unit: Unit, chat_id: int, known: Sequence[Person | None]) -> bool:
    """Whether these are to be shown how to register: somebody among them has not done so, and
    nobody was shown lately.
    """
    group = await unit.groups.get(chat_id)
    if group is None or not group.welcomes:
        return False
    area = await unit.areas.get(group.area)
    strangers = [each for each in known if each is None or not await lives_in(unit, each, area)]
    asked = await unit.groups.asked_newcomers(chat_id)
    if not strangers or (asked is not None and unit.now - asked < _QUIET):
        return False
    await _note(unit, chat_id, "newcomers")
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Knocked:
    """Somebody asks to be let into a group that we let people into."""

    group: Group
    person: Person
    #: They live there, and come in.
    admitted: bool
    #: They are to be told how to register.
    to_tell: bool


async def knock(unit: Unit, chat_id: int, telegram_id: int, name: str) -> Knocked | None:
    """None where it is not ours to answer: the group's own administrators do."""
    group = await unit.groups.get(chat_id)
    if group is None or group.left or not group.admits:
        return None
    person = await unit.people.known_as(telegram_id)
    person = person or await unit.people.meet(telegram_id, name, unit.now)
    if person.barred:
        return None
    if await lives_in(unit, person, await unit.areas.get(group.area)):
        await unit.join_requests.drop(chat_id, person.id)
        return Knocked(group=group, person=person, admitted=True, to_tell=False)
    to_tell = await unit.join_requests.keep(chat_id, person.id, unit.now)
    return Knocked(group=group, person=person, admitted=False, to_tell=to_tell)


async def requests_of(unit: Unit, person_id: PersonId) -> Sequence[int]:
    """The chats that somebody who has just become a resident is to be let into, each once."""
    person = await unit.people.get(person_id)
    admitting = []
    for chat_id in await unit.join_requests.of(person_id):
        group = await unit.groups.get(chat_id)
        if group is None or group.left or not group.admits or person.barred:
            continue
        area = await unit.areas.get(group.area)
        if await lives_in(unit, person, area) and await unit.join_requests.drop(
            chat_id, person_id
        ):
            admitting.append(chat_id)
    return admitting


async def came_in(unit: Unit, chat_id: int, person: Person) -> None:
    """By whomever they were let in: nothing waits any more."""
    await unit.join_requests.drop(chat_id, person.id)


async def forget_requests(unit: Unit) -> None:
    await unit.join_requests.forget(unit.now - _KEPT)


async def lives_in(unit: Unit, person: Person, area: Area) -> bool:
    """By the roll or somebody's word, or because the configuration says so."""
    if person.barred:
        return False
    if any(
        grant.role is Role.RESIDENT and (grant.reaches(area) or grant.below.startswith(area.below))
        for grant in person.grants
    ):
        return True
    homes = [await unit.areas.get(each.home) for each in person.homes]
    return any(area.reaches(home) for home in homes)


async def _open_to(unit: Unit, chat_id: int, person: Person) -> bool:
    group = await unit.groups.get(chat_id)
    if group is None or group.left or not group.admits:
        return False
    return await lives_in(unit, person, await unit.areas.get(group.area))


async def _get(unit: Unit, chat_id: int) -> Group:
    group = await unit.groups.get(chat_id)
    assert group is not None, "written in this very transaction"
    return group


async def _note(
    unit: Unit, chat_id: int, kind: str, by: Person | None = None, note: str | None = None
) -> None:
    by_id = by.id if by is not None else None
    await unit.events.add(SUBJECT, chat_id, kind, by=by_id, at=unit.now, note=note)
