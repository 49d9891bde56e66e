"""What the clock does to decisions, and the owners' verdict."""

from collections.abc import Sequence

from domain.decisions import Decision, Stage
from domain.settings import DecisionSettings
from domain.votes import VoteId, VoteState
from services.decisions.holding import hold, save
from storage.unit import Unit


async def advance(unit: Unit, rules: DecisionSettings) -> Sequence[tuple[Stage, Decision]]:
    """One step for each that is due: all that were not over, with the stage they were at."""
    return [
        (each.stage, await _advanced(unit, each, rules))
        for each in await unit.decisions.going_on()
    ]


async def _advanced(unit: Unit, seen: Decision, rules: DecisionSettings) -> Decision:
    if seen.stage is Stage.ASSEMBLY and seen.vote is not None:
        off = (await unit.votes.get(seen.vote)).state is VoteState.CANCELLED
        return await _vote_dropped(unit, seen, rules) if off else seen
    if seen.stage is Stage.PROCESS and seen.heard(unit.now, rules) is not None:
        heard = (await hold(unit, seen.id)).heard(unit.now, rules)
        return await save(unit, heard, "heard", None) if heard else seen
    if seen.stage is Stage.ADOPTED:
        assert seen.resolution is not None, "nothing is adopted without"
        kept = (await unit.resolutions.get(seen.resolution)).done
        if seen.finish(unit.now, kept=kept) is not None:
            done = (await hold(unit, seen.id)).finish(unit.now, kept=kept)
            return await save(unit, done, "done", None) if done else seen
    return seen


async def vote_ended(
    unit: Unit, vote_id: VoteId, rules: DecisionSettings, *, passed: bool
) -> Decision | None:
    """The owners' verdict moves it on, or ends it; once. None: of no decision, or counted."""
    found = await unit.decisions.with_vote(vote_id)
    if found is None:
        return None
    decision = await hold(unit, found.id)
    if decision.stage is not Stage.ASSEMBLY or decision.vote != vote_id:
        return None
    step = "voted for" if passed else "voted against"
    return await save(unit, decision.voted(vote_id, unit.now, rules, passed=passed), step, None)


async def _vote_dropped(unit: Unit, seen: Decision, rules: DecisionSettings) -> Decision:
    held = await hold(unit, seen.id)
    if held.stage is not Stage.ASSEMBLY or held.vote != seen.vote:
        return held
    return await save(unit, held.vote_dropped(unit.now, rules), "vote dropped", None)
