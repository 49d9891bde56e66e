"""A task is grabbed, waited for, given back, and passed on to who waits."""

from dataclasses import dataclass, replace

from domain.people import Person
from domain.tasks import (
    AlreadyHolding,
    Claim,
    ClaimState,
    NotYourTask,
    Task,
    TaskId,
    TaskStage,
    TaskStep,
)
from services import settling
from services.tasks.making import hold
from services.tickets import Shown, pool
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Grabbed:
    claim: Claim
    #: Which of those who wait they are, from 1; 0: it is theirs.
    place: int = 0
    #: The ticket, where it changed with it.
    ticket: Shown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Freed:
    """A claim that ended, and who has the place now."""

    claim: Claim
    #: None: nobody waited.
    promoted: Claim | None = None
    ticket: Shown | None = None


async def grab(unit: Unit, task_id: TaskId, by: Person) -> Grabbed:
    """Theirs, or, where it is full, a place among those who wait.

    Raises `TaskUnknown`, `NotAVolunteer`, `TaskNotOpen`, `TaskOver`, `TaskElsewhere`,
    `OwnTask`, `AlreadyHolding`.
    """
    task = await hold(unit, task_id)
    task.may_be_grabbed(by, unit.now)
    claim_id = await unit.claims.ask(task_id, by.id, unit.now)
    if claim_id is None:
        raise AlreadyHolding(task)
    claim = await unit.claims.get(claim_id)
    if not await unit.tasks.take_a_place(task_id):
        await settling.told(unit, task_id, TaskStep.QUEUED, by)
        return Grabbed(claim=claim, place=await unit.claims.place(claim))
    await unit.claims.save(claim.promote(unit.now), unit.now)
    await settling.told(unit, task_id, TaskStep.GRABBED, by)
    ticket = None if task.ticket is None else await pool.grabbed(unit, task.ticket, by)
    return Grabbed(claim=await unit.claims.get(claim_id), ticket=ticket)


async def drop(unit: Unit, task_id: TaskId, by: Person) -> Freed:
    """Raises `TaskUnknown`, `NotYourTask`, `AlreadySettled`, `NotYetArrived`."""
    task = await hold(unit, task_id)
    claim = await unit.claims.theirs(task_id, by.id)
    if claim is None or not claim.active:
        raise NotYourTask(task)
    return await _end(unit, claim, claim.drop(by, unit.now), TaskStep.DROPPED, by)


async def lapse(unit: Unit, claim: Claim) -> Freed | None:
    """They have not come in time. None: they have, meanwhile."""
    now = await settling.held(unit, claim.id)
    due = now.lapses_at
    if due is None or due > unit.now:
        return None
    return await _end(unit, now, now.lapse(), TaskStep.LAPSED, None)


async def release(unit: Unit, claim: Claim, by: Person | None) -> Freed:
    """They are gone, or a coordinator gives it to somebody else. Raises `AlreadySettled`."""
    now = await settling.held(unit, claim.id)
    return await _end(unit, now, now.release(), TaskStep.RELEASED, by)


async def decline(unit: Unit, task_id: TaskId, by: Person) -> Task:
    """They can't: they are not asked for this one again."""
    task = await hold(unit, task_id)
    await unit.volunteers.decline(task_id, by.id, unit.now)
    return task


async def _end(
    unit: Unit, before: Claim, after: Claim, step: TaskStep, by: Person | None
) -> Freed:
    await unit.claims.save(after, unit.now)
    await settling.told(unit, before.task.id, step, by)
    freed = Freed(claim=await unit.claims.get(before.id))
    if before.state is ClaimState.WAITING:
        return freed
    await unit.tasks.free_a_place(before.task.id)
    return replace(
        freed,
        promoted=await _promote(unit, before.task.id),
        ticket=await _pass_on(unit, before),
    )


async def _promote(unit: Unit, task_id: TaskId) -> Claim | None:
    """Who waited longest has the free place; nobody, once it is too late to come."""
    task = await unit.tasks.get(task_id)
    waiting = await unit.claims.next_waiting(task_id)
    if waiting is None or task.stage is not TaskStage.OPEN or task.over(unit.now):
        return None
    if not await unit.tasks.take_a_place(task_id):
        return None
    await unit.claims.save(waiting.promote(unit.now), unit.now)
    await settling.told(unit, task_id, TaskStep.PROMOTED, None)
    return await unit.claims.get(waiting.id)


async def _pass_on(unit: Unit, before: Claim) -> Shown | None:
    """Whoever stood for the ticket is gone: another holder stands for it, or the pool."""
    task = before.task
    if task.ticket is None:
        return None
    ticket = (await unit.tickets.get(task.ticket)).assignee
    if ticket is None or ticket.id != before.person.id:
        return None
    shown = await pool.given_up(unit, task.ticket)
    for claim in await unit.claims.of(task.id):
        if claim.active and claim.state is not ClaimState.WAITING:
            person = await unit.people.get(claim.person.id)
            return await pool.grabbed(unit, task.ticket, person) or shown
    return shown
