"""What became of a flood: of whoever sent it, and of those beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

#: What whoever is too quick is told, and nobody else.
WARNINGS = ("一下子发得太多了", "too much at once")
_MINUTE = 60.0


class Way(StrEnum):
    WORDS = "words"
    PRESSES = "presses"
    GROUP = "orders, talk and presses in a group"


@dataclass(slots=True, kw_only=True)
class Flood:
    way: Way
    sent: int = 0
    #: Seconds from a neighbour's word to the answer, in private and in the group.
    waited: list[float] = field(default_factory=list)
    in_group: list[float] = field(default_factory=list)
    #: When they were told to slow down: monotonic seconds.
    warned: list[float] = field(default_factory=list)
    #: The bot's other messages to them, and presses of theirs that it answered.
    served: int = 0
    #: Calls that passed a limit of Telegram's, in any chat but theirs.
    refused: int = 0
    #: Seconds until they were answered again, once they had stopped. None: not in time.
    back: float | None = None

    @property
    def often(self) -> int:
        """Warnings within the worst minute: one may come a little late, and the next in time."""
        spans = [(each, each + _MINUTE - 1) for each in self.warned]
        return max((sum(a <= each < b for each in self.warned) for a, b in spans), default=0)

    def __str__(self) -> str:
        group = f", in the group {_p95(self.in_group)}" if self.in_group else ""
        back = "not answered again"
        if self.back is not None:
            back = f"answered again in {self.back:.1f} s"
        return (
            f"{self.way}: {self.sent} sent, {self.served} served, {len(self.warned)} warnings"
            f" ({self.often} in a minute), {back}; {len(self.waited)} neighbours' questions all"
            f" answered, {_p95(self.waited)}{group}; {self.refused} self-made 429"
        )

    def holds(self) -> None:
        """P23."""
        assert _percentile(self.waited) < 1
        assert self.often == 1, "told, and not more than once a minute"
        assert self.served >= 1
        assert self.refused == 0
        assert self.back is not None, "nobody is locked out who has stopped"


def _percentile(waited: Sequence[float]) -> float:
    return sorted(waited)[int(len(waited) * 0.95)]


def _p95(waited: Sequence[float]) -> str:
    return f"p95 {_percentile(waited) * 1000:.0f} ms"
