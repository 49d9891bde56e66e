"""What the clock does to tasks by itself: reminds, takes back, closes. Each once, whatever
happened meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.settings import VolunteerSettings
from domain.tasks import LATE, WITHIN, Claim, ClaimState, Task
from services.tasks.doing import grow_old
from services.tasks.grabbing import Freed, lapse
from services.tasks.making import miss
from storage.unit import Unit

#: How many a sweep takes in hand: the rest have their turn with the next tick.
_SWEEP = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """Its time went by; `task.stage` says whether somebody had done their part before."""

    task: Task
    #: Those who still waited for a place.
    waited: Sequence[Claim]


async def remind(unit: Unit, rules: VolunteerSettings) -> Sequence[Claim]:
    """Whoever has to set out soon."""
    ahead = timedelta(minutes=rules.remind_minutes_before)
    due = await unit.claims.to_remind(unit.now, ahead, WITHIN, _SWEEP)
    return await _reminded(unit, due)


async def nudge(unit: Unit) -> Sequence[Claim]:
    """Whoever forgot to say that it is done."""
    return await _reminded(unit, await unit.claims.to_nudge(unit.now, _SWEEP))


async def lapse_late(unit: Unit) -> Sequence[Freed]:
    """Whoever did not come loses the place."""
    late = await unit.claims.to_look_at(unit.now - LATE, unit.now - WITHIN, _SWEEP)
    freed = [await lapse(unit, claim) for claim in late]
    return [each for each in freed if each is not None]


async def miss_passed(unit: Unit) -> Sequence[Missed]:
    """What nobody came for."""
    missed = []
    for task_id in await unit.tasks.passed(unit.now - LATE, _SWEEP):
        claims = await unit.claims.of(task_id)
        task = await miss(unit, task_id)
        if task is not None:
            waited = [each for each in claims if each.state is ClaimState.WAITING]
            missed.append(Missed(task=task, waited=waited))
    return missed


async def confirm_old(unit: Unit, rules: VolunteerSettings) -> Sequence[Claim]:
    """What nobody said anything about for days."""
    before = unit.now - timedelta(days=rules.confirm_after_days)
    grown = [
        await grow_old(unit, claim_id, rules)
        for claim_id in await unit.claims.finished_before(before, _SWEEP)
    ]
    return [each for each in grown if each is not None]


async def _reminded(unit: Unit, claims: Sequence[Claim]) -> Sequence[Claim]:
    """Not those that have come, or were given back, at this very moment."""
    return [each for each in claims if await unit.claims.remind(each)]
