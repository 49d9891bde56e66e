"""What the server finds in a text by itself: commands, mentions, tags, addresses, numbers."""

import re

from playground.wire import Json, units

_TRIGGER = re.compile(r"[/@#+.:]")
_FOUND = re.compile(
    r"""
      (?P<url>https?://[^\s<>"]+
        |(?<![\w@.-])(?:[\w-]+\.)+(?:com|cn|org|net|io|me|gov|app|dev|ru|edu)\b(?:/[^\s<>"]*)?)
    | (?P<email>(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)
    | (?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))
    | (?P<mention>(?<!\w)@[A-Za-z0-9_]{3,32}(?!\w))
    | (?P<hashtag>(?<!\w)\#(?=\w*[^\W\d])\w{1,256})
    | (?P<phone_number>(?<![\w+])\+\d[\d\ ()-]{6,16}\d(?!\w))
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: A command may stand in a hyphenless Chinese sentence; an address ends before punctuation.
_TAIL = ".,;:!?'\")]}。，；：！？）】”’"
#: What was marked so is left alone.
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})


def find(text: str, marked: list[Json]) -> list[Json]:
    """Entities in reading order, none of them inside code or a link."""
    if not _TRIGGER.search(text):
        return []
    closed = [(e["offset"], e["offset"] + e["length"]) for e in marked if e["type"] in _OPAQUE]
    found = (_entity(text, match) for match in _FOUND.finditer(text))
    return [e for e in found if not any(a < e["offset"] + e["length"] and e["offset"] < b
                                        for a, b in closed)]  # fmt: skip


def _entity(text: str, match: re.Match[str]) -> Json:
    kind = str(match.lastgroup)
    words = match[0].rstrip(_TAIL) if kind == "url" else match[0]
    return {"type": kind, "offset": units(text[: match.start()]), "length": units(words)}
