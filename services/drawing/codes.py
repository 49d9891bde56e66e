"""QR codes on paper."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpdf import FPDF


def code(pdf: "FPDF", text: str, at: tuple[float, float], side: float) -> None:
    """Vectors, so that it stays sharp at any size. Neighbouring modules are one bar.

    `at`: its upper left corner; in millimetres, as is `side`.
    """
    import segno  # noqa: PLC0415 - nobody needs it until something is printed

    matrix = segno.make(text, error="m", micro=False).matrix
    (left, top), module = at, side / len(matrix)
    pdf.set_fill_color(0)
    for row, line in enumerate(matrix):
        for begin, length in _bars(line):
            pdf.rect(
                left + begin * module,
                top + row * module,
                length * module,
                # A hair more, or printers leave white lines between the rows.
                module * 1.02,
                style="F",
            )


def _bars(line: Sequence[int]) -> list[tuple[int, int]]:
    """Where dark modules begin, and how many stand side by side."""
    bars: list[tuple[int, int]] = []
    for at, dark in enumerate(line):
        if not dark:
            continue
        if bars and sum(bars[-1]) == at:
            bars[-1] = (bars[-1][0], bars[-1][1] + 1)
        else:
            bars.append((at, 1))
    return bars
