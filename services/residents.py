"""Moving in and out, and who is taken for a resident by the number of their telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.areas import Area, AreaId
from domain.people import Person, PersonId, Relation
from domain.residents import (
    CONSENT,
    PHONE_TRIES,
    Application,
    How,
    LivesThereAlready,
    Lodging,
    PhoneNotListed,
    RollId,
    RollLine,
    State,
    TooManyPhoneTries,
    rises,
)
from services.roll import cells
from storage.unit import Unit

SUBJECT = "person"
_TRIED = "phone-tried"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedIn:
    """Somebody lives in a home from here on."""

    #: With the new home among theirs.
    person: Person
    #: As `Areas.lineage` gives it, the home last.
    home: Sequence[Area]
    relation: Relation
    #: Their request for this very home, which nobody has to decide on any more.
    settled: Application | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A line of the roll, and where it is."""

    line: RollLine
    home: Sequence[Area]


async def move_in(
    unit: Unit,
    person_id: PersonId,
    home: AreaId,
    relation: Relation,
    how: How,
    *,
    line: RollId | None = None,
    by: PersonId | None = None,
) -> MovedIn | None:
    """None where somebody else is known to be who the line names. Raises `LivesThereAlready`."""
    await _give_up(unit, person_id, home, relation)
    if not await unit.residents.settle(
        person_id, home, relation, unit.now, how=how, line=line, by=by
    ):
        return None
    note = f"{home} {relation} {how}"
    await unit.events.add(
        SUBJECT, person_id, "moved-in", by=by or person_id, at=unit.now, note=note
    )
    return MovedIn(
        person=await unit.people.get(person_id),
        home=await unit.areas.lineage(await unit.areas.get(home)),
        relation=relation,
        settled=await _settled(unit, person_id, home),
    )


async def agree(unit: Unit, person_id: PersonId) -> None:
    """To what is kept of them and why, in the words of this version."""
    await unit.residents.agree(person_id, unit.now)
    await unit.events.add(
        SUBJECT, person_id, "agreed", by=person_id, at=unit.now, note=str(CONSENT)
    )


async def _give_up(unit: Unit, person_id: PersonId, home: AreaId, relation: Relation) -> None:
    """What they are there so far, for something more. Raises `LivesThereAlready`."""
    held = await lodging(unit, person_id, home)
    if held is None:
        return
    if not rises(held.relation, relation):
        raise LivesThereAlready
    await unit.residents.end(held.id, unit.now)


async def lodging(unit: Unit, person_id: PersonId, home: AreaId) -> Lodging | None:
    """As it is on record now: what the actor was loaded with may be older."""
    there = await unit.residents.of_home(home)
    return next((each for each in there if each.person == person_id), None)


async def with_phone(unit: Unit, by: Person, phone: str) -> Sequence[Found]:
    """The lines of the roll that this number makes theirs, none where it makes none: it counts as
    a try either way. Raises `TooManyPhoneTries`.

    `phone`: their own, as Telegram says it.
    """
    day = unit.now - timedelta(days=1)
    if await unit.events.count(SUBJECT, by.id, _TRIED, day) >= PHONE_TRIES:
        raise TooManyPhoneTries
    await unit.events.add(SUBJECT, by.id, _TRIED, by=by.id, at=unit.now)
    return [
        Found(line=line, home=await unit.areas.lineage(await unit.areas.get(line.home)))
        for line in await _free(unit, by, phone)
    ]


async def join_by_phone(
    unit: Unit, by: Person, phone: str, lines: Sequence[RollId]
) -> Sequence[MovedIn]:
    """All those of these lines that are free still. Raises `PhoneNotListed` where none is."""
    moved = [
        await move_in(unit, by.id, line.home, line.relation, How.PHONE, line=line.id)
        for line in await _free(unit, by, phone)
        if line.id in lines
    ]
    arrived = [each for each in moved if each is not None]
    if not arrived:
        raise PhoneNotListed
    await agree(unit, by.id)
    return arrived


async def _free(unit: Unit, by: Person, phone: str) -> Sequence[RollLine]:
    """One line a home, the one that makes them most; none that would make them no more than they
    are there.
    """
    try:
        digits = cells.phone(phone)
    except cells.NotTaken:
        return []
    free: dict[AreaId, RollLine] = {}
    for line in await unit.residents.with_phone(digits):
        held = await lodging(unit, by.id, line.home)
        best = free.get(line.home)
        less = held is not None and not rises(held.relation, line.relation)
        if not line.claimed and not less and (not best or rises(best.relation, line.relation)):
            free[line.home] = line
    return list(free.values())


async def _settled(unit: Unit, person_id: PersonId, home: AreaId) -> Application | None:
    waiting = await unit.applications.waiting(person_id)
    if waiting is None or waiting.home != home:
        return None
    return await unit.applications.decide(waiting.id, State.WITHDRAWN, unit.now, by=None)
