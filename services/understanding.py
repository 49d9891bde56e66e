"""Free text to a ticket's fields: what kind, what about, where, and whether it cannot wait.

Pure and deterministic. All it knows lies in services/lexicon, in files that are read on first use.
"""

from dataclasses import dataclass

from domain.places import Place
from domain.tickets import Category, Danger, Kind
from services.lexicon import addresses, dangers, kinds, nothing, spelling, spots, topics
from services.lexicon.addresses import Address
from services.lexicon.kinds import Cue
from services.lexicon.nothing import Nothing
from services.lexicon.phrases import Hit
from services.lexicon.topics import Topics

__all__ = ["THRESHOLD", "Danger", "Understood", "understand"]

#: Of `score`: below it the category is left open, and the bot asks.
THRESHOLD = 0.42
#: How much the usual kind of a category weighs, and the kind of a trouble that was named.
USUAL, NAMED = 1.0, 1.3
#: Who asks for a hand in so many words wants a person's, whatever thing is named: 帮我抬洗衣机.
OUTRIGHT, A_HAND = 3.0, 1.5
#: What a danger adds to its kind.
DANGER = 3.0
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
    if danger is None and not _reports(address, about, cues, against):
        return Understood(kind=None, category=None, place=place, urgent=None, score=0.0)
    kind, category, score = _judge(about, cues, danger)
    return Understood(kind=kind, category=category, place=place, urgent=danger, score=score)


def _reports(address: Address, about: Topics, cues: list[Hit[Cue]], against: Nothing) -> bool:
    """Whether anything is said to be wrong, wanted or needed, and not over already."""
    if "notices" in against.heard:
        return False
    said = [hit.start for hit in about.troubles]
    said += [hit.start for hit in cues if hit.tag.reports]
    said = [start for start in said if start >= against.over_until]
    if against.settles(said):
        return False
    return bool(said) or (not against.likely and _hinted(address, about, against))


def _hinted(address: Address, about: Topics, against: Nothing) -> bool:
    """Nothing was said outright: 空开老是往下掉; 3号楼电梯; 7号楼到现在还是黑的."""
    if "uneasy" in against.heard and (about.things or address.building):
        return True
    longest = max((hit.end - hit.start for hit in about.things), default=0)
    return longest > 0 and len(address.rest.strip(", ?!。")) - longest <= BARE


def _judge(
    about: Topics, cues: list[Hit[Cue]], danger: Danger | None
) -> tuple[Kind, Category | None, float]:
    """The likeliest kind and category, and the score."""
    points = kinds.points(cues)
    if points[Kind.HELP] >= OUTRIGHT:
        about = about.with_more(Category.OTHER, A_HAND)
    if danger is not None:
        usual = dangers.usual(danger)
        about = about.with_more(usual.category, usual.weight)
        points[usual.kind] += DANGER
    best = about.best
    if best is not None:
        points[topics.usual(best)] += USUAL
        for kind in about.kinds_of(best):
            points[kind] += NAMED
    first, second = sorted(Kind, key=lambda kind: -points[kind])[:2]
    lead = 1.0 - points[second] / points[first] if points[first] else 0.0
    score = round(about.certainty * (1.0 - KIND_SHARE + KIND_SHARE * lead), 3)
    return first, best if score >= THRESHOLD else None, score
