"""What a file would change, found out building by building: between two of them everybody else
has their turn.
"""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from domain.changes import Change, Kind, compare
from domain.people import Person
from domain.roll import Home, Problem
from services.roll import planning
from services.roll.planning import Plan, Step
from services.roll.reading import Reading
from storage.unit import Unit

#: So many changes and problems are shown; all of them are counted.
MOST_SHOWN = 200
#: More than one in five gone, and more than these, is most likely a file that lacks a part.
_MANY, _MANY_OF = 10, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    homes: int = 0
    people: int = 0

    @property
    def all(self) -> int:
        return self.homes + self.people

    def and_one(self, change: Change) -> "Count":
        if change.name:
            return Count(homes=self.homes, people=self.people + 1)
        return Count(homes=self.homes + 1, people=self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A change, and where."""

    compound: str
    building: str
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    compounds: tuple[str, ...] = ()
    #: Lines that can be taken, and lines with a problem.
    good: int = 0
    bad: int = 0
    #: What is on the roll of these compounds so far.
    before: Count = Count()
    counts: Mapping[Kind, Count] = field(default_factory=dict)
    #: Buildings that go to another grid.
    moved: int = 0
    #: The first of each kind.
    changes: Mapping[Kind, tuple[Shown, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    #: The same file against the same roll has the same.
    digest: str = ""
    #: False: nothing of the file can be taken until it is mended.
    usable: bool = True

    def count(self, kind: Kind) -> Count:
        return self.counts.get(kind, Count())

    @property
    def nothing(self) -> bool:
        """All of it stands on the roll already."""
        return not self.moved and not any(self.count(kind).all for kind in Kind)

    @property
    def many_gone(self) -> bool:
        gone = self.count(Kind.GONE).all
        return gone > _MANY and gone * _MANY_OF > self.before.all

    def kept(self) -> "Preview":
        """What may be remembered of it once it is settled: numbers, no names."""
        return Preview(
            compounds=self.compounds,
            good=self.good,
            bad=self.bad,
            before=self.before,
            counts=self.counts,
            moved=self.moved,
            digest=self.digest,
            usable=self.usable,
        )


async def preview(unit: Unit, reading: Reading, by: Person | None) -> Preview:
    """`by=None`: the operator. Raises `NotEntitled`."""
    plan = await planning.plan(unit, reading, by)
    problems = (*plan.problems, *reading.problems)[:MOST_SHOWN]
    if not plan.steps or not reading.good:
        bad = reading.bad + len(plan.problems)
        return Preview(good=reading.good, bad=bad, problems=problems, usable=False)
    looking = _Looking()
    for step in plan.steps:
        await looking.at(unit, reading, step)
    return Preview(
        compounds=tuple(dict.fromkeys(step.site.compound.name for step in plan.steps)),
        good=reading.good,
        bad=reading.bad,
        before=await _before(unit, plan),
        counts=looking.counts,
        moved=looking.moved,
        changes={kind: tuple(shown) for kind, shown in looking.shown.items()},
        problems=problems,
        digest=looking.digest,
    )


async def changes_of(unit: Unit, reading: Reading, step: Step) -> list[Change]:
    """Of one building."""
    named = planning.building(reading, step)
    listed: Sequence[Home] = ()
    if step.area is not None:
        listed = (await unit.roll.standing(step.area)).homes
    else:
        # Everybody else's turn: of a new building the database is asked nothing.
        await asyncio.sleep(0)
    return list(compare(listed, named, reading.columns, spared=step.spared))


async def shown_of(unit: Unit, reading: Reading, step: Step) -> list[Shown]:
    """As `changes_of`, with where it is."""
    compound, building = step.site.compound.name, planning.building(reading, step).name
    return [
        Shown(compound=compound, building=building, change=change)
        for change in await changes_of(unit, reading, step)
    ]


class _Looking:
    """Adds up what each step would change."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(Kind, Count())
        self.shown: dict[Kind, list[Shown]] = {kind: [] for kind in Kind}
        self.moved = 0
        self._hash = hashlib.sha256()

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    async def at(self, unit: Unit, reading: Reading, step: Step) -> None:
        named = planning.building(reading, step)
        seen = await shown_of(unit, reading, step)
        changes = [each.change for each in seen]
        moves = step.moves(named)
        self.moved += moves
        self._hash.update(msgspec.msgpack.encode((named.compound, named.name, moves, changes)))
        for each in seen:
            kind = each.change.kind
            self.counts[kind] = self.counts[kind].and_one(each.change)
            if len(self.shown[kind]) < MOST_SHOWN:
                self.shown[kind].append(each)


async def _before(unit: Unit, plan: Plan) -> Count:
    areas = {step.site.area for step in plan.steps if step.site.area is not None}
    counted = [await unit.roll.count(area) for area in areas]
    homes, people = (sum(each) for each in zip(*counted, strict=True)) if counted else (0, 0)
    return Count(homes=homes, people=people)
