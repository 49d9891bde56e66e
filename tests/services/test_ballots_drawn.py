"""The pictures of votes and the page for the notice board: whatever is written on them."""

import struct
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.transforms import Bbox
from paper import pages

from services.drawing import placard
from services.drawing.ballots import Bar, Group, Mood, Picture, Section, draw, figure_of
from services.drawing.lines import broken, fitted
from services.drawing.pen import WIDTH
from services.drawing.placard import Placard, Row, Table

LONG = "关于三号楼、七号楼加装无障碍电梯并使用$100_{维修资金}^2 🏡 及调整停车位收费标准的表决" * 2
#: A page of A4, in points.
A4 = (595.28, 841.89)


def _group(name: str, words: str, *, narrow: bool = False) -> Group:
    named = "" if narrow else words
    bars = [Bar(name=named, shown=words, part=0.4), Bar(name=named, shown=words, part=1.7)]
    return Group(name=name, bars=bars)


def _picture(words: str, options: int, buildings: int) -> Picture:
    groups = [_group(words, "30/53 56.60%") for _ in range(options)]
    many = buildings > 6
    numbers = "1,234.56㎡ 42.00%"
    houses = [_group(f"{n}号楼{words[:9]}", numbers, narrow=many) for n in range(buildings)]
    return Picture(
        heading=words,
        label=words,
        verdict=words,
        reason=words,
        mood=Mood.OPEN,
        sections=[
            Section(heading=words, groups=groups, need=2 / 3, need_shown="须达到 2/3"),
            Section(heading="各楼", groups=houses, need=0.5, need_shown="1/2", narrow=many),
        ],
        notes=[words, words],
    )


def _boxes(picture: Picture) -> list[Bbox]:
    figure = figure_of(picture)
    figure.draw_without_rendering()
    return [text.get_window_extent() for text in figure.texts]


@pytest.mark.parametrize(
    ("words", "options", "buildings"),
    [
        ("幸福里", 3, 3),
        (LONG, 7, 40),
        ("W" * 90, 2, 0),
        ("Short of 31 homes in building 10", 4, 7),
    ],
)
def test_nothing_stands_on_anything_else_or_off_the_picture(
    words: str, options: int, buildings: int
) -> None:
    picture = _picture(words, options, buildings)
    boxes = _boxes(picture)
    wide, high = struct.unpack(">II", draw(picture)[16:24])

    assert wide == WIDTH
    assert wide + high < 10_000, "Telegram's limit for a photo"
    assert all(box.x0 >= 0 and box.x1 <= wide for box in boxes)
    assert all(box.y0 >= 0 and box.y1 <= high for box in boxes)
    # Of what touches, letters have their own room above and below them.
    crossing = [one.shrunk(1, 0.8).overlaps(two.shrunk(1, 0.8)) for one, two in _pairs(boxes)]
    assert not any(crossing)


def _pairs(boxes: list[Bbox]) -> list[tuple[Bbox, Bbox]]:
    return list(combinations(boxes, 2))


def _placard(words: str, options: int) -> Placard:
    rows = [Row(name=words, shown=words, need=words) for _ in range(2)]
    return Placard(
        label=words,
        heading=words,
        question=words * 8,
        verdict=words,
        reason=words,
        mood=Mood.AGREED,
        tables=[
            Table(heading=words, rows=rows),
            Table(heading=words, rows=[Row(name=words, shown=words) for _ in range(options)]),
            Table(heading=words, rows=rows),
        ],
        head_name=words,
        head="0123456789abcdef" * 4,
        how=[words, words],
        signed="幸福里 · 2026-11-25 20:00",
    )


@pytest.mark.parametrize(("words", "options"), [("幸福里", 3), (LONG, 7), ("W" * 90, 3)])
def test_the_page_for_the_notice_board_is_one_with_its_code(words: str, options: int) -> None:
    [page] = pages(placard.draw(_placard(words, options)))

    assert page.codes == ["0123456789abcdef" * 4]
    assert (round(page.width, 1), round(page.height, 1)) == (round(A4[0], 1), round(A4[1], 1))
    assert max(page.reaches) <= A4[0] - 30
    # The last line stands on the page.
    assert "2026-11-25 20:00" in page.words


@settings(deadline=None)
@given(st.text(max_size=60))
def test_lines_say_all_that_was_said(words: str) -> None:
    lines = broken(words, len, 7)

    assert "".join("".join(lines).split()) == "".join(words.split())
    # But for a sign that may not begin a line.
    assert all(len(line) <= 7 + 60 for line in lines)


def test_words_are_broken_as_people_would() -> None:
    assert broken("building 10, stair 2", len, 10) == ["building", "10, stair", "2"]
    assert broken("加装电梯（三号楼）。好", len, 5) == ["加装电梯", "（三号楼）。", "好"]
    assert fitted("一二三四五六", (2.0, 1.0), 2, _wide, 4) == (1.0, ["一二三四", "五六"])
    assert fitted("一二三四五六七八九", (1.0,), 2, _wide, 4) == (1.0, ["一二三四", "五六…"])


def _wide(words: str, size: float) -> float:
    return len(words) * size
