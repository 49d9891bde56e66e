"""What is published of a vote, and how it is hashed."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256

#: Of fewer ballots only the sums are published: a list of three tells three neighbours too much.
FEWEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    #: What ballots say.
    key: str
    #: What people read.
    label: str


@dataclass(frozen=True, kw_only=True)
class Header:
    """What was voted on, as people read it."""

    title: str
    #: The kind of vote, in words: what it binds, and what it does not.
    kind: str
    question: str
    options: tuple[Option, ...]
    #: Of the roll, hexadecimal, as published when voting opened.
    roll: str
    #: Of the sorted envelopes before they were opened, hexadecimal; "" where there were none.
    envelopes: str = ""
    closed: datetime

    @cached_property
    def facts(self) -> Mapping[str, object]:
        """As they are written and hashed."""
        return {
            "title": self.title,
            "kind": self.kind,
            "question": self.question,
            "options": [{"key": each.key, "label": each.label} for each in self.options],
            "roll": self.roll,
            "envelopes": self.envelopes,
            "closed": self.closed.astimezone(UTC).isoformat(),
        }

    @property
    def digest(self) -> str:
        return sha256(canonical(self.facts)).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """`phrase`: what its voter alone knows it by."""

    phrase: str
    choice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    #: From 1.
    number: int
    phrase: str
    choice: str
    #: Covers this line and, through the hash before it, all earlier ones; hexadecimal.
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    header: Header
    #: The header's digest, with which the chain begins.
    start: str
    #: How many ballots there were.
    count: int
    #: Shuffled; None where only the sums are published.
    lines: tuple[Line, ...] | None
    #: Ballots by option.
    sums: Mapping[str, int]
    #: By option, in hundredths of a square metre; None where areas do not count.
    areas: Mapping[str, int] | None
    #: What is posted.
    head: str


def publish(
    header: Header,
    ballots: Sequence[Ballot],
    *,
    areas: Mapping[str, int] | None = None,
    sums_only: bool = False,
) -> Published:
    """`ballots` in an order that says nothing: whoever opened them has shuffled them.

    With `sums_only`, and of fewer than `FEWEST`, there is no list.
    """
    listed = not sums_only and len(ballots) >= FEWEST
    lines = chained(header.digest, ballots) if listed else None
    sums = counted(header, ballots)
    last = lines[-1].hash if lines else header.digest
    return Published(
        header=header,
        start=header.digest,
        count=len(ballots),
        lines=lines,
        sums=sums,
        areas=areas,
        head=head(last, len(ballots), sums, areas),
    )


def chained(start: str, ballots: Sequence[Ballot]) -> tuple[Line, ...]:
    lines: list[Line] = []
    before = start
    for number, ballot in enumerate(ballots, 1):
        before = link(before, number, ballot.phrase, ballot.choice)
        lines.append(Line(number=number, phrase=ballot.phrase, choice=ballot.choice, hash=before))
    return tuple(lines)


def counted(header: Header, ballots: Sequence[Ballot | Line]) -> Mapping[str, int]:
    """Every option has its number, also where nobody chose it."""
    found = Counter(ballot.choice for ballot in ballots)
    return {option.key: found[option.key] for option in header.options}


def link(before: str, number: int, phrase: str, choice: str) -> str:
    """A line's hash."""
    return sha256(canonical([before, number, phrase, choice])).hexdigest()


def head(last: str, count: int, sums: Mapping[str, int], areas: Mapping[str, int] | None) -> str:
    """`last`: the hash of the last line; of the header where there is no list."""
    return sha256(canonical([last, count, sums, areas])).hexdigest()


def canonical(value: object) -> bytes:
    """The one way to write it: keys in order, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()
