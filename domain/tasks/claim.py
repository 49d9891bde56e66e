"""What may happen to what one volunteer has of a task.

grab ──> holding ──arrive(code)──> arrived ──finish(photo)──> finished ──confirm──> confirmed
  │ full: waiting ─(a place is free)─> holding   └─ drop; lapse 30 minutes after the start
  └ finished ──not done──> disputed ──coordinator──> confirmed or refused
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NewType

from domain.people import Person, Who
from domain.permissions import Action, require
from domain.tasks import refusals
from domain.tasks.kinds import ACTIVE, ClaimState
from domain.tasks.task import EARLY, LATE, Task

ClaimId = NewType("ClaimId", int)

#: Where nobody has said when: to be begun within so long after it was grabbed (*ours*).
WITHIN = timedelta(hours=24)
#: So many wrong numbers, then a coordinator checks in (*ours*).
TRIES = 5
#: For so long staff see that somebody did not come (*ours*).
NOTED_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one volunteer has of one task."""

    id: ClaimId
    task: Task
    person: Who
    state: ClaimState
    #: When they asked for it: the order of those who wait.
    at: datetime
    #: None while they wait.
    held_at: datetime | None = None
    arrived_at: datetime | None = None
    finished_at: datetime | None = None
    wrong_codes: int = 0
    #: What staff entered afterwards; None: counted from check-in to check-out.
    entered: timedelta | None = None
    #: None: not rated.
    stars: int | None = None
    #: It was given back too late, or lapsed.
    noted: bool = False
    #: Of what comes next: that it begins soon, and once they are there, to say when it is done.
    reminded: bool = False

    @property
    def active(self) -> bool:
        return self.state in ACTIVE

    @property
    def worked(self) -> timedelta:
        """What counts: from check-in to check-out, at most what the task takes."""
        if self.entered is not None:
            return min(self.entered, self.task.most)
        if self.arrived_at is None or self.finished_at is None:
            return timedelta()
        return min(self.finished_at - self.arrived_at, self.task.most)

    @property
    def lapses_at(self) -> datetime | None:
        """Until when they must have come. None: they have, or need not yet."""
        if self.state is not ClaimState.HOLDING or self.held_at is None:
            return None
        if self.task.starts_at is None:
            return self.held_at + WITHIN
        return max(self.task.starts_at, self.held_at) + LATE

    def arrive(self, by: Person, code: str, at: datetime) -> "Claim":
        """Raises `WrongCode`: `missed` is what is to be kept of it."""
        self._must_be_of(by)
        self._may_arrive(at)
        if self.wrong_codes >= TRIES:
            raise refusals.CodeLocked(self.task)
        if code != self.task.code:
            raise refusals.WrongCode(self.task, TRIES - self.wrong_codes - 1)
        return self._there(at)

    def missed(self) -> "Claim":
        return replace(self, wrong_codes=self.wrong_codes + 1)

    def check_in(self, by: Person, at: datetime) -> "Claim":
        """A coordinator saw them there."""
        require(by, Action.COORDINATE, self.task.area)
        self._nobody_for_themselves(by)
        self._may_arrive(at)
        return self._there(at)

    def finish(self, by: Person, at: datetime) -> "Claim":
        self._must_be_of(by)
        if self.state is ClaimState.HOLDING:
            raise refusals.NotYetArrived(self.task)
        self._must_be(ClaimState.ARRIVED)
        return replace(self, state=ClaimState.FINISHED, finished_at=at)

    def confirm(self, by: Person, stars: int | None = None) -> "Claim":
        """By the person helped, or by a coordinator: by nobody for themselves."""
        self._may_be_judged_by(by)
        self._must_be(ClaimState.FINISHED, ClaimState.DISPUTED)
        if self.state is ClaimState.DISPUTED:
            require(by, Action.COORDINATE, self.task.area)
        return replace(self, state=ClaimState.CONFIRMED, stars=stars)

    def dispute(self, by: Person) -> "Claim":
        """It was not done: a coordinator decides."""
        self._may_be_judged_by(by)
        self._must_be(ClaimState.FINISHED)
        return replace(self, state=ClaimState.DISPUTED)

    def refuse(self, by: Person) -> "Claim":
        require(by, Action.COORDINATE, self.task.area)
        self._nobody_for_themselves(by)
        self._must_be(ClaimState.FINISHED, ClaimState.DISPUTED)
        return replace(self, state=ClaimState.REFUSED)

    def grow_old(self) -> "Claim":
        """Nobody said anything for days: the code has shown that they came, no stars are given."""
        self._must_be(ClaimState.FINISHED)
        return replace(self, state=ClaimState.CONFIRMED)

    def rate(self, by: Person, stars: int) -> "Claim":
        """Once, by the person helped."""
        if self.task.helped is None or self.task.helped.id != by.id:
            raise refusals.NotYoursToConfirm(self.task)
        self._must_be(ClaimState.CONFIRMED)
        if self.stars is not None:
            raise refusals.AlreadySettled(self.task)
        return replace(self, stars=stars)

    def may_be_shown_by(self, by: Person) -> None:
        """晒单: those who are to be seen say so, once it is confirmed. Raises why not."""
        helped = self.task.helped is not None and self.task.helped.id == by.id
        if not helped:
            self._must_be_of(by)
        self._must_be(ClaimState.CONFIRMED)

    def drop(self, by: Person, at: datetime) -> "Claim":
        """Given back: late, it is noted."""
        self._must_be_of(by)
        self._must_be(ClaimState.HOLDING, ClaimState.WAITING)
        starts = self.task.starts_at
        late = starts is not None and at > starts - self.task.notice
        noted = late and self.state is ClaimState.HOLDING
        return replace(self, state=ClaimState.DROPPED, noted=noted)

    def lapse(self) -> "Claim":
        self._must_be(ClaimState.HOLDING)
        return replace(self, state=ClaimState.LAPSED, noted=True)

    def release(self) -> "Claim":
        """The task was called off, or they are gone."""
        self._must_be(ClaimState.HOLDING, ClaimState.WAITING, ClaimState.ARRIVED)
        return replace(self, state=ClaimState.RELEASED)

    def promote(self, at: datetime) -> "Claim":
        self._must_be(ClaimState.WAITING)
        return replace(self, state=ClaimState.HOLDING, held_at=at)

    def _there(self, at: datetime) -> "Claim":
        return replace(self, state=ClaimState.ARRIVED, arrived_at=at, reminded=False)

    def _may_arrive(self, at: datetime) -> None:
        self._must_be(ClaimState.HOLDING)
        starts = self.task.starts_at
        if starts is not None and at < starts - EARLY:
            raise refusals.TooEarlyToArrive(self.task, starts - EARLY)

    def _may_be_judged_by(self, by: Person) -> None:
        helped = self.task.helped is not None and self.task.helped.id == by.id
        if by.id == self.person.id or not (helped or self.task.kept_by(by)):
            raise refusals.NotYoursToConfirm(self.task)

    def _nobody_for_themselves(self, by: Person) -> None:
        if by.id == self.person.id:
            raise refusals.NotYoursToConfirm(self.task)

    def _must_be_of(self, by: Person) -> None:
        if by.id != self.person.id:
            raise refusals.NotYourTask(self.task)

    def _must_be(self, *states: ClaimState) -> None:
        if self.state in states:
            return
        if self.active:
            raise refusals.StandsOtherwise(self.task, self.state)
        raise refusals.AlreadySettled(self.task)
