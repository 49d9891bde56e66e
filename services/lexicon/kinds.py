"""Whether something is to be mended, put right or considered, or a hand is needed."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from domain.tickets import Kind
from services.lexicon import words
from services.lexicon.nothing import Nothing
from services.lexicon.phrases import Hit, Phrasebook, longest

#: Points for a word of each list; further words of the same list add a third of that.
POINTS = {"says": 3.0, "signs": 1.5, "slight": 0.4}
FURTHER = 0.33
#: A proposal or a complaint in so many words outweighs that something is broken.
OUTRIGHT = {Kind.SUGGESTION: 1.0, Kind.COMPLAINT: 1.5}


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of kinds.toml."""

    kind: Kind
    listed: str


def find(text: str, nothing: Nothing) -> list[Hit[Cue]]:
    """The cues, without those that mean something else."""
    return [
        hit
        for hit in longest(_book().find(text))
        if not any(start <= hit.start and hit.end <= end for start, end in nothing.ignored)
    ]


def points(cues: list[Hit[Cue]]) -> dict[Kind, float]:
    """Points by kind for the words that were said."""
    said: dict[Cue, set[str]] = defaultdict(set)
    for hit in cues:
        said[hit.tag].add(hit.phrase)
    found: dict[Kind, float] = defaultdict(float)
    for cue, phrases in said.items():
        found[cue.kind] += POINTS[cue.listed] * (1 + FURTHER * (len(phrases) - 1))
        if cue.listed == "says":
            found[cue.kind] += OUTRIGHT.get(cue.kind, 0.0)
    return found


@cache
def _book() -> Phrasebook[Cue]:
    return Phrasebook(
        (phrase, Cue(Kind(kind), listed))
        for kind, table in words.read("kinds").items()
        for listed, phrases in table.items()
        for phrase in phrases
    )
