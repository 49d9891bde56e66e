"""三率 as a picture for a chat: read on a phone, by people of seventy too."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.drawing.pen import EDGE, GREY, HEIGHT, PALE, WIDTH, Pen, printed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Of Okabe and Ito: told apart by the colour-blind; and each line has a mark of its own.
_COLOURS = ("#0072b2", "#d55e00", "#007a5a")
_MARKS = ("o", "^", "s")
#: What is drawn later is smaller: where two months agree, both marks are seen.
_SIZES = (20, 16, 10)
_ALL = 1000
#: Where the course of the months is drawn: left, bottom, width, height, in pixels.
_COURSE = (142, 140, 690, 300)
_ASIDE = 890


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One rate; words are in the reader's language already."""

    name: str
    #: "92.3%"; of how many; and how it is reckoned.
    shown: str
    counted: str
    formula: str
    #: Per mille, a month each; None: nobody answered.
    course: Sequence[int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A number that stands beside the rates: 未评价, 超期."""

    name: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    heading: str
    #: Three.
    tiles: Sequence[Tile]
    #: As they stand under the course, oldest first.
    months: Sequence[str]
    #: Three at most.
    asides: Sequence[Aside]
    #: What is in none of the rates.
    note: str


def draw(chart: Chart) -> bytes:
    """A PNG."""
    return printed(figure_of(chart))


def figure_of(chart: Chart) -> "Figure":
    pen = Pen.on_paper()
    pen.write(chart.heading, EDGE, 822, 46, room=WIDTH - 2 * EDGE)
    column = (WIDTH - 2 * EDGE) / len(chart.tiles)
    for at, tile in enumerate(chart.tiles):
        _tile(pen, tile, at, EDGE + at * column, column - 40)
    _course(pen, chart)
    for at, aside in enumerate(chart.asides):
        top = 412 - at * 116
        pen.write(aside.name, _ASIDE, top, 28, room=WIDTH - _ASIDE - EDGE, colour=GREY)
        pen.write(aside.shown, _ASIDE, top - 52, 46, room=WIDTH - _ASIDE - EDGE)
    pen.write(chart.note, EDGE, 34, 26, room=WIDTH - 2 * EDGE, colour=GREY)
    return pen.figure


def _tile(pen: Pen, tile: Tile, at: int, left: float, room: float) -> None:
    colour = _COLOURS[at % len(_COLOURS)]
    pen.mark(_MARKS[at % len(_MARKS)], left + 13, 758, colour)
    pen.write(tile.name, left + 40, 744, 36, room=room - 40)
    pen.write(tile.shown, left, 620, 96, room=room, colour=colour)
    pen.write(tile.counted, left, 552, 34, room=room)
    pen.write(tile.formula, left, 502, 26, room=room, colour=GREY)


def _course(pen: Pen, chart: Chart) -> None:
    left, bottom, width, height = _COURSE
    axes = pen.figure.add_axes((left / WIDTH, bottom / HEIGHT, width / WIDTH, height / HEIGHT))
    places = range(len(chart.months))
    for at, tile in enumerate(chart.tiles):
        axes.plot(
            places,
            [math.nan if each is None else each for each in tile.course],
            color=_COLOURS[at % len(_COLOURS)],
            marker=_MARKS[at % len(_MARKS)],
            linewidth=4,
            markersize=_SIZES[at % len(_SIZES)],
            markeredgecolor="white",
            markeredgewidth=2,
            clip_on=False,
        )
    _scale(axes, pen, chart.months)


def _scale(axes: "Axes", pen: Pen, months: Sequence[str]) -> None:
    """From none to all, always: a cut-off scale makes mountains of molehills."""
    axes.set_ylim(0, _ALL)
    axes.set_xlim(-0.3, len(months) - 0.7)
    axes.set_yticks([0, _ALL // 2, _ALL], ["0%", "50%", "100%"])
    axes.set_xticks(range(len(months)), [pen.writable(month) for month in months])
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(pen.font(28))
        label.set_color(GREY)
        label.set_parse_math(False)
    axes.tick_params(length=0, pad=14)
    axes.grid(axis="y", color=PALE, linewidth=1.5)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_visible(False)
