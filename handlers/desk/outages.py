"""Outages: listed, shown, ended, and told to the groups whom they concern."""

from collections.abc import Callable

from domain.groups import Purpose
from domain.incidents import Incident, IncidentId
from domain.people import Topic
from domain.permissions import Action
from handlers.desk import outage_views
from handlers.desk.outage_views import A_PAGE, Line
from handlers.kit import areas as named
from handlers.kit import placing
from handlers.kit.context import Context
from handlers.kit.i18n import Translation
from handlers.kit.screens import View
from handlers.kit.speaking import Speaker
from services import affected, incidents
from storage.outbox import Priority

#: What is said of an outage, to somebody.
Words = Callable[[Line], View]


async def listing(context: Context, ids: tuple[int, ...]) -> None:
    known: dict[IncidentId, Incident] = {}
    for area in await placing.own(context, Action.DISPATCH):
        known |= {each.id: each for each in await incidents.known(context.unit, area)}
    ordered = sorted(known.values(), key=lambda each: (each.starts_at, each.id))
    page = min(ids[0], max(0, (len(ordered) - 1) // A_PAGE))
    there = ordered[page * A_PAGE :][:A_PAGE]
    lines = [await line(context.speaker, each, context.t) for each in there]
    more = len(ordered) > (page + 1) * A_PAGE
    await context.in_place(outage_views.listing(lines, page, more=more))


async def line(speaker: Speaker, incident: Incident, t: Translation) -> Line:
    lineage = await speaker.unit.areas.lineage(incident.area)
    return Line(incident=incident, place=named.written(t, lineage, speaker.neighbourhood.name))


async def reached(context: Context, number: int) -> Incident:
    """Raises `IncidentUnknown` and `NotEntitled`."""
    return await incidents.reached(context.unit, IncidentId(number), context.actor)


async def one(context: Context, ids: tuple[int, ...]) -> None:
    await context.in_place(await card(context, await reached(context, ids[0])))


async def card(context: Context, incident: Incident) -> View:
    return outage_views.card(await line(context.speaker, incident, context.t))


async def ask_end(context: Context, ids: tuple[int, ...]) -> None:
    incident = await reached(context, ids[0])
    asked = outage_views.over_indeed(await line(context.speaker, incident, context.t))
    await context.in_place(asked)


async def end(context: Context, ids: tuple[int, ...]) -> None:
    incident = await incidents.end(context.unit, IncidentId(ids[0]), context.actor)
    await post(context.speaker, incident, outage_views.ended)
    await _tell_affected(context.speaker, incident)
    await context.in_place(await card(context, incident))


async def _tell_affected(speaker: Speaker, incident: Incident) -> None:
    """Who asked to be counted wants to know, in a group or not."""
    for person in await affected.people(speaker.unit, incident.id):
        said = outage_views.ended(await line(speaker, incident, speaker.language_of(person)))
        await speaker.tell(
            person, said, priority=Priority.REMINDER, topic=Topic.TICKETS, gentle=True
        )


async def post(speaker: Speaker, incident: Incident, words: Words) -> None:
    """In the residents' groups that it concerns, each once."""
    said = words(await line(speaker, incident, speaker.languages.default))
    for chat_id in await speaker.unit.groups.meant_for(Purpose.RESIDENTS):
        group = await speaker.unit.groups.get(chat_id)
        if group is None:
            continue
        there = await speaker.unit.areas.get(group.area)
        if there.reaches(incident.area) or incident.area.reaches(there):
            await speaker.post(chat_id, said)
