"""A phrase of somebody's own choice: their line in the published list bears it."""

import re
import unicodedata
from collections.abc import Iterable

from domain.refusals import Refusal

SHORTEST, LONGEST = 2, 20
#: Of so many digits a telephone or a door can be told.
_DIGITS = re.compile(r"\d(?:\W*\d){3}")
#: Letters of all scripts, with their marks; digits; and what stands between words.
_ALLOWED = {"L", "M", "N"}
_BETWEEN = " -·,.!?，。！？、"


def own(text: str, known_as: Iterable[str] = ()) -> str:
    """As it will be published. Raises `PhraseUnfit`, and `PhraseTellsWho` where it holds digits
    as a telephone has them, or one of the names that they are known by.
    """
    phrase = " ".join(unicodedata.normalize("NFKC", text).split())
    if not SHORTEST <= len(phrase) <= LONGEST or not all(map(_fits, phrase)):
        raise PhraseUnfit(SHORTEST, LONGEST)
    if sum(map(str.isalnum, phrase)) < SHORTEST:
        raise PhraseUnfit(SHORTEST, LONGEST)
    if _DIGITS.search(phrase) or any(_in(name, phrase) for name in known_as):
        raise PhraseTellsWho
    return phrase


def alike(phrase: str) -> str:
    """The same for phrases that people would take for the same."""
    folded = unicodedata.normalize("NFKC", phrase).casefold()
    return "".join(each for each in folded if each.isalnum())


def _fits(each: str) -> bool:
    return each in _BETWEEN or unicodedata.category(each)[0] in _ALLOWED


def _in(name: str, phrase: str) -> bool:
    bare = alike(name)
    return len(bare) >= SHORTEST and bare in alike(phrase)


class PhraseUnfit(Refusal):
    """It is too short or too long, or holds signs that can't be read out."""

    def __init__(self, shortest: int, longest: int) -> None:
        super().__init__(shortest, longest)
        self.shortest, self.longest = shortest, longest


class PhraseTellsWho(Refusal):
    """It would give its voter away."""


class PhraseTaken(Refusal):
    """Somebody else has chosen it, in this vote."""
