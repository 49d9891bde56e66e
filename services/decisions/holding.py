"""What every use case of decisions shares: get one, keep what came of it, see the whole of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import Area
from domain.decisions import Decision, DecisionId, DecisionUnknown, Objection
from domain.meetings import Resolution
from domain.outcomes import Outcome
from domain.people import Person
from domain.published import Published
from domain.votes import Vote, VoteState
from services.decisions import reach
from services.votes import outcome, results
from storage.failures import NotFound
from storage.unit import Unit

SUBJECT = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A decision with all that belongs to it: what its timeline shows."""

    decision: Decision
    lineage: Sequence[Area]
    objections: Sequence[Objection]
    resolution: Resolution | None
    #: None: none was called.
    vote: Vote | None
    #: None, both: it is not published yet.
    outcome: Outcome | None
    document: Published | None
    #: As which it was proposed again; None: it was not.
    anew: DecisionId | None
    #: When all of this was so.
    at: datetime


async def look(unit: Unit, decision_id: DecisionId) -> Decision:
    """Raises `DecisionUnknown`."""
    try:
        return await unit.decisions.get(decision_id)
    except NotFound:
        raise DecisionUnknown from None


async def read(unit: Unit, decision_id: DecisionId, by: Person) -> Picture:
    """Raises `DecisionUnknown`, `DecisionElsewhere`."""
    decision = await look(unit, decision_id)
    await reach.must_belong(unit, by, decision)
    return await picture(unit, decision)


async def hold(unit: Unit, decision_id: DecisionId) -> Decision:
    """For changing it. Raises `DecisionUnknown`."""
    try:
        return await unit.decisions.hold(decision_id)
    except NotFound:
        raise DecisionUnknown from None


async def save(unit: Unit, decision: Decision, step: str, by: Person | None) -> Decision:
    await unit.decisions.save(decision)
    whom = by.id if by else None
    await unit.events.add(SUBJECT, decision.id, step, by=whom, at=unit.now)
    return await unit.decisions.get(decision.id)


async def picture(unit: Unit, decision: Decision) -> Picture:
    resolution, vote = decision.resolution, None
    if decision.vote is not None:
        vote = await unit.votes.get(decision.vote)
    published = vote if vote is not None and vote.state is VoteState.PUBLISHED else None
    return Picture(
        decision=decision,
        lineage=await unit.areas.lineage(decision.area),
        objections=await unit.objections.of(decision.id),
        resolution=await unit.resolutions.get(resolution) if resolution is not None else None,
        vote=vote,
        outcome=await outcome.outcome(unit, published) if published else None,
        document=await results(unit, published.id) if published else None,
        anew=await unit.decisions.anew(decision.id),
        at=unit.now,
    )
