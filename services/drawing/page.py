"""A picture that is as long as what stands on it: written from the top, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.drawing.lines import fitted
from services.drawing.pen import EDGE, INK, WIDTH, Box, Pen, wide

ROOM = WIDTH - 2 * EDGE
#: From one line of words to the next.
_LEADING = 1.32
#: Of a line's height, what stands over its base.
_OVER = 0.98


@dataclass(slots=True)
class Page:
    """Without a pen nothing is drawn: it learns how long it becomes."""

    pen: Pen | None = None
    #: Pixels from the top.
    down: float = EDGE

    def write(
        self,
        words: str,
        sizes: Sequence[float],
        *,
        most: int = 1,
        left: float = EDGE,
        room: float = ROOM,
        colour: str = INK,
    ) -> None:
        """In the largest of these sizes in which it fits on so many lines."""
        size, lines = fitted(words, sizes, most, wide, room)
        for line in lines:
            self.put(line, left, self.down, size, room=room, colour=colour)
            self.down += size * _LEADING

    def put(
        self, words: str, left: float, down: float, size: float, *, room: float, colour: str = INK
    ) -> None:
        """One line, wherever the page ends."""
        if self.pen:
            base = self.pen.height - down - size * _OVER
            self.pen.write(words, left, base, size, room=room, colour=colour)

    def fill(self, box: Box, colour: str, hatch: str = "") -> None:
        """`box`: left, down, width and height."""
        left, down, width, height = box
        if self.pen and width > 0:
            base = self.pen.height - down - height
            self.pen.fill((left, base, width, height), colour, hatch)

    def dashes(self, left: float, down: float, to: float) -> None:
        if self.pen:
            self.pen.dashes(left, self.pen.height - to, self.pen.height - down)
