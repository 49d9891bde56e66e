"""What is seen at Telegram's end while a notice goes out, and what it comes to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from playground.limits import Limits
from playground.refusals import Refused


@dataclass(slots=True, kw_only=True)
class Strict(Limits):
    """Telegram's limits, and how often they were passed: not whatever else the trial refuses."""

    refused: int = 0

    def check(self, bot_id: int, chat_id: int, at: float) -> None:
        try:
            super(Strict, self).check(bot_id, chat_id, at)
        except Refused:
            self.refused += 1
            raise


@dataclass(slots=True, kw_only=True)
class Heard:
    """What came out at Telegram's end."""

    #: How often each chat has the notice.
    told: Counter[int] = field(default_factory=Counter)
    #: All messages and edits that count against the limit.
    messages: int = 0
    #: Seconds from a word to its answer.
    waited: list[float] = field(default_factory=list)
    first: float = 0.0
    last: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How it went."""

    people: int
    sent: int
    failed: int
    #: Messages beyond the first of somebody.
    double: int
    #: Noted as sent, and nobody has it.
    lost: int
    refused: int
    #: Seconds from the start of the process until everybody was settled, and from the first
    #: message to the last.
    seconds: float
    sending: float
    messages: int
    waited: Sequence[float]

    def percentile(self, share: float) -> float:
        """Seconds that people waited for an answer."""
        waited = sorted(self.waited)
        return waited[min(len(waited) - 1, int(len(waited) * share))] if waited else 0.0

    def __str__(self) -> str:
        return (
            f"{self.people} people: {self.sent} sent, {self.failed} failed, {self.double} double,"
            f" {self.lost} lost, {self.refused} self-made 429; {self.messages} messages in"
            f" {self.sending:.1f} s; {len(self.waited)} answers, p95"
            f" {1000 * self.percentile(0.95):.0f} ms"
        )
