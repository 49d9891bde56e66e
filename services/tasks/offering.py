"""Tasks are offered in waves: those on duty nearby, all on duty, everybody who serves there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain import quiet, volunteers
from domain.areas import Area, Level
from domain.groups import Purpose
from domain.people import Person, Topic
from domain.tasks import Task, TaskId, TaskStage, TaskStep
from domain.volunteers import WAVES, Volunteer
from services import settling
from services.tasks.making import hold
from storage.unit import Unit

#: In one transaction: nobody else is kept waiting for long.
_AT_ONCE = 10
_DAY = timedelta(days=1)
#: In whose groups the card is posted with a wave.
_GROUPS = {1: Purpose.VOLUNTEERS, 2: Purpose.RESIDENTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One wave of one task."""

    task: Task
    #: Whoever was asked least lately first.
    people: Sequence[Person]
    #: Chat ids, where it was not shown before.
    groups: Sequence[int]


async def offer_next(unit: Unit, zone: ZoneInfo) -> Sequence[Offered]:
    """The waves that are due. `zone`: where a day begins and ends, and the night."""
    due = await unit.tasks.to_offer(unit.now, _AT_ONCE)
    waves = [await _wave(unit, task_id, wave, zone) for task_id, wave in due]
    return [each for each in waves if each is not None]


async def offer_now(unit: Unit, task_id: TaskId, zone: ZoneInfo) -> Offered | None:
    """The next wave, whenever it was to come. None: nobody is asked, as it is night."""
    return await _wave(unit, task_id, await unit.tasks.wave(task_id), zone)


async def _wave(unit: Unit, task_id: TaskId, before: int, zone: ZoneInfo) -> Offered | None:
    task = await hold(unit, task_id)
    if task.stage is not TaskStage.OPEN or task.full or task.over(unit.now):
        # A place that is given back sets it going again: see `offer_again`.
        await unit.tasks.offered(task_id, before, None)
        return None
    morning = quiet.waits_until(unit.now, quiet.BY_DEFAULT, zone)
    if morning > unit.now and not _cannot_wait(task, morning):
        await unit.tasks.offered(task_id, before, morning)
        return None
    wave = min(before + 1, WAVES)
    today = _midnight(unit.now, zone)
    free = await _free(unit, task, today)
    compound = await _compound(unit, task.area)
    people = [each.person for each in volunteers.asked(free, task, compound, wave)]
    posted = _GROUPS.get(wave) if wave > before else None
    groups = await unit.groups.over(task.area, posted) if posted else ()
    await unit.volunteers.offer(task_id, [each.id for each in people], unit.now)
    heard = bool(people or groups)
    again = _next_at(task, wave, unit.now, heard=heard)
    if again is None and volunteers.worn_out(free, task):
        again = today + _DAY
    await unit.tasks.offered(task_id, wave, again)
    if heard:
        await settling.told(unit, task_id, TaskStep.OFFERED, None, note=str(wave))
    return Offered(task=task, people=people, groups=groups)


def _next_at(task: Task, wave: int, at: datetime, *, heard: bool) -> datetime | None:
    """Where nobody was to be asked, nobody is waited for."""
    following = volunteers.next_wave_at(task, wave, at)
    return following if heard or following is None else at


async def _free(unit: Unit, task: Task, today: datetime) -> Sequence[Volunteer]:
    """Who has it, or waits, is not asked; nor who does not want to hear of tasks."""
    taken = {each.person.id for each in await unit.claims.of(task.id) if each.active}
    known = await unit.volunteers.who_may_be_asked(task.id, task.area, today)
    return [each for each in known if each.person.id not in taken and _wants(each, task)]


def _wants(volunteer: Volunteer, task: Task) -> bool:
    return task.urgent or Topic.TASKS not in volunteer.person.muted


def _cannot_wait(task: Task, morning: datetime) -> bool:
    return task.urgent or (task.starts_at is not None and task.starts_at <= morning)


async def _compound(unit: Unit, area: Area) -> Area | None:
    lineage = await unit.areas.lineage(area)
    return next((each for each in lineage if each.level is Level.COMPOUND), None)


def _midnight(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
