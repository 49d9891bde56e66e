"""HTML as the server reads it: its tags, its tolerance, its errors with byte offsets."""

import re
from dataclasses import dataclass

from playground.wire import Json, units

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "blockquote": "blockquote",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
#: The attribute that says something, and how its value begins where it says it.
_SAYS = {
    ("a", "href"): "",
    ("code", "class"): "language-",
    ("span", "class"): "tg-",
    ("tg-emoji", "emoji-id"): "",
    ("tg-time", "unix"): "",
}

_PLAIN = re.compile(r"[^<&]+")
_REFERENCE = re.compile(
    r"&(?:#x(?P<hex>[0-9a-fA-F]{1,8})|#(?P<dec>\d{1,8})|(?P<name>[A-Za-z]+));?"
)
_TAG_NAME = re.compile(r"[^\s>]*")
_SPACES = re.compile(r"\s*")
_ATTRIBUTE = re.compile(r"[^\s=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


def parse(text: str) -> tuple[str, list[Json]]:
    """Plain text and entities. Raises ValueError with the server's words for what is broken."""
    if "<" not in text and "&" not in text:
        return text, []
    return _Parser(text).run()


@dataclass(slots=True)
class _Open:
    tag: str
    says: str
    #: In UTF-16 units of the result.
    offset: int
    #: In characters of the result.
    begin: int


def _reference(match: re.Match[str]) -> str:
    """The character that is meant, else the reference as it stands."""
    if match["name"]:
        return _NAMED.get(match["name"], match[0])
    code = int(match["hex"], 16) if match["hex"] else int(match["dec"])
    surrogate = 0xD800 <= code <= 0xDFFF
    return chr(code) if 0 < code < 0x10FFFF and not surrogate else match[0]


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.out: list[str] = []
        self.offset = 0
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        while self.at < len(self.text):
            self._step()
        if self.open:
            tag = self.open[-1].tag
            raise ValueError(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return "".join(self.out), self.entities

    def _step(self) -> None:
        match = _PLAIN.match(self.text, self.at) or _REFERENCE.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
            self._say(_reference(match) if match[0].startswith("&") else match[0])
        elif self.text[self.at] == "&":
            self.at += 1
            self._say("&")
        elif self.text.startswith("/", self.at + 1):
            self._end_tag()
        else:
            self._start_tag()

    def _say(self, words: str) -> None:
        self.out.append(words)
        self.offset += units(words)
        self.length += len(words)

    def _where(self, at: int) -> str:
        return f"at byte offset {len(self.text[:at].encode('utf-8', 'surrogatepass'))}"

    def _read(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        assert match is not None  # each of these patterns matches the empty text
        self.at = match.end()
        return match[0]

    def _here(self) -> str:
        """The character in hand, empty at the end."""
        return self.text[self.at : self.at + 1]

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._read(_TAG_NAME).lower()
        if not self._here():
            raise ValueError(f"Unclosed start tag {self._where(begin)}")
        if tag not in _KINDS:
            raise ValueError(f'Unsupported start tag "{tag}" {self._where(begin)}')
        says = ""
        while self._more(tag, begin):
            says = self._attribute(tag, begin) or says
        if tag == "span" and says != "spoiler":
            raise ValueError(f'Tag "span" must have class "tg-spoiler" {self._where(begin)}')
        self.open.append(_Open(tag, says, self.offset, self.length))

    def _more(self, tag: str, begin: int) -> bool:
        """Whether another attribute follows; if not, the tag's end is passed."""
        self._read(_SPACES)
        self._need(tag, begin)
        if self._here() != ">":
            return True
        self.at += 1
        return False

    def _need(self, tag: str, begin: int) -> None:
        if not self._here():
            raise ValueError(f'Unclosed start tag "{tag}" {self._where(begin)}')

    def _attribute(self, tag: str, begin: int) -> str:
        """What the attribute says, empty if nothing."""
        name = self._read(_ATTRIBUTE)
        if not name:
            raise ValueError(f'Empty attribute name in the tag "{tag}" {self._where(begin)}')
        self._read(_SPACES)
        self._need(tag, begin)
        expandable = "1" if (tag, name) == ("blockquote", "expandable") else ""
        if self._here() != "=":
            return expandable
        self.at += 1
        self._read(_SPACES)
        self._need(tag, begin)
        value = self._quoted(begin) if self._here() in {"'", '"'} else self._token()
        start = _SAYS.get((tag, name))
        says = value[len(start) :] if start is not None and value.startswith(start) else ""
        return expandable or says

    def _quoted(self, begin: int) -> str:
        end = self.text.find(self._here(), self.at + 1)
        if end < 0 or end + 1 >= len(self.text):
            raise ValueError(f"Unclosed start tag {self._where(begin)}")
        value = self.text[self.at + 1 : end]
        self.at = end + 1
        return _REFERENCE.sub(_reference, value)

    def _token(self) -> str:
        begin = self.at
        value = self._read(_TOKEN).lower()
        if not self._here() or not (self._here().isspace() or self._here() == ">"):
            raise ValueError(f"Unexpected end of name token {self._where(begin)}")
        return value

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise ValueError(f"Unexpected end tag {self._where(begin)}")
        self.at += 2
        name = self._read(_TAG_NAME).lower()
        self._read(_SPACES)
        if self._here() != ">":
            raise ValueError(f"Unclosed end tag {self._where(begin)}")
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            raise ValueError(
                f"Unmatched end tag {self._where(begin)},"
                f' expected "</{opened.tag}>", found "</{name}>"'
            )
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Json = {
            "type": _KINDS[opened.tag],
            "offset": opened.offset,
            "length": self.offset - opened.offset,
        }
        if opened.tag == "pre" and self._takes_language(entity):
            return
        entity |= self._detail(opened)
        self.entities.append(entity)

    def _takes_language(self, pre: Json) -> bool:
        """`<pre><code class="language-x">` is one entity, and the inner one becomes it."""
        last = self.entities[-1] if self.entities else {}
        same = last.get("offset") == pre["offset"] and last.get("length") == pre["length"]
        if same and last.get("type") == "code":
            last["type"] = "pre"
        return same and last.get("type") == "pre"

    def _detail(self, opened: _Open) -> Json:
        says = opened.says
        match opened.tag:
            case "a":
                return {"url": says or "".join(self.out)[opened.begin :]}
            case "tg-emoji":
                if not says.isdigit() or int(says) == 0:
                    raise ValueError("Invalid custom emoji identifier specified")
                return {"custom_emoji_id": says}
            case "tg-time":
                return {"unix_time": int(says) if says.isdigit() else 0}
            case "code" if says:
                return {"language": says}
            case "blockquote" if says:
                return {"type": "expandable_blockquote"}
        return {}
