"""Why something about a decision did not happen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.refusals import Refusal

if TYPE_CHECKING:
    from domain.decisions.decision import Decision
    from domain.decisions.kinds import Office


class DecisionUnknown(Refusal):
    """There is no such decision."""


class DecisionElsewhere(Refusal):
    """It is another area's: they neither live nor work there."""


class OfficeNotHeld(Refusal):
    """They speak for none of the offices that could say this there."""

    def __init__(self, offices: "Sequence[Office]") -> None:
        super().__init__(*offices)
        self.offices = tuple(offices)


class NotInWriting(Refusal):
    """Nothing was written, too little, or more than is read."""

    passing = True


class DecisionRefusal(Refusal):
    def __init__(self, decision: "Decision") -> None:
        super().__init__(decision.id)
        self.decision = decision


class NotYourStep(DecisionRefusal):
    """It waits for something else, or for somebody else."""


class SpokenAlready(DecisionRefusal):
    """That office has said its word."""


class AnotherMustSpeak(DecisionRefusal):
    """They spoke for another office in this decision: nobody approves what they proposed."""


class VoteCalled(DecisionRefusal):
    """The owners vote on it already."""


class NotPublished(DecisionRefusal):
    """Its publication has not begun, or is over."""


class ObjectedEnough(DecisionRefusal):
    """One person objects so often while something is published, and no more."""


class AnsweredAlready(DecisionRefusal):
    """That objection has its answer."""


class ProposedAnew(DecisionRefusal):
    """It was not refused, or somebody has proposed it anew."""
