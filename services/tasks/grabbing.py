"""A task is grabbed, waited for, given back, and passed on to who waits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.people import Person, Role
from domain.tasks import (
    AlreadyHolding,
    Claim,
    ClaimState,
    NotAVolunteer,
    Task,
    TaskId,
    TaskStage,
    TaskStep,
)
from domain.tickets import TicketId
from services import settling
from services.tasks.doing import mine
from services.tasks.making import hold
from services.tickets import Shown, pool
from storage.unit import Unit

_AT_WORK = frozenset({ClaimState.HOLDING, ClaimState.ARRIVED})


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
    #: The ticket, where it changed with it; done, where the others have done their part.
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


async def may_drop(unit: Unit, task_id: TaskId, by: Person) -> Claim:
    """As it would be given back: asked before, `drop` asks again. Raises why not."""
    return (await mine(unit, task_id, by)).drop(by, unit.now)


async def drop(unit: Unit, task_id: TaskId, by: Person) -> Freed:
    """Raises `TaskUnknown`, `NotYourTask`, `AlreadySettled`, `NotYetArrived`."""
    claim = await mine(unit, task_id, by)
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
    """They can't: they are not asked for this one again. Raises `TaskUnknown`, `NotAVolunteer`."""
    task = await hold(unit, task_id)
    if Role.VOLUNTEER not in by.roles:
        raise NotAVolunteer
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
    promoted = await _promote(unit, before.task.id)
    if promoted is None:
        await unit.tasks.offer_again(before.task.id, unit.now)
    return replace(freed, promoted=promoted, ticket=await _pass_on(unit, before))


async def _promote(unit: Unit, task_id: TaskId) -> Claim | None:
    """Who waited longest has the free place; nobody, once it is too late to come."""
    task = await unit.tasks.get(task_id)
    waiting = await unit.claims.next_waiting(task_id)
    if waiting is None or task.stage is not TaskStage.OPEN or task.ends_soon(unit.now):
        return None
    if not await unit.tasks.take_a_place(task_id):
        return None
    await unit.claims.save(waiting.promote(unit.now), unit.now)
    await settling.told(unit, task_id, TaskStep.PROMOTED, None)
    return await unit.claims.get(waiting.id)


async def _pass_on(unit: Unit, before: Claim) -> Shown | None:
    """Whoever stood for the ticket is gone: another holder stands for it, or the pool. Where all
    the others have done their part, so is the ticket.
    """
    ticket_id = before.task.ticket
    if ticket_id is None:
        return None
    claims = await unit.claims.of(before.task.id)
    left = [each for each in claims if each.state in _AT_WORK]
    left += [each for each in claims if each.state is ClaimState.FINISHED]
    shown = await _stand_in(unit, ticket_id, before, left)
    if left and left[0].state is ClaimState.FINISHED:
        by = await unit.people.get(left[0].person.id)
        proof = await unit.claims.files(left[0].id)
        return await pool.done(unit, ticket_id, by, before.task.title, proof) or shown
    return shown


async def _stand_in(
    unit: Unit, ticket_id: TicketId, before: Claim, left: Sequence[Claim]
) -> Shown | None:
    assignee = (await unit.tickets.get(ticket_id)).assignee
    if assignee is None or assignee.id != before.person.id:
        return None
    shown = await pool.given_up(unit, ticket_id)
    if not left:
        return shown
    next_one = await unit.people.get(left[0].person.id)
    return await pool.grabbed(unit, ticket_id, next_one) or shown
