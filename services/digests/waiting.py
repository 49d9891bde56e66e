"""What waits for somebody, of all that Linli knows: what is due first comes first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.areas import Area
from domain.meetings import MeetingStage
from domain.people import Person
from domain.permissions import TABLE, Action, may
from domain.settings import Neighbourhood
from domain.tickets import Category
from services import desk_queue
from services.desk_queue import Pile, Wanted
from services.meetings import reach
from storage.task_desk import Heap
from storage.unit import Unit
from storage.waiting import Waits

#: Of each kind no more are looked at: a screen has room for eight in all.
_EACH = 9
#: Whoever has not answered a meeting that is nearer than this is asked.
_MEETING = timedelta(days=7)
#: So long before it is due whoever wrote a resolution down sees it.
_RESOLUTION = timedelta(days=3)
_ASKING = {MeetingStage.CALLING, MeetingStage.FROZEN}


class What(StrEnum):
    """The order is that of what is due at the same time."""

    IN_HAND = "in hand"
    DESK = "desk"
    HEAPS = "heaps"
    RESOLUTION = "resolution"
    TASK = "task"
    CONFIRM = "confirm"
    VOTE = "vote"
    MEETING = "meeting"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    what: What
    #: Of the ticket, task, vote, meeting or notice; 0: a whole pile.
    id: int = 0
    title: str = ""
    category: Category | None = None
    #: None: nobody says by when.
    by: datetime | None = None
    #: How many lie in the pile.
    count: int = 1


async def of_person(unit: Unit, person: Person, here: Neighbourhood) -> Sequence[Thing]:
    """Of what has no date, duties come first, then what others wait for."""
    if person.barred:
        return []
    found = [*await _duties(unit, person), *await _own(unit, person)]
    found += await _meetings(unit, person, here)
    order = list(What)
    late = unit.now + timedelta(days=366)
    return sorted(found, key=lambda each: (each.by or late, order.index(each.what)))


async def _own(unit: Unit, person: Person) -> Sequence[Thing]:
    waiting = unit.waiting
    return [
        *_things(What.TASK, await waiting.tasks(person.id, _EACH)),
        *_things(What.CONFIRM, await waiting.tickets_to_confirm(person.id, _EACH)),
        *_things(What.VOTE, await waiting.votes(person.id, unit.now, _EACH)),
        *_things(What.NOTICE, await waiting.notices(person.id, unit.now, _EACH)),
    ]


async def _duties(unit: Unit, person: Person) -> Sequence[Thing]:
    found: list[Thing] = []
    if may(person, Action.WORK_TICKET):
        found += _things(What.IN_HAND, await unit.waiting.tickets_in_hand(person.id, _EACH))
    if may(person, Action.DISPATCH):
        counts = await desk_queue.counts(unit, person, Wanted())
        # Overdue ones are late already, and new ones soon will be.
        pressing = counts[Pile.NEW] + counts[Pile.OVERDUE]
        found += [Thing(what=What.DESK, count=pressing, by=unit.now)] if pressing else []
    if may(person, Action.COORDINATE):
        areas = await _areas(unit, person, Action.COORDINATE)
        heaps = await unit.task_desk.counts(areas, unit.now)
        pressing = sum(count for heap, count in heaps.items() if heap is not Heap.OPEN)
        found += [Thing(what=What.HEAPS, count=pressing, by=unit.now)] if pressing else []
    if may(person, Action.CHAIR):
        before = unit.now + _RESOLUTION
        due = await unit.waiting.resolutions(person.id, before, _EACH)
        found += _things(What.RESOLUTION, due)
    return found


async def _areas(unit: Unit, person: Person, action: Action) -> Sequence[Area]:
    """Where their roles that allow it begin, but for those inside another."""
    ids = {each.area for each in person.grants if each.role in TABLE[action]}
    held = [await unit.areas.get(each) for each in sorted(ids)]
    return [
        each
        for each in held
        if not any(other.id != each.id and other.reaches(each) for other in held)
    ]


async def _meetings(unit: Unit, person: Person, here: Neighbourhood) -> Sequence[Thing]:
    """That they were asked to, and have not answered."""
    found = []
    for meeting in await reach.of_person(unit, person, here):
        near = unit.now < meeting.starts_at < unit.now + _MEETING
        if meeting.stage not in _ASKING or not near:
            continue
        if not await reach.belongs(unit, person, meeting.area):
            continue
        if (await unit.attendances.get(meeting.id, person.id)).reply is None:
            place = meeting.area.name or here.name
            found.append(
                Thing(what=What.MEETING, id=meeting.id, title=place, by=meeting.starts_at)
            )
    return found


def _things(what: What, found: Sequence[Waits]) -> list[Thing]:
    return [
        Thing(what=what, id=each.id, title=each.title, category=each.category, by=each.by)
        for each in found
    ]
