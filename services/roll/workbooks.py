"""XLSX, cell by cell, with what its formats say: 0501 is stored as 501 and a format of zeros."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice
from typing import Any

from domain.roll import Flaw, RollUnreadable, Unreadable
from services.roll import headings
from services.roll.rows import Row

#: Formats of zeros alone, perhaps with words: 0000, 000"室".
_ZEROS = re.compile(r'(?:"[^"]*")?(?P<zeros>0{2,})(?:"[^"]*")?(?:;.*)?')
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
#: ECMA-376 18.8.30: what these mean in a Chinese Excel stands in no file.
_CHINESE_DATES = {*range(27, 37), *range(50, 59)}
_CHINESE_DAYS = {28, 29, 51, 53, 54, 58}
#: 9999-12-31, counted from 1900.
_LAST_DAY = 2_958_466
#: Beyond, a number of Excel's has digits that nobody typed.
_DIGITS = 9

_CHUNK = 1 << 20
_OVERLAP = 4096
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+)(\d+):([A-Z]+)(\d+)\"")
#: A formula whose result nobody has calculated: the cell would look empty.
_UNCALCULATED = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?r=\"([A-Z]+\d+)\"[^>]*>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_Cells = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Merge:
    """The rows of one column that show what stands in the first of them."""

    first: int
    last: int
    place: int


def read(content: bytes) -> Iterator[Row]:
    """Of the one sheet with headings. Raises `RollUnreadable`."""
    # Half a second and 20 MB that only this needs.
    import openpyxl  # noqa: PLC0415

    with _told_apart():
        book = openpyxl.load_workbook(
            BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        sheet = _sheet(book)
        yield from _rows(sheet, *_scan(sheet))


@contextmanager
def _told_apart() -> Iterator[None]:
    """What a library makes of a damaged file is no fault of ours. Raises `RollUnreadable`."""
    try:
        with warnings.catch_warnings():
            # Of styles and extensions that it does not know: none of them changes a value.
            warnings.simplefilter("ignore")
            yield
    except (RollUnreadable, MemoryError):
        raise
    except Exception as error:
        raise RollUnreadable(Unreadable.BROKEN) from error


def _sheet(book: Any) -> Any:
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    found = [sheet for sheet in shown if _has_headings(sheet)]
    if not found:
        raise RollUnreadable(Unreadable.NO_HEADINGS)
    if len(found) > 1:
        raise RollUnreadable(
            Unreadable.SEVERAL_SHEETS, ", ".join(sheet.title for sheet in found[:9])
        )
    return found[0]


def _has_headings(sheet: Any) -> bool:
    # What the file says of its own extent is often wrong.
    sheet.reset_dimensions()
    rows = islice(_rows(sheet, [], set()), headings.DEPTH)
    return headings.find([(row.number, row.cells) for row in rows]) is not None


def _scan(sheet: Any) -> tuple[list[_Merge], set[str]]:
    """What stands behind the lines, or nowhere in them: merged cells, and formulas that were
    never calculated. Found in the bytes, since the cells are read one line at a time.
    """
    merges: dict[_Merge, None] = {}
    uncalculated: set[str] = set()
    # The library has no other way to the part of a sheet that is read line by line.
    with sheet._get_source() as stream:  # noqa: SLF001
        before = b""
        while chunk := stream.read(_CHUNK):
            seen = before + chunk
            for found in _MERGED.finditer(seen):
                left, first, _, last = (part.decode() for part in found.groups())
                if int(last) > int(first):
                    merges[_Merge(int(first), int(last), _place(left))] = None
            uncalculated.update(found[1].decode() for found in _UNCALCULATED.finditer(seen))
            before = seen[-_OVERLAP:]
    return sorted(merges, key=lambda merge: merge.first), uncalculated


def _rows(sheet: Any, merges: list[_Merge], uncalculated: set[str]) -> Iterator[Row]:
    epoch = sheet.parent.epoch
    waiting, open_merges = list(reversed(merges)), dict[_Merge, str]()
    for number, cells in enumerate(sheet.iter_rows(min_row=1, min_col=1), 1):
        row = _row(number, cells, epoch, uncalculated)
        while waiting and waiting[-1].first <= number:
            merge = waiting.pop()
            open_merges[merge] = _at(row, merge.place)
        if row is None:
            continue
        for merge, shown in list(open_merges.items()):
            if merge.last < number:
                del open_merges[merge]
            elif not _at(row, merge.place):
                row.cells.extend([""] * (merge.place + 1 - len(row.cells)))
                row.cells[merge.place] = shown
        yield row


def _at(row: Row | None, place: int) -> str:
    return row.cells[place] if row is not None and place < len(row.cells) else ""


def _row(number: int, cells: _Cells, epoch: datetime, uncalculated: set[str]) -> Row | None:
    """None where nothing stands in it."""
    texts: list[str] = []
    odd: dict[int, Flaw] = {}
    for place, cell in enumerate(cells):
        value = cell.value
        if value is None:
            text = ""
        elif isinstance(value, str) and cell.data_type != "e":
            text = value
        else:
            try:
                text = _written(cell, value, epoch)
            except _Odd as reason:
                text, odd[place] = str(value), reason.flaw
        texts.append(text)
    if uncalculated:
        at = {headings.letter(place) + str(number): place for place in range(len(texts))}
        odd |= {at[name]: Flaw.FAILED_FORMULA for name in uncalculated & at.keys()}
    if not odd and not any(text.strip() for text in texts):
        return None
    return Row(number=number, cells=texts, odd=odd)


class _Odd(Exception):
    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


def _written(cell: Any, value: Any, epoch: datetime) -> str:
    """As the sheet shows it. Raises `_Odd`."""
    if cell.data_type == "e":
        raise _Odd(Flaw.FAILED_FORMULA)
    if isinstance(value, (datetime, date, time, timedelta)):
        return _day(value, _QUOTED.sub("", cell.number_format or "").lower())
    format_id = cell.style_array.numFmtId
    if format_id in _CHINESE_DATES:
        # So far into the future no day has a name.
        if format_id not in _CHINESE_DAYS or not 0 < float(value) < _LAST_DAY:
            raise _Odd(Flaw.DATE)
        return _day(epoch + timedelta(days=float(value)), "m-d")
    text = _number(value)
    zeros = _ZEROS.fullmatch(cell.number_format or "")
    return text.zfill(len(zeros["zeros"])) if zeros and text.isdecimal() else text


def _day(value: Any, shown: str) -> str:
    """3-2, which Excel took for the second of March: it shows no year then."""
    if not isinstance(value, datetime) or "y" in shown or "h" in shown or "s" in shown:
        raise _Odd(Flaw.DATE)
    if "m" not in shown or "d" not in shown:
        raise _Odd(Flaw.DATE)
    return f"{value.month}-{value.day}"


def _number(value: Any) -> str:
    """501 of 501.0, 89.1 of 89.10000000000001."""
    if isinstance(value, float):
        value = round(value, _DIGITS)
        if value.is_integer():
            value = int(value)
        # Never in the form 1e-05.
        return f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return str(value)


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
