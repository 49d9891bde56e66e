"""The owners are called to vote on it: what they read is the text of the decision."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.assembly import Matter
from domain.calling import Wish
from domain.decisions import Decision, DecisionId
from domain.people import Person
from domain.permissions import Action, require
from domain.published import Option
from domain.votes import VoteKind
from services.decisions.holding import hold, save
from services.votes import calling
from services.votes.calling import Called
from storage.unit import Unit


async def may_call(unit: Unit, decision_id: DecisionId, by: Person) -> Decision:
    """Asked before the form is opened.

    Raises `NotEntitled`, `DecisionUnknown`, `NotYourStep`, `VoteCalled`.
    """
    decision = await hold(unit, decision_id)
    require(by, Action.CALL_VOTE, decision.area)
    decision.may_be_called()
    return decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    #: All three that are always offered.
    options: tuple[Option, ...]
    opens_at: datetime
    closes_at: datetime


async def call(
    unit: Unit, decision_id: DecisionId, asked: Call, by: Person, zone: ZoneInfo
) -> tuple[Decision, Called]:
    """An open vote: areas would give most owners away.

    Raises as `may_call`, and as `services.votes.calling.call`.
    """
    decision = await may_call(unit, decision_id, by)
    wish = Wish(
        kind=VoteKind.ASSEMBLY,
        title=decision.title,
        question=decision.proposal.text,
        options=asked.options,
        matter=Matter(decision.matter),
        area=decision.area.id,
        changeable=True,
        opens_at=asked.opens_at,
        closes_at=asked.closes_at,
    )
    called = await calling.call(unit, wish, by, zone)
    decided = decision.call(called.vote.id, called.vote.closes_at)
    return await save(unit, decided, "vote called", by), called
