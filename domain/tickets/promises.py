"""What a reporter was promised, when somebody is reminded of it, and what holds it up."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.reminders.tickets import LADDER
from domain.tickets.kinds import Waiting

#: Between two steps of the ladder.
DAY = LADDER.span
#: 楼栋长 → 小区党支部 → 社区 → 街道
RUNGS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """By when what was said to happen will have happened. Aware UTC."""

    #: None: only the end was promised.
    accept_by: datetime | None
    #: When whoever has it is warned: the yellow card.
    warn_at: datetime
    finish_by: datetime

    @property
    def alarms(self) -> tuple[datetime, ...]:
        """Yellow, red, and then one step up the ladder a day."""
        climbs = (self.finish_by + step * DAY for step in range(1, RUNGS + 1))
        return (self.warn_at, self.finish_by, *climbs)

    def later(self, by: timedelta) -> "Promise":
        """What is not past yet moves: the work was held up so long."""
        return replace(self, warn_at=self.warn_at + by, finish_by=self.finish_by + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    since: datetime
    why: Waiting
