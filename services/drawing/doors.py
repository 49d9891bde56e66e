"""The list of doors to knock at, on A4: to be ticked with a pencil.

Pure: drawn from what is given, in whichever process; what it needs is imported there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.fonts import NOTO_SANS_SC

if TYPE_CHECKING:
    from fpdf import FPDF

_FONT = "noto"
#: Millimetres.
_MARGIN, _ROW, _WIDTH = 12.0, 9.0, 186.0
_DOOR, _NOTE = 46.0, 40.0
#: Stands for a character that the font does not have.
_GETA = "〓"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorSheet:
    """Words are in the reader's language already."""

    heading: str
    about: str
    note: str
    #: The door, a column for each mark, and room to write.
    columns: tuple[str, ...]
    doors: Sequence[str]
    #: Which mark each has, from 0; None: none.
    ticked: Sequence[int | None]


def draw(sheet: DoorSheet) -> bytes:
    """A PDF."""
    from fpdf import FPDF  # noqa: PLC0415 - large, and only ever needed where sheets are drawn

    pdf = FPDF(unit="mm", format="A4")
    pdf.set_margins(_MARGIN, _MARGIN)
    pdf.set_auto_page_break(auto=False)
    pdf.add_font(_FONT, fname=NOTO_SANS_SC)
    known = set(pdf.fonts[_FONT].cmap)  # type: ignore[union-attr]
    pen = _Pen(pdf, known)
    a_page = 26
    for at, door in enumerate(sheet.doors):
        if at % a_page == 0:
            _heading(pen, sheet)
        marks = ["√" if sheet.ticked[at] == each else "" for each in range(len(sheet.columns) - 2)]
        pen.row([door, *marks, ""], 12)
    if not sheet.doors:
        _heading(pen, sheet)
    return bytes(pdf.output())


@dataclass(slots=True)
class _Pen:
    pdf: "FPDF"
    known: set[int]

    def written(self, text: str) -> str:
        return "".join(each if ord(each) in self.known else _GETA for each in text)

    def row(self, cells: Sequence[str], points: float) -> None:
        """The first and the last are wide; a text too long for its cell is made smaller."""
        middle = (_WIDTH - _DOOR - _NOTE) / (len(cells) - 2)
        for at, cell in enumerate(cells):
            wide = _DOOR if at == 0 else _NOTE if at == len(cells) - 1 else middle
            text = self.written(cell)
            self.pdf.set_font(_FONT, size=points)
            if (long := self.pdf.get_string_width(text)) > wide - 3:
                self.pdf.set_font(_FONT, size=points * (wide - 3) / long)
            align = "L" if at == 0 else "C"
            self.pdf.cell(wide, _ROW, text, border=1, align=align)
        self.pdf.ln(_ROW)


def _heading(pen: _Pen, sheet: DoorSheet) -> None:
    pen.pdf.add_page()
    for text, points in ((sheet.heading, 18), (sheet.about, 12), (sheet.note, 10)):
        pen.pdf.set_font(_FONT, size=points)
        pen.pdf.multi_cell(_WIDTH, points / 2, pen.written(text), new_x="LMARGIN", new_y="NEXT")
    pen.pdf.ln(2)
    pen.row([each.lstrip("✔️🚪🗳📝 ") for each in sheet.columns], 11)
