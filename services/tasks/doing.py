"""A task is done: there, at work, finished, and said to be done by whom it helped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from domain.files import File
from domain.people import Person
from domain.permissions import Action, require
from domain.settings import VolunteerSettings
from domain.tasks import (
    AlreadyHolding,
    Claim,
    ClaimId,
    ClaimState,
    NotYourTask,
    Task,
    TaskFullOfPeople,
    TaskId,
    TaskNotOpen,
    TaskStage,
    TaskStep,
    WrongCode,
)
from services import settling
from services.tasks.making import hold
from services.tickets import Shown, pool
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    claim: Claim
    #: The ticket, where everybody has done their part of it.
    ticket: Shown | None = None


async def mine(unit: Unit, task_id: TaskId, by: Person) -> Claim:
    """Their newest of this task; nobody else changes it before this unit ends.

    Raises `TaskUnknown`, `NotYourTask`.
    """
    task = await hold(unit, task_id)
    claim = await unit.claims.theirs(task_id, by.id)
    if claim is None:
        raise NotYourTask(task)
    return claim


async def may_arrive(unit: Unit, task_id: TaskId, by: Person) -> Claim:
    """Asked before the number is; `arrive` asks again. Raises why not."""
    claim = await mine(unit, task_id, by)
    claim.arrive(by, claim.task.code, unit.now)
    return claim


async def may_finish(unit: Unit, task_id: TaskId, by: Person) -> Claim:
    """Asked before the form is opened; `finish` asks again. Raises why not."""
    claim = await mine(unit, task_id, by)
    claim.finish(by, unit.now)
    return claim


async def arrive(unit: Unit, task_id: TaskId, by: Person, code: str) -> Claim | WrongCode:
    """With the number of the person helped. A wrong one is counted, so it is returned instead
    of raised: the caller's unit has to commit.
    """
    claim = await mine(unit, task_id, by)
    try:
        there = claim.arrive(by, code, unit.now)
    except WrongCode as wrong:
        await unit.claims.save(claim.missed(), unit.now)
        return wrong
    return await settling.saved(unit, there, TaskStep.ARRIVED, by)


async def check_in(unit: Unit, claim_id: ClaimId, by: Person) -> Claim:
    """A coordinator saw them."""
    claim = (await settling.held(unit, claim_id)).check_in(by, unit.now)
    return await settling.saved(unit, claim, TaskStep.ARRIVED, by)


async def finish(
    unit: Unit, task_id: TaskId, by: Person, note: str, proof: Sequence[File]
) -> Finished:
    claim = (await mine(unit, task_id, by)).finish(by, unit.now)
    await unit.claims.attach(claim.id, proof)
    saved = await settling.saved(unit, claim, TaskStep.FINISHED, by, note or None)
    if claim.task.ticket is None or not await _all_done(unit, claim.task):
        return Finished(claim=saved)
    shown = await pool.done(unit, claim.task.ticket, by, note, proof)
    return Finished(claim=saved, ticket=shown)


async def confirm(unit: Unit, claim_id: ClaimId, by: Person, rules: VolunteerSettings) -> Claim:
    """With the points for it."""
    claim = (await settling.held(unit, claim_id)).confirm(by)
    return await settling.confirmed(unit, claim, TaskStep.CONFIRMED, by, rules)


async def dispute(unit: Unit, claim_id: ClaimId, by: Person) -> Claim:
    claim = (await settling.held(unit, claim_id)).dispute(by)
    return await settling.saved(unit, claim, TaskStep.DISPUTED, by)


async def refuse(unit: Unit, claim_id: ClaimId, by: Person, why: str) -> Claim:
    claim = (await settling.held(unit, claim_id)).refuse(by)
    return await settling.saved(unit, claim, TaskStep.REFUSED, by, why)


async def rate(unit: Unit, claim_id: ClaimId, by: Person, stars: int) -> Claim:
    claim = (await settling.held(unit, claim_id)).rate(by, stars)
    await unit.claims.save(claim, unit.now)
    return claim


async def enter(  # noqa: PLR0917 - as it is said: of what, who, how long, by whom
    unit: Unit,
    task_id: TaskId,
    person: Person,
    worked: timedelta,
    by: Person,
    rules: VolunteerSettings,
) -> Claim:
    """Hours that staff enter afterwards: marked, and never redeemed.

    Raises `TaskUnknown`, `NotEntitled`, `NotYourTask` for oneself, `AlreadyHolding`,
    `TaskNotOpen` for one that was called off, `TaskFullOfPeople`.
    """
    task = await hold(unit, task_id)
    require(by, Action.COORDINATE, task.area)
    if person.id == by.id:
        raise NotYourTask(task)
    if task.stage is TaskStage.CANCELLED:
        raise TaskNotOpen(task)
    earlier = [each for each in await unit.claims.of(task_id) if each.person.id == person.id]
    if any(each.active or each.state is ClaimState.CONFIRMED for each in earlier):
        raise AlreadyHolding(task)
    claim_id = await unit.claims.ask(task_id, person.id, unit.now)
    assert claim_id is not None, "none of theirs is active"
    if task.stage is TaskStage.OPEN and not await unit.tasks.take_a_place(task_id):
        raise TaskFullOfPeople(task)
    claim = replace(await unit.claims.get(claim_id), state=ClaimState.CONFIRMED, entered=worked)
    return await settling.confirmed(unit, claim, TaskStep.ENTERED, by, rules)


async def grow_old(unit: Unit, claim_id: ClaimId, rules: VolunteerSettings) -> Claim | None:
    """Nobody said anything for days. None: somebody has, meanwhile."""
    claim = await settling.held(unit, claim_id)
    if claim.state is not ClaimState.FINISHED:
        return None
    return await settling.confirmed(unit, claim.grow_old(), TaskStep.CONFIRMED, None, rules)


async def _all_done(unit: Unit, task: Task) -> bool:
    at_work = {ClaimState.HOLDING, ClaimState.ARRIVED}
    return not any(each.state in at_work for each in await unit.claims.of(task.id))
