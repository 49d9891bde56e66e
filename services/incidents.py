"""Outages that the neighbourhood knows of: said once, answered to all who report the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.areas import Area
from domain.incidents import Incident, IncidentId, IncidentUnknown, must_begin_first
from domain.people import Person
from domain.permissions import Action, require
from domain.tickets import Category, Report, Step
from services import settling
from services.lexicon import faults, spelling
from services.lexicon.faults import Fault
from services.tickets.holding import Shown, hold, save
from storage.failures import NotFound
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


async def show(unit: Unit, incident_id: IncidentId) -> Incident:
    """Raises `IncidentUnknown`."""
    try:
        return await unit.incidents.get(incident_id)
    except NotFound:
        raise IncidentUnknown(incident_id) from None


async def known(unit: Unit, area: Area) -> Sequence[Incident]:
    """Those over this area or within it that are not over, announced ones too."""
    return await unit.incidents.not_over(area)


async def going_on(unit: Unit, category: Category, area: Area) -> Sequence[Incident]:
    """The narrowest first."""
    return await unit.incidents.going_on(category, area, unit.now)


async def answering(unit: Unit, report: Report, area: Area) -> Incident | None:
    """The one that this report is about: a dripping tap has nothing to do with 停水."""
    heard = _fault(report.text)
    for incident in await going_on(unit, report.category, area):
        if _concerns(_fault(incident.text), heard):
            return incident
    return None


async def close_with(
    unit: Unit, incident_id: IncidentId, by: Person, text: str
) -> Sequence[Shown]:
    """What was filed because of it is finished with this text, at most 200 tickets at a time;
    each reporter still confirms or reopens their own.
    """
    incident = await show(unit, incident_id)
    require(by, Action.DISPATCH, incident.area)
    meant = _fault(incident.text)
    filed = await unit.incidents.filed_during(incident)
    closed = []
    for ticket_id in [one for one, said in filed if _concerns(meant, _fault(said))][:_AT_ONCE]:
        ticket = await hold(unit, ticket_id)
        # Somebody may have finished it while it was waited for.
        if ticket.open:
            finished = incident.finish(ticket, by, unit.now)
            await settling.called_off(unit, ticket_id, by)
            closed.append(await save(unit, finished, Step.FINISHED, by, note=text))
    return closed


def _concerns(incident: Fault, reported: Fault) -> bool:
    """Where either names nothing that is known, the category has to do."""
    if not (incident.things and reported.things):
        return True
    return any(one.like(other) for one in incident.things for other in reported.things)


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
