"""Finding many phrases in one message at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

#: Characters that "…" may stand for, within one sentence.
GAP = 10
ELLIPSIS = "…"
SENTENCE_ENDS = frozenset("。!?;\n")
#: English words are found whole; a plural counts as the word.
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")

Tag = TypeVar("Tag")


@dataclass(frozen=True, slots=True)
class Hit(Generic[Tag]):
    """A phrase found at `start`, ending before `end`."""

    start: int
    end: int
    phrase: str
    tag: Tag

    @property
    def gapped(self) -> bool:
        """Whether characters were skipped between its parts."""
        return ELLIPSIS in self.phrase

    def inside(self, other: "Hit[Tag]") -> bool:
        """Strictly within the other, which says more. What only fills a gap is not within."""
        longer = other.end - other.start > self.end - self.start
        return longer and not other.gapped and other.start <= self.start and self.end <= other.end


class Phrasebook(Generic[Tag]):
    """Phrases with a tag each; the same phrase may have several tags."""

    def __init__(self, entries: Iterable[tuple[str, Tag]]) -> None:
        #: Plain phrases by their first two characters (one, where there is only one).
        self._plain: dict[str, list[tuple[str, Tag]]] = defaultdict(list)
        #: Phrases with gaps, by their first part.
        self._gapped: dict[str, list[tuple[list[str], str, Tag]]] = defaultdict(list)
        for phrase, tag in dict.fromkeys(entries):
            first, *more = phrase.split(ELLIPSIS)
            if more:
                self._gapped[first].append((more, phrase, tag))
            else:
                self._plain[phrase[:2]].append((phrase, tag))

    def find(self, text: str) -> list[Hit[Tag]]:
        """All occurrences, overlapping ones too, in the order of the text."""
        hits = [*self._find_plain(text), *self._find_gapped(text)]
        return sorted(hits, key=lambda hit: (hit.start, hit.end))

    def _find_plain(self, text: str) -> Iterator[Hit[Tag]]:
        for at in range(len(text)):
            for key in dict.fromkeys((text[at], text[at : at + 2])):
                for phrase, tag in self._plain.get(key, ()):
                    if text.startswith(phrase, at) and whole(text, at, at + len(phrase)):
                        yield Hit(at, at + len(phrase), phrase, tag)

    def _find_gapped(self, text: str) -> Iterator[Hit[Tag]]:
        for first, phrases in self._gapped.items():
            start = text.find(first)
            while start >= 0:
                after = start + len(first)
                if whole(text, start, after):
                    yield from self._continue(text, start, after, phrases)
                start = text.find(first, start + 1)

    @staticmethod
    def _continue(
        text: str, start: int, after: int, phrases: list[tuple[list[str], str, Tag]]
    ) -> Iterator[Hit[Tag]]:
        for more, phrase, tag in phrases:
            end = follow(text, after, more)
            if end is not None:
                yield Hit(start, end, phrase, tag)


def follow(text: str, after: int, parts: list[str]) -> int | None:
    """The end of the last part where each part follows within the gap."""
    for part in parts:
        start = text.find(part, after, after + GAP + len(part))
        if start < 0 or not SENTENCE_ENDS.isdisjoint(text[after:start]):
            return None
        after = start + len(part)
    return after


def whole(text: str, start: int, end: int) -> bool:
    """False where an English word is only a part of a longer one ("gas" in "gasp")."""
    if text[start] in LETTERS and start and text[start - 1] in LETTERS:
        return False
    if text[end - 1] not in LETTERS:
        return True
    tail = text[end : end + 2]
    plural = tail[:1] == "s" and tail[1:] not in LETTERS
    return tail[:1] not in LETTERS or plural


def longest(hits: list[Hit[Tag]]) -> list[Hit[Tag]]:
    """Without those that lie strictly inside another."""
    kept: list[Hit[Tag]] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not any(hit.inside(other) for other in kept[-8:]):
            kept.append(hit)
    return kept
