"""Free text to a ticket's fields: what kind, what about, where, and whether it cannot wait.

Pure and deterministic. All it knows lies in services/lexicon: places follow its rules; the rest
is weighed by what was learnt from labelled messages, its rules being among what is weighed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from domain.places import Place
from domain.tickets import Category, Danger, Kind
from services import behalf
from services.lexicon import courtesy, features, model, reading, spots
from services.lexicon.model import Model
from services.lexicon.reading import Reading

__all__ = ["THRESHOLD", "Danger", "Understood", "subject", "understand"]

#: Of `score`: below it the category is left open, and the bot asks.
THRESHOLD = 0.3
#: How much lighter a report weighs than nothing: small talk must not become a ticket.
CAUTION = 0.5
#: From here on it cannot wait; from the second on even if the message seems to report nothing.
#: Both are below zero: better once too often than once too few. The third is for words of danger
#: that the rules take for denied or over, the last for a text that has none.
URGENT, URGENT_ANYHOW, URGENT_STILL, URGENT_UNSAID = -0.42, -0.22, 0.0, -0.36
#: How the lead of the first choice over the second becomes a probability of its being right.
SLOPE, OFFSET = 2.1, -0.6
#: The lead of what leads by chance.
NO_LEAD = -0.3
#: Characters. The last sentence of a longer message is listened to for danger by itself as well.
LONG = 60
_SENTENCES = re.compile(r"[^。.!?\n]+[。.!?]*")
#: Labels of the weights, and what a label weighs that no line had.
PAIR, NOTHING, NEVER = "both:", ("kind:-", "category:-", "both:-/-"), -9.0
#: Without a word of the lexicon and no longer than this (characters), a text is too little.
BARE = 8
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
    """`lead`: over the next one."""

    kind: Kind | None
    category: Category | None
    lead: float


def understand(text: str, learnt: Model | None = None) -> Understood:
    """Of a long text the beginning and the end are read. `learnt`: other weights than shipped."""
    understood = _understood(text, learnt)
    if understood.urgent is not None:
        return understood
    bare = courtesy.without(behalf.without(text))
    if bare == text or (understood.kind is not None and not behalf.behalf(text)):
        return understood
    # 替我妈报一下，马桶堵了 or 您好，马桶堵了，谢谢您: what is said beside it hides what is wrong.
    again = _understood(bare, learnt)
    return max(understood, again, key=lambda each: each.score)


def subject(text: str) -> Category | None:
    """What somebody names who was asked for it: 停水 and 暖气 by themselves report nothing."""
    return understand(text).category or reading.read(text).about.best


def _understood(text: str, learnt: Model | None) -> Understood:
    read = reading.read(text)
    scores = (learnt or model.shipped()).scores(features.of(read))
    choice = _choose(scores)
    danger = _danger(scores, _least(read, choice)) or _danger_at_the_end(read, learnt)
    if danger is not None and choice.kind is None:
        choice = _choose(scores, reports=True)
    place = _place(read)
    if choice.kind is None or not any(map(str.isalnum, read.plain)):
        return Understood(kind=None, category=None, place=place, urgent=None, score=0.0)
    score = _score(read, choice.lead)
    return Understood(
        kind=choice.kind,
        category=choice.category if score >= THRESHOLD else None,
        place=place,
        urgent=danger,
        score=score,
        also=_also(read, scores, choice),
    )


def _place(read: Reading) -> Place:
    """我住8号楼,东门的路灯坏了: the trouble is at the gate."""
    address = read.address
    spot = spots.named(read.plain, read.said, address)
    if address.home and spot is not None:
        return Place(spot=spot)
    return Place(building=address.building, unit=address.unit, room=address.room, spot=spot)


def _score(read: Reading, lead: float) -> float:
    """坏了,快来修 names no thing: whatever leads there, leads by chance."""
    bare = not read.about.points and len(read.said) <= BARE
    return round(1.0 / (1.0 + exp(-SLOPE * (NO_LEAD if bare else lead) - OFFSET)), 3)


def _least(read: Reading, choice: _Choice) -> float:
    if read.no_danger:
        return URGENT_STILL
    if choice.kind is None:
        return URGENT_ANYHOW
    return URGENT if read.danger else URGENT_UNSAID


def _danger(scores: dict[str, float], least: float) -> Danger | None:
    """Asked in two ways: whether there is any, and which it is."""
    likeliest = max(Danger, key=lambda danger: scores.get(f"danger:{danger}", NEVER))
    certainty = (scores["urgent:yes"] + scores.get(f"danger:{likeliest}", NEVER)) / 2
    return likeliest if certainty >= least else None


def _danger_at_the_end(read: Reading, learnt: Model | None) -> Danger | None:
    """Whoever complains at length may come to it last, when all before weighs more."""
    if read.danger is None or len(read.plain) <= LONG:
        return None
    *_, last = _SENTENCES.findall(read.plain) or [""]
    return understand(last[-LONG:], learnt).urgent


def _choose(scores: dict[str, float], *, reports: bool = False) -> _Choice:
    """The likeliest kind and category together. `reports`: that it is something is known."""
    ranked = sorted(_pairs(scores, reports=reports), key=lambda each: -each[0])
    (weight, kind, category), (next_weight, *_), *_ = ranked
    return _Choice(kind=kind, category=category, lead=weight - next_weight)


def _pairs(
    scores: dict[str, float], *, reports: bool
) -> Iterator[tuple[float, Kind | None, Category | None]]:
    """How much each pair weighs: its kind, its category, and both together."""
    if not reports:
        weight = sum(scores[name] for name in NOTHING)
        yield weight + CAUTION, None, None
    for name, together in scores.items():
        kind, _, category = name.removeprefix(PAIR).partition("/")
        if name.startswith(PAIR) and name not in NOTHING:
            weight = together + scores[f"kind:{kind}"] + scores[f"category:{category}"]
            yield weight, Kind(kind), Category(category)


def _also(read: Reading, scores: dict[str, float], choice: _Choice) -> Category | None:
    """Another category of which a trouble was named, if the weights can live with it."""
    named = {hit.tag.category for hit in read.about.troubles} - {choice.category}
    likely = [each for each in named if scores.get(f"category:{each}", NEVER) >= ALSO]
    return max(likely, key=lambda each: (scores[f"category:{each}"], each), default=None)
