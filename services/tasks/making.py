"""Tasks are made: by staff, of a ticket, of a rota; and called off."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.people import Person
from domain.permissions import Action, require
from domain.tasks import (
    Claim,
    ClaimState,
    Task,
    TaskId,
    TaskStage,
    TaskStep,
    TaskUnknown,
    TimeGoneBy,
    WorkReported,
)
from services import settling
from services.tickets import Shown, pool
from storage.failures import NotFound
from storage.tasks import Wanted
from storage.unit import Unit

#: Nobody plans further ahead: what lies beyond is a slip of the pen (*ours*).
FURTHEST = timedelta(days=183)


async def make(unit: Unit, wanted: Wanted, by: Person) -> Task:
    """Raises `NotEntitled`, `TimeGoneBy`. Of a ticket that has a task already: that one."""
    require(by, Action.COORDINATE, wanted.area)
    if wanted.starts_at is not None and wanted.starts_at <= unit.now:
        raise TimeGoneBy
    task_id = await unit.tasks.make(wanted, by.id, _code(), unit.now)
    if task_id is None:
        assert wanted.ticket is not None, "only rotas and tickets can have one already"
        known = await unit.tasks.of_ticket(wanted.ticket)
        assert known is not None
        return known
    await settling.told(unit, task_id, TaskStep.MADE, by)
    return await unit.tasks.get(task_id)


async def by_rota(unit: Unit, wanted: Wanted) -> Task | None:
    """None: it was made before for this time."""
    task_id = await unit.tasks.make(wanted, None, _code(), unit.now)
    if task_id is None:
        return None
    await settling.told(unit, task_id, TaskStep.MADE, None)
    return await unit.tasks.get(task_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledOff:
    task: Task
    #: As they stood: who had it, or waited.
    claims: Sequence[Claim]
    #: The ticket, which is the desk's again; None: it was none, or went elsewhere.
    ticket: Shown | None = None


async def may_cancel(unit: Unit, task_id: TaskId, by: Person) -> Task:
    """Raises `TaskUnknown`, `NotEntitled`, `TaskNotOpen`, and `WorkReported` where somebody has
    to be told first whether it was done.
    """
    task = await hold(unit, task_id)
    task.cancel(by)
    for claim in await unit.claims.of(task_id):
        if claim.state in {ClaimState.FINISHED, ClaimState.DISPUTED}:
            raise WorkReported(task)
    return task


async def cancel(unit: Unit, task_id: TaskId, by: Person, why: str) -> CalledOff:
    """Everybody who has it, or waits, is free of it; a ticket goes back to the desk.

    Raises as `may_cancel`.
    """
    task = (await may_cancel(unit, task_id, by)).cancel(by)
    freed = [each for each in await unit.claims.of(task_id) if each.active]
    for claim in freed:
        await unit.claims.save(claim.release(), unit.now)
    await unit.tasks.settle(task_id, task.stage, unit.now)
    await settling.told(unit, task_id, TaskStep.CANCELLED, by, why)
    ticket = None if task.ticket is None else await pool.unclaimed(unit, task.ticket)
    return CalledOff(task=await unit.tasks.get(task_id), claims=freed, ticket=ticket)


async def miss(unit: Unit, task_id: TaskId) -> Task | None:
    """Its time went by and nobody has it. None: somebody has."""
    task = await hold(unit, task_id)
    claims = await unit.claims.of(task_id)
    working = any(each.active and each.state is not ClaimState.WAITING for each in claims)
    if task.stage is not TaskStage.OPEN or not task.over(unit.now) or working:
        return None
    for claim in claims:
        if claim.active:
            await unit.claims.save(claim.release(), unit.now)
    done = any(each.state is ClaimState.CONFIRMED for each in claims)
    stage, step = (TaskStage.DONE, TaskStep.DONE) if done else (TaskStage.MISSED, TaskStep.MISSED)
    return await _end(unit, task.settle(stage), step, None, None)


async def look(unit: Unit, task_id: TaskId, by: Person) -> Task:
    """Raises `TaskUnknown` also for what is not for this person's eyes."""
    try:
        task = await unit.tasks.get(task_id)
    except NotFound:
        raise TaskUnknown(task_id) from None
    if not task.seen_by(by):
        raise TaskUnknown(task_id)
    return task


async def hold(unit: Unit, task_id: TaskId) -> Task:
    """Raises `TaskUnknown`."""
    try:
        return await unit.tasks.hold(task_id)
    except NotFound:
        raise TaskUnknown(task_id) from None


async def _end(unit: Unit, task: Task, step: TaskStep, by: Person | None, why: str | None) -> Task:
    await unit.tasks.settle(task.id, task.stage, unit.now)
    await settling.told(unit, task.id, step, by, why)
    if task.ticket is not None and task.stage is not TaskStage.DONE:
        await pool.unclaimed(unit, task.ticket)
    return await unit.tasks.get(task.id)


def _code() -> str:
    return f"{secrets.randbelow(10_000):04}"
