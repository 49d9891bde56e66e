"""Why something did not happen to a task."""

from datetime import datetime
from typing import TYPE_CHECKING

from domain.refusals import Refusal

if TYPE_CHECKING:
    from domain.tasks.kinds import ClaimState
    from domain.tasks.task import Task


class TaskUnknown(Refusal):
    """There is no such task, or it is not for this person's eyes: they don't learn which."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class TaskRefusal(Refusal):
    """Something about this very task stands in the way."""

    def __init__(self, task: "Task") -> None:
        super().__init__(task.id)
        self.task = task


class TaskNotOpen(TaskRefusal):
    """It is done, called off or missed."""


class TaskOver(TaskRefusal):
    """Its time has gone by."""


class TaskElsewhere(TaskRefusal):
    """It lies in an area that this volunteer has not chosen."""


class OwnTask(TaskRefusal):
    """Nobody is a volunteer for themselves."""


class AlreadyHolding(TaskRefusal):
    """They have it, or wait for it, already."""


class NotYourTask(TaskRefusal):
    """Only whoever holds it may say this."""


class NotYetArrived(TaskRefusal):
    """They have not said that they are there."""


class TooEarlyToArrive(TaskRefusal):
    """The work begins later."""

    def __init__(self, task: "Task", opens_at: datetime) -> None:
        super().__init__(task)
        self.opens_at = opens_at


class WrongCode(TaskRefusal):
    """That is not the number that the person helped has."""

    def __init__(self, task: "Task", left: int) -> None:
        super().__init__(task)
        #: How many more may be tried.
        self.left = left


class CodeLocked(TaskRefusal):
    """Too many wrong numbers: a coordinator checks them in."""


class NotYoursToConfirm(TaskRefusal):
    """Only the person helped, or a coordinator, says whether it was done."""


class StandsOtherwise(TaskRefusal):
    """What was pressed fits another step of it."""

    def __init__(self, task: "Task", state: "ClaimState") -> None:
        super().__init__(task)
        self.state = state


class AlreadySettled(TaskRefusal):
    """It came to its end before: confirmed, refused, given back or called off."""


class TaskFullOfPeople(TaskRefusal):
    """More hold it already than it would need."""


class WorkReported(TaskRefusal):
    """Somebody reported it done, and nobody has said yet whether it was."""


class CalledBefore(TaskRefusal):
    """Replacements were called for a moment ago."""


class TimeGoneBy(Refusal):
    """It was to begin at a moment that has passed; another one will do."""

    passing = True


class NotAVolunteer(Refusal):
    """They have not joined: it takes one tap."""
