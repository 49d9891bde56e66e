"""晒单: what was done is shown to the neighbours, as far as all who are to be seen agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.files import File, FileKind
from domain.people import Person
from domain.tasks import (
    AlreadySettled,
    Claim,
    ClaimId,
    ClaimState,
    Consent,
    Task,
    TaskId,
    TaskStage,
    TaskStep,
)
from services import settling
from storage.unit import Unit

#: Where several did it: for so long the answers of all of them are waited for.
_PATIENCE = timedelta(days=1)
_SWEEP = 50
_MOST_PICTURES = 4
#: The less wins.
_LEAST_FIRST = (Consent.NO, Consent.WORDS, Consent.PICTURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What the neighbours read, of one task once."""

    task: Task
    #: Of volunteers who want theirs to be read.
    names: Sequence[str]
    #: How many others helped along.
    nameless: int
    #: Hours of those who agreed.
    worked: timedelta
    pictures: Sequence[File]


async def consent(unit: Unit, claim_id: ClaimId, by: Person, choice: Consent) -> Showing | None:
    """What they agree to. Not None: with this everybody has agreed, and it is to be posted.

    Raises `TaskUnknown`, `NotYourTask`, `StandsOtherwise`, `AlreadySettled` once it was shown.
    """
    claim = await settling.held(unit, claim_id)
    claim.may_be_shown_by(by)
    if await unit.consents.shown(claim.task.id):
        raise AlreadySettled(claim.task)
    await unit.consents.say(claim_id, by.id, choice, unit.now)
    return await _show(unit, claim.task.id, patient=True)


async def show_old(unit: Unit) -> Sequence[Showing]:
    """Tasks of several, where not all have answered: with those who have."""
    shown = []
    for task_id in await unit.consents.to_show(unit.now - _PATIENCE, _SWEEP):
        await unit.tasks.hold(task_id)
        showing = await _show(unit, task_id, patient=False)
        if showing is not None:
            shown.append(showing)
    return shown


async def _show(unit: Unit, task_id: TaskId, *, patient: bool) -> Showing | None:
    task = await unit.tasks.get(task_id)
    confirmed = [
        each
        for each in await unit.claims.of(task_id)
        if each.state is ClaimState.CONFIRMED and each.entered is None
    ]
    agreed = {each: await _agreed(unit, each) for each in confirmed}
    if task.stage is not TaskStage.DONE or (patient and None in agreed.values()):
        return None
    seen = {claim: choice for claim, choice in agreed.items() if choice not in {None, Consent.NO}}
    if (patient and not seen) or not await unit.consents.show_once(task_id, unit.now) or not seen:
        return None
    await settling.told(unit, task_id, TaskStep.SHOWN, None)
    return await _showing(unit, task, seen)


async def _agreed(unit: Unit, claim: Claim) -> Consent | None:
    """None: somebody has not answered."""
    said = await unit.consents.of(claim.id)
    asked = {claim.person.id} | ({claim.task.helped.id} if claim.task.helped else set())
    if not asked <= set(said):
        refused = Consent.NO in said.values()
        return Consent.NO if refused else None
    return min((said[each] for each in asked), key=_LEAST_FIRST.index)


async def _showing(unit: Unit, task: Task, seen: Mapping[Claim, Consent | None]) -> Showing:
    names: list[str] = []
    pictures: list[File] = []
    for claim, choice in seen.items():
        person = await unit.people.get(claim.person.id)
        known = await unit.volunteers.known_as(person, unit.now)
        names += [person.name] if known is not None and known.named else []
        if choice is Consent.PICTURE:
            files = await unit.claims.files(claim.id)
            pictures += [each for each in files if each.kind is not FileKind.VOICE]
    return Showing(
        task=task,
        names=names,
        nameless=len(seen) - len(names),
        worked=sum((each.worked for each in seen), timedelta()),
        pictures=pictures[:_MOST_PICTURES],
    )
