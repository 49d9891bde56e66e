"""What thing a report is about and what is wrong with it, to tell whether two mean the same."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from services.lexicon import words
from services.lexicon.phrases import ELLIPSIS

#: What "…" may stand for: within a clause, so that 电梯坏了，灯也不亮 names no lamp of the lift.
SOME = r"[^,。!?;:\n]{0,6}?"
#: Behind these a thing is only where something else is: 垃圾桶旁边的路灯.
PLACED = re.compile(r"(?:旁|边上|附近|对面|门口|口那|里面|里头|里边|里的|外面|前面|后面|那边)")


#: Where something is, and no door or lift: 东门路灯不亮, 电梯口有垃圾.
WHERE = re.compile(r"[东南西北]大?门|进?电梯[厅口间]|箱门")


class Reach(StrEnum):
    """Whom one and the same trouble can concern. From the narrowest to the widest."""

    HOME = "home"
    UNIT = "unit"
    BUILDING = "building"
    SPOT = "spot"
    COMPOUND = "compound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An entry of faults.toml."""

    name: str
    reach: Reach
    #: The general word that may mean this one; "": none.
    family: str
    #: There is one on every floor.
    floors: bool
    #: Naming it says what is wrong.
    alone: bool

    def like(self, other: "Thing") -> bool:
        related = self.family and self.family == other.family
        general = self.family in {self.name, other.name}
        return self.name == other.name or bool(related and general)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a text names, as far as the file knows the words."""

    things: tuple[Thing, ...]
    signs: frozenset[str]
    #: "home": this one alone; "all": the whole building; "compound": everybody.
    only: frozenset[str]


def find(text: str) -> Fault:
    """`text` is plain."""
    text = WHERE.sub(",", text)
    things = _longest(text, _things())
    placed = {name for name, ends in things.items() if all(map(_placed(text), ends))}
    named = [name for name in things if name not in placed] or list(things)
    return Fault(
        things=tuple(thing for thing in _kinds() if thing.name in named),
        signs=frozenset(_longest(text, _signs())),
        only=frozenset(_longest(text, _only())),
    )


def naming(things: Iterable[Thing]) -> re.Pattern[str]:
    """What a text has to hold to name one of these, or one that is like it."""
    wanted = [each for each in _kinds() if any(each.like(thing) for thing in things)]
    return re.compile("|".join(_things()[each.name].pattern for each in wanted) or "(?!)")


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two lists of signs may be the same in other words."""
    if any((sign in one) is not (sign in other) for sign in _apart()):
        return False
    return bool(one & other) or any(
        b in _alike().get(a, ()) or a in _alike().get(b, ()) for a in one for b in other
    )


def _placed(text: str) -> Any:
    return lambda end: PLACED.match(text, end) is not None


def _longest(text: str, patterns: Mapping[str, re.Pattern[str]]) -> dict[str, list[int]]:
    """The names found, each with where its hits end; without hits within a longer one."""
    hits = [
        (found.start(), found.end(), name)
        for name, pattern in patterns.items()
        for found in pattern.finditer(text)
    ]
    kept: list[tuple[int, int, str]] = []
    for start, end, name in sorted(hits, key=lambda hit: hit[0] - hit[1]):
        longer = (hit for hit in kept if hit[1] - hit[0] > end - start)
        if not any(hit[0] <= start and end <= hit[1] for hit in longer):
            kept.append((start, end, name))
    return {name: [end for _, end, one in kept if one == name] for _, _, name in kept}


@cache
def _kinds() -> tuple[Thing, ...]:
    return tuple(
        Thing(
            name=name,
            reach=Reach(table["reach"]),
            family=table.get("family", ""),
            floors=table.get("floors", False),
            alone=table.get("alone", False),
        )
        for name, table in words.read("faults")["things"].items()
    )


@cache
def _things() -> Mapping[str, re.Pattern[str]]:
    tables = words.read("faults")["things"].items()
    return {name: _pattern(table["words"]) for name, table in tables}


@cache
def _signs() -> Mapping[str, re.Pattern[str]]:
    return {name: _pattern(said) for name, said in words.read("faults")["signs"].items()}


@cache
def _only() -> Mapping[str, re.Pattern[str]]:
    return {name: _pattern(said) for name, said in words.read("faults")["only"].items()}


@cache
def _alike() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(more) for name, more in words.read("faults")["alike"].items()}


@cache
def _apart() -> frozenset[str]:
    return frozenset(words.read("faults")["apart"]["signs"])


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """The longest first: of two that begin alike the longer one is meant."""
    return re.compile("|".join(map(_regex, sorted(phrases, key=len, reverse=True))))


def _regex(phrase: str) -> str:
    regex = SOME.join(map(re.escape, phrase.split(ELLIPSIS)))
    return rf"(?<![a-z]){regex}(?![a-z])" if phrase.isascii() else regex
