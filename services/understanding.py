"""Free text to a ticket's fields: what kind, what about, where, and whether it cannot wait.

Pure and deterministic. What it knows lies in services/lexicon as data files."""

from dataclasses import dataclass

from domain.places import Place
from domain.tickets import Category, Kind
from services.lexicon import dangers, kinds, places, spelling, topics
from services.lexicon.dangers import Danger
from services.lexicon.kinds import Cue, Nothing
from services.lexicon.phrases import Hit
from services.lexicon.topics import Topics

__all__ = ["THRESHOLD", "Danger", "Understood", "understand"]

#: Of `score`: below it the category is left open, and the bot asks.
THRESHOLD = 0.42
#: How much the usual kind of a category, or of a trouble that was named, weighs.
USUAL, NAMED = 1.0, 1.3
#: What a danger adds to its category and kind: surer than any word.
DANGER = 3.0
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
    """Only the first 4,096 characters are read."""
    said = spelling.mended(text)
    located = places.locate(said)
    danger = dangers.find(said)
    nothing = kinds.nothing_in(located.rest)
    cues = kinds.find(located.rest, nothing)
    signs = [hit.start for hit in cues if hit.tag.kind is Kind.REPAIR]
    about = topics.find(located.rest, signs, nothing.ignored)
    if danger is None and not _reports(located.rest, about, cues, nothing):
        return Understood(kind=None, category=None, place=located.place, urgent=None, score=0.0)
    _add_danger(about, danger)
    kind, surely = _kind(about, cues, danger)
    score = round(about.certainty * (0.7 + 0.3 * surely), 3)
    category = about.best if score >= THRESHOLD else None
    return Understood(
        kind=kind, category=category, place=located.place, urgent=danger, score=score
    )


def _reports(text: str, about: Topics, cues: list[Hit[Cue]], nothing: Nothing) -> bool:
    """Whether anything is said to be wrong, wanted or needed, and not over already."""
    if nothing.notice:
        return False
    over = nothing.over_until
    troubles = [hit for hit in about.troubles if hit.end > over]
    plain = [hit for hit in cues if hit.tag.listed != "slight" and hit.end > over]
    if nothing.thanks and over:
        return bool(troubles or plain) and nothing.again >= 0
    if troubles or plain:
        return True
    longest = max((hit.end - hit.start for hit in about.things), default=0)
    bare = bool(longest) and len(text.strip(", ?!。")) - longest <= BARE
    return bare and not (over or nothing.thanks or nothing.asks)


def _add_danger(about: Topics, danger: Danger | None) -> None:
    if danger is not None:
        _, category = dangers.usual(danger)
        about.points[category] = about.points.get(category, 0.0) + DANGER


def _kind(about: Topics, cues: list[Hit[Cue]], danger: Danger | None) -> tuple[Kind, float]:
    """The kind with the most points, and how far it is ahead (0..1)."""
    points = kinds.points(cues)
    best = about.best
    if best is not None:
        points[topics.usual(best)] = points.get(topics.usual(best), 0.0) + USUAL
    for kind in {hit.tag.kind for hit in about.troubles if hit.tag.category is best}:
        if kind is not None:
            points[kind] = points.get(kind, 0.0) + NAMED
    if danger is not None:
        kind, _ = dangers.usual(danger)
        points[kind] = points.get(kind, 0.0) + DANGER
    first = max(Kind, key=lambda kind: points.get(kind, 0.0))
    second = max((value for kind, value in points.items() if kind is not first), default=0.0)
    return first, 1.0 - second / points[first]
