"""Somebody's points as a picture: what there is, and the hours of the last months."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.drawing.pen import EDGE, GREY, HEIGHT, INK, PALE, WIDTH, Pen, printed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_GREEN, _LIGHT = "#007a5a", "#9fd0c1"
#: Where the bars stand: left, bottom, width, height, in pixels.
_BARS = (70, 150, 1060, 270)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A number; words are in the reader's language already."""

    name: str
    shown: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    heading: str
    #: Three at most; the first is what it is about.
    tiles: Sequence[Tile]
    #: Over the bars.
    bars_name: str
    #: As they stand under the bars, oldest first.
    months: Sequence[str]
    #: Of each, and as it is written over its bar.
    bars: Sequence[float]
    shown: Sequence[str]
    note: str


def draw(statement: Statement) -> bytes:
    """A PNG."""
    return printed(figure_of(statement))


def figure_of(statement: Statement) -> "Figure":
    pen = Pen.on_paper()
    room = WIDTH - 2 * EDGE
    pen.write(statement.heading, EDGE, 822, 46, room=room)
    column = room / len(statement.tiles)
    for at, tile in enumerate(statement.tiles):
        _tile(pen, tile, EDGE + at * column, column - 40, _GREEN if at == 0 else INK)
    pen.write(statement.bars_name, EDGE, 490, 32, room=room, colour=GREY)
    _bars(pen, statement)
    pen.write(statement.note, EDGE, 34, 26, room=room, colour=GREY)
    return pen.figure


def _tile(pen: Pen, tile: Tile, left: float, room: float, colour: str) -> None:
    pen.write(tile.name, left, 738, 34, room=room, colour=GREY)
    pen.write(tile.shown, left, 626, 92, room=room, colour=colour)
    pen.write(tile.note, left, 566, 26, room=room, colour=GREY)


def _bars(pen: Pen, statement: Statement) -> None:
    left, bottom, width, height = _BARS
    axes = pen.figure.add_axes((left / WIDTH, bottom / HEIGHT, width / WIDTH, height / HEIGHT))
    places, last = range(len(statement.bars)), len(statement.bars) - 1
    colours = [_GREEN if at == last else _LIGHT for at in places]
    axes.bar(places, statement.bars, color=colours, width=0.55)
    most = max(statement.bars, default=0) or 1
    # Room for the number over the highest.
    axes.set_ylim(0, most * 1.25)
    axes.set_xlim(-0.6, last + 0.6)
    for at, (value, words) in enumerate(zip(statement.bars, statement.shown, strict=True)):
        axes.text(
            at,
            value + most * 0.04,
            pen.writable(words),
            ha="center",
            color=INK if at == last else GREY,
            parse_math=False,
            font=pen.font(28),
        )
    _scale(axes, pen, statement.months)


def _scale(axes: "Axes", pen: Pen, months: Sequence[str]) -> None:
    axes.set_yticks([])
    axes.set_xticks(range(len(months)), [pen.writable(month) for month in months])
    for label in axes.get_xticklabels():
        label.set_fontproperties(pen.font(28))
        label.set_color(GREY)
        label.set_parse_math(False)
    axes.tick_params(length=0, pad=14)
    for name, side in axes.spines.items():
        side.set_visible(name == "bottom")
        side.set_color(PALE)
