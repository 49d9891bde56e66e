"""When overviews are due, and until when they make sense."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.allowed import NotAllowed
from domain.digests import DigestSettings, month_due, months_before, today_due, week_due

ZONE = ZoneInfo("Asia/Shanghai")
RULES = DigestSettings()


def at(written: str) -> datetime:
    return datetime.fromisoformat(f"{written}+08:00").astimezone(UTC)


def test_a_week_is_due_from_monday_morning_to_tuesday_evening() -> None:
    due = {
        "2026-11-22T09:00": None,
        "2026-11-23T07:59": None,
        "2026-11-23T08:00": 20261123,
        "2026-11-24T20:59": 20261123,
        "2026-11-24T21:00": None,
    }

    for moment, day in due.items():
        span = week_due(at(moment), RULES, ZONE)
        assert (span and span.day) == day, moment
    span = week_due(at("2026-11-23T08:00"), RULES, ZONE)
    assert span
    assert (span.since, span.until) == (at("2026-11-16T00:00"), at("2026-11-23T00:00"))


def test_a_month_is_due_from_the_25th_to_the_27th_also_across_the_year() -> None:
    for moment, day in {
        "2027-01-24T09:00": None,
        "2027-01-25T08:59": None,
        "2027-01-25T09:00": 20270125,
        "2027-01-27T20:59": 20270125,
        "2027-01-27T21:00": None,
    }.items():
        span = month_due(at(moment), RULES, ZONE)
        assert (span and span.day) == day, moment

    span = month_due(at("2027-01-25T09:00"), RULES, ZONE)
    assert span
    assert [each.day for each in months_before(span, 3, ZONE)] == [20261125, 20261225, 20270125]
    assert (span.since, span.until) == (at("2026-12-25T00:00"), at("2027-01-25T00:00"))


def test_late_in_a_month_its_last_days_still_belong_to_it() -> None:
    rules = DigestSettings(scoreboard_day=28)

    assert month_due(at("2027-03-02T21:00"), rules, ZONE) is None
    span = month_due(at("2027-03-02T10:00"), rules, ZONE)

    assert span
    assert span.day == 20270228
    span = month_due(at("2027-03-02T10:00"), DigestSettings(scoreboard_day=1), ZONE)
    assert span
    assert span.since == at("2027-02-01T00:00")


def test_nothing_is_due_where_a_neighbourhood_wants_none() -> None:
    rules = DigestSettings(weekly_day=0, scoreboard_day=0)

    assert week_due(at("2026-11-23T08:00"), rules, ZONE) is None
    assert month_due(at("2026-11-25T09:00"), rules, ZONE) is None
    assert today_due(at("2026-11-25T08:30"), rules, ZONE) == 20261125
    assert today_due(at("2026-11-25T09:00"), rules, ZONE) is None


@pytest.mark.parametrize(
    "wrong", [{"weekly_day": 8}, {"scoreboard_day": 29}, {"daily_time": "25:00"}]
)
def test_a_slip_in_the_settings_is_named(wrong: dict[str, object]) -> None:
    with pytest.raises(NotAllowed):
        DigestSettings(**wrong)  # type: ignore[arg-type]
