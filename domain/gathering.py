"""From the lines of a roll to its buildings, and which lines contradict one another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.roll import (
    MOST_HOMES,
    Building,
    Column,
    Compound,
    Door,
    Flaw,
    Home,
    Line,
    Listed,
    Problem,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spared:
    """Where a line stands that can't be taken, as far as it says so."""

    line: int
    compound: Compound | None = None
    building: str | None = None
    #: (None, None): it does not say which door.
    door: Door = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    #: In the order of the file.
    buildings: tuple[Building, ...]
    problems: tuple[Problem, ...]
    #: How many lines are taken.
    good: int
    #: Compounds in which nobody may be missed: a line does not say which building it means.
    spared: tuple[Compound, ...]
    #: As `spared`, wherever it may be.
    spared_all: bool


@dataclass(slots=True, kw_only=True)
class _Block:
    """One building while the lines come in."""

    line: int
    #: With the line that said so first.
    grid: tuple[str, int] | None = None
    homes: dict[Door, list[Line]] = field(default_factory=dict)
    spared: set[Door] = field(default_factory=set)


def gather(
    lines: Iterable[Line], spared: Iterable[Spared], headings: Mapping[Column, str]
) -> Gathered:
    """`headings`: what the columns are called in the file, for the problems."""
    gathering = _Gathering(headings)
    for line in lines:
        gathering.take(line)
    for each in spared:
        gathering.spare(each)
    return gathering.done()


class _Gathering:
    def __init__(self, headings: Mapping[Column, str]) -> None:
        self._headings = headings
        #: By name; each with the line that named it first.
        self._compounds: dict[str, dict[Compound, int]] = {}
        self._blocks: dict[tuple[Compound, str], _Block] = {}
        self._problems: list[Problem] = []
        self._spared: dict[Compound, None] = {}
        self._spared_all = False
        self._good = 0

    def take(self, line: Line) -> None:
        known = self._known(line.compound, line.number)
        block = self._block(known, line.building, line.number)
        door = (line.unit, line.room)
        if known != line.compound:
            first = self._compounds[known.name][known]
            self._problem(line, Column.COMPOUND, Flaw.OTHER_PLACE, known.name, first)
            block.spared.add(door)
        elif self._disputed(block, line, door):
            block.spared.add(door)
        else:
            block.homes.setdefault(door, []).append(line)

    def spare(self, spared: Spared) -> None:
        if spared.compound is None:
            self._spared_all = True
            return
        known = self._known(spared.compound, spared.line)
        if spared.building is None:
            self._spared[known] = None
        else:
            self._block(known, spared.building, spared.line).spared.add(spared.door)

    def done(self) -> Gathered:
        buildings = tuple(self._building(*each) for each in self._blocks.items())
        return Gathered(
            buildings=buildings,
            problems=tuple(sorted(self._problems, key=lambda problem: problem.line)),
            good=self._good,
            spared=tuple(self._spared),
            spared_all=self._spared_all,
        )

    def _known(self, compound: Compound, line: int) -> Compound:
        """As it was named first: a line that says less, or more, of where it is means that one."""
        known = self._compounds.setdefault(compound.name, {})
        if compound not in known:
            for each in known:
                if each.agrees(compound):
                    return each
            known[compound] = line
        return compound

    def _block(self, compound: Compound, building: str, line: int) -> _Block:
        return self._blocks.setdefault((compound, building), _Block(line=line))

    def _disputed(self, block: _Block, line: Line, door: Door) -> bool:
        """Whether an earlier line, which is the one taken, says otherwise or the same."""
        if line.grid is not None:
            block.grid = block.grid or (line.grid, line.number)
            grid, first = block.grid
            if grid != line.grid:
                self._problem(line, Column.GRID, Flaw.OTHER_GRID, line.grid, first)
                return True
        for other in block.homes.get(door, ()):
            if other.name == line.name:
                column = Column.NAME if line.name else Column.ROOM
                self._problem(line, column, Flaw.TWICE, line.name or line.room, other.number)
                return True
            if other.size and line.size and other.size != line.size:
                size = f"{line.size / 100:.2f}"
                self._problem(line, Column.SIZE, Flaw.OTHER_SIZE, size, other.number)
                return True
        return False

    def _building(self, named: tuple[Compound, str], block: _Block) -> Building:
        compound, name = named
        homes = block.homes
        if len(homes) > MOST_HOMES:
            homes, block.spared = {}, {(None, None)}
            heading = self._headings.get(Column.BUILDING, "")
            self._problems.append(
                Problem(line=block.line, column=heading, flaw=Flaw.TOO_MANY_HOMES, found=name)
            )
        self._good += sum(map(len, homes.values()))
        return Building(
            compound=compound,
            grid=block.grid[0] if block.grid else None,
            name=name,
            homes=tuple(_home(door, lines) for door, lines in homes.items()),
            spared=tuple(sorted(block.spared, key=str)),
            line=block.line,
        )

    def _problem(self, line: Line, column: Column, flaw: Flaw, found: str, other: int) -> None:
        heading = self._headings.get(column, "")
        self._problems.append(
            Problem(line=line.number, column=heading, flaw=flaw, found=found, other=other)
        )


def _home(door: Door, lines: list[Line]) -> Home:
    unit, room = door
    assert room is not None, "a line that is taken names a door"
    return Home(
        unit=unit,
        room=room,
        size=next((line.size for line in lines if line.size), None),
        people=tuple(
            Listed(name=line.name, phone=line.phone, relation=line.relation)
            for line in lines
            if line.name
        ),
    )
