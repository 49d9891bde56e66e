"""What came of a vote, or how many have taken part, as a picture for a chat: as long as it needs,
read on a phone, by people of seventy too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING

from services.drawing.lines import fitted
from services.drawing.page import ROOM, Page
from services.drawing.pen import EDGE, GREY, INK, PALE, Pen, printed, wide

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Of Okabe and Ito: told apart by the colour-blind; the second is hatched besides.
_INKS = (("#0072b2", ""), ("#c45500", "//"))


class Mood(StrEnum):
    """The colour behind the verdict; the words say it too."""

    AGREED = "#00664a"
    REFUSED = "#a3290f"
    OPEN = "#3d3d3d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    #: By what it counts; "" where the numbers behind it say so.
    name: str
    shown: str
    #: Of the whole, from 0 to 1.
    part: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """An option or a building: by heads, and where areas count by area."""

    name: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    heading: str
    groups: Sequence[Group]
    #: The share that is asked for, drawn through all bars; None: nothing is.
    need: float | None = None
    need_shown: str = ""
    #: Many: two side by side.
    narrow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Words are in the reader's language already."""

    heading: str
    #: What kind of vote it is, and what it does not replace.
    label: str
    verdict: str
    #: Why, or what is missing; "": nothing.
    reason: str
    mood: Mood
    sections: Sequence[Section]
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Pixels from a column's left: where bars begin, how long the whole is, where numbers stand,
    and where the column ends.
    """

    bar: float
    whole: float
    shown: float
    end: float
    thick: float
    size: float


_WIDE = _Grid(bar=120, whole=640, shown=778, end=ROOM, thick=42, size=32)
_NARROW = _Grid(bar=130, whole=138, shown=280, end=534, thick=30, size=28)
_SECOND_COLUMN = ROOM - _NARROW.end


def draw(picture: Picture) -> bytes:
    """A PNG."""
    return printed(figure_of(picture))


def figure_of(picture: Picture) -> "Figure":
    sketch = Page()
    _lay(sketch, picture)
    pen = Pen.on_paper(round(sketch.down + EDGE))
    _lay(Page(pen=pen), picture)
    return pen.figure


def _lay(page: Page, picture: Picture) -> None:
    page.write(picture.heading, (54, 48, 42), most=3)
    page.down += 8
    page.write(picture.label, (32, 30, 28), most=2, colour=GREY)
    page.down += 24
    _panel(page, picture)
    for section in picture.sections:
        page.down += 44
        _section(page, section)
    page.down += 40
    for note in picture.notes:
        page.write(note, (28, 26), most=3, colour=GREY)


def _panel(page: Page, picture: Picture) -> None:
    """White words on a colour: what most people look for first."""
    inner = Page(down=page.down + 26)
    _verdict(inner, picture)
    high = inner.down + 20 - page.down
    page.fill((EDGE, page.down, ROOM, high), picture.mood)
    after = page.down + high
    page.down += 26
    _verdict(page, picture)
    page.down = after


def _verdict(page: Page, picture: Picture) -> None:
    left, room = EDGE + 32, ROOM - 64
    page.write(picture.verdict, (60, 52, 44), most=2, left=left, room=room, colour="white")
    if picture.reason:
        page.down += 6
        page.write(picture.reason, (34, 32, 30), most=4, left=left, room=room, colour="white")


def _section(page: Page, section: Section) -> None:
    page.write(section.heading, (40, 36), most=2)
    page.down += 12
    if section.narrow:
        _two_columns(page, section)
        return
    top = _need(page, section, _WIDE, EDGE)
    for group in section.groups:
        _group(page, group, _WIDE, EDGE)
    _line(page, section, _WIDE, EDGE, top)


def _two_columns(page: Page, section: Section) -> None:
    """Down the first column, then down the second."""
    half, began, lowest = ceil(len(section.groups) / 2), page.down, page.down
    for left, groups in (
        (EDGE, section.groups[:half]),
        (EDGE + _SECOND_COLUMN, section.groups[half:]),
    ):
        page.down = began
        top = _need(page, section, _NARROW, left)
        for group in groups:
            _beside(page, group, left)
        _line(page, section, _NARROW, left, top)
        lowest = max(lowest, page.down)
    page.down = lowest


def _need(page: Page, section: Section, grid: _Grid, left: float) -> float:
    """What is asked for, over its line. Where the line begins."""
    if section.need is None:
        return page.down
    at = grid.bar + grid.whole * section.need
    words = wide(section.need_shown, grid.size)
    starts = min(max(0.0, at - words / 2), grid.end - words)
    page.put(section.need_shown, left + starts, page.down, grid.size, room=grid.end)
    page.down += grid.size * 1.3
    return page.down


def _line(page: Page, section: Section, grid: _Grid, left: float, top: float) -> None:
    if section.need is not None:
        page.dashes(left + grid.bar + grid.whole * section.need, top, page.down - 8)


def _group(page: Page, group: Group, grid: _Grid, left: float) -> None:
    """Its name over its bars."""
    if group.name:
        size, lines = fitted(group.name, (grid.size + 4, grid.size), 2, wide, grid.end)
        for line in lines:
            page.put(line, left, page.down, size, room=grid.end)
            page.down += size * 1.36
    _bars(page, group, grid, left)
    page.down += 14


def _beside(page: Page, group: Group, left: float) -> None:
    """Its name before its bars."""
    began, room = page.down, _NARROW.bar - 10
    size, lines = fitted(group.name, (_NARROW.size, 26), 2, wide, room)
    for at, line in enumerate(lines):
        page.put(line, left, began + at * size * 1.2, size, room=room)
    _bars(page, group, _NARROW, left)
    page.down = max(page.down, began + len(lines) * size * 1.2) + 14


def _bars(page: Page, group: Group, grid: _Grid, left: float) -> None:
    for bar, (colour, hatch) in zip(group.bars, _INKS, strict=False):
        down = page.down + (grid.thick - grid.size * 1.3) / 2
        if bar.name:
            page.put(bar.name, left, down, grid.size, room=grid.bar - 12, colour=GREY)
        page.fill((left + grid.bar, page.down, grid.whole, grid.thick), PALE)
        long = grid.whole * min(max(bar.part, 0.0), 1.0)
        page.fill((left + grid.bar, page.down, long, grid.thick), colour, hatch)
        room = grid.end - grid.shown
        page.put(bar.shown, left + grid.shown, down, grid.size, room=room, colour=INK)
        page.down += grid.thick + 8
