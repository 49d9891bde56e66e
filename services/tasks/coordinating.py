"""A coordinator looks after tasks: sees them in heaps, calls for replacements, takes one back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain import quiet
from domain.people import Person
from domain.permissions import Action, require
from domain.tasks import (
    NOTED_FOR,
    CalledBefore,
    Claim,
    ClaimId,
    NotYoursToConfirm,
    Task,
    TaskFullOfPeople,
    TaskId,
    TaskNotOpen,
    TaskOver,
    TaskStage,
    TaskUnknown,
)
from services import settling
from services.tasks.making import hold
from storage.failures import NotFound
from storage.task_desk import RISK
from storage.unit import Unit

#: Between two calls for one task: nobody is to be pestered (*ours*).
_PAUSE = timedelta(minutes=30)
#: So long before the quiet hours one can still telephone (*ours*).
_BEFORE_NIGHT = timedelta(hours=1)
#: In one sweep: the rest have their turn with the next tick.
_SWEEP = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A task as its coordinator sees it."""

    task: Task
    #: The earliest asked first.
    claims: Sequence[Claim]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One volunteer's part of it, for staff alone."""

    claim: Claim
    #: How often they gave back late or did not come, of late.
    noted: int


async def keep(unit: Unit, task_id: TaskId, by: Person) -> Kept:
    """Raises `TaskUnknown`, `NotEntitled`."""
    try:
        task = await unit.tasks.get(task_id)
    except NotFound:
        raise TaskUnknown(task_id) from None
    require(by, Action.COORDINATE, task.area)
    return Kept(task=task, claims=await unit.claims.of(task_id))


async def look_at(unit: Unit, claim_id: ClaimId, by: Person) -> Looked:
    """Raises `TaskUnknown`, `NotEntitled`."""
    try:
        claim = await unit.claims.get(claim_id)
    except NotFound:
        raise TaskUnknown(claim_id) from None
    require(by, Action.COORDINATE, claim.task.area)
    noted = await unit.claims.noted_since(claim.person.id, unit.now - NOTED_FOR)
    return Looked(claim=claim, noted=noted)


async def code(unit: Unit, task_id: TaskId, by: Person) -> Task:
    """For telling it to whoever has come. Raises `NotYoursToConfirm` for one's own."""
    kept = await keep(unit, task_id, by)
    if any(each.active and each.person.id == by.id for each in kept.claims):
        raise NotYoursToConfirm(kept.task)
    return kept.task


async def may_call(unit: Unit, task_id: TaskId, by: Person) -> Task:
    """For replacements, once in a while.

    Raises `TaskUnknown`, `NotEntitled`, `TaskNotOpen`, `TaskOver`, `TaskFullOfPeople`,
    `CalledBefore`.
    """
    task = await hold(unit, task_id)
    require(by, Action.COORDINATE, task.area)
    if task.stage is not TaskStage.OPEN:
        raise TaskNotOpen(task)
    if task.over(unit.now):
        raise TaskOver(task)
    if task.full:
        raise TaskFullOfPeople(task)
    if not await unit.task_desk.call(task_id, unit.now, unit.now - _PAUSE):
        raise CalledBefore(task)
    return task


async def may_take_back(unit: Unit, claim_id: ClaimId, by: Person) -> Claim:
    """From whoever has it. Raises `TaskUnknown`, `NotEntitled`, `AlreadySettled`."""
    claim = await settling.held(unit, claim_id)
    require(by, Action.COORDINATE, claim.task.area)
    claim.release()
    return claim


async def at_risk(unit: Unit, zone: ZoneInfo) -> Sequence[Task]:
    """Of which the coordinators have not heard; each is given once. `zone`: where it is night."""
    found = []
    until = _in_sight(unit.now, zone)
    for task_id in await unit.task_desk.at_risk(unit.now, until, _SWEEP):
        await unit.tasks.warned(task_id, unit.now)
        found.append(await unit.tasks.get(task_id))
    return found


def _in_sight(at: datetime, zone: ZoneInfo) -> datetime:
    """What begins in the morning is spoken of in the evening: somebody can still be found."""
    evening = at + _BEFORE_NIGHT
    morning = quiet.waits_until(evening, quiet.BY_DEFAULT, zone)
    return (at if morning == evening else morning) + RISK
