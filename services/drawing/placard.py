"""What came of a vote on one page of A4 for the notice board: large, and enough to recount it.

Pure: drawn from what is given, in whichever process; what it needs is imported there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.drawing.ballots import Mood
from services.drawing.codes import code
from services.drawing.lines import fitted
from services.fonts import NOTO_SANS_SC

if TYPE_CHECKING:
    from fpdf import FPDF

_FONT = "noto"
#: Millimetres: A4, what is left white, and the code's side.
_WIDTH, _HEIGHT, _MARGIN, _CODE = 210.0, 297.0, 17.0, 34.0
_ROOM = _WIDTH - 2 * _MARGIN
#: Where a row's name, its numbers and what was asked for begin; of one that asks nothing, two.
_COLUMNS = (0.0, 34.0, 116.0)
_TWO = (0.0, 92.0)
_POINT = 25.4 / 72
_LEADING = 1.38
#: The size in which letters are measured.
_UNIT = 100
#: What does not fit on the page is drawn smaller, all of it.
_SCALES = tuple(hundredths / 100 for hundredths in range(135, 40, -4))
#: Stands for a character that the font does not have.
_GETA = "〓"
_GREY = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    name: str
    shown: str
    #: What was asked for and whether it is so; "": nothing was.
    need: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    heading: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placard:
    """Words are in the neighbourhood's language already."""

    #: Of what kind it is, and what it does not replace.
    label: str
    heading: str
    question: str
    verdict: str
    reason: str
    mood: Mood
    tables: Sequence[Table]
    #: Over the code: what the code says.
    head_name: str
    #: The end of the hash chain, hexadecimal.
    head: str
    #: Beside the code: the roll's hash, how to recount, where the list is.
    how: Sequence[str]
    #: At the foot: by whom, and the day.
    signed: str


def draw(placard: Placard) -> bytes:
    """A PDF of one page."""
    from fpdf import FPDF  # noqa: PLC0415 - large, and only ever needed where sheets are drawn

    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(auto=False)
    pdf.add_font(_FONT, fname=NOTO_SANS_SC)
    pdf.add_page()
    letters = _Letters(pdf)
    scale = next(_fits(letters, placard), _SCALES[-1])
    _lay(_Sheet(letters=letters, scale=scale), placard)
    return bytes(pdf.output())


class _Letters:
    """Which there are, and how wide they are."""

    def __init__(self, pdf: "FPDF") -> None:
        self.pdf = pdf
        self._known = frozenset(pdf.fonts[_FONT].cmap)  # type: ignore[union-attr]
        self._wide: dict[str, float] = {}

    def writable(self, words: str) -> str:
        known = self._known | {ord("\n")}
        return "".join(each if ord(each) in known else _GETA for each in words)

    def wide(self, words: str, points: float) -> float:
        """Millimetres."""
        return points * sum(self._of(each) for each in words)

    def _of(self, letter: str) -> float:
        """In one point."""
        if letter not in self._wide:
            self.pdf.set_font(_FONT, size=_UNIT)
            self._wide[letter] = float(self.pdf.get_string_width(letter)) / _UNIT
        return self._wide[letter]


def _fits(letters: _Letters, placard: Placard) -> Iterator[float]:
    for scale in _SCALES:
        sketch = _Sheet(letters=letters, scale=scale, dry=True)
        _lay(sketch, placard)
        if sketch.down <= _HEIGHT - _MARGIN:
            yield scale


