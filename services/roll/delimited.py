"""CSV in the forms that Excel and its like write: their encodings, separators and quotes."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from domain.roll import Flaw, RollUnreadable, Unreadable
from services.roll import headings
from services.roll.rows import Row

_CHUNK = 1 << 20
#: GB18030 reads everything that GBK and GB2312 wrote.
_ENCODINGS = ("utf-8-sig", "gb18030")
_UTF16 = {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
_SEPARATORS = (",", "\t", ";", "|")
#: One cell may have several lines; so many are a quote that nobody closed.
_MOST_LINES = 30
#: How Excel writes 3-2 into a CSV after taking it for a day: 3月2日, 2-Mar.
_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ENGLISH_DAY = re.compile(rf"(\d{{1,2}})-({'|'.join(_MONTHS)})")
_DATE = re.compile(r"\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?(?: \d{1,2}:\d{2}(?::\d{2})?)?")
_FAILED = {"#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NULL!", "#NUM!"}


def read(content: bytes) -> Iterator[Row]:
    """Raises `RollUnreadable`."""
    encoding = _encoding(content)
    separator = _separator(content, encoding)
    start = 1
    reader = csv.reader(_text(content, encoding), delimiter=separator)
    try:
        for cells in reader:
            if reader.line_num - start > _MOST_LINES:
                yield Row(number=start, cells=[cells[0][:40]], odd={0: Flaw.UNCLOSED_QUOTE})
            elif any(cell.strip() for cell in cells) and not cells[0].startswith("sep="):
                yield _row(start, cells)
            start = reader.line_num + 1
    except csv.Error:
        # A cell larger than the limit: everything after a quote went into it.
        yield Row(number=start, cells=[""], odd={0: Flaw.UNCLOSED_QUOTE})


def _encoding(content: bytes) -> str:
    if content[:2] in _UTF16:
        candidates: tuple[str, ...] = ("utf-16",)
    else:
        candidates = _ENCODINGS
    for encoding in candidates:
        if _decodes(content, encoding):
            return encoding
    raise RollUnreadable(Unreadable.NO_TEXT)


def _decodes(content: bytes, encoding: str) -> bool:
    """A piece at a time: the whole text would be several times the file."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(content), _CHUNK):
            decoder.decode(content[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _text(content: bytes, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="")


def _separator(content: bytes, encoding: str) -> str:
    """The one by which most headings are found."""

    def known(separator: str) -> int:
        reader = csv.reader(_text(content, encoding), delimiter=separator)
        try:
            top = list(enumerate(islice(reader, headings.DEPTH), 1))
        except csv.Error:
            return 0
        found = headings.find(top)
        return len(found.at) if found else 0

    return max(_SEPARATORS, key=known)


def _row(number: int, cells: list[str]) -> Row:
    odd: dict[int, Flaw] = {}
    for place, cell in enumerate(cells):
        text = cell.strip()
        if day := _DAY.fullmatch(text):
            cells[place] = f"{int(day[1])}-{int(day[2])}"
        elif day := _ENGLISH_DAY.fullmatch(text):
            cells[place] = f"{_MONTHS.index(day[2]) + 1}-{int(day[1])}"
        elif _DATE.fullmatch(text):
            odd[place] = Flaw.DATE
        elif text in _FAILED:
            odd[place] = Flaw.FAILED_FORMULA
    return Row(number=number, cells=cells, odd=odd)
