"""Somebody who has the database file, its log at every commit, the backups and our log, and wants
to know who chose what (P10).
"""

import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from pathlib import Path
from statistics import mean, pstdev

from storage.database import sqlite_path

_PAGE = 4096
#: Before the first page of a write-ahead log, and before each of them.
_LOG_HEAD, _FRAME_HEAD = 32, 24
_SHUFFLES = 300


class Thief:
    """Keeps every page that the file or its log ever had."""

    def __init__(self, url: str) -> None:
        self._file = sqlite_path(url)
        self._pages: set[bytes] = set()
        #: How many pages of the log each look found new, in order.
        self.growth: list[int] = []

    def look(self) -> bytes:
        """What is new since the last time."""
        new = [page for page in self._all() if page not in self._pages]
        self._pages.update(new)
        self.growth.append(len(new))
        return b"".join(new)

    @property
    def loot(self) -> bytes:
        return b"".join(self._pages)

    def _all(self) -> Sequence[bytes]:
        log = Path(f"{self._file}-wal")
        frames = log.read_bytes()[_LOG_HEAD:] if log.exists() else b""
        file = self._file.read_bytes()
        return [
            *(file[at : at + _PAGE] for at in range(0, len(file), _PAGE)),
            *(
                frames[at + _FRAME_HEAD : at + _FRAME_HEAD + _PAGE]
                for at in range(0, len(frames), _FRAME_HEAD + _PAGE)
            ),
        ]


def found(loot: bytes, needles: Sequence[str]) -> list[str]:
    """However it is written: as it is, or as JSON escapes it."""
    return [
        each for each in needles if each.encode() in loot or each.encode("unicode_escape") in loot
    ]


def told_by(features: Sequence[Hashable], choices: Sequence[str]) -> bool:
    """Whether a feature tells of the choices what it does not tell of the same ones shuffled: who
    guesses the commonest choice for each value of it is right far more often.
    """
    dice = random.Random(1)
    by_chance = [_right(features, dice.sample(choices, len(choices))) for _ in range(_SHUFFLES)]
    # Five deviations: once in millions of tests.
    most = mean(by_chance) + 5 * pstdev(by_chance)
    return _right(features, choices) > most


def _right(features: Sequence[Hashable], choices: Sequence[str]) -> int:
    seen: dict[Hashable, Counter[str]] = defaultdict(Counter)
    for feature, choice in zip(features, choices, strict=True):
        seen[feature][choice] += 1
    return sum(counts.most_common(1)[0][1] for counts in seen.values())