@dataclass(slots=True, kw_only=True)
class _Sheet:
    """Written from the top. Sizes are points before they are scaled."""

    letters: _Letters
    scale: float
    #: Nothing is drawn: it learns how long it becomes.
    dry: bool = False
    #: Millimetres.
    down: float = _MARGIN

    def write(
        self,
        words: str,
        size: float,
        *,
        most: int = 2,
        left: float = 0,
        room: float = _ROOM,
        grey: int = 0,
    ) -> None:
        """Smaller where it is too long for so many lines."""
        sizes = [size * self.scale * part for part in (1, 0.85, 0.7)]
        points, lines = fitted(self.letters.writable(words), sizes, most, self.letters.wide, room)
        for line in lines:
            self._put(line, left, points, grey)
            self.down += points * _POINT * _LEADING

    def space(self, millimetres: float) -> None:
        self.down += millimetres * self.scale

    def fill(self, down: float, high: float, colour: str) -> None:
        if not self.dry:
            self.letters.pdf.set_fill_color(colour)
            self.letters.pdf.rect(_MARGIN, down, _ROOM, high, style="F")

    def rule(self) -> None:
        if not self.dry:
            self.letters.pdf.set_draw_color(170)
            self.letters.pdf.set_line_width(0.3)
            self.letters.pdf.line(_MARGIN, self.down, _WIDTH - _MARGIN, self.down)
        self.space(2)

    def code(self, text: str, side: float) -> None:
        if not self.dry:
            code(self.letters.pdf, text, (_MARGIN, self.down), side)

    def _put(self, line: str, left: float, points: float, grey: int) -> None:
        if self.dry:
            return
        self.letters.pdf.set_font(_FONT, size=points)
        self.letters.pdf.set_text_color(grey)
        self.letters.pdf.text(_MARGIN + left, self.down + points * _POINT, line)


def _lay(sheet: _Sheet, placard: Placard) -> None:
    sheet.write(placard.label, 15, grey=_GREY)
    sheet.space(3)
    sheet.write(placard.heading, 32, most=3)
    sheet.space(2)
    sheet.write(placard.question, 18, most=6)
    sheet.space(5)
    _panel(sheet, placard)
    for table in placard.tables:
        sheet.space(6)
        _table(sheet, table)
    sheet.space(7)
    sheet.rule()
    _check(sheet, placard)
    sheet.space(4)
    sheet.write(placard.signed, 13, grey=_GREY)


def _panel(sheet: _Sheet, placard: Placard) -> None:
    began = sheet.down
    sketch = _Sheet(letters=sheet.letters, scale=sheet.scale, dry=True, down=began)
    _verdict(sketch, placard)
    sheet.fill(began, sketch.down - began, placard.mood)
    _verdict(sheet, placard)


def _verdict(sheet: _Sheet, placard: Placard) -> None:
    left, room = 6.0, _ROOM - 12
    sheet.space(4)
    sheet.write(placard.verdict, 30, left=left, room=room, grey=255)
    if placard.reason:
        sheet.write(placard.reason, 16, most=3, left=left, room=room, grey=255)
    sheet.space(3)


def _table(sheet: _Sheet, table: Table) -> None:
    sheet.write(table.heading, 17, most=1)
    sheet.space(1)
    sheet.rule()
    for row in table.rows:
        _row(sheet, row)


def _row(sheet: _Sheet, row: Row) -> None:
    """Its cells side by side; the longest says where the next row begins."""
    began, lowest = sheet.down, sheet.down
    cells = (row.name, row.shown, row.need) if row.need else (row.name, row.shown)
    columns = _COLUMNS if row.need else _TWO
    ends = (*columns[1:], _ROOM)
    for words, left, end in zip(cells, columns, ends, strict=True):
        sheet.down = began
        sheet.write(words, 15, left=left, room=end - left - 3)
        lowest = max(lowest, sheet.down)
    sheet.down = lowest
    sheet.space(1)


def _check(sheet: _Sheet, placard: Placard) -> None:
    began, side = sheet.down, _CODE
    sheet.code(placard.head, side)
    left = side + 6
    sheet.write(placard.head_name, 13, left=left, room=_ROOM - left)
    sheet.write(placard.head, 11, left=left, room=_ROOM - left)
    sheet.space(1)
    for each in placard.how:
        sheet.write(each, 11, most=4, left=left, room=_ROOM - left, grey=_GREY)
    sheet.down = max(sheet.down, began + side)
