"""What a meeting resolved: who does it by when, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from domain.meetings.item import ItemId
from domain.meetings.meeting import MeetingId
from domain.tasks import TaskId
from domain.tickets import TicketId

ResolutionId = NewType("ResolutionId", int)


class Kept(StrEnum):
    """What became of it, by the ticket or task that it became."""

    DONE = "done"
    #: There is still time.
    UNDER_WAY = "under way"
    OVERDUE = "overdue"
    #: It was rejected, withdrawn, called off or missed.
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    id: ResolutionId
    #: None, both: it is a decision's.
    meeting: MeetingId | None
    item: ItemId | None
    text: str
    #: As the meeting named them: an organisation, the volunteers, a person.
    owner: str
    due_at: datetime
    #: One of the two.
    ticket: TicketId | None = None
    task: TaskId | None = None
    #: Reported done, closed or confirmed.
    done: bool = False
    #: Nobody will do it.
    dropped: bool = False

    def kept(self, at: datetime) -> Kept:
        if self.done:
            return Kept.DONE
        if self.dropped:
            return Kept.DROPPED
        return Kept.OVERDUE if at > self.due_at else Kept.UNDER_WAY
