"""A file's bytes, its lines, its buildings: everything that needs no database. Done apart, so it
takes bytes and gives bytes.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain, islice

import msgspec

from domain.gathering import gather
from domain.roll import Building, Column, Compound, Flaw, Problem, RollUnreadable, Unreadable
from services.roll import delimited, headings, workbooks
from services.roll.headings import Headings
from services.roll.kinds import Kind, kind
from services.roll.lines import Lines

#: So many are named; more are only counted: such a file is to be mended, not read here.
MOST_PROBLEMS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    compound: Compound
    building: str
    #: The first line that names it.
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a file says. Nothing of it can be taken where `buildings` is empty."""

    columns: frozenset[Column] = frozenset()
    #: What the one with the compounds is called there.
    compound_column: str = ""
    #: Each a `Building`, packed: unpacked one after the other they hold nobody up.
    buildings: tuple[bytes, ...] = ()
    #: Of each building, in the same order, what it is called.
    named: tuple[Named, ...] = ()
    #: Lines that are taken, and lines with a problem.
    good: int = 0
    bad: int = 0
    #: In the order of the lines, the first `MOST_PROBLEMS` of them.
    problems: tuple[Problem, ...] = ()
    #: Compounds in which nobody may be missed; `spared_all`: anywhere.
    spared: tuple[Compound, ...] = ()
    spared_all: bool = False

    def __getitem__(self, at: int) -> Building:
        return msgspec.msgpack.decode(self.buildings[at], type=Building)

    def spares(self, compound: Compound) -> bool:
        return self.spared_all or any(each.agrees(compound) for each in self.spared)


def unpacked(packed: bytes) -> Reading:
    return msgspec.msgpack.decode(packed, type=Reading)


def read(content: bytes) -> bytes:
    """A `Reading`, packed. Raises `RollUnreadable`."""
    known = kind(content)
    rows = workbooks.read(content) if known is Kind.WORKBOOK else delimited.read(content)
    top = list(islice(rows, headings.DEPTH))
    found = headings.find([(row.number, row.cells) for row in top])
    if found is None:
        raise RollUnreadable(Unreadable.NO_HEADINGS)
    wrong = (*found.problems(), *_unknown(found, found.unknown))
    if any(problem.flaw is not Flaw.UNKNOWN_COLUMN for problem in wrong):
        return _unusable(wrong)
    lines = Lines(found)
    below = (row for row in chain(top, rows) if row.number > found.line)
    gathered = gather(lines.read(below), lines.spared, found.labels)
    untaken = tuple(_unknown(found, lines.filled - set(found.at.values()) - found.counting))
    if untaken:
        return _unusable(untaken)
    problems = sorted((*lines.problems, *gathered.problems), key=lambda each: each.line)
    if not problems and not gathered.buildings:
        raise RollUnreadable(Unreadable.EMPTY)
    reading = Reading(
        columns=frozenset(found.at),
        compound_column=found.labels[Column.COMPOUND],
        buildings=tuple(msgspec.msgpack.encode(each) for each in gathered.buildings),
        named=tuple(
            Named(compound=each.compound, building=each.name, line=each.line)
            for each in gathered.buildings
        ),
        good=gathered.good,
        bad=len({problem.line for problem in problems}),
        problems=tuple(problems[:MOST_PROBLEMS]),
        spared=gathered.spared,
        spared_all=gathered.spared_all,
    )
    return msgspec.msgpack.encode(reading)


def _unusable(problems: tuple[Problem, ...]) -> bytes:
    return msgspec.msgpack.encode(Reading(problems=problems, bad=1))


def _unknown(found: Headings, places: Collection[int]) -> Iterator[Problem]:
    """Columns that nobody here knows: where they are not empty, nobody shall believe that they
    were taken in.
    """
    for place in sorted(places):
        heading = found.written[place] if place < len(found.written) else ""
        yield Problem(
            line=found.line,
            column=found.label(place),
            flaw=Flaw.UNKNOWN_COLUMN,
            found=heading.strip()[:40],
        )
