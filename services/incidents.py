"""Outages that the neighbourhood knows of: said once, answered to all who report the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.areas import Area, Level
from domain.incidents import Incident, IncidentId, IncidentUnknown, must_begin_first
from domain.people import Person
from domain.permissions import Action, require
from domain.places import Place
from domain.tickets import Category, Report, Step, TicketId
from services import settling
from services.lexicon import faults, spelling
from services.lexicon.faults import Fault, Reach
from services.tickets.holding import Shown, hold, save
from services.whereabouts import inside
from storage.failures import NotFound
from storage.reminded import Dated
from storage.unit import Unit

SUBJECT = "incident"
#: How many tickets are closed with one at a time: more take another call.
_AT_ONCE = 200


class Turn(StrEnum):
    """What happened to an incident: the kinds of its events."""

    BEGUN = "begun"
    PROLONGED = "prolonged"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What somebody says of an outage."""

    area: Area
    category: Category
    text: str
    starts_at: datetime
    #: None: nobody knows yet.
    ends_at: datetime | None = None


async def begin(unit: Unit, saying: Saying, by: Person) -> Incident:
    """Raises `NotEntitled` and `EndsTooSoon`."""
    require(by, Action.DISPATCH, saying.area)
    must_begin_first(saying.starts_at, saying.ends_at)
    incident_id = await unit.incidents.begin(
        saying.area,
        saying.category,
        saying.text,
        starts_at=saying.starts_at,
        ends_at=saying.ends_at,
        by=by.id,
    )
    await _tell_story(unit, incident_id, Turn.BEGUN, by, saying.text)
    return await unit.incidents.get(incident_id)


async def prolong(
    unit: Unit, incident_id: IncidentId, by: Person, ends_at: datetime | None
) -> Incident:
    """Raises `IncidentOver` and `EndsTooSoon`."""
    incident = (await _hold(unit, incident_id)).prolong(by, ends_at)
    await unit.incidents.save(incident)
    note = ends_at.isoformat() if ends_at else None
    await _tell_story(unit, incident_id, Turn.PROLONGED, by, note)
    return incident


async def end(unit: Unit, incident_id: IncidentId, by: Person) -> Incident:
    """Raises `IncidentOver`."""
    incident = (await _hold(unit, incident_id)).end(by, unit.now)
    await unit.incidents.save(incident)
    await _tell_story(unit, incident_id, Turn.ENDED, by, None)
    return incident


async def overrun(unit: Unit) -> Sequence[Incident]:
    """Of which nobody has said that they are over, though they were to be: each date once."""
    found = [
        await unit.incidents.get(each) for each in await unit.reminded.overrun(unit.now, _AT_ONCE)
    ]
    return [
        each
        for each in found
        if each.ends_at is not None
        and await unit.reminded.say(Dated.OVERRUN, each.id, each.ends_at, unit.now)
    ]


async def show(unit: Unit, incident_id: IncidentId) -> Incident:
    """Raises `IncidentUnknown`."""
    try:
        return await unit.incidents.get(incident_id)
    except NotFound:
        raise IncidentUnknown(incident_id) from None


async def reached(unit: Unit, incident_id: IncidentId, by: Person) -> Incident:
    """For whoever may change it. Raises `IncidentUnknown` and `NotEntitled`."""
    incident = await show(unit, incident_id)
    require(by, Action.DISPATCH, incident.area)
    return incident


async def known(unit: Unit, area: Area) -> Sequence[Incident]:
    """Those over this area or within it that are not over, announced ones too."""
    return await unit.incidents.not_over(area)


async def going_on(unit: Unit, category: Category, area: Area) -> Sequence[Incident]:
    """The narrowest first."""
    return await unit.incidents.going_on(category, area, unit.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """An incident that answers somebody's report first."""

    incident: Incident
    #: Whether what they reported lies within it; otherwise only they can tell.
    sure: bool


async def answering(unit: Unit, report: Report, area: Area) -> Answering | None:
    """What this report is about: a dripping tap has nothing to do with 停水. `area`: where the
    report lies, as far as it says so.
    """
    heard = _fault(report.text)
    for incident in await going_on(unit, report.category, area):
        if _concerns(incident, heard):
            return Answering(incident=incident, sure=True)
    if _says_nearer(report.place, area):
        return None
    for incident in await known(unit, area):
        within = incident.goes_on(unit.now) and incident.category is report.category
        # Whoever is asked whether it is theirs has named the very thing.
        if within and _same_thing(_fault(incident.text), heard):
            return Answering(incident=incident, sure=False)
    return None


def _says_nearer(place: Place, area: Area) -> bool:
    """Whether the report names a place inside this area that the tree does not know."""
    if area.level < Level.BUILDING:
        outside = place.spot is not None and not inside(place.spot)
        return place.building is not None or outside
    if area.level is Level.BUILDING:
        return place.unit is not None
    return place.room is not None


async def filed_because_of(unit: Unit, incident: Incident) -> Sequence[TicketId]:
    """The open ones, oldest first."""
    filed = await unit.incidents.filed_during(incident)
    return [ticket_id for ticket_id, said in filed if _concerns(incident, _fault(said))]


async def close_with(
    unit: Unit, incident_id: IncidentId, by: Person, text: str
) -> Sequence[Shown]:
    """What was filed because of it is finished with this text, at most 200 tickets at a time;
    each reporter still confirms or reopens their own.
    """
    incident = await reached(unit, incident_id, by)
    closed = []
    for ticket_id in (await filed_because_of(unit, incident))[:_AT_ONCE]:
        ticket = await hold(unit, ticket_id)
        # Somebody may have finished it while it was waited for.
        if ticket.open:
            finished = incident.finish(ticket, by, unit.now)
            await settling.called_off(unit, ticket_id, by)
            closed.append(await save(unit, finished, Step.FINISHED, by, note=text))
    return closed


def _concerns(incident: Incident, reported: Fault) -> bool:
    """Of a report of its category that lies within it. Where either names nothing that is known,
    the category has to do; but what breaks in one home alone is no outage of a whole building.
    """
    meant = _fault(incident.text)
    if meant.things and reported.things:
        return _same_thing(meant, reported)
    own = bool(reported.things) and all(each.reach is Reach.HOME for each in reported.things)
    return not own or incident.area.level is Level.HOME


def _same_thing(incident: Fault, reported: Fault) -> bool:
    """水管抢修停水 is about the water: the pipe is only why."""
    wide = [each for each in incident.things if each.reach is not Reach.HOME]
    meant = wide or incident.things
    return any(one.like(other) for one in meant for other in reported.things)


def _fault(text: str) -> Fault:
    return faults.find(spelling.plain(text))


async def _hold(unit: Unit, incident_id: IncidentId) -> Incident:
    try:
        return await unit.incidents.hold(incident_id)
    except NotFound:
        raise IncidentUnknown(incident_id) from None


async def _tell_story(
    unit: Unit, incident_id: IncidentId, turn: Turn, by: Person, note: str | None
) -> None:
    await unit.events.add(SUBJECT, incident_id, turn, by=by.id, at=unit.now, note=note)
