"""What a message is about: points for each category."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from domain.tickets import Category, Kind
from services.lexicon import words
from services.lexicon.phrases import ELLIPSIS, Hit, Phrasebook, longest

THING, TROUBLE, HINT = 2.0, 3.0, 0.7
#: A longer phrase says more: points for each character past the second.
LENGTH = 0.15
#: In "电梯里有人抽烟" the lift is only where it happens.
WHERE_ONLY = 0.4
#: In "健身器材旁边的路灯坏了" what stands right before "坏了" is what is broken.
BESIDE_SIGN = 1.0
#: What further words of the same category add to its best one.
FURTHER, MOST_FURTHER = 0.3, 1.5
#: People begin with what matters: "井盖松了,…半夜吵得睡不着".
FIRST = 0.6


@dataclass(frozen=True, slots=True)
class Word:
    """An entry of categories.toml. `kind` is None where naming it reports nothing."""

    category: Category
    kind: Kind | None
    points: float


@dataclass(frozen=True, slots=True)
class Topics:
    """Points by category, and what was named: troubles, and things with or without trouble."""

    points: dict[Category, float]
    troubles: list[Hit[Word]]
    things: list[Hit[Word]]

    @property
    def best(self) -> Category | None:
        return max(self.points, key=lambda category: self.points[category], default=None)

    @property
    def certainty(self) -> float:
        """0..1: how much there is, and how far it is ahead of the next."""
        first, second = [*sorted(self.points.values(), reverse=True), 0.0, 0.0][:2]
        if not first:
            return 0.0
        lead = (first - second) / first
        return min(1.0, first / TROUBLE) * (0.6 + 0.4 * min(1.0, lead * 2.5))


def find(text: str, signs: list[int], ignored: list[tuple[int, int]]) -> Topics:
    """`signs`: where something is said to be wrong. `ignored`: stretches that count for nothing."""
    hits = [
        hit
        for hit in longest(_book().find(text))
        if not any(_within(hit, stretch) for stretch in ignored)
    ]
    worth: dict[Category, list[float]] = defaultdict(list)
    troubles = [hit for hit in hits if hit.tag.kind is not None]
    first = troubles[0].start if troubles else -1
    for (_, category), hit in {(hit.phrase, hit.tag.category): hit for hit in reversed(hits)}.items():
        worth[category].append(_points(text, hit, signs) + FIRST * (hit.start == first))
    things = [hit for hit in hits if hit.tag.points >= THING]
    return Topics({category: _sum(points) for category, points in worth.items()}, troubles, things)


def _within(hit: Hit[Word], stretch: tuple[int, int]) -> bool:
    """Strictly: what an ordinary phrase names as a whole is named."""
    start, end = stretch
    return start <= hit.start and hit.end <= end and hit.end - hit.start < end - start


def _points(text: str, hit: Hit[Word], signs: list[int]) -> float:
    points = hit.tag.points
    if hit.tag.kind is None and points >= THING:
        if text.startswith(_around(), hit.end):
            points *= WHERE_ONLY
        elif any(hit.end <= sign <= hit.end + 3 for sign in signs):
            points += BESIDE_SIGN
    return points


def _sum(points: list[float]) -> float:
    best, *others = sorted(points, reverse=True)
    return best + min(MOST_FURTHER, FURTHER * sum(others))


@cache
def _around() -> tuple[str, ...]:
    return tuple(words.read("places")["around"])


@cache
def _book() -> Phrasebook[Word]:
    entries: list[tuple[str, Word]] = []
    for name, table in words.read("categories").items():
        category, usual = Category(name), Kind(table["usual"] if "usual" in table else table["usually"])
        for listed, phrases in table.items():
            if listed != "usually":
                entries += [(phrase, _word(category, usual, listed, phrase)) for phrase in phrases]
    return Phrasebook(entries)


def _word(category: Category, usual: Kind, listed: str, phrase: str) -> Word:
    length = LENGTH * min(4, max(0, len(phrase.replace(ELLIPSIS, "")) - 2))
    if phrase.isascii():
        length = LENGTH * phrase.count(" ")
    if listed == "hints":
        return Word(category, None, HINT)
    if listed == "things":
        return Word(category, None, THING + length)
    return Word(category, usual if listed == "troubles" else Kind(listed), TROUBLE + length)


@cache
def usual(category: Category) -> Kind:
    """What a report of this category most often wants."""
    return Kind(words.read("categories")[category]["usually"])
