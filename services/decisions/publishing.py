"""While it is published neighbours object in writing, and are answered in writing."""

from datetime import datetime

from domain.decisions import (
    OBJECTIONS,
    AnsweredAlready,
    Decision,
    DecisionElsewhere,
    DecisionId,
    DecisionUnknown,
    ObjectedEnough,
    Objection,
    ObjectionId,
    Publication,
    in_writing,
)
from domain.people import Person
from domain.permissions import Action, require
from services.decisions import reach
from services.decisions.holding import SUBJECT, hold
from storage.unit import Unit


async def may_object(
    unit: Unit, decision_id: DecisionId, by: Person, received_at: datetime
) -> tuple[Decision, Publication]:
    """In time is what was received in time. Raises `NotEntitled`, `DecisionUnknown`,
    `DecisionElsewhere`, `NotPublished`, `ObjectedEnough`.
    """
    require(by, Action.OBJECT)
    decision = await hold(unit, decision_id)
    if not await reach.lives(unit, by, decision.area):
        raise DecisionElsewhere
    running = decision.may_be_objected(received_at)
    if await unit.objections.made_by(decision.id, running.kind, by.id) >= OBJECTIONS:
        raise ObjectedEnough(decision)
    return decision, running


async def object_to(
    unit: Unit, decision_id: DecisionId, text: str, by: Person, received_at: datetime
) -> tuple[Decision, Objection]:
    """Raises as `may_object`, and `NotInWriting`."""
    decision, running = await may_object(unit, decision_id, by, received_at)
    added = await unit.objections.add(decision.id, running.kind, by.id, in_writing(text), unit.now)
    await unit.events.add(SUBJECT, decision.id, "objected", by=by.id, at=unit.now)
    return await find(unit, added)


async def find(unit: Unit, objection_id: ObjectionId) -> tuple[Decision, Objection]:
    """Its decision is held. Raises `DecisionUnknown`."""
    found = await unit.objections.find(objection_id)
    if found is None:
        raise DecisionUnknown
    decision = await hold(unit, found[0])
    again = await unit.objections.find(objection_id)
    assert again is not None, "an objection stays"
    return decision, again[1]


async def may_answer(
    unit: Unit, objection_id: ObjectionId, by: Person
) -> tuple[Decision, Objection]:
    """Raises `NotEntitled`, `DecisionUnknown`, `AnsweredAlready`."""
    decision, objection = await find(unit, objection_id)
    require(by, Action.KEEP_DECISION, decision.area)
    if objection.answer:
        raise AnsweredAlready(decision)
    return decision, objection


async def answer(
    unit: Unit, objection_id: ObjectionId, text: str, by: Person
) -> tuple[Decision, Objection]:
    """Raises as `may_answer`, and `NotInWriting`."""
    decision, _ = await may_answer(unit, objection_id, by)
    if not await unit.objections.answer(objection_id, in_writing(text), by.id, unit.now):
        raise AnsweredAlready(decision)
    await unit.events.add(SUBJECT, decision.id, "answered", by=by.id, at=unit.now)
    return await find(unit, objection_id)
