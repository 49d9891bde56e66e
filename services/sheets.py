"""Invitation slips on paper: six to a page, to be cut apart and put into letterboxes.

Pure: drawn from what is given, in whichever process; what it needs is imported there.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.drawing.codes import code
from services.fonts import NOTO_SANS_SC

if TYPE_CHECKING:
    from fpdf import FPDF

_ACROSS, _DOWN = 2, 3
#: Millimetres: A4, and what most printers leave white.
_PAGE = (210.0, 297.0)
_MARGIN = 8.0
_CODE = 41.0
_FONT = "noto"
#: Stands for a character that the font does not have.
_GETA = "〓"
#: Where a slip's links begin; `http` is left to whoever types.
_SCHEME = "https://"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One invitation; words are in the neighbourhood's language already."""

    home: str
    #: Masked: a slip lies about.
    name: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    #: On every slip, from top to bottom.
    heading: str
    slips: Sequence[Slip]
    steps: tuple[str, str, str]
    link: str
    until: str
    ask: str


def draw(sheet: Sheet) -> bytes:
    """A PDF."""
    pdf = _paper()
    known = set(pdf.fonts[_FONT].cmap)  # type: ignore[union-attr]
    for at, slip in enumerate(sheet.slips):
        place = at % (_ACROSS * _DOWN)
        if place == 0:
            pdf.add_page()
            _cut_lines(pdf)
        left = (place % _ACROSS) * _PAGE[0] / _ACROSS
        top = (place // _ACROSS) * _PAGE[1] / _DOWN
        _slip(_Pen(pdf, left + _MARGIN, top + _MARGIN, known), sheet, slip)
    return bytes(pdf.output())


def qr_png(link: str) -> bytes:
    """One code by itself, large enough for a phone held to a screen."""
    import segno  # noqa: PLC0415 - nobody needs it until somebody invites

    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="png", scale=12, border=4)
    return drawn.getvalue()


@dataclass(slots=True)
class _Pen:
    """Writes on one slip, from its upper left corner."""

    pdf: "FPDF"
    left: float
    top: float
    known: set[int]

    @property
    def width(self) -> float:
        return _PAGE[0] / _ACROSS - 2 * _MARGIN

    def write(
        self, down: float, points: float, text: str, *, right: float = 0, grey: int = 0
    ) -> None:
        """One line, made smaller where it is too long. `down`, `right`: where it stands, in mm."""
        text = "".join(each if ord(each) in self.known else _GETA for each in text)
        self.pdf.set_font(_FONT, size=points)
        room = self.width - right
        if (wide := self.pdf.get_string_width(text)) > room:
            self.pdf.set_font(_FONT, size=points * room / wide)
        self.pdf.set_text_color(grey)
        self.pdf.text(self.left + right, self.top + down, text)


def _paper() -> "FPDF":
    from fpdf import FPDF  # noqa: PLC0415 - large, and only ever needed where sheets are drawn

    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(auto=False)
    pdf.add_font(_FONT, fname=NOTO_SANS_SC)
    return pdf


def _slip(pen: _Pen, sheet: Sheet, slip: Slip) -> None:
    pen.write(4, 11, sheet.heading, grey=90)
    pen.write(14, 22, slip.home)
    pen.write(21.5, 14, slip.name)
    code(pen.pdf, slip.link, (pen.left, pen.top + 25), _CODE)
    for at, step in enumerate(sheet.steps):
        pen.write(33 + at * 13, 16, step, right=_CODE + 4)
    pen.write(71, 10, sheet.link, grey=90)
    pen.write(75.5, 11, slip.link.removeprefix(_SCHEME))
    pen.write(80.5, 10, sheet.until)
    pen.write(85, 10, sheet.ask)


def _cut_lines(pdf: "FPDF") -> None:
    width, height = _PAGE
    pdf.set_draw_color(150)
    pdf.set_line_width(0.2)
    pdf.set_dash_pattern(dash=2, gap=2)
    for at in range(1, _ACROSS):
        pdf.line(width * at / _ACROSS, 0, width * at / _ACROSS, height)
    for at in range(1, _DOWN):
        pdf.line(0, height * at / _DOWN, width, height * at / _DOWN)
    pdf.set_dash_pattern()
