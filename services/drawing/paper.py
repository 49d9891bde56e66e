"""A text on A4 pages for the notice board: as large as old eyes like it.

Pure: drawn from what is given, in whichever process; what it needs is imported there.
"""

from services.fonts import NOTO_SANS_SC

_FONT = "noto"
#: Millimetres, and points.
_MARGIN, _LINE, _SIZE, _HEADING = 18.0, 8.0, 14.0, 20.0
#: Stands for a character that the font does not have.
_GETA = "〓"


def draw(text: str) -> bytes:
    """A PDF. The first line is its heading."""
    from fpdf import FPDF  # noqa: PLC0415 - large, and only ever needed where sheets are drawn

    pdf = FPDF(unit="mm", format="A4")
    pdf.set_margins(_MARGIN, _MARGIN)
    pdf.set_auto_page_break(auto=True, margin=_MARGIN)
    pdf.add_font(_FONT, fname=NOTO_SANS_SC)
    pdf.add_page()
    known = set(pdf.fonts[_FONT].cmap)  # type: ignore[union-attr]
    heading, _, rest = text.partition("\n")
    for size, line in ((_HEADING, heading), *((_SIZE, each) for each in rest.split("\n"))):
        pdf.set_font(_FONT, size=size)
        plain = "".join(each if ord(each) in known else _GETA for each in line)
        pdf.multi_cell(0, _LINE * size / _SIZE, plain, align="L", new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())
