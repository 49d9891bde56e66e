"""What people wrote stays text in the workbooks that go out."""

import io
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from spreadsheets import HEADINGS

from domain.roll import Column, Home, Listed
from services.roll import exporting, writing
from services.roll.reading import read, unpacked
from services.roll.writing import Cell, packed


def sheet(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def table(*rows: Sequence[Cell]) -> bytes:
    return writing.workbook("名册", ("一", "二"), [packed(rows)])


def cells(content: bytes) -> list[tuple[object, ...]]:
    active = openpyxl.load_workbook(io.BytesIO(content)).active
    assert active is not None
    return list(active.iter_rows(min_row=2, values_only=True))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r="])
def test_nothing_is_a_formula(sign: str) -> None:
    risky = f'{sign}HYPERLINK("http://evil","x")'
    content = table((risky, "1"))

    assert "<f" not in sheet(content).replace("<font", "")
    assert cells(content)[0][0] == risky.replace("\r", "\n")


@settings(deadline=None)
@given(some.text(some.characters(blacklist_categories=["Cs"]), min_size=1, max_size=30))
def test_any_text_is_written_as_text(text: str) -> None:
    content = table((text, "1"))

    assert "<f>" not in sheet(content)
    [(written, _)] = cells(content)
    assert written is None or isinstance(written, str)


def test_areas_are_numbers_of_two_decimals_and_digits_stay_digits() -> None:
    content = table(("0501", 8950), ("+8613800138000", 100))

    assert cells(content) == [("0501", 89.5), ("+8613800138000", 1)]


def test_an_empty_column_may_be_left_out() -> None:
    content = writing.workbook("名册", ("一", "二"), [packed([("", "x"), (None, "y")])], spare=[0])

    assert cells(content) == [("x",), ("y",)]


def test_a_table_of_nothing_has_its_headings() -> None:
    assert cells(writing.workbook("名册", ("一", "二"), [])) == []


PARTS = some.text("0123aB-=@+·王芳第号楼", min_size=1, max_size=6)


@settings(deadline=None)
@given(PARTS, PARTS, some.integers(1, 9_999_999), PARTS)
def test_what_is_read_and_written_is_read_again(
    building: str, room: str, size: int, name: str
) -> None:
    first = [["幸福里", building, "", room, f"{size // 100}.{size % 100:02}", name]]
    content = openpyxl.Workbook()
    active = content.active
    assert active is not None
    for row in [list(HEADINGS[:6]), *first]:
        active.append(row)
        for cell in active[active.max_row]:
            cell.data_type = "s"
    saved = io.BytesIO()
    content.save(saved)
    once = unpacked(read(saved.getvalue()))
    if not once.buildings or not once[0].homes:
        # Nothing of it can be taken.
        return
    again = unpacked(read(exported(once[0].compound.name, once[0].name, once[0].homes)))

    assert again.problems == ()
    assert (again[0].name, again[0].homes) == (once[0].name, once[0].homes)


def exported(compound: str, building: str, homes: Sequence[Home]) -> bytes:
    rows: list[list[Cell]] = []
    for home in homes:
        for person in home.people or (Listed(name=""),):
            at: dict[Column, Cell] = {
                Column.COMPOUND: compound,
                Column.BUILDING: building,
                Column.UNIT: home.unit,
                Column.ROOM: home.room,
                Column.SIZE: home.size,
                Column.NAME: person.name,
            }
            rows.append([at.get(column) for column in exporting.COLUMNS])
    return writing.workbook("名册", exporting.COLUMNS, [packed(rows)], exporting.SPARE)
