"""Who is asked first, and who is not asked at all."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.areas import Area, AreaId, Level
from domain.people import Person, PersonId, Who
from domain.tasks import Field, Skill, Task, TaskId
from domain.volunteers import (
    URGENT_WAVE,
    WAVE,
    WAVES,
    Volunteer,
    asked,
    next_wave_at,
    wave_of,
    worn_out,
)

NOW = datetime(2026, 11, 22, 1, tzinfo=UTC)
COMPOUND = Area(id=AreaId(2), level=Level.COMPOUND, name="幸福里", path="1/")
HOME = Area(id=AreaId(9), level=Level.HOME, name="501", path="1/2/3/")
ELSEWHERE = Area(id=AreaId(10), level=Level.HOME, name="101", path="1/4/5/")


def task(*, urgent: bool = False, skills: frozenset[Skill] = frozenset()) -> Task:
    return Task(
        id=TaskId(1),
        field=Field.CARE,
        item="",
        title="陪诊",
        area=COMPOUND,
        difficulty=1,
        most=timedelta(hours=1),
        urgent=urgent,
        skills=skills,
        made_by=None,
        made_at=NOW,
        helped=Who(id=PersonId(7), name="王奶奶"),
        code="1234",
    )


def volunteer(
    number: int = 1,
    *,
    on_duty: bool = True,
    home: Area | None = HOME,
    offered: int = 0,
    skills: frozenset[Skill] = frozenset(),
) -> Volunteer:
    person = Person(id=PersonId(number), telegram_id=number, name="志愿者")
    return Volunteer(
        person=person, on_duty=on_duty, home=home, offered_today=offered, skills=skills
    )


@pytest.mark.parametrize(
    ("who", "wave"),
    [
        (volunteer(), 1),
        (volunteer(home=None), 1),
        (volunteer(home=ELSEWHERE), 2),
        (volunteer(on_duty=False), 3),
        (volunteer(on_duty=False, home=ELSEWHERE), 3),
        (volunteer(offered=2), 1),
        (volunteer(offered=3), None),
        (volunteer(7), None),
    ],
)
def test_everybody_has_their_wave(who: Volunteer, wave: int | None) -> None:
    assert wave_of(who, task(), COMPOUND) == wave


def test_where_the_compound_is_not_known_all_on_duty_are_near() -> None:
    assert wave_of(volunteer(home=ELSEWHERE), task(), None) == 1


def test_only_who_can_do_it_is_asked() -> None:
    wanted = task(skills=frozenset({Skill.DRIVING}))

    assert wave_of(volunteer(), wanted, COMPOUND) is None
    able = volunteer(skills=frozenset({Skill.DRIVING, Skill.LAW}))
    assert wave_of(able, wanted, COMPOUND) == 1


def test_each_wave_asks_those_of_the_ones_before_too() -> None:
    known = [volunteer(1, on_duty=False), volunteer(2, home=ELSEWHERE), volunteer(3)]

    turns = [[v.person.id for v in asked(known, task(), COMPOUND, n + 1)] for n in range(WAVES)]

    assert turns == [[3], [2, 3], [1, 2, 3]]


def test_what_is_urgent_waits_less_and_the_last_wave_is_the_last() -> None:
    assert next_wave_at(task(), 1, NOW) == NOW + WAVE
    assert next_wave_at(task(urgent=True), 2, NOW) == NOW + URGENT_WAVE
    assert next_wave_at(task(), WAVES, NOW) is None


def test_another_day_is_worth_waiting_for_only_where_somebody_could_come() -> None:
    wanted = task(skills=frozenset({Skill.DRIVING}))

    assert worn_out([volunteer(offered=3)], task())
    assert not worn_out([volunteer(offered=2)], task())
    assert not worn_out([volunteer(offered=3)], wanted)
