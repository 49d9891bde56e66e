"""Formatted text as the server keeps it: cleaned, parsed, trimmed, with offsets in UTF-16."""

import re
from collections.abc import Callable

from playground import html_markup, markdown
from playground.found import find
from playground.links import link
from playground.refusals import bad
from playground.wire import Json, cut, units

_UNCLEAN = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a]")
_INVISIBLE = re.compile("[\\s\u180e\u200b-\u200f\u2060-\u2064\u2800\ufeff\ufffc]*")
_MODES: dict[str, Callable[[str], tuple[str, list[Json]]]] = {
    "html": html_markup.parse,
    "markdownv2": markdown.parse,
}
#: More than these are dropped without a word.
_MOST = 100
#: Nothing else can be inside these.
_SOLID = frozenset({"code", "pre"})


def clean(text: str) -> str:
    """Control characters become spaces; returns, vertical marks and overrides vanish."""
    if not _UNCLEAN.search(text):
        return text
    return _UNCLEAN.sub(lambda m: " " if m[0] < " " and m[0] != "\r" else "", text)


def formatted(
    text: str, mode: str = "", entities: list[Json] | None = None
) -> tuple[str, list[Json]]:
    """Text and entities as a message carries them; the text is empty where nothing is to be
    seen. Raises Refused where the markup is broken.
    """
    text = clean(text)
    marked = list(entities or [])
    if mode:
        text, marked = _parsed(text, mode)
    text, marked = _trimmed(text, [e for e in _settled(marked) if _visible(text, e)])
    if not text or _INVISIBLE.fullmatch(text):
        return "", []
    return text, _ordered(marked + find(text, marked))[:_MOST]


def _parsed(text: str, mode: str) -> tuple[str, list[Json]]:
    parse = _MODES.get(mode.lower())
    if parse is None:
        raise bad("unsupported parse_mode")
    try:
        return parse(text)
    except ValueError as problem:
        raise bad(f"can't parse entities: {problem}") from None


def _ordered(entities: list[Json]) -> list[Json]:
    return sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def _settled(entities: list[Json]) -> list[Json]:
    """Links checked, repeats joined, code alone."""
    if not entities:
        return entities
    checked = [e for e in map(_checked, entities) if e is not None]
    solid = [e for e in checked if e["type"] in _SOLID]
    free = [e for e in checked if e["type"] not in _SOLID and not _crosses(e, solid)]
    return _ordered(_joined(free) + _joined(solid))


def _checked(entity: Json) -> Json | None:
    if entity["type"] == "code":
        return {k: v for k, v in entity.items() if k != "language"}
    if entity["type"] != "text_link":
        return entity
    target = link(entity["url"])
    if target is None:
        return None
    kind = "text_mention" if "user" in target else "text_link"
    return {"type": kind, "offset": entity["offset"], "length": entity["length"]} | target


def _crosses(entity: Json, others: list[Json]) -> bool:
    """Whether it shares text with one of them without holding all of it."""
    start, end = _span(entity)
    for other in others:
        first, last = _span(other)
        holds = start <= first and last <= end and entity["type"].endswith("blockquote")
        if first < end and start < last and not holds:
            return True
    return False


def _span(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def _joined(entities: list[Json]) -> list[Json]:
    """Of the same kind, overlapping ones become one."""
    joined: list[Json] = []
    for entity in _ordered(entities):
        start, end = _span(entity)
        twin = next((e for e in joined if _alike(e, entity) and start <= _span(e)[1]), None)
        if twin is None:
            joined.append(dict(entity))
        else:
            twin["length"] = max(_span(twin)[1], end) - twin["offset"]
    return joined


def _alike(one: Json, other: Json) -> bool:
    plain = one["type"] not in {"text_link", "text_mention", "custom_emoji", "pre", "blockquote"}
    return plain and one["type"] == other["type"]


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """White space goes from the end, and from the beginning as far as no entity begins."""
    text = text.rstrip(" \n")
    lead = len(text) - len(text.lstrip(" \n"))
    if entities:
        lead = min(lead, entities[0]["offset"])
    text = text[lead:]
    if not entities:
        return text, entities
    size = units(text)
    moved = (_moved(entity, lead, size) for entity in entities)
    return text, [e for e in moved if e["length"] > 0]


def _moved(entity: Json, lead: int, size: int) -> Json:
    start = max(0, entity["offset"] - lead)
    end = min(size, entity["offset"] - lead + entity["length"])
    return entity | {"offset": start, "length": end - start}


def _visible(text: str, entity: Json) -> bool:
    return entity["type"] in _SOLID or not cut(text, *_span(entity)).isspace()
