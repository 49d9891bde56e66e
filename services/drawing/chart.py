"""三率 as a picture for a chat: read on a phone, by people of seventy too."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from services.fonts import NOTO_SANS_SC

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Pixels. Telegram shows it at a third of that on a phone: nothing is set smaller than 26.
WIDTH, HEIGHT = 1200, 900
_DPI = 100
_POINT = 72 / _DPI
_EDGE = 50
#: Of Okabe and Ito: told apart by the colour-blind; and each line has a mark of its own.
_COLOURS = ("#0072b2", "#d55e00", "#007a5a")
_MARKS = ("o", "^", "s")
#: What is drawn later is smaller: where two months agree, both marks are seen.
_SIZES = (20, 16, 10)
_INK, _GREY, _PALE = "#1a1a1a", "#595959", "#d9d9d9"
#: Stands for a character that the font does not have.
_GETA = "〓"
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
    drawn = io.BytesIO()
    figure_of(chart).savefig(drawn, format="png", dpi=_DPI)
    return drawn.getvalue()


def figure_of(chart: Chart) -> "Figure":
    # A second and 60 MB that only this needs. No pyplot: that keeps every picture for ever.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor="white")
    FigureCanvasAgg(figure)
    pen = _Pen(figure)
    pen.write(chart.heading, _EDGE, 822, 46, room=WIDTH - 2 * _EDGE)
    column = (WIDTH - 2 * _EDGE) / len(chart.tiles)
    for at, tile in enumerate(chart.tiles):
        _tile(pen, tile, at, _EDGE + at * column, column - 40)
    _course(pen, chart)
    for at, aside in enumerate(chart.asides):
        top = 412 - at * 116
        pen.write(aside.name, _ASIDE, top, 28, room=WIDTH - _ASIDE - _EDGE, colour=_GREY)
        pen.write(aside.shown, _ASIDE, top - 52, 46, room=WIDTH - _ASIDE - _EDGE)
    pen.write(chart.note, _EDGE, 34, 26, room=WIDTH - 2 * _EDGE, colour=_GREY)
    return figure


class _Pen:
    """Writes on the picture, in pixels from its lower left corner."""

    def __init__(self, figure: "Figure") -> None:
        from matplotlib.font_manager import FontProperties, get_font  # noqa: PLC0415

        self.figure = figure
        self._known = set(get_font(str(NOTO_SANS_SC)).get_charmap())
        self._properties = FontProperties

    def write(
        self, text: str, left: float, base: float, size: float, *, room: float, colour: str = _INK
    ) -> None:
        """One line, made smaller where it is too long."""
        written = self.figure.text(
            left / WIDTH,
            base / HEIGHT,
            self.writable(text),
            color=colour,
            # "$" in a name would begin a formula.
            parse_math=False,
            font=self.font(size),
        )
        wide = written.get_window_extent().width
        if wide > room:
            written.set_fontproperties(self.font(size * room / wide))

    def writable(self, text: str) -> str:
        return "".join(each if ord(each) in self._known else _GETA for each in text)

    def font(self, size: float) -> Any:
        return self._properties(fname=str(NOTO_SANS_SC), size=size * _POINT)

    def mark(self, shape: str, left: float, middle: float, colour: str) -> None:
        from matplotlib.lines import Line2D  # noqa: PLC0415

        x, y = [left / WIDTH], [middle / HEIGHT]
        self.figure.add_artist(Line2D(x, y, marker=shape, markersize=17, color=colour))


def _tile(pen: _Pen, tile: Tile, at: int, left: float, room: float) -> None:
    colour = _COLOURS[at % len(_COLOURS)]
    pen.mark(_MARKS[at % len(_MARKS)], left + 13, 758, colour)
    pen.write(tile.name, left + 40, 744, 36, room=room - 40)
    pen.write(tile.shown, left, 620, 96, room=room, colour=colour)
    pen.write(tile.counted, left, 552, 34, room=room)
    pen.write(tile.formula, left, 502, 26, room=room, colour=_GREY)


def _course(pen: _Pen, chart: Chart) -> None:
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


def _scale(axes: "Axes", pen: _Pen, months: Sequence[str]) -> None:
    """From none to all, always: a cut-off scale makes mountains of molehills."""
    axes.set_ylim(0, _ALL)
    axes.set_xlim(-0.3, len(months) - 0.7)
    axes.set_yticks([0, _ALL // 2, _ALL], ["0%", "50%", "100%"])
    axes.set_xticks(range(len(months)), [pen.writable(month) for month in months])
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(pen.font(28))
        label.set_color(_GREY)
        label.set_parse_math(False)
    axes.tick_params(length=0, pad=14)
    axes.grid(axis="y", color=_PALE, linewidth=1.5)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_visible(False)
