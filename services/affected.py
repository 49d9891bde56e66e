"""Who is affected by an outage: 我也受影响."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.incidents import Incident, IncidentId, IncidentOver
from domain.people import Person
from services import incidents
from services.incidents import SUBJECT
from storage.unit import Unit

AFFECTED = "affected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    incident: Incident
    #: How many have said so, each counted once.
    count: int


async def say(unit: Unit, incident_id: IncidentId, by: Person) -> Affected:
    """Said twice it is counted once. Raises `IncidentUnknown` and `IncidentOver`."""
    incident = await incidents.show(unit, incident_id)
    if not incident.goes_on(unit.now):
        raise IncidentOver(incident)
    await unit.events.once(SUBJECT, incident_id, AFFECTED, by=by.id, at=unit.now)
    return Affected(incident=incident, count=await count(unit, incident_id))


async def count(unit: Unit, incident_id: IncidentId) -> int:
    incident = await incidents.show(unit, incident_id)
    # It may be said from the very moment in which it began.
    since = incident.starts_at - timedelta(seconds=1)
    return await unit.events.count(SUBJECT, incident_id, AFFECTED, since)


async def people(unit: Unit, incident_id: IncidentId) -> Sequence[Person]:
    """Whoever said so and is still known, each once."""
    said = await unit.events.doers(SUBJECT, incident_id, AFFECTED)
    return [await unit.people.get(each) for each in said]
