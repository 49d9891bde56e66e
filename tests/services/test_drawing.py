"""The picture of the three rates, and the tables: whatever is written in them."""

import io
import struct
from itertools import combinations

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.transforms import Bbox

from domain.rates import Rate, Rates
from services.drawing.chart import Aside, Chart, Tile, draw, figure_of
from services.drawing.pen import HEIGHT, WIDTH
from services.drawing.workbook import Table, line, workbook

LONG = "幸福里第三期东区$100一号院_{x}^2 🏡 与和谐苑南区联合业主委员会所辖全部楼栋及公共场所"


def _chart(words: str = "幸福里", shown: str = "96.2%") -> Chart:
    tiles = [
        Tile(name=words, shown=shown, counted=f"25 / 26 {words}", formula=words, course=course)
        for course in ([900, None, 930, 955, 948, 1000], [None] * 6, [0, 0, 0, 0, 0, 0])
    ]
    return Chart(
        heading=words,
        tiles=tiles,
        months=[f"{month}月" for month in range(5, 11)],
        asides=[Aside(name=words, shown=shown) for _ in range(3)],
        note=words,
    )


def _boxes(chart: Chart) -> list[Bbox]:
    figure = figure_of(chart)
    figure.draw_without_rendering()
    labels = [*figure.axes[0].get_xticklabels(), *figure.axes[0].get_yticklabels()]
    return [text.get_window_extent() for text in (*figure.texts, *labels)]


def test_the_picture_is_one_that_a_chat_shows_whole() -> None:
    drawn = draw(_chart())

    assert drawn.startswith(b"\x89PNG")
    assert struct.unpack(">II", drawn[16:24]) == (WIDTH, HEIGHT)
    assert len(drawn) < 200_000


@pytest.mark.parametrize(
    ("words", "shown"), [("幸福里", "96.2%"), (LONG, "100%"), ("响", "—"), ("W" * 64, "1,234,567")]
)
def test_nothing_is_written_over_anything_else_or_off_the_picture(words: str, shown: str) -> None:
    boxes = _boxes(_chart(words, shown))

    assert all(box.x0 >= 0 and box.x1 <= WIDTH for box in boxes)
    assert all(box.y0 >= 0 and box.y1 <= HEIGHT for box in boxes)
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_what_the_font_lacks_is_shown_to_be_missing() -> None:
    figure = figure_of(_chart("幸福里🏡"))

    assert "幸福里〓" in {text.get_text() for text in figure.texts}


def test_a_month_without_answers_is_a_gap_and_not_a_fall() -> None:
    gaps = [
        [bool(gap) for gap in np.isnan(np.asarray(course.get_ydata(), dtype=float))]
        for course in figure_of(_chart()).axes[0].get_lines()
    ]

    assert gaps == [[False, True] + [False] * 4, [True] * 6, [False] * 6]


def _read(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_rate_is_a_percentage_that_can_be_reckoned_with() -> None:
    counted = Rates(done=9, asked=4, in_touch=3, answered=8, said_solved=6, pleased=2)
    rows = [line("3号楼", counted), line("4号楼", Rates(done=1))]
    sheet = _read(workbook([Table(name="楼栋", headings=["楼"] * 12, rows=rows)])).active

    assert sheet is not None
    assert [cell.value for cell in sheet[2]] == [
        "3号楼", 9, 1, 3, 4, 0.75, 6, 8, 0.75, 2, 8, 0.25
    ]  # fmt: skip
    assert sheet["F2"].number_format == "0.0%"
    assert sheet["F3"].value is None


@given(st.text(max_size=30))
@settings(max_examples=25, deadline=None)
def test_what_people_wrote_is_never_a_formula(words: str) -> None:
    names = [words, f"={words}", "=1+1", "-1", "@SUM(A1)"]
    table = Table(name=words, headings=names, rows=[names], notes=["=2+2", words])
    sheet = _read(workbook([table, table])).worksheets[0]

    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {"s"}
    assert sheet["C2"].value == "=1+1"


def test_sheets_have_names_of_their_own() -> None:
    empty = Table(name="甲[乙]:丙/" + "长" * 40, headings=["1"], rows=[])
    book = _read(workbook([empty, empty, Table(name="''", headings=["1"], rows=[])]))

    assert len({name.lower() for name in book.sheetnames}) == 3
    assert all(1 <= len(name) <= 31 for name in book.sheetnames)


def test_the_part_of_a_rate_is_exact_until_it_is_shown() -> None:
    assert Rate(n=1, of=3).per_mille == 333
    assert Rate(n=2, of=3).per_mille == 667
