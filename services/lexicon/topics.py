"""What a message is about: points for each category."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from domain.tickets import Category, Kind
from services.lexicon import words
from services.lexicon.phrases import ELLIPSIS, Hit, Phrasebook, longest

THING, TROUBLE, HINT = 2.0, 3.0, 0.7
#: A longer phrase says more: points for each character past the second, up to four.
LENGTH, MOST_LENGTH = 0.15, 4
#: In "电梯里有人抽烟" the lift is only where it happens.
WHERE_ONLY = 0.55
#: In "健身器材旁边的路灯坏了" what stands right before "坏了" is what is broken.
BESIDE_SIGN, BESIDE = 1.0, 3
#: People begin with what matters: 井盖松了,…半夜吵得睡不着.
FIRST = 0.6
#: What further words of the same category add to its best one.
FURTHER, MOST_FURTHER = 0.3, 1.5
#: Certainty where two categories are level, and the lead (of the best) that makes it full.
LEVEL, CLEAR_LEAD = 0.6, 0.4
DENIALS = ("不", "没", "没有", "不再", "未", "并没", "不会", "没再")


@dataclass(frozen=True, slots=True)
class Word:
    """An entry of categories.toml. `kind` is None where naming it reports nothing."""

    category: Category
    kind: Kind | None
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
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
        """0..1: how much was said of the best, and how far it is ahead of the next."""
        first, second = [*sorted(self.points.values(), reverse=True), 0.0, 0.0][:2]
        if not first:
            return 0.0
        lead = min(1.0, (first - second) / first / CLEAR_LEAD)
        return min(1.0, first / THING) * (LEVEL + (1.0 - LEVEL) * lead)


def find(text: str, broken: list[int], ignored: list[tuple[int, int]]) -> Topics:
    """`broken`: where the text says so. `ignored`: stretches whose words mean something else."""
    hits = [
        hit
        for hit in _meant(longest(_book().find(text)))
        if not any(_within(hit, stretch) for stretch in ignored) and not _denied(text, hit)
    ]
    troubles = [hit for hit in hits if hit.tag.kind is not None]
    once = {(hit.phrase, hit.tag.category): hit for hit in reversed(hits)}
    worth: dict[Category, list[float]] = defaultdict(list)
    for hit in once.values():
        first = bool(troubles) and hit.start == troubles[0].start
        worth[hit.tag.category].append(_points(text, hit, broken) + FIRST * first)
    return Topics(
        points={category: _sum(points) for category, points in worth.items()},
        troubles=troubles,
        things=[hit for hit in hits if hit.tag.points >= THING],
    )


def _points(text: str, hit: Hit[Word], broken: list[int]) -> float:
    points = hit.tag.points
    if hit.tag.kind is not None or points < THING:
        return points
    if text.startswith(tuple(words.read("places")["around"]), hit.end):
        return points * WHERE_ONLY
    beside = any(hit.end <= sign <= hit.end + BESIDE for sign in broken)
    return points + BESIDE_SIGN * beside


def _sum(points: list[float]) -> float:
    best, *others = sorted(points, reverse=True)
    return best + min(MOST_FURTHER, FURTHER * sum(others))


def _within(hit: Hit[Word], stretch: tuple[int, int]) -> bool:
    """Strictly: what an ordinary phrase names as a whole is named."""
    start, end = stretch
    return start <= hit.start and hit.end <= end and hit.end - hit.start < end - start


def _denied(text: str, hit: Hit[Word]) -> bool:
    """不漏水, 水管一点不漏: the trouble that is named is not there."""
    *_, last = hit.phrase.split(ELLIPSIS)
    return hit.tag.kind is not None and text[: hit.end - len(last)].endswith(DENIALS)


def _meant(hits: list[Hit[Word]]) -> list[Hit[Word]]:
    """Without gapped phrases whose first or last part belongs to another thing."""
    plain = [hit for hit in hits if not hit.gapped and hit.tag.points >= THING]
    return [hit for hit in hits if not (hit.gapped and any(_takes(one, hit) for one in plain))]


def _takes(thing: Hit[Word], gapped: Hit[Word]) -> bool:
    """应急灯不亮 is no 灯…不亮; 健身器材旁边的路灯坏了 is no 健身器材…坏."""
    first, *_, last = gapped.phrase.split(ELLIPSIS)
    head_end, tail = gapped.start + len(first), gapped.end - len(last)
    longer = thing.end - thing.start > len(first)
    around_head = longer and thing.start <= gapped.start and head_end <= thing.end
    before_tail = head_end <= thing.start and tail - 1 <= thing.end <= gapped.end
    return thing.tag.category is not gapped.tag.category and (around_head or before_tail)


@cache
def usual(category: Category) -> Kind:
    """What a report of this category most often wants."""
    return Kind(words.read("categories")[category]["usually"])


@cache
def _book() -> Phrasebook[Word]:
    return Phrasebook(
        (phrase, _word(Category(category), listed, phrase))
        for category, table in words.read("categories").items()
        for listed, phrases in table.items()
        if listed != "usually"
        for phrase in phrases
    )


def _word(category: Category, listed: str, phrase: str) -> Word:
    length = phrase.count(" ") if phrase.isascii() else len(phrase.replace(ELLIPSIS, "")) - 2
    more = LENGTH * min(MOST_LENGTH, max(0, length))
    if listed == "hints":
        return Word(category, None, HINT)
    if listed == "things":
        return Word(category, None, THING + more)
    kind = usual(category) if listed == "troubles" else Kind(listed)
    return Word(category, kind, TROUBLE + more)
