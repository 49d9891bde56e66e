"""What is adopted is somebody's to do; when it is done, it is over."""

from dataclasses import dataclass

from domain.decisions import Decision, DecisionId
from domain.people import Person
from domain.permissions import Action, require
from domain.settings import DecisionSettings
from services.decisions.holding import hold, save
from services.resolving import Whence, Wish, Work, put_to_work
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    decision: Decision
    work: Work


async def may_resolve(unit: Unit, decision_id: DecisionId, by: Person) -> Decision:
    """Asked before the form is opened. Raises `NotEntitled`, `DecisionUnknown`, `NotYourStep`."""
    decision = await hold(unit, decision_id)
    require(by, Action.KEEP_DECISION, decision.area)
    decision.may_be_resolved(dropped=await _dropped(unit, decision))
    return decision


async def resolve(
    unit: Unit, decision_id: DecisionId, wish: Wish, by: Person, rules: DecisionSettings
) -> Adopted:
    """Raises as `may_resolve`."""
    decision = await may_resolve(unit, decision_id, by)
    dropped = await _dropped(unit, decision)
    whence = Whence(area=decision.area, ticket=decision.grounds.ticket)
    resolution_id, work = await put_to_work(unit, whence, wish, by)
    assert resolution_id is not None, "only an item has one already"
    adopted = decision.adopt(resolution_id, wish.due_at, unit.now, rules, dropped=dropped)
    return Adopted(decision=await save(unit, adopted, "adopted", by), work=work)


async def _dropped(unit: Unit, decision: Decision) -> bool:
    if decision.resolution is None:
        return False
    return (await unit.resolutions.get(decision.resolution)).dropped
