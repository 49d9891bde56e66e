"""By when something is promised, in the calendar that people live by."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clocks import TERMS, Calendar, Class, Profile, Rung, Span, class_of, rung
from domain.tickets import Category, Danger, Kind

SHANGHAI = ZoneInfo("Asia/Shanghai")
#: The National Day holiday of 2026 with its make-up days, as the State Council announced it.
OFF = {date(2026, 10, day) for day in range(1, 8)}
MADE_UP = {date(2026, 9, 20), date(2026, 10, 10)}


def works_on(day: date) -> bool:
    return day in MADE_UP or (day.weekday() < 5 and day not in OFF)


#: Any minute of the year up to the end of October.
MOMENTS = st.integers(0, 300 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
CALENDAR = Calendar(zone=SHANGHAI, works_on=works_on)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.parametrize(
    ("filed", "days", "due"),
    [
        ("2026-11-23 09:00", 3, "2026-11-26 18:00"),
        ("2026-11-26 20:00", 3, "2026-12-01 18:00"),
        ("2026-11-28 10:00", 1, "2026-11-30 18:00"),
        ("2026-09-30 16:00", 2, "2026-10-09 18:00"),
        ("2026-10-08 16:00", 2, "2026-10-10 18:00"),
    ],
    ids=["midweek", "over a weekend", "filed on a Saturday", "over the holiday", "made-up day"],
)
def test_working_days_end_when_the_office_closes(filed: str, days: int, due: str) -> None:
    assert CALENDAR.due(at(filed), Span(working_days=days)) == at(due)


def test_a_term_in_hours_runs_through_the_night() -> None:
    assert CALENDAR.due(at("2026-10-01 23:30"), Span(time=timedelta(hours=2))) == at(
        "2026-10-02 01:30"
    )


@pytest.mark.parametrize(
    ("filed", "span", "warned"),
    [
        ("2026-11-23 09:00", Span(time=timedelta(hours=24)), "2026-11-24 04:12"),
        ("2026-11-23 09:00", Span(working_days=3), "2026-11-25 18:00"),
        ("2026-11-25 09:00", Span(working_days=3), "2026-11-27 18:00"),
        ("2026-10-01 09:00", Span(time=timedelta(days=5)), "2026-10-05 09:00"),
    ],
    ids=["short", "a day ahead", "before the weekend", "in the holiday"],
)
def test_a_warning_comes_in_time(filed: str, span: Span, warned: str) -> None:
    since = at(filed)

    assert CALENDAR.yellow(since, CALENDAR.due(since, span)) == at(warned)


@given(
    MOMENTS,
    st.sampled_from(Profile),
    st.sampled_from(Class),
)
def test_every_term_begins_warns_and_ends_in_this_order(
    since: datetime, profile: Profile, pressing: Class
) -> None:
    terms = TERMS[profile][pressing]
    due = CALENDAR.due(since, terms.finish)

    assert since < CALENDAR.yellow(since, due) < due
    assert terms.accept is None or CALENDAR.due(since, terms.accept) <= due


@given(
    MOMENTS,
    st.integers(1, 20),
)
def test_counting_days_one_by_one_gives_the_same(since: datetime, days: int) -> None:
    day, left = since.astimezone(SHANGHAI).date(), days
    while left:
        day += timedelta(days=1)
        left -= works_on(day)

    assert CALENDAR.due(since, Span(working_days=days)).astimezone(SHANGHAI).date() == day


@pytest.mark.parametrize(
    ("late", "told"),
    [
        (timedelta(hours=23), None),
        (timedelta(days=1), Rung.BUILDING_HEAD),
        (timedelta(days=2), Rung.SECRETARY),
        (timedelta(days=3, hours=5), Rung.COMMUNITY),
        (timedelta(days=4), Rung.STREET),
        (timedelta(days=40), Rung.STREET),
    ],
)
def test_the_ladder_is_climbed_one_step_a_day(late: timedelta, told: Rung | None) -> None:
    promise = CALENDAR.promise(at("2026-11-23 09:00"), TERMS[Profile.PROPERTY][Class.REPAIR])
    passed = sum(promise.finish_by + late >= moment for moment in promise.alarms)

    assert rung(passed) is told


def test_danger_goes_before_everything_and_an_answer_may_take_its_time() -> None:
    assert class_of(Kind.COMPLAINT, Category.GAS, Danger.GAS) is Class.DANGER
    assert class_of(Kind.REPAIR, Category.ELEVATOR, None) is Class.UTILITY
    assert class_of(Kind.REPAIR, Category.LIGHTING, None) is Class.REPAIR
    assert class_of(Kind.SUGGESTION, Category.ELEVATOR, None) is Class.ANSWER
