"""Tables as XLSX, one to a sheet. What people wrote stays text: no cell is ever a formula."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.rates import Rate, Rates

#: A rate is written as a percentage that can be reckoned with.
Cell = str | int | float | Rate | None
_PERCENT, _WHOLE, _PART, _TEXT = "0.0%", "0", "0.0", "@"
#: What Excel allows in a sheet's name, and how many of it.
_UNNAMEABLE = re.compile(r"[\[\]:*?/\\\x00-\x1f']")
_LONGEST_NAME = 31
_WIDEST, _NARROWEST = 40, 10
#: Chinese characters are twice as wide as digits.
_WIDE = 0x2E80


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Words are in the reader's language already."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    #: Below, a line each: how it was reckoned.
    notes: Sequence[str] = ()


def line(name: str, rates: Rates) -> Sequence[Cell]:
    """A row: whose; done; unanswered; then of each rate so many, of how many, and the part."""
    three = (rates.contacted, rates.solved, rates.satisfied)
    return [name, rates.done, rates.unanswered, *(c for r in three for c in (r.n, r.of, r))]


def workbook(tables: Sequence[Table]) -> bytes:
    """One table at least."""
    # Half a second and 20 MB that only this needs.
    import openpyxl  # noqa: PLC0415

    book = openpyxl.Workbook(write_only=True)
    names: list[str] = []
    for table in tables:
        names.append(_name(table.name, names))
        _fill(book.create_sheet(names[-1]), table)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill(sheet: Any, table: Table) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    sheet.freeze_panes = "B2"
    for at, heading in enumerate(table.headings):
        column = [heading, *(str(row[at]) for row in table.rows if isinstance(row[at], str))]
        sheet.column_dimensions[get_column_letter(at + 1)].width = _width(column)
    sheet.append([_cell(sheet, heading, bold=True) for heading in table.headings])
    for row in table.rows:
        sheet.append([_cell(sheet, value) for value in row])
    sheet.append([])
    for note in table.notes:
        sheet.append([_cell(sheet, note)])


def _cell(sheet: Any, value: Cell, *, bold: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    if value is None or value == "" or (isinstance(value, Rate) and value.part is None):
        return None
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
        # Else "=1+1" is one, and "=" typed behind it would make one of it.
        cell.data_type = "s"
        cell.number_format = _TEXT
    elif isinstance(value, Rate):
        cell = WriteOnlyCell(sheet, value.n / value.of)
        cell.number_format = _PERCENT
    else:
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = _PART if isinstance(value, float) else _WHOLE
    if bold:
        cell.font = Font(bold=True)
    return cell


def _name(wanted: str, taken: Sequence[str]) -> str:
    """As Excel allows it, and unlike the others, of which it sees no capitals."""
    bare = _UNNAMEABLE.sub("", wanted).strip()[:_LONGEST_NAME] or "1"
    used = {each.lower() for each in taken}
    tries = (f"{bare[: _LONGEST_NAME - 4]} {number}" for number in range(2, 999))
    return next(each for each in (bare, *tries) if each.lower() not in used)


def _width(texts: Sequence[str]) -> float:
    """In digits."""
    longest = max(sum(2 if ord(sign) >= _WIDE else 1 for sign in text) for text in texts)
    return min(_WIDEST, max(_NARROWEST, longest + 2))
