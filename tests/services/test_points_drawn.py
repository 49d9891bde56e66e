"""The pictures of points and of thanks: whatever is written in them."""

import struct
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from matplotlib.transforms import Bbox

from services.drawing import statement, thanks
from services.drawing.pen import HEIGHT, WIDTH
from services.drawing.statement import Statement, Tile
from services.drawing.thanks import MOST, Thanks

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LONG = "欧阳$100_{x}^2 🏡 与和谐苑南区联合业主委员会"
BARS = ([0.0] * 6, [0.5, 0, 2.5, 120, 3, 2.5], [400.0] * 6)


def _statement(words: str, bars: Sequence[float]) -> Statement:
    return Statement(
        heading=words,
        tiles=[Tile(name=words, shown=words, note=words) for _ in range(3)],
        bars_name=words,
        months=[f"{month}月" for month in range(6, 12)],
        bars=bars,
        shown=[f"{each:.1f}" for each in bars],
        note=words,
    )


def _thanks(words: str, count: int) -> Thanks:
    return Thanks(heading=words, under=words, people=[(words, words)] * count, more=words)


def _boxes(figure: "Figure") -> list[Bbox]:
    figure.draw_without_rendering()
    texts = list(figure.texts)
    for axes in figure.axes:
        texts += [*axes.texts, *axes.get_xticklabels()]
    return [text.get_window_extent() for text in texts if text.get_text()]


def _apart(boxes: Sequence[Bbox]) -> bool:
    inside = all(
        box.x0 >= 0 and box.x1 <= WIDTH and box.y0 >= 0 and box.y1 <= HEIGHT for box in boxes
    )
    return inside and not any(one.overlaps(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("words", ["赵阿姨", LONG, "W" * 64, "9,999"])
@pytest.mark.parametrize("bars", BARS)
def test_nothing_on_a_statement_is_over_anything_else(words: str, bars: Sequence[float]) -> None:
    assert _apart(_boxes(statement.figure_of(_statement(words, bars))))


@pytest.mark.parametrize("words", ["赵阿姨", LONG, "W" * 64])
@pytest.mark.parametrize("count", [0, 1, MOST, MOST + 9])
def test_nothing_in_the_thanks_is_over_anything_else(words: str, count: int) -> None:
    assert _apart(_boxes(thanks.figure_of(_thanks(words, count))))


def test_they_are_pictures_that_a_chat_shows_whole() -> None:
    for drawn in (
        statement.draw(_statement("赵阿姨", BARS[1])),
        thanks.draw(_thanks("赵阿姨", MOST)),
    ):
        assert struct.unpack(">II", drawn[16:24]) == (WIDTH, HEIGHT)
        assert len(drawn) < 400_000
