"""MarkdownV2 as the server reads it, with its errors and byte offsets. The older Markdown is
not spoken here: the server itself keeps it only for bots of long ago.
"""

import re
from dataclasses import dataclass

from playground.wire import Json, units

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
_ESCAPE = re.compile(r"\\([\x01-\x7e])")
_LANGUAGE = re.compile(r"[^\s`]*(?=[\s])\n?|\n?")
_EMOJI = re.compile(r"tg://emoji\?id=(\d+)")
#: Longer marks first: `__` is never two italics.
_MARKS = ("```", "||", "__", "*", "_", "~", "`")
_KINDS = {
    "*": "bold",
    "_": "italic",
    "__": "underline",
    "~": "strikethrough",
    "||": "spoiler",
    "`": "code",
    "```": "pre",
    "[": "text_link",
    "![": "custom_emoji",
    ">": "blockquote",
}
#: How the errors call what they can't find the end of.
_NAMES = {"text_link": "TextUrl", "custom_emoji": "CustomEmoji", "blockquote": "BlockQuote"}


def parse(text: str) -> tuple[str, list[Json]]:
    """Plain text and entities. Raises ValueError with the server's words for what is broken."""
    return _Parser(text).run()


@dataclass(slots=True)
class _Open:
    mark: str
    #: Where it began in the source, in characters.
    source: int
    #: Where it began in the result, in UTF-16 units and in pieces.
    offset: int
    piece: int
    language: str = ""
    expandable: bool = False


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.out: list[str] = []
        self.offset = 0
        #: Nothing but marks since the line began.
        self.fresh = True
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        while self.at < len(self.text):
            self._step()
        if any(opened.mark == ">" for opened in self.open):
            self._end_quotation()
        if self.open:
            raise self._endless(self.open[-1])
        return "".join(self.out), self.entities

    @property
    def _top(self) -> str:
        return self.open[-1].mark if self.open else ""

    def _next(self, mark: str) -> bool:
        return self.text.startswith(mark, self.at)

    def _where(self, at: int) -> str:
        return f"at byte offset {len(self.text[:at].encode('utf-8', 'surrogatepass'))}"

    def _endless(self, opened: _Open) -> ValueError:
        kind = _KINDS[opened.mark]
        name = _NAMES.get(kind, kind.capitalize())
        return ValueError(f"Can't find end of {name} entity {self._where(opened.source)}")

    def _say(self, words: str) -> None:
        self.out.append(words)
        self.offset += units(words)
        self.fresh = words == "\n"

    def _step(self) -> None:
        escaped = _ESCAPE.match(self.text, self.at)
        here = self.text[self.at]
        if escaped:
            self.at = escaped.end()
            self._say(escaped[1])
        elif self._top in {"`", "```"} and here != "`":
            self.at += 1
            self._say(here)
            self.fresh = False
        elif here == "\n":
            self._line_end()
        elif here in _RESERVED:
            self._reserved(here)
        else:
            self.at += 1
            self._say(here)

    def _line_end(self) -> None:
        """A quotation ends with the last line that begins like one, its line end included."""
        quoted = any(opened.mark == ">" for opened in self.open)
        ends = quoted and not self.text.startswith(">", self.at + 1)
        self._say("\n")
        if ends:
            self._end_quotation()
        self.at += 1

    def _end_quotation(self) -> None:
        """A spoiler that begins at its very end means that it can be unfolded."""
        top = self.open[-1]
        unfolds = top.mark == "||" and top.source == self.at - 2
        if unfolds and self.open[-2].mark == ">":
            self.open.pop()
            self.open[-1].expandable = True
        if self._top != ">":
            raise self._endless(self.open[-1])
        self._close("")

    def _reserved(self, here: str) -> None:
        mark = next((mark for mark in _MARKS if self._next(mark)), "")
        if self._top and (mark == self._top or here == self._top == "`"):
            self._close(self._top)
        elif here == "]" and self._top in {"[", "!["}:
            self._close("]")
        elif mark:
            self._begin(mark)
        elif here == ">" and self.fresh:
            self._quote()
        elif here == "[" or self._next("!["):
            self._begin("[" if here == "[" else "![")
        else:
            reserved = f"Character '{here}' is reserved and must be escaped"
            raise ValueError(f"{reserved} with the preceding '\\'")

    def _quote(self) -> None:
        if any(opened.mark == ">" for opened in self.open):
            self.at += 1
        else:
            self._begin(">")

    def _begin(self, mark: str) -> None:
        opened = _Open(mark, self.at, self.offset, len(self.out))
        self.at += len(mark)
        if mark == "```":
            language = _LANGUAGE.match(self.text, self.at)
            assert language is not None  # it matches the empty text
            opened.language = language[0].strip()
            self.at = language.end()
        self.open.append(opened)

    def _close(self, mark: str) -> None:
        opened = self.open.pop()
        self.at += len(mark)
        detail = self._detail(opened)
        length = self.offset - opened.offset
        if length:
            kind = _KINDS[opened.mark]
            self.entities.append(
                {"type": kind, "offset": opened.offset, "length": length} | detail
            )

    def _detail(self, opened: _Open) -> Json:
        match opened.mark:
            case "[":
                words = "".join(self.out[opened.piece :])
                return {"url": self._address() if self._next("(") else words}
            case "![":
                return {"custom_emoji_id": self._emoji()}
            case "```" if opened.language:
                return {"language": opened.language}
            case ">" if opened.expandable:
                return {"type": "expandable_blockquote"}
        return {}

    def _address(self) -> str:
        begin = self.at + 1
        end = begin
        while end < len(self.text) and self.text[end] != ")":
            end += 2 if _ESCAPE.match(self.text, end) else 1
        if end >= len(self.text):
            raise ValueError(f"Can't find end of a URL {self._where(begin)}")
        self.at = end + 1
        return _ESCAPE.sub(r"\1", self.text[begin:end])

    def _emoji(self) -> str:
        if not self._next("("):
            raise ValueError("The entity must contain a tg://emoji or tg://time URL")
        found = _EMOJI.fullmatch(self._address())
        if found is None:
            raise ValueError("Invalid tg://emoji or tg://time URL specified")
        return found[1]
