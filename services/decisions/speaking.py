"""An office says its word at its step: it approves, or refuses with its reason."""

from domain.decisions import (
    AnotherMustSpeak,
    Decision,
    DecisionId,
    NotYourStep,
    Office,
    OfficeNotHeld,
    SpokenAlready,
    Word,
)
from domain.people import Person
from domain.permissions import Action, require
from domain.settings import DecisionSettings
from services.decisions import reach
from services.decisions.holding import hold, save
from storage.unit import Unit

_NOT_THEIRS = (NotYourStep, OfficeNotHeld, SpokenAlready, AnotherMustSpeak)


async def may_opine(
    unit: Unit, decision_id: DecisionId, by: Person, office: Office | None = None
) -> tuple[Decision, Office]:
    """For which office they would speak. Asked before the form is opened.

    Raises `NotEntitled`, `DecisionUnknown`, and as `Decision.may_speak`.
    """
    require(by, Action.OPINE)
    decision = await hold(unit, decision_id)
    await reach.must_belong(unit, by, decision)
    held = await reach.offices(unit, by, decision.area)
    return decision, decision.may_speak(by.id, held, office)


async def opine(
    unit: Unit, decision_id: DecisionId, word: Word, rules: DecisionSettings
) -> Decision:
    """Raises as `may_opine`, and `NotInWriting`."""
    decision, _ = await may_opine(unit, decision_id, word.by, word.office)
    held = await reach.offices(unit, word.by, decision.area)
    said = decision.opine(word, held, unit.now, rules)
    if not await unit.decisions.opine(decision.id, said.opinions[-1]):
        raise SpokenAlready(decision)
    return await save(unit, said, "approved" if word.approved else "refused", word.by)


async def turn(unit: Unit, decision: Decision, by: Person) -> Office | None:
    """For which office the next word is theirs; None: for none."""
    held = await reach.offices(unit, by, decision.area)
    try:
        return decision.may_speak(by.id, held)
    except _NOT_THEIRS:
        return None
