"""A published list as a file, and back. What comes from outside is believed in nothing."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from domain.published.document import Header, Line, Option, Published

#: Of a file, in bytes: some 200,000 ballots.
LARGEST = 32 * 2**20
FORMAT = "linli-ballots-1"
#: Numbers that are no sums: as far as every program reads them exactly.
_MOST = 2**53
_HASH = re.compile(r"[0-9a-f]{64}")
_DIGEST = re.compile(r"(?:[0-9a-f]{64})?")


class NotAList(Exception):
    """No list that a vote published: another program's file, or half of one."""


def written(document: Published) -> bytes:
    """JSON, with a line of text for each ballot, so that people can read it too."""
    lines = document.lines
    ballots = "null" if lines is None else f"[\n{','.join(map(_line, lines))}\n]"
    parts = {
        "format": _json(FORMAT),
        "header": _json(document.header.facts),
        "start": _json(document.start),
        "count": _json(document.count),
        "ballots": ballots,
        "sums": _json(document.sums),
        "areas": _json(document.areas),
        "head": _json(document.head),
    }
    body = ",\n".join(f'"{name}": {value}' for name, value in parts.items())
    return f"{{\n{body}\n}}\n".encode()


def _line(line: Line) -> str:
    facts = {
        "line": line.number,
        "phrase": line.phrase,
        "choice": line.choice,
        "hash": line.hash,
    }
    return f"\n {_json(facts)}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read(content: bytes) -> Published:
    """It may be wrong in everything that `check` finds. Raises `NotAList`."""
    try:
        return _document(json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once))
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise NotAList from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name twice would be read one way here and another way elsewhere."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(pairs)
    return found


def _document(raw: Any) -> Published:
    if _exactly(raw, "format", str) != FORMAT:
        raise ValueError(raw["format"])
    ballots, areas = raw["ballots"], raw["areas"]
    return Published(
        header=_header(raw["header"]),
        start=_like(_HASH, raw, "start"),
        count=_whole(raw["count"]),
        lines=None if ballots is None else tuple(_lines(ballots)),
        sums=_numbers(raw["sums"]),
        areas=None if areas is None else _numbers(areas),
        head=_like(_HASH, raw, "head"),
    )


def _header(raw: Any) -> Header:
    closed = datetime.fromisoformat(_exactly(raw, "closed", str))
    if closed.tzinfo is None:
        raise ValueError(closed)
    return Header(
        title=_text(raw, "title"),
        kind=_text(raw, "kind"),
        question=_text(raw, "question"),
        options=tuple(
            Option(key=_text(each, "key"), label=_text(each, "label"))
            for each in _exactly(raw, "options", list)
        ),
        roll=_like(_DIGEST, raw, "roll"),
        envelopes=_like(_DIGEST, raw, "envelopes"),
        closed=closed,
    )


def _lines(raw: Any) -> Iterator[Line]:
    if not isinstance(raw, list):
        raise TypeError(raw)
    for each in raw:
        yield Line(
            number=_whole(each["line"]),
            phrase=_text(each, "phrase"),
            choice=_text(each, "choice"),
            hash=_like(_HASH, each, "hash"),
        )


def _exactly(raw: Any, name: str, kind: type) -> Any:
    if not isinstance(raw[name], kind):
        raise TypeError(name)
    return raw[name]


def _text(raw: Any, name: str) -> str:
    """Half a character, which JSON can write, can't be hashed: it raises `ValueError`."""
    text: str = _exactly(raw, name, str)
    text.encode()
    return text


def _like(pattern: re.Pattern[str], raw: Any, name: str) -> str:
    text: str = _exactly(raw, name, str)
    if not pattern.fullmatch(text):
        raise ValueError(name)
    return text


def _whole(value: Any) -> int:
    # A bool is an int to Python, and to nobody else.
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _MOST:
        raise ValueError(value)
    return value


def _numbers(raw: Any) -> Mapping[str, int]:
    if not isinstance(raw, dict):
        raise TypeError(raw)
    for key in raw:
        key.encode()
    return {key: _whole(value) for key, value in raw.items()}
