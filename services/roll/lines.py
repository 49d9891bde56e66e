"""One line of cells to one line of the roll, or to what is wrong with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from domain.gathering import Spared
from domain.roll import (
    MOST_LINES,
    NEEDED,
    Column,
    Compound,
    Flaw,
    Line,
    Problem,
    RollUnreadable,
    Unreadable,
)
from services.roll import cells
from services.roll.cells import NotTaken
from services.roll.headings import Headings
from services.roll.rows import Row

#: The compound of the template's own lines.
EXAMPLES = ("示例小区", "Example Court")
_LONGEST_FOUND = 40
#: Lines that add up what stands above.
_SUMS = {"合计", "总计", "小计", "共计", "total"}
#: What only somebody with a name has.
_PERSONAL = (Column.PHONE, Column.RELATION)
_TAKEN: Mapping[Column, Callable[[str], Any]] = {
    Column.DISTRICT: cells.place,
    Column.STREET: cells.place,
    Column.COMMUNITY: cells.place,
    Column.COMPOUND: cells.place,
    Column.GRID: cells.place,
    Column.BUILDING: cells.building,
    Column.UNIT: cells.unit,
    Column.ROOM: cells.room,
    Column.SIZE: cells.size,
    Column.NAME: cells.name,
    Column.PHONE: cells.phone,
    Column.RELATION: cells.relation,
}
#: What the line says, as far as it can be taken.
_Said = dict[Column, Any]


class Lines:
    """The lines below one line of headings; read them, and look then at what was noted."""

    def __init__(self, headings: Headings) -> None:
        self._headings = headings
        self.problems: list[Problem] = []
        self.spared: list[Spared] = []
        #: Places at which something stands.
        self.filled: set[int] = set()

    def read(self, rows: Iterable[Row]) -> Iterator[Line]:
        """Raises `RollUnreadable`."""
        for count, row in enumerate(rows):
            if count >= MOST_LINES:
                raise RollUnreadable(Unreadable.TOO_MANY_LINES)
            if self._counts(row):
                self.filled.update(at for at, cell in enumerate(row.cells) if cell.strip())
                line = self._line(row)
                if line is not None:
                    yield line

    def _counts(self, row: Row) -> bool:
        """Not so headings repeated on each printed page, and sums."""
        first = next((cell for cell in map(cells.tidy, row.cells) if cell), "")
        return first.lower() not in _SUMS and row.cells != list(self._headings.written)

    def _line(self, row: Row) -> Line | None:
        before = len(self.problems)
        said = self._said(row)
        if len(self.problems) > before:
            self.spared.append(_spared(row, said))
            return None
        return Line(
            number=row.number,
            compound=_compound(said),
            grid=said.get(Column.GRID),
            building=said[Column.BUILDING],
            unit=said.get(Column.UNIT),
            room=said[Column.ROOM],
            size=said.get(Column.SIZE),
            name=said.get(Column.NAME, ""),
            phone=said.get(Column.PHONE),
            relation=said.get(Column.RELATION),
        )

    def _said(self, row: Row) -> _Said:
        if Flaw.UNCLOSED_QUOTE in row.odd.values():
            self._problem(row, None, Flaw.UNCLOSED_QUOTE)
            return {}
        written = _without_whole_doors(self._written(row))
        said: _Said = {}
        for column in self._headings.at:
            try:
                said |= self._taken(row, column, written.get(column, ""))
            except NotTaken as reason:
                self._problem(row, column, reason.flaw)
        if said.get(Column.COMPOUND) in EXAMPLES:
            self._problem(row, Column.COMPOUND, Flaw.EXAMPLE)
        if Column.NAME in self._headings.at and not written.get(Column.NAME):
            for column in _PERSONAL:
                if written.get(column):
                    self._problem(row, column, Flaw.NOBODY)
        return said

    def _written(self, row: Row) -> dict[Column, str]:
        """What is there at all."""
        places = {c: at for c, at in self._headings.at.items() if at < len(row.cells)}
        return {c: row.cells[at] for c, at in places.items() if not cells.empty(row.cells[at])}

    def _taken(self, row: Row, column: Column, text: str) -> _Said:
        """Raises `NotTaken`."""
        odd = row.odd.get(self._headings.at[column])
        if odd is not None:
            raise NotTaken(odd)
        if text:
            return {column: _TAKEN[column](text)}
        if column in NEEDED:
            raise NotTaken(Flaw.MISSING)
        return {}

    def _problem(self, row: Row, column: Column | None, flaw: Flaw) -> None:
        place = self._headings.at[column] if column else 0
        found = row.cells[place] if place < len(row.cells) else ""
        label = self._headings.label(place) if column else ""
        found = cells.tidy(found)[:_LONGEST_FOUND]
        self.problems.append(Problem(line=row.number, column=label, flaw=flaw, found=found))


def _without_whole_doors(written: dict[Column, str]) -> dict[Column, str]:
    """3-2-501 as the room says building and unit once more."""
    door = cells.whole_door(written.get(Column.ROOM, ""))
    if door is None:
        return written
    building, unit, room = door
    try:
        agrees = cells.building(building) == cells.building(written[Column.BUILDING]) and (
            unit is None or cells.unit(unit) == cells.unit(written[Column.UNIT])
        )
    except (KeyError, NotTaken):
        return written
    return written | {Column.ROOM: room} if agrees else written


def _compound(said: _Said) -> Compound:
    return Compound(
        district=said.get(Column.DISTRICT),
        street=said.get(Column.STREET),
        community=said.get(Column.COMMUNITY),
        name=said[Column.COMPOUND],
    )


def _spared(row: Row, said: _Said) -> Spared:
    """Where the line stands, as far as it can be read."""
    if Column.COMPOUND not in said:
        return Spared(line=row.number)
    room = said.get(Column.ROOM)
    return Spared(
        line=row.number,
        compound=_compound(said),
        building=said.get(Column.BUILDING),
        door=(said.get(Column.UNIT), room) if room else (None, None),
    )
