"""What every picture for a chat is drawn with: read on a phone, by people of seventy too."""

import io
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from services.fonts import NOTO_SANS_SC

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Pixels. Telegram shows it at a third of that on a phone: nothing is set smaller than 26.
WIDTH, HEIGHT = 1200, 900
EDGE = 50
INK, GREY, PALE = "#1a1a1a", "#595959", "#d9d9d9"
_DPI = 100
_POINT = 72 / _DPI
#: The size in which letters are measured, and FreeType's fixed point.
_UNIT, _FIXED_POINT = 100, 65536
#: Stands for a character that the font does not have.
_GETA = "〓"


#: Left, base, width and height, in pixels.
Box = tuple[float, float, float, float]


def printed(figure: "Figure") -> bytes:
    """A PNG."""
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=_DPI)
    return drawn.getvalue()


def wide(text: str, size: float) -> float:
    """In pixels, in one line."""
    return size * sum(_advance(each) for each in writable(text))


@cache
def _advance(letter: str) -> float:
    """Of its size. Letter by letter, since matplotlib draws what it measures."""
    from matplotlib.font_manager import get_font  # noqa: PLC0415

    font = get_font(str(NOTO_SANS_SC))
    font.set_size(_UNIT, 72)
    return font.load_char(ord(letter)).linearHoriAdvance / _FIXED_POINT / _UNIT


def writable(text: str) -> str:
    known = _known()
    return "".join(each if ord(each) in known else _GETA for each in text)


@cache
def _known() -> frozenset[int]:
    from matplotlib.font_manager import get_font  # noqa: PLC0415

    return frozenset(get_font(str(NOTO_SANS_SC)).get_charmap())


class Pen:
    """Writes on the picture, in pixels from its lower left corner."""

    @classmethod
    def on_paper(cls, height: int = HEIGHT) -> Self:
        """With nothing on it yet."""
        # A second and 60 MB that only this needs. No pyplot: that keeps every picture for ever.
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415

        figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor="white")
        FigureCanvasAgg(figure)
        return cls(figure, height)

    def __init__(self, figure: "Figure", height: int = HEIGHT) -> None:
        from matplotlib.font_manager import FontProperties  # noqa: PLC0415

        self.figure, self.height = figure, height
        self._properties = FontProperties

    def write(
        self, text: str, left: float, base: float, size: float, *, room: float, colour: str = INK
    ) -> None:
        """One line, made smaller where it is too long."""
        written = self.figure.text(
            left / WIDTH,
            base / self.height,
            self.writable(text),
            color=colour,
            # "$" in a name would begin a formula.
            parse_math=False,
            font=self.font(size),
        )
        wide = written.get_window_extent().width
        if wide > room:
            written.set_fontproperties(self.font(size * room / wide))

    def writable(self, text: str) -> str:
        return writable(text)

    def font(self, size: float) -> Any:
        return self._properties(fname=str(NOTO_SANS_SC), size=size * _POINT)

    def fill(self, box: Box, colour: str, hatch: str = "") -> None:
        """`hatch`: with slanted white lines, for those who tell no colours apart."""
        from matplotlib.patches import Rectangle  # noqa: PLC0415

        left, base, width, height = box
        corner = (left / WIDTH, base / self.height)
        size = (width / WIDTH, height / self.height)
        area = Rectangle(corner, *size, facecolor=colour, edgecolor="white", linewidth=0)
        if hatch:
            area.set_hatch(hatch)
        area.set_transform(self.figure.transFigure)
        self.figure.add_artist(area)

    def dashes(self, left: float, base: float, top: float) -> None:
        """Straight up."""
        from matplotlib.lines import Line2D  # noqa: PLC0415

        x, y = [left / WIDTH] * 2, [base / self.height, top / self.height]
        self.figure.add_artist(Line2D(x, y, linestyle=(0, (3, 2)), linewidth=3, color=INK))

    def mark(self, shape: str, left: float, middle: float, colour: str) -> None:
        from matplotlib.lines import Line2D  # noqa: PLC0415

        x, y = [left / WIDTH], [middle / self.height]
        self.figure.add_artist(Line2D(x, y, marker=shape, markersize=17, color=colour))
