"""What was resolved, in a meeting or by the owners, becomes a ticket or a task."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.areas import Area
from domain.meetings import ItemId, MeetingId, ResolutionId
from domain.people import OrganisationId, Person
from domain.places import Place
from domain.reminders.meetings import RESOLUTION
from domain.tasks import Field, Task
from domain.tickets import Category, Kind, Promise, Report, Step, TicketId, TicketNotOpen
from services import tasks
from services.tickets import Shown, desk, look
from services.tickets.holding import tell_story
from storage.tasks import Wanted
from storage.unit import Unit

#: A task that comes of it: what is usual, until a coordinator says otherwise (*ours*).
_DIFFICULTY, _MOST = 2, timedelta(hours=3)
#: Before it is due its owner is reminded (*ours*).
AHEAD = RESOLUTION.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    text: str
    #: As those who resolved it named them.
    owner: str
    due_at: datetime
    #: It gets the ticket. None: the desk does, or the volunteers do.
    organisation: OrganisationId | None = None
    volunteers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Whence:
    """What resolved it, and what it is about."""

    area: Area
    #: None: it is about none.
    ticket: TicketId | None = None
    #: None, both: a decision's, which names what comes of it.
    meeting: MeetingId | None = None
    item: ItemId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One of the two."""

    ticket: Shown | None = None
    task: Task | None = None
    #: The ticket that the task came of: its story says so.
    about: Shown | None = None


async def put_to_work(
    unit: Unit, whence: Whence, wish: Wish, by: Person
) -> tuple[ResolutionId | None, Work]:
    """None: the item has a resolution already."""
    if wish.volunteers:
        task = await _task(unit, whence, wish, by)
        work = Work(task=task, about=await _told(unit, whence, wish, by))
    else:
        work = Work(ticket=await _ticket(unit, whence, wish, by))
    resolution_id = await unit.resolutions.add(
        whence.meeting,
        whence.item,
        text=wish.text,
        owner=wish.owner,
        due_at=wish.due_at,
        ticket=work.ticket.ticket.id if work.ticket else None,
        task=work.task.id if work.task else None,
        by=by.id,
        at=unit.now,
    )
    return resolution_id, work


async def _task(unit: Unit, whence: Whence, wish: Wish, by: Person) -> Task:
    # On its last afternoon: without a time whoever takes it would have to come at once.
    starts_at = wish.due_at - _MOST
    wanted = Wanted(
        field=Field.PROPERTY,
        title=wish.text,
        area=whence.area,
        difficulty=_DIFFICULTY,
        most=_MOST,
        starts_at=starts_at if starts_at > unit.now else None,
    )
    return await tasks.make(unit, wanted, by)


async def _ticket(unit: Unit, whence: Whence, wish: Wish, by: Person) -> Shown:
    """The one that it is about, as long as somebody can still work on it; else a new one."""
    shown = await _told(unit, whence, wish, by)
    if shown is None:
        shown = await _filed(unit, whence.area, wish, by)
    return await _given(unit, shown, wish, by)


async def _told(unit: Unit, whence: Whence, wish: Wish, by: Person) -> Shown | None:
    """The ticket that it is about, with what was resolved in its story. None: there is none, or
    its story is over.
    """
    if whence.ticket is None:
        return None
    shown = await look(unit, whence.ticket)
    if not shown.ticket.open:
        return None
    await tell_story(unit, shown.ticket, Step.RESOLVED, by, note=wish.text)
    return await look(unit, whence.ticket)


async def _filed(unit: Unit, area: Area, wish: Wish, by: Person) -> Shown:
    report = Report(
        kind=Kind.SUGGESTION,
        category=Category.OTHER,
        text=wish.text,
        place=Place(),
        area=area,
    )
    warn_at = max(unit.now, wish.due_at - AHEAD)
    promise = Promise(accept_by=None, warn_at=warn_at, finish_by=wish.due_at)
    number = await unit.tickets.file(report, by.id, area, promise, unit.now)
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
