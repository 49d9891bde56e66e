"""A resolution becomes a ticket or a task, with whoever is to do it and by when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.meetings import Item, ItemId, NoSuchDate, Resolution, Resolved
from domain.people import OrganisationId, Person
from domain.places import Place
from domain.tasks import Field, Task
from domain.tickets import Category, Kind, Promise, Report, Step, TicketNotOpen
from services import tasks
from services.meetings.holding import SUBJECT, hold_item
from services.tickets import Shown, desk, look
from services.tickets.holding import tell_story
from storage.tasks import Wanted
from storage.unit import Unit

#: A task that comes of a meeting: what is usual, until a coordinator says otherwise (*ours*).
_DIFFICULTY, _MOST = 2, timedelta(hours=3)
#: Before it is due its owner is reminded (*ours*).
AHEAD = timedelta(days=2)
_SWEEP = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    text: str
    #: As the meeting named them.
    owner: str
    due_at: datetime
    #: It gets the ticket. None: the desk does, or the volunteers do.
    organisation: OrganisationId | None = None
    volunteers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    item: Item
    resolution: Resolution
    #: One of the two.
    ticket: Shown | None = None
    task: Task | None = None


async def may_resolve(unit: Unit, item_id: ItemId, by: Person) -> Item:
    """Asked before the form is opened. Raises `NotEntitled`, `ItemStandsOtherwise`, `VoteLost`,
    `Resolved`.
    """
    item = await hold_item(unit, item_id)
    item.may_be_resolved(by)
    if await unit.resolutions.of_item(item_id) is not None:
        raise Resolved(item)
    return item


async def resolve(unit: Unit, item_id: ItemId, wish: Wish, by: Person) -> Became:
    """Raises as `may_resolve`, and `NoSuchDate`."""
    item = await may_resolve(unit, item_id, by)
    if wish.due_at <= unit.now:
        raise NoSuchDate(item.meeting)
    ticket = task = None
    if wish.volunteers:
        task = await _task(unit, item, wish, by)
    else:
        ticket = await _ticket(unit, item, wish, by)
    await unit.resolutions.add(
        item.meeting.id,
        item_id,
        text=wish.text,
        owner=wish.owner,
        due_at=wish.due_at,
        ticket=ticket.ticket.id if ticket else None,
        task=task.id if task else None,
        by=by.id,
        at=unit.now,
    )
    await unit.items.save(item.close(), unit.now)
    await unit.events.add(SUBJECT, item.meeting.id, "resolved", by=by.id, at=unit.now)
    resolution = await unit.resolutions.of_item(item_id)
    assert resolution is not None, "it was added a moment ago"
    return Became(
        item=await unit.items.get(item_id), resolution=resolution, ticket=ticket, task=task
    )


async def _task(unit: Unit, item: Item, wish: Wish, by: Person) -> Task:
    wanted = Wanted(
        field=Field.PROPERTY,
        title=wish.text,
        area=item.meeting.area,
        difficulty=_DIFFICULTY,
        most=_MOST,
    )
    return await tasks.make(unit, wanted, by)


async def _ticket(unit: Unit, item: Item, wish: Wish, by: Person) -> Shown:
    """The one that it is about, as long as somebody can still work on it; else a new one."""
    shown = None
    if item.ticket is not None:
        shown = await look(unit, item.ticket)
    if shown is None or not shown.ticket.open:
        shown = await _filed(unit, item, wish, by)
    else:
        await tell_story(unit, shown.ticket, Step.NOTED, by, note=wish.text)
    return await _given(unit, shown, wish, by)


async def _filed(unit: Unit, item: Item, wish: Wish, by: Person) -> Shown:
    report = Report(
        kind=Kind.SUGGESTION,
        category=Category.OTHER,
        text=wish.text,
        place=Place(),
        area=item.meeting.area,
    )
    warn_at = max(unit.now, wish.due_at - AHEAD)
    promise = Promise(accept_by=None, warn_at=warn_at, finish_by=wish.due_at)
    number = await unit.tickets.file(report, by.id, item.meeting.area, promise, unit.now)
    ticket = await unit.tickets.get(number)
    await tell_story(unit, ticket, Step.FILED, by)
    return await look(unit, number)


async def _given(unit: Unit, shown: Shown, wish: Wish, by: Person) -> Shown:
    """To that organisation, unless somebody works on it already."""
    if wish.organisation is None:
        return shown
    try:
        return await desk.dispatch(unit, shown.ticket.id, wish.organisation, by)
    except TicketNotOpen:
        return shown


async def due(unit: Unit) -> list[tuple[Resolution, Person]]:
    """What is due soon and not done, with whoever wrote it down; each once."""
    found = []
    for resolution, person_id in await unit.resolutions.due(unit.now + AHEAD, _SWEEP):
        if await unit.resolutions.reminded(resolution.id, unit.now):
            found.append((resolution, await unit.people.get(person_id)))
    return found
