"""Quiet hours by the clock on the wall, against looking at every minute."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from domain.quiet import BY_DEFAULT, Quiet, is_quiet, waits_until

SHANGHAI = ZoneInfo("Asia/Shanghai")
#: With gaps and overlaps of an hour and of half an hour, at midnight too.
ZONES = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
         "America/Sao_Paulo", "Asia/Kathmandu", "Africa/Casablanca"]  # fmt: skip
#: Around the nights when clocks are changed, and any other.
NIGHTS = ["2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-04-05", "2026-10-04",
          "2018-02-18", "2018-11-04", "2026-07-01"]  # fmt: skip

zones = st.sampled_from(ZONES).map(ZoneInfo)
moments = st.builds(
    lambda night, seconds: (
        datetime.fromisoformat(night).replace(tzinfo=UTC) + timedelta(seconds=seconds)
    ),
    st.sampled_from(NIGHTS),
    st.integers(-30 * 3600, 30 * 3600),
)
minutes = st.integers(0, 24 * 60 - 1)
#: Many of them end within the hour that is skipped or repeated.
spans = st.tuples(minutes, minutes | st.integers(0, 3 * 60))


def at_home(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def looked_for(at: datetime, quiet: Quiet, zone: ZoneInfo) -> datetime:
    """The oracle: at itself, or the first whole minute after it that is not quiet."""
    if not is_quiet(at, quiet, zone):
        return at
    minute = at.replace(second=0, microsecond=0)
    while is_quiet(minute, quiet, zone):
        minute += timedelta(minutes=1)
    return minute


def test_what_comes_in_the_evening_waits_for_the_morning() -> None:
    waited = waits_until(at_home("2026-11-22T23:15:30"), BY_DEFAULT, SHANGHAI)

    assert waited == at_home("2026-11-23T07:00:00")


def test_what_comes_after_midnight_waits_for_the_same_morning() -> None:
    waited = waits_until(at_home("2026-11-23T06:59:59"), BY_DEFAULT, SHANGHAI)

    assert waited == at_home("2026-11-23T07:00:00")


def test_the_hours_begin_with_their_first_minute_and_end_before_their_last() -> None:
    at = [at_home(f"2026-11-22T{clock}") for clock in ("21:59", "22:00", "06:59", "07:00")]

    assert [is_quiet(each, BY_DEFAULT, SHANGHAI) for each in at] == [False, True, True, False]


@given(at=moments, minute=minutes, zone=zones)
def test_equal_ends_mean_that_nothing_waits(at: datetime, minute: int, zone: ZoneInfo) -> None:
    assert waits_until(at, (minute, minute), zone) == at


@given(at=moments, quiet=spans, zone=zones)
def test_it_is_the_first_moment_that_is_not_quiet(
    at: datetime, quiet: Quiet, zone: ZoneInfo
) -> None:
    assert waits_until(at, quiet, zone) == looked_for(at, quiet, zone)


@given(at=moments, quiet=spans, zone=zones)
def test_nothing_waits_longer_than_the_hours_last(
    at: datetime, quiet: Quiet, zone: ZoneInfo
) -> None:
    start, end = quiet
    assume(start != end)
    lasting = timedelta(minutes=(end - start) % (24 * 60))
    # In autumn the hours may be an hour longer.
    assert waits_until(at, quiet, zone) - at <= lasting + timedelta(hours=1)
