"""Free text to a ticket's fields: what kind, what about, where, and whether it cannot wait.

Pure and deterministic. All it knows lies in services/lexicon: places and dangers follow its rules;
kind and category are weighed by what was learnt from labelled messages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from domain.places import Place
from domain.tickets import Category, Danger, Kind
from services.lexicon import features, model, reading, spots
from services.lexicon.model import Model
from services.lexicon.reading import Reading

__all__ = ["THRESHOLD", "Danger", "Understood", "understand"]

#: Of `score`: below it the category is left open, and the bot asks.
THRESHOLD = 0.3
#: How much lighter a report weighs than nothing: small talk must not become a ticket.
CAUTION = 0.6
#: From here on the weights alone say that it cannot wait, and from here on the words' rule counts.
URGENT, URGENT_BY_RULE = -0.35, -0.85
#: How the lead of the first choice over the second becomes a probability of its being right.
SLOPE, OFFSET = 1.6, -0.6
#: How near zero a second category must come to be offered as well.
ALSO = -0.4


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
    #: What a second trouble in the same message seems to be about.
    also: Category | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """`weight`: by how much it leads the next one."""

    kind: Kind | None
    category: Category | None
    weight: float


def understand(text: str, learnt: Model | None = None) -> Understood:
    """Of a long text the beginning and the end are read. `learnt`: other weights than shipped."""
    read = reading.read(text)
    scores = (learnt or model.shipped()).scores(features.of(read))
    danger = _danger(read, scores)
    place = _place(read)
    choice = _choose(scores, reports=danger is not None)
    if choice.kind is None or not _says_anything(read):
        return Understood(kind=None, category=None, place=place, urgent=None, score=0.0)
    score = round(1.0 / (1.0 + exp(-SLOPE * choice.weight - OFFSET)), 3)
    return Understood(
        kind=choice.kind,
        category=choice.category if score >= THRESHOLD else None,
        place=place,
        urgent=danger,
        score=score,
        also=_also(read, scores, choice),
    )


def _place(read: Reading) -> Place:
    address = read.address
    return Place(
        building=address.building,
        unit=address.unit,
        room=address.room,
        spot=spots.find(address.rest),
    )


def _says_anything(read: Reading) -> bool:
    return any(map(str.isalnum, read.plain))


def _danger(read: Reading, scores: dict[str, float]) -> Danger | None:
    """By the rule where the weights do not speak against it, or by the weights alone."""
    certainty = scores["urgent:yes"]
    if read.danger is not None and certainty >= URGENT_BY_RULE:
        return read.danger
    if certainty < URGENT:
        return None
    return max(Danger, key=lambda danger: scores.get(f"danger:{danger}", -9.0))


def _choose(scores: dict[str, float], *, reports: bool) -> _Choice:
    """The likeliest kind and category together. `reports`: that it is something is known."""
    ranked = sorted(_pairs(scores, reports=reports), key=lambda each: -each.weight)
    return _Choice(
        kind=ranked[0].kind,
        category=ranked[0].category,
        weight=ranked[0].weight - ranked[1].weight,
    )


def _pairs(scores: dict[str, float], *, reports: bool) -> Iterator[_Choice]:
    for name, weight in scores.items():
        question, _, pair = name.partition(":")
        if question != "both":
            continue
        kind, category = pair.split("/")
        if kind == "-":
            if not reports:
                weight += scores["kind:-"] + scores["category:-"] + CAUTION
                yield _Choice(kind=None, category=None, weight=weight)
        else:
            weight += scores[f"kind:{kind}"] + scores[f"category:{category}"]
            yield _Choice(kind=Kind(kind), category=Category(category), weight=weight)


def _also(read: Reading, scores: dict[str, float], choice: _Choice) -> Category | None:
    """Another category of which a trouble was named, if the weights can live with it."""
    named = {hit.tag.category for hit in read.about.troubles} - {choice.category}
    likely = [each for each in named if scores.get(f"category:{each}", -9.0) >= ALSO]
    return max(likely, key=lambda each: (scores[f"category:{each}"], each), default=None)
