"""Volunteers: when they may be asked, and who is asked first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from domain.areas import Area
from domain.people import Person
from domain.rates import Month
from domain.refusals import Refusal
from domain.reminders.tasks import OFFERED
from domain.tasks import Skill, Task

#: After so long without enough takers the next wave is asked; for what is urgent (*ours*).
WAVE, URGENT_WAVE = OFFERED.span, timedelta(minutes=5)
#: On duty and near; on duty; everybody who serves there.
WAVES = 3
#: How many offers a day somebody may choose to be sent at most, and what joins with (*ours*).
PER_DAY = (1, 3, 5, 10)
#: When on its day the residents' groups read whom to thank, by the clock on the wall (*ours*).
THANKED_AT = time(10, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Volunteer:
    person: Person
    on_duty: bool
    skills: frozenset[Skill] = frozenset()
    #: At most so many offers a day.
    per_day: int = 3
    #: How many they were sent today.
    offered_today: int = 0
    #: Where they live, or where they serve: near is the same compound. None: not known.
    home: Area | None = None
    #: Their name may stand in the list of thanks and under what is shown.
    named: bool = False

    def suits(self, task: Task) -> bool:
        return task.skills <= self.skills


def wave_of(volunteer: Volunteer, task: Task, compound: Area | None) -> int | None:
    """In which wave they are asked, the first being 1; None: not at all.

    `compound`: of the task, where it is known.
    """
    if not volunteer.suits(task) or volunteer.offered_today >= volunteer.per_day:
        return None
    if task.helped is not None and task.helped.id == volunteer.person.id:
        return None
    near = compound is None or volunteer.home is None or compound.reaches(volunteer.home)
    if volunteer.on_duty:
        return 1 if near else 2
    return WAVES


def asked(
    volunteers: Iterable[Volunteer], task: Task, compound: Area | None, wave: int
) -> list[Volunteer]:
    """All whose turn has come by this wave, in the given order."""
    return [
        each
        for each in volunteers
        if (turn := wave_of(each, task, compound)) is not None and turn <= wave
    ]


def worn_out(volunteers: Iterable[Volunteer], task: Task) -> bool:
    """Whether somebody could be asked if they had not been asked so often today."""
    return any(each.suits(task) and each.offered_today >= each.per_day for each in volunteers)


def next_wave_at(task: Task, wave: int, at: datetime) -> datetime | None:
    """None: nobody is left to ask."""
    if wave >= WAVES:
        return None
    return at + (URGENT_WAVE if task.urgent else WAVE)


def thanked_for(at: datetime, day: int, zone: tzinfo) -> tuple[datetime, datetime]:
    """Since when, and until when, work was confirmed that is to be thanked for at this moment:
    from one month's day to the next one's. `day`: one that every month has. Aware UTC.
    """
    month = Month.of(at, zone)
    if _thanked(month, day, zone) > at:
        month = month.later(-1)
    return _thanked(month.later(-1), day, zone), _thanked(month, day, zone)


def _thanked(month: Month, day: int, zone: tzinfo) -> datetime:
    there = datetime.combine(date(month.year, month.month, day), THANKED_AT, zone)
    return there.astimezone(UTC)


class NoHomeHere(Refusal):
    """Whoever lives elsewhere is given the role by those who know them."""


class TakenBack(Refusal):
    """Somebody decided that they serve there no more: not theirs to undo."""


class NotYourArea(Refusal):
    """Neither where they live, nor given to them."""


class LastArea(Refusal):
    """Who serves nowhere is asked for nothing: they may rest, or leave."""


class StillAtWork(Refusal):
    """They are there, and somebody relies on them."""

    def __init__(self, task: Task) -> None:
        super().__init__(task.id)
        self.task = task


class NothingPlanned(Refusal):
    """They hold nothing that has a time."""
