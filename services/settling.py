"""Help that was given is settled: confirmed, refused, and booked as points."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.people import Person
from domain.points import Account, AccountKind, Cause, Transfer, points
from domain.settings import VolunteerSettings
from domain.tasks import Claim, ClaimId, ClaimState, Task, TaskId, TaskStage, TaskStep, TaskUnknown
from domain.tickets import TicketId
from storage.failures import NotFound
from storage.unit import Unit

SUBJECT = "task"
#: The errand of telling those who had a task what became of its ticket.
TELL = "tasks.tell"
ISSUED = Account(kind=AccountKind.ISSUED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    task: TaskId
    #: Whose standing changed with the ticket's.
    claims: tuple[ClaimId, ...]


async def held(unit: Unit, claim_id: ClaimId) -> Claim:
    """For changing it: nobody else changes its task before this unit ends.

    Raises `TaskUnknown`.
    """
    try:
        claim = await unit.claims.get(claim_id)
        await unit.tasks.hold(claim.task.id)
        return await unit.claims.get(claim_id)
    except NotFound:
        raise TaskUnknown(claim_id) from None


async def saved(
    unit: Unit, claim: Claim, step: TaskStep, by: Person | None, note: str | None = None
) -> Claim:
    """`by=None`: the clock. The last one that is settled settles the task."""
    assert claim.state is not ClaimState.CONFIRMED, "what is confirmed brings points"
    return await _saved(unit, claim, step, by, note)


async def confirmed(
    unit: Unit, claim: Claim, step: TaskStep, by: Person | None, rules: VolunteerSettings
) -> Claim:
    """As `saved`, with the points for it."""
    await _book(unit, claim, by, rules)
    return await _saved(unit, claim, step, by)


async def _saved(
    unit: Unit, claim: Claim, step: TaskStep, by: Person | None, note: str | None = None
) -> Claim:
    await unit.claims.save(claim, unit.now)
    await told(unit, claim.task.id, step, by, note)
    await _settle(unit, claim.task.id)
    return await unit.claims.get(claim.id)


async def told(
    unit: Unit, task_id: TaskId, step: TaskStep, by: Person | None, note: str | None = None
) -> None:
    """One more line of its history."""
    await unit.events.add(SUBJECT, task_id, step, by=by.id if by else None, at=unit.now, note=note)


async def confirmed_by_reporter(
    unit: Unit, ticket_id: TicketId, by: Person | None, rules: VolunteerSettings
) -> None:
    """The ticket was confirmed, or nobody answered for days: so is what was done for it.

    `by=None` also for whoever reported it anonymously.
    """
    task = await unit.tasks.of_ticket(ticket_id)
    finished = await _finished(unit, task)
    await _tell(unit, finished)
    for claim in finished:
        done = replace(claim, state=ClaimState.CONFIRMED)
        await confirmed(unit, done, TaskStep.CONFIRMED, by, rules)
    await _end_with_the_ticket(unit, task)


async def refused_by_reporter(unit: Unit, ticket_id: TicketId, by: Person | None) -> None:
    """Not solved: a coordinator decides what the hours were worth; the ticket goes on."""
    task = await unit.tasks.of_ticket(ticket_id)
    finished = await _finished(unit, task)
    await _tell(unit, finished)
    for claim in finished:
        disputed = replace(claim, state=ClaimState.DISPUTED)
        await saved(unit, disputed, TaskStep.DISPUTED, by)
    await _end_with_the_ticket(unit, task)


async def _end_with_the_ticket(unit: Unit, task: Task | None) -> None:
    """Nobody else is needed for it, whatever places are free."""
    if task is not None and (await unit.tasks.get(task.id)).stage is TaskStage.OPEN:
        await _tell(unit, await _end(unit, task, TaskStage.DONE))


async def called_off(unit: Unit, ticket_id: TicketId, by: Person | None) -> None:
    """The ticket went elsewhere: whoever had its task, or waited for it, is free of it."""
    task = await unit.tasks.of_ticket(ticket_id)
    if task is not None:
        await _call_off(unit, task.id, by)


async def nobody_to_help(unit: Unit, task_id: TaskId) -> None:
    """As `called_off`, of one that is no ticket: whom it was for is about to be erased."""
    await _call_off(unit, task_id, None)


async def _call_off(unit: Unit, task_id: TaskId, by: Person | None) -> None:
    task = await unit.tasks.hold(task_id)
    if task.stage is not TaskStage.OPEN:
        return
    await told(unit, task_id, TaskStep.CANCELLED, by)
    freed = await _end(unit, task, TaskStage.CANCELLED)
    await unit.errands.add(TELL, ToTell(task=task_id, claims=_ids(freed)), unit.now)


async def _tell(unit: Unit, claims: Sequence[Claim]) -> None:
    if claims:
        args = ToTell(task=claims[0].task.id, claims=_ids(claims))
        await unit.errands.add(TELL, args, unit.now)


def _ids(claims: Sequence[Claim]) -> tuple[ClaimId, ...]:
    return tuple(each.id for each in claims)


async def _finished(unit: Unit, task: Task | None) -> Sequence[Claim]:
    """Nobody else settles them before this unit ends."""
    if task is None:
        return ()
    await unit.tasks.hold(task.id)
    claims = await unit.claims.of(task.id)
    return [each for each in claims if each.state is ClaimState.FINISHED]


async def _book(unit: Unit, claim: Claim, by: Person | None, rules: VolunteerSettings) -> None:
    earned = points(claim.task.difficulty, claim.worked, rules.points)
    if not earned:
        return
    kind = AccountKind.EARNED if claim.entered is None else AccountKind.ENTERED
    transfer = Transfer(
        source=ISSUED,
        target=Account(kind=kind, person=claim.person.id),
        points=earned,
        cause=Cause.TASK,
        cause_id=claim.id,
        note="" if claim.task.quoted else claim.task.title,
    )
    await unit.ledger.book(transfer, by.id if by else None, unit.now)


async def _settle(unit: Unit, task_id: TaskId) -> None:
    """It is done as soon as nobody has anything to do or to say about it any more."""
    task = await unit.tasks.hold(task_id)
    claims = await unit.claims.of(task_id)
    busy = any(each.active and each.state is not ClaimState.WAITING for each in claims)
    done = any(each.state is ClaimState.CONFIRMED for each in claims)
    taken = task.full or task.over(unit.now)
    if task.stage is TaskStage.OPEN and done and taken and not busy:
        await _end(unit, task, TaskStage.DONE)
        await told(unit, task_id, TaskStep.DONE, None)


async def _end(unit: Unit, task: Task, stage: TaskStage) -> Sequence[Claim]:
    """Whoever still had it or waited is free of it; in the order they asked."""
    freed = []
    for claim in await unit.claims.of(task.id):
        if claim.state in {ClaimState.HOLDING, ClaimState.WAITING, ClaimState.ARRIVED}:
            await unit.claims.save(claim.release(), unit.now)
            freed.append(claim)
    await unit.tasks.settle(task.id, stage, unit.now)
    return freed
