"""For which days the neighbours thank: each moment belongs to exactly one list."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.volunteers import thanked_for

SHANDONG = ZoneInfo("Asia/Shanghai")
#: Clocks there are put forward and back, once by half an hour.
ZONES = st.sampled_from([SHANDONG, ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe")])
MOMENTS = st.datetimes(
    datetime(2001, 1, 1),  # noqa: DTZ001 - hypothesis wants them bare
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def test_a_minute_before_ten_the_list_is_still_the_last_one() -> None:
    ten = datetime.fromisoformat("2026-11-25T10:00:00+08:00")

    assert thanked_for(ten - timedelta(minutes=1), 25, SHANDONG)[1] == datetime.fromisoformat(
        "2026-10-25T10:00:00+08:00"
    )
    assert thanked_for(ten, 25, SHANDONG) == (
        datetime.fromisoformat("2026-10-25T10:00:00+08:00"),
        ten,
    )


def test_january_goes_back_to_december() -> None:
    at = datetime.fromisoformat("2027-01-25T12:00:00+08:00")

    since, until = thanked_for(at, 25, SHANDONG)

    assert (since.astimezone(SHANDONG).year, until.astimezone(SHANDONG).year) == (2026, 2027)


@given(at=MOMENTS, day=st.integers(1, 28), zone=ZONES)
def test_one_list_begins_where_the_one_before_ended(
    at: datetime, day: int, zone: ZoneInfo
) -> None:
    since, until = thanked_for(at, day, zone)

    assert since < until <= at
    assert thanked_for(until, day, zone) == (since, until)
    assert thanked_for(until - timedelta(seconds=1), day, zone)[1] == since
