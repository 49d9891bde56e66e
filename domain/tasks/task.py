"""What may happen to a task."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NewType

from domain.areas import Area
from domain.people import Person, Role, Who
from domain.permissions import Action, may, require
from domain.reminders.tasks import RELEASED
from domain.tasks import refusals
from domain.tasks.kinds import Field, Skill, TaskStage
from domain.tickets import TicketId

TaskId = NewType("TaskId", int)

#: One may check in so long before the start, and has lost the place so long after it (*ours*).
EARLY, LATE = timedelta(hours=1), RELEASED.span
#: For one task, and for how long it counts at most; what is larger is made in parts (*ours*).
MOST_PEOPLE, MOST_HOURS = 200, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    id: TaskId
    field: Field
    #: Of the catalogue; "": none of its items.
    item: str
    #: What everybody may read; where it is `quoted`, what volunteers may.
    title: str
    #: It is what a neighbour said of their own trouble: not for groups, and gone with them.
    quoted: bool = False
    details: str = ""
    #: Address and telephone: for those who hold it.
    private: str = ""
    area: Area
    difficulty: int
    #: How long it takes at most: no more is counted.
    most: timedelta
    #: None: as soon as somebody can.
    starts_at: datetime | None = None
    capacity: int = 1
    #: How many of the places are taken.
    held: int = 0
    skills: frozenset[Skill] = frozenset()
    urgent: bool = False
    #: Given back later than so long before the start, it is noted.
    notice: timedelta = timedelta(hours=2)
    stage: TaskStage = TaskStage.OPEN
    #: None: a rota or a rule made it, or they are gone.
    made_by: Who | None
    made_at: datetime
    #: None: it was not a ticket.
    ticket: TicketId | None = None
    #: Whom it is for; None: for everybody.
    helped: Who | None = None
    #: Four figures that the person helped, or a coordinator, tells whoever has come.
    code: str

    @property
    def full(self) -> bool:
        return self.held >= self.capacity

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at + self.most if self.starts_at else None

    def over(self, at: datetime) -> bool:
        """Whether it is too late to come."""
        return self.too_late_at is not None and at > self.too_late_at

    @property
    def too_late_at(self) -> datetime | None:
        return self.starts_at + LATE if self.starts_at else None

    def ends_soon(self, at: datetime) -> bool:
        """Whether whoever sets out then would find it nearly over."""
        return self.ends_at is not None and at > self.ends_at - LATE

    def kept_by(self, person: Person) -> bool:
        """Whether they look after it as a coordinator."""
        return may(person, Action.COORDINATE, self.area)

    def seen_by(self, person: Person) -> bool:
        """Who needs what, and where, is not for strangers off the street."""
        helped = self.helped is not None and self.helped.id == person.id
        return helped or bool(person.roles - {Role.GUEST, Role.BARRED})

    def may_be_grabbed(self, by: Person, at: datetime) -> None:
        """Raises why not; a full one can be waited for."""
        if Role.VOLUNTEER not in by.roles:
            raise refusals.NotAVolunteer
        if self.stage is not TaskStage.OPEN:
            raise refusals.TaskNotOpen(self)
        if self.over(at):
            raise refusals.TaskOver(self)
        if self.helped is not None and self.helped.id == by.id:
            raise refusals.OwnTask(self)
        if not may(by, Action.GRAB_TASK, self.area):
            raise refusals.TaskElsewhere(self)

    def cancel(self, by: Person) -> "Task":
        require(by, Action.COORDINATE, self.area)
        self._must_be_open()
        return replace(self, stage=TaskStage.CANCELLED)

    def settle(self, stage: TaskStage) -> "Task":
        """Everybody is done with it, or nobody came."""
        self._must_be_open()
        return replace(self, stage=stage)

    def _must_be_open(self) -> None:
        if self.stage is not TaskStage.OPEN:
            raise refusals.TaskNotOpen(self)
