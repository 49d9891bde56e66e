"""Whether something is to be mended, put right, considered, or a hand is needed; or nothing at all."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from domain.tickets import Kind
from services.lexicon import words
from services.lexicon.phrases import Hit, Phrasebook, longest

#: Points for a word of each list; further ones of the same list add a third.
POINTS = {"says": 3.0, "signs": 1.5, "slight": 0.4}
FURTHER = 0.33
#: A proposal or a complaint in so many words outweighs that something is broken.
OUTRIGHT = {Kind.SUGGESTION: 1.0, Kind.COMPLAINT: 0.5}


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of kinds.toml."""

    kind: Kind
    listed: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Where a message says that there is nothing to do."""

    over_until: int
    thanks: bool
    asks: bool
    notice: bool
    again: int
    ignored: list[tuple[int, int]]


def find(text: str, nothing: Nothing) -> list[Hit[Cue]]:
    """The cues, without those that count for nothing."""
    return [
        hit
        for hit in longest(_book().find(text))
        if not any(start <= hit.start and hit.end <= end for start, end in nothing.ignored)
    ]


def points(cues: list[Hit[Cue]]) -> dict[Kind, float]:
    """Points by kind for the words that were said."""
    found: dict[Kind, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for hit in cues:
        found[hit.tag.kind][hit.tag.listed].add(hit.phrase)
    return {
        kind: sum(
            POINTS[listed] * (1 + FURTHER * (len(phrases) - 1)) for listed, phrases in by.items()
        )
        + (OUTRIGHT.get(kind, 0.0) if "says" in by else 0.0)
        for kind, by in found.items()
    }


def nothing_in(text: str) -> Nothing:
    """What in the text is thanks, a question, a notice, or about something mended already."""
    hits = _nothing().find(text)
    done = [hit for hit in longest([hit for hit in hits if hit.tag == "done"]) if _really(text, hit)]
    listed = {hit.tag for hit in hits}
    return Nothing(
        over_until=max((hit.end for hit in done), default=0),
        thanks="thanks" in listed,
        asks="asks" in listed,
        notice="notices" in listed,
        again=max((hit.start for hit in hits if hit.tag == "again"), default=-1),
        ignored=[(hit.start, hit.end) for hit in hits if hit.tag in {"asks", "ordinary"}],
    )


def _really(text: str, done: Hit[str]) -> bool:
    """Not 没修好, 什么时候修好, 修好了吗, 解决不了."""
    if text.startswith(("吗", "没", "不", "嘛", "么"), done.end):
        return False
    return not text[: done.start].rstrip().endswith(tuple(words.read("nothing")["not_done"]))


@cache
def _book() -> Phrasebook[Cue]:
    return Phrasebook(
        (phrase, Cue(Kind(kind), listed))
        for kind, table in words.read("kinds").items()
        for listed, phrases in table.items()
        for phrase in phrases
    )


@cache
def _nothing() -> Phrasebook[str]:
    table = words.read("nothing")
    return Phrasebook(
        (phrase, listed)
        for listed in ("done", "again", "thanks", "asks", "notices", "ordinary")
        for phrase in table[listed]
    )
