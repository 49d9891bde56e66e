"""The 25th: when it is, what happens before and after it, and what a vote comes to."""

from datetime import datetime, time, timedelta
from fractions import Fraction
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.allowed import NotAllowed
from domain.meeting_settings import MeetingSettings
from domain.meetings import Choice, Count, Notice, month_of, occurrence, occurrences, timeline

SHANDONG, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
RULES = MeetingSettings()
EVENING = time(19)


def at(written: str, zone: ZoneInfo = SHANDONG) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=zone)


def test_the_month_of_a_meeting_on_the_25th() -> None:
    times = timeline(at("2026-12-25 19:00"), RULES, SHANDONG)

    assert times.call_at == at("2026-12-10 09:00")
    assert times.freeze_at == at("2026-12-20 09:00")
    assert times.check_in_at == at("2026-12-25 18:30")
    assert times.draft_at == at("2026-12-26 09:00")
    assert list(times.notices) == [
        (Notice.CALL, at("2026-12-10 09:00")),
        (Notice.WEEK, at("2026-12-18 09:00")),
        (Notice.DAY, at("2026-12-24 09:00")),
        (Notice.HOUR, at("2026-12-25 18:00")),
    ]


@pytest.mark.parametrize(
    ("year", "month", "day", "falls_on"),
    [
        (2027, 2, 31, 28),
        (2028, 2, 30, 29),
        (2026, 11, 31, 30),
        (2026, 12, 31, 31),
        (2026, 2, 25, 25),
    ],
)
def test_a_month_without_that_day_has_its_meeting_on_the_last(
    year: int, month: int, day: int, falls_on: int
) -> None:
    assert occurrence(year, month, day, EVENING, SHANDONG).day == falls_on


def test_every_month_has_one_across_the_years() -> None:
    found = list(islice(occurrences(at("2026-11-25 19:00"), 31, EVENING, SHANDONG), 14))

    months = [month_of(each, SHANDONG) for each in found]
    assert months == [202611, 202612, *range(202701, 202713)]


def test_the_meeting_that_begins_this_moment_is_not_to_come() -> None:
    following = next(occurrences(at("2026-11-25 19:00"), 25, EVENING, SHANDONG))

    assert following == at("2026-12-25 19:00")


def test_an_hour_that_the_clocks_skip_is_the_one_after_it() -> None:
    skipped = occurrence(2026, 3, 29, time(2, 30), BERLIN)

    assert f"{skipped:%H:%M}" == "03:30"


def test_clocks_that_are_put_back_move_no_day_and_no_hour() -> None:
    begins = occurrence(2026, 10, 25, EVENING, BERLIN)
    times = timeline(begins, RULES, BERLIN)

    assert f"{times.freeze_at.astimezone(BERLIN):%d %H:%M}" == "20 09:00"
    assert begins - dict(times.notices)[Notice.HOUR] == timedelta(hours=1)


@given(minutes=st.integers(-60 * 24 * 20, 60 * 24 * 2))
def test_at_any_moment_the_last_notice_that_is_due_is_the_one_told(minutes: int) -> None:
    begins = at("2026-12-25 19:00")
    times, now = timeline(begins, RULES, SHANDONG), begins + timedelta(minutes=minutes)
    due = [notice for notice, since in times.notices if since <= now]

    assert times.notice(now, None) == (due[-1] if due and now < begins else None)


def test_whoever_was_told_of_a_new_date_is_not_told_at_once_that_it_is_tomorrow() -> None:
    times = timeline(at("2026-12-26 19:00"), RULES, SHANDONG)
    moved_at = at("2026-12-25 12:00")

    assert times.notice(at("2026-12-25 12:01"), moved_at) is None
    assert times.notice(at("2026-12-26 18:00"), moved_at) is Notice.HOUR


VOTES = st.lists(st.sampled_from([*Choice, None]), max_size=40)


@given(votes=VOTES, share=st.fractions(Fraction(1, 12), 1, max_denominator=12))
def test_a_vote_comes_to_what_counting_by_hand_comes_to(
    votes: list[Choice | None], share: Fraction
) -> None:
    """None: a household that is there and does not vote."""
    count = Count(
        present=len(votes),
        yes=votes.count(Choice.FOR),
        no=votes.count(Choice.AGAINST),
        abstained=votes.count(Choice.ABSTAIN),
    )
    voted = [each for each in votes if each is not None]
    ahead = sum({Choice.FOR: 1, Choice.AGAINST: -1}.get(each, 0) for each in voted)
    enough = len(voted) * share.denominator >= len(votes) * share.numerator

    assert count.passed(share) == (ahead > 0 and enough)


@pytest.mark.parametrize(
    ("present", "yes", "no", "abstained", "passed"),
    [
        (9, 3, 0, 0, True),  # a third is enough
        (10, 3, 0, 0, False),  # less is not
        (10, 3, 0, 1, True),  # whoever abstains votes
        (9, 2, 2, 5, False),  # as many against as for
        (9, 3, 2, 4, True),
        (0, 0, 0, 0, False),  # everybody has left
        (1, 1, 0, 0, True),
    ],
)
def test_at_the_edges(present: int, yes: int, no: int, abstained: int, *, passed: bool) -> None:
    count = Count(present=present, yes=yes, no=no, abstained=abstained)

    assert count.passed(RULES.share) is passed


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": 0},
        {"day": 32},
        {"time": "25:00"},
        {"least_share": "0/3"},
        {"least_share": "4/3"},
        {"least_share": "1/0"},
        {"call_days_before": 5, "freeze_days_before": 5},
        {"amend_hours": 0},
    ],
)
def test_settings_that_make_no_sense_are_named(wrong: dict[str, object]) -> None:
    with pytest.raises(NotAllowed):
        MeetingSettings(**wrong)  # type: ignore[arg-type]
