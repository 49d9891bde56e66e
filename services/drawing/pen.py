"""What every picture for a chat is drawn with: read on a phone, by people of seventy too."""

import io
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
#: Stands for a character that the font does not have.
_GETA = "〓"


def printed(figure: "Figure") -> bytes:
    """A PNG."""
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=_DPI)
    return drawn.getvalue()


class Pen:
    """Writes on the picture, in pixels from its lower left corner."""

    @classmethod
    def on_paper(cls) -> Self:
        """With nothing on it yet."""
        # A second and 60 MB that only this needs. No pyplot: that keeps every picture for ever.
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415

        figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor="white")
        FigureCanvasAgg(figure)
        return cls(figure)

    def __init__(self, figure: "Figure") -> None:
        from matplotlib.font_manager import FontProperties, get_font  # noqa: PLC0415

        self.figure = figure
        self._known = set(get_font(str(NOTO_SANS_SC)).get_charmap())
        self._properties = FontProperties

    def write(
        self, text: str, left: float, base: float, size: float, *, room: float, colour: str = INK
    ) -> None:
        """One line, made smaller where it is too long."""
        written = self.figure.text(
            left / WIDTH,
            base / HEIGHT,
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
        return "".join(each if ord(each) in self._known else _GETA for each in text)

    def font(self, size: float) -> Any:
        return self._properties(fname=str(NOTO_SANS_SC), size=size * _POINT)

    def mark(self, shape: str, left: float, middle: float, colour: str) -> None:
        from matplotlib.lines import Line2D  # noqa: PLC0415

        x, y = [left / WIDTH], [middle / HEIGHT]
        self.figure.add_artist(Line2D(x, y, marker=shape, markersize=17, color=colour))
