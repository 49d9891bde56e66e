"""What a new roll changes in the one there is."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.people import Relation
from domain.roll import Building, Column, Home, Listed


class Kind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What the roll says of a home, or of somebody in it."""

    #: 0.01 m².
    size: int | None = None
    phone: str | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    kind: Kind
    unit: str | None
    room: str
    #: "": the home itself.
    name: str = ""
    before: Value | None = None
    after: Value | None = None


def compare(
    listed: Sequence[Home], building: Building, told: Collection[Column], *, spared: bool = False
) -> Iterator[Change]:
    """Of one building: first its homes as the file has them, then those that it no longer names.

    `told`: the columns of the file; what it has no column for stays as it is. `spared`: nobody is
    missed.
    """
    before = {home.door: home for home in listed}
    for home in building.homes:
        known = before.pop(home.door, None)
        yield from _home(known, home, told)
        if known is not None and Column.NAME in told:
            kept = spared or building.spares(home.door)
            yield from _people(known, home, told, spared=kept)
    for gone in before.values():
        if not spared and not building.spares(gone.door):
            yield from _gone(gone)


def _home(known: Home | None, home: Home, told: Collection[Column]) -> Iterator[Change]:
    after = Value(size=home.size)
    if known is None:
        yield Change(kind=Kind.NEW, unit=home.unit, room=home.room, after=after)
        for person in home.people:
            yield _person(Kind.NEW, home, person.name, None, _value(person, None, told))
    elif Column.SIZE in told and known.size != home.size:
        before = Value(size=known.size)
        yield Change(kind=Kind.CHANGED, unit=home.unit, room=home.room, before=before, after=after)


def _people(
    known: Home, home: Home, told: Collection[Column], *, spared: bool
) -> Iterator[Change]:
    before = {person.name: person for person in known.people}
    for person in home.people:
        listed = before.pop(person.name, None)
        after = _value(person, listed, told)
        if listed is None:
            yield _person(Kind.NEW, home, person.name, None, after)
        elif (was := _listed(listed)) != after:
            yield _person(Kind.CHANGED, home, person.name, was, after)
    for gone in () if spared else before.values():
        yield _person(Kind.GONE, home, gone.name, _listed(gone), None)


def _gone(home: Home) -> Iterator[Change]:
    for person in home.people:
        yield _person(Kind.GONE, home, person.name, _listed(person), None)
    yield Change(kind=Kind.GONE, unit=home.unit, room=home.room, before=Value(size=home.size))


def _value(person: Listed, listed: Listed | None, told: Collection[Column]) -> Value:
    """As it will stand on the roll: an owner, where nobody says anything else."""
    relation, phone = person.relation, person.phone
    if listed is not None and Column.RELATION not in told:
        relation = listed.relation
    if listed is not None and Column.PHONE not in told:
        phone = listed.phone
    return Value(phone=phone, relation=relation or Relation.OWNER)


def _listed(person: Listed) -> Value:
    return Value(phone=person.phone, relation=person.relation)


def _person(
    kind: Kind, home: Home, name: str, before: Value | None, after: Value | None
) -> Change:
    return Change(kind=kind, unit=home.unit, room=home.room, name=name, before=before, after=after)
