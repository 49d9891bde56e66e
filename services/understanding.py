"""Free text to a ticket's fields: what kind, what about, where, and whether it cannot wait.

Pure and deterministic. All it knows lies in services/lexicon, in files that are read on first use.
"""

from dataclasses import dataclass

from domain.places import Place
from domain.tickets import Category, Kind
from services.lexicon import addresses, dangers, kinds, nothing, spelling, spots, topics
from services.lexicon.dangers import Danger
from services.lexicon.kinds import Cue
from services.lexicon.nothing import Nothing
from services.lexicon.phrases import Hit
from services.lexicon.topics import Topics

__all__ = ["THRESHOLD", "Danger", "Understood", "understand"]

#: Of `score`: below it the category is left open, and the bot asks.
THRESHOLD = 0.42
#: How much the usual kind of a category weighs, and the kind of a trouble that was named.
USUAL, NAMED = 1.0, 1.3
#: What a danger adds to its category and to its kind.
DANGER_CATEGORY, DANGER_KIND = 2.0, 3.0
#: How much of the score the kind decides.
KIND_SHARE = 0.3
#: Besides a thing that is named, a message of so few characters can only mean that it fails.
BARE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a message says, as far as it can be told."""

    #: None where the text reports nothing: chit-chat, thanks, a question about opening hours.
    kind: Kind | None
    #: None below the threshold.
    category: Category | None
    place: Place
    urgent: Danger | None
    #: 0..1, confidence in kind and category together; 0 where nothing is reported.
    score: float


def understand(text: str) -> Understood:
    """Of a long text the beginning and the end are read."""
    said = spelling.mended(text)
    address = addresses.find(said)
    place = Place(
        building=address.building,
        unit=address.unit,
        room=address.room,
        spot=spots.find(address.rest),
    )
    danger = dangers.find(said)
    against = nothing.find(address.rest)
    cues = kinds.find(address.rest, against)
    broken = [hit.start for hit in cues if hit.tag.kind is Kind.REPAIR]
    about = topics.find(address.rest, broken, against.ignored)
    if danger is None and not _reports(address.rest, about, cues, against):
        return Understood(kind=None, category=None, place=place, urgent=None, score=0.0)
    kind, category, score = _judge(about, cues, danger)
    return Understood(kind=kind, category=category, place=place, urgent=danger, score=score)


def _reports(text: str, about: Topics, cues: list[Hit[Cue]], against: Nothing) -> bool:
    """Whether anything is said to be wrong, wanted or needed, and not over already."""
    if "notices" in against.heard:
        return False
    said = [hit.start for hit in about.troubles]
    said += [hit.start for hit in cues if hit.tag.reports]
    said = [start for start in said if start >= against.over_until]
    if against.settles(said):
        return False
    return bool(said) or _hinted(text, about, against)


def _hinted(text: str, about: Topics, against: Nothing) -> bool:
    """A thing was named, and nothing said of it outright: 空开老是往下掉; 3号楼电梯."""
    if not about.things or against.likely:
        return False
    longest = max(hit.end - hit.start for hit in about.things)
    return "uneasy" in against.heard or len(text.strip(", ?!。")) - longest <= BARE


def _judge(
    about: Topics, cues: list[Hit[Cue]], danger: Danger | None
) -> tuple[Kind, Category | None, float]:
    """The likeliest kind and category, and the score."""
    points = kinds.points(cues)
    if danger is not None:
        usual, category = dangers.usual(danger)
        about = about.with_more(category, DANGER_CATEGORY)
        points[usual] += DANGER_KIND
    best = about.best
    if best is not None:
        points[topics.usual(best)] += USUAL
        for kind in about.kinds_of(best):
            points[kind] += NAMED
    first, second = sorted(Kind, key=lambda kind: -points[kind])[:2]
    lead = 1.0 - points[second] / points[first]
    score = round(about.certainty * (1.0 - KIND_SHARE + KIND_SHARE * lead), 3)
    return first, best if score >= THRESHOLD else None, score
