"""An outage that was to be over by this moment: whoever announced it is asked."""

from collections.abc import Sequence

from domain.incidents import Incident
from domain.people import Person
from domain.permissions import TABLE, Action, may
from domain.reminders.tickets import OUTAGE
from handlers.desk import outage_views
from handlers.desk.outages import line
from handlers.kit.reminding import night, remind
from handlers.kit.speaking import Speaker
from services import incidents
from storage.unit import Unit


async def ask(speaker: Speaker) -> None:
    if night(speaker):
        return
    for incident in await incidents.overrun(speaker.unit):
        for person in await _whom(speaker.unit, incident):
            seen = await line(speaker, incident, speaker.language_of(person))
            await remind(speaker, person, outage_views.is_it_over(seen), OUTAGE)


async def _whom(unit: Unit, incident: Incident) -> Sequence[Person]:
    """Who announced it, as long as it is theirs to end; else everybody whose it is."""
    if incident.by is not None:
        person = await unit.people.get(incident.by.id)
        if person.reachable and may(person, Action.DISPATCH, at=incident.area):
            return (person,)
    return await unit.people.with_role_over(incident.area, *sorted(TABLE[Action.DISPATCH]))
