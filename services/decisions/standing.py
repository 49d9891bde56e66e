"""What a decision's reader may do with it; each is asked again when it is done."""

from dataclasses import dataclass

from domain.decisions import PROPOSERS, Decision, Office, Procedure, Stage
from domain.people import Person
from domain.permissions import Action, may
from services.decisions import reach
from services.decisions.holding import Picture
from services.decisions.speaking import turn
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    #: For which office the next word is theirs.
    speaks: Office | None
    calls: bool
    objects: bool
    #: Answers objections, and sees who made them.
    keeps: bool
    resolves: bool
    proposes_anew: bool


async def standing(unit: Unit, seen: Picture, by: Person) -> Standing:
    decision, held = seen.decision, await reach.offices(unit, by, seen.decision.area)
    keeps = may(by, Action.KEEP_DECISION, decision.area)
    runs = decision.running(seen.at) is not None
    lives = runs and await reach.lives(unit, by, decision.area)
    refused = decision.stage is Stage.REFUSED and seen.anew is None
    return Standing(
        speaks=await turn(unit, decision, by) if may(by, Action.OPINE) else None,
        calls=_waits_for_a_call(decision) and may(by, Action.CALL_VOTE, decision.area),
        objects=lives and may(by, Action.OBJECT),
        keeps=keeps,
        resolves=keeps and _to_resolve(seen),
        proposes_anew=refused and bool(held & set(PROPOSERS[Procedure.REVIEWS])),
    )


def _waits_for_a_call(decision: Decision) -> bool:
    return decision.stage is Stage.ASSEMBLY and decision.vote is None


def _to_resolve(seen: Picture) -> bool:
    dropped = seen.resolution is not None and seen.resolution.dropped
    stage = seen.decision.stage
    return stage is Stage.RESOLVING or (stage is Stage.ADOPTED and dropped)
