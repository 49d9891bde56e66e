"""What staff wrote, with its formatting as Telegram will take it back."""

from html.parser import HTMLParser

from markupsafe import escape

from domain.notices import MOST_FORMATS
from handlers.kit.i18n import N_
from handlers.kit.questions import NotAnAnswer
from handlers.kit.said import Said


def formatted(said: Said) -> tuple[str, str]:
    """The plain words, and the same as HTML. Formatting that does not fit together is left out:
    Telegram would refuse the whole. Raises `NotAnAnswer` where there is too much of it.
    """
    if not said.html:
        return said.text, str(escape(said.text))
    shape = _Shape()
    shape.feed(said.html)
    shape.close()
    if shape.pieces > MOST_FORMATS:
        raise NotAnAnswer(
            N_("That is too much formatting for Telegram: please use less bold and fewer links.")
        )
    sound = not shape.open and not shape.broken and shape.text == said.text
    return said.text, said.html if sound else str(escape(said.text))


class _Shape(HTMLParser):
    """Whether each mark is closed in its order, and what is left without them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.broken = False
        self.pieces = 0
        self.text = ""

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.pieces += 1
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.broken = True

    def handle_data(self, data: str) -> None:
        self.text += data
