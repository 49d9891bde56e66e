"""Whom the neighbours thank, as a picture: names and hours, and how many more there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.drawing.pen import EDGE, GREY, INK, WIDTH, Pen, printed

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_RED, _GREEN = "#b5301f", "#007a5a"
#: Names that have room.
ACROSS, DOWN = 3, 8
MOST = ACROSS * DOWN
_FIRST, _LINE = 610, 62
#: What a name takes of its column; the rest is for the hours.
_NAME = 0.56


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """Words are in the readers' language already."""

    heading: str
    under: str
    #: Name, and hours: `MOST` of them are drawn.
    people: Sequence[tuple[str, str]]
    #: Who is not named; "": nobody.
    more: str


def draw(thanks: Thanks) -> bytes:
    """A PNG."""
    return printed(figure_of(thanks))


def figure_of(thanks: Thanks) -> "Figure":
    pen = Pen.on_paper()
    room = WIDTH - 2 * EDGE
    pen.write(thanks.heading, EDGE, 790, 60, room=room, colour=_RED)
    pen.write(thanks.under, EDGE, 710, 34, room=room, colour=GREY)
    column = room / ACROSS
    for at, (name, hours) in enumerate(thanks.people[:MOST]):
        left, base = EDGE + at // DOWN * column, _FIRST - at % DOWN * _LINE
        pen.write(name, left, base, 38, room=column * _NAME, colour=INK)
        pen.write(
            hours, left + column * (_NAME + 0.03), base, 32, room=column * 0.36, colour=_GREEN
        )
    pen.write(thanks.more, EDGE, 50, 34, room=room, colour=GREY)
    return pen.figure
