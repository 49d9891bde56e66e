"""What a new report may be the same as, so that a neighbour can join instead of filing again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from rapidfuzz import fuzz, process

from domain.areas import Area, Level
from domain.people import Person
from domain.places import Place
from domain.settings import Neighbourhood
from domain.tickets import Category, Report, Ticket
from services.lexicon import faults
from services.likeness import SAME, Told, likeness, private, told, wide
from services.whereabouts import called
from storage.duplicates import Near, Sought
from storage.unit import Unit

#: How many are shown.
MOST = 3
#: What one resident takes for the one and the next for the other. Across them only those count
#: that name the same thing.
KINDRED = (
    {Category.LIGHTING, Category.POWER},
    {Category.WATER, Category.STRUCTURE},
    {Category.WATER, Category.SANITATION},
    {Category.FIRE, Category.PARKING},
    {Category.FIRE, Category.SANITATION},
    {Category.FIRE, Category.CONSTRUCTION},
    {Category.NOISE, Category.CONSTRUCTION},
    {Category.NOISE, Category.PETS},
    {Category.DOORS, Category.NETWORK},
    {Category.DOORS, Category.PARKING},
    {Category.DOORS, Category.SECURITY},
    {Category.PARKING, Category.FEES},
    {Category.SERVICE, Category.SECURITY},
)
#: How many are compared in earnest: the likeliest by their words.
_COMPARED = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    #: Of a neighbour's ticket nobody learns who reported it, for whom, nor behind which door.
    ticket: Ticket
    #: 0..1
    score: float
    #: Theirs: 您已经报过.
    mine: bool
    #: They have joined it before.
    joined: bool


async def candidates(
    unit: Unit, report: Report, area: Area, by: Person, rules: Neighbourhood
) -> Sequence[Candidate]:
    """At most `MOST`: what is open comes before what is finished, the best first."""
    heard = told(report.text, report.place, report.kind)
    sought = Sought(
        categories=kindred(report.category) if heard.fault.things else [report.category],
        place=_where(heard, report.place),
        area=await _widened(unit, area),
        spots=called(report.place.spot) if report.place.spot else (),
        since=unit.now - timedelta(days=rules.tickets.duplicates_days),
    )
    near = await unit.duplicates.near(sought, by.id)
    found = likest(report, near)
    tickets = await unit.duplicates.tickets([one.id for one, _ in found])
    return [
        Candidate(
            ticket=_as_shown(tickets[one.id], mine=one.mine),
            score=score,
            mine=one.mine,
            joined=one.joined,
        )
        for one, score in found
    ]


def kindred(category: Category) -> Sequence[Category]:
    """With itself, which comes first."""
    pairs = [pair for pair in KINDRED if category in pair]
    return [category, *(other for pair in pairs for other in sorted(pair) if other != category)]


def likest(report: Report, near: Sequence[Near]) -> Sequence[tuple[Near, float]]:
    """Those that are the same, the best `MOST` of them with their scores."""
    heard = told(report.text, report.place, report.kind)
    scored = [(one, _score(heard, one)) for one in _likely(report, heard, near)]
    same = [pair for pair in scored if pair[1] >= SAME]
    return sorted(same, key=lambda pair: (not pair[0].open, -pair[1], pair[0].id))[:MOST]


def _score(heard: Told, one: Near) -> float:
    other = told(one.text, one.place, one.kind)
    if one.mine:
        # Whoever says it again need not say the door again.
        room = heard.place.room or other.place.room
        heard = replace(heard, place=replace(heard.place, room=room))
        other = replace(other, place=replace(other.place, room=other.place.room or room))
    return likeness(heard, other)


def _likely(report: Report, heard: Told, near: Sequence[Near]) -> Sequence[Near]:
    """The few that are worth a closer look: they name the same thing, or read alike."""
    naming = faults.naming(heard.fault.things)
    named = [one for one in near if naming.search(one.text.lower())]
    own = [one for one in near if one.category is report.category]
    if len(named) + len(own) <= _COMPARED:
        return list(dict.fromkeys([*named, *own]))
    possible = named or own
    texts = [one.text for one in possible]
    best = process.extract(report.text, texts, scorer=fuzz.ratio, limit=_COMPARED)
    return [possible[at] for _, _, at in best]


def _where(heard: Told, place: Place) -> Place:
    """As narrow as the trouble reaches: another stair has another lift, but the same water."""
    if wide(heard):
        return replace(place, unit=None, room=None)
    return place if private(heard) else replace(place, room=None)


async def _widened(unit: Unit, area: Area) -> Area:
    """The building that a home or a unit lies in: what is wrong there may be the building's."""
    if area.level < Level.UNIT:
        return area
    lineage = await unit.areas.lineage(area)
    return next((each for each in lineage if each.level is Level.BUILDING), area)


def _as_shown(ticket: Ticket, *, mine: bool) -> Ticket:
    if mine:
        return ticket
    return replace(ticket, reporter=None, behalf="", place=ticket.place.without_room())
