"""Volunteers: when they may be asked, and who is asked first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.areas import Area
from domain.people import Person
from domain.tasks import Skill, Task

#: After so long without enough takers the next wave is asked; for what is urgent (*ours*).
WAVE, URGENT_WAVE = timedelta(minutes=20), timedelta(minutes=5)
#: On duty and near; on duty; everybody who serves there.
WAVES = 3


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


def next_wave_at(task: Task, wave: int, at: datetime) -> datetime | None:
    """None: nobody is left to ask."""
    if wave >= WAVES:
        return None
    return at + (URGENT_WAVE if task.urgent else WAVE)
