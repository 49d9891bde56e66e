"""Counts become rates: exact, never of the silent, and never rounded up to all."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.rates import Month, Rate, Rates, total

SHANGHAI = ZoneInfo("Asia/Shanghai")
ZONES = st.sampled_from([SHANGHAI, ZoneInfo("Europe/Berlin"), ZoneInfo("America/St_Johns"), UTC])
MOMENTS = st.integers(1_577_923_200, 2_208_988_800).map(lambda at: datetime.fromtimestamp(at, UTC))


@st.composite
def rates(draw: st.DrawFn) -> Rates:
    done = draw(st.integers(0, 2000))
    asked, answered = draw(st.integers(0, done)), draw(st.integers(0, done))
    said_solved = draw(st.integers(0, answered))
    return Rates(
        done=done,
        asked=asked,
        in_touch=draw(st.integers(0, asked)),
        answered=answered,
        said_solved=said_solved,
        pleased=draw(st.integers(0, said_solved)),
    )


def test_where_nobody_answered_there_is_no_rate() -> None:
    silent = Rates(done=7)

    assert silent.solved.part is None
    assert silent.solved.per_mille is None
    assert silent.unanswered == 7


def test_silence_lowers_no_rate() -> None:
    heard = Rates(done=4, asked=4, in_touch=3, answered=4, said_solved=3, pleased=2)
    with_silence = heard + Rates(done=96)

    assert with_silence.solved == heard.solved
    assert with_silence.contacted == heard.contacted
    assert with_silence.satisfied.part == Fraction(1, 2)


def test_one_who_is_not_content_is_never_rounded_away() -> None:
    assert Rate(n=9999, of=10000).per_mille == 999
    assert Rate(n=1, of=10000).per_mille == 1
    assert Rate(n=10000, of=10000).per_mille == 1000


@given(n=st.integers(1, 5000), more=st.integers(1, 5000))
def test_what_is_shown_is_within_half_of_its_last_digit(n: int, more: int) -> None:
    shown = Rate(n=n, of=n + more).per_mille

    assert shown is not None
    assert 0 < shown < 1000
    exact = Fraction(n * 1000, n + more)
    assert abs(exact - shown) <= Fraction(1, 2) or shown in {1, 999}


@given(st.lists(rates(), max_size=8))
def test_a_whole_is_counted_and_not_averaged(parts: list[Rates]) -> None:
    whole = total(parts)

    assert whole.answered == sum(each.answered for each in parts)
    assert whole.unanswered == sum(each.unanswered for each in parts)
    if whole.answered:
        assert whole.solved.part == Fraction(
            sum(each.said_solved for each in parts), sum(each.answered for each in parts)
        )


@given(at=MOMENTS, zone=ZONES)
def test_every_moment_lies_in_the_month_that_the_calendar_there_shows(
    at: datetime, zone: ZoneInfo
) -> None:
    month = Month.of(at, zone)

    assert (month.year, month.month) == (at.astimezone(zone).year, at.astimezone(zone).month)
    assert month.begins(zone) <= at < month.later(1).begins(zone)


@given(at=MOMENTS, count=st.integers(1, 30))
def test_months_follow_one_another(at: datetime, count: int) -> None:
    last = Month.of(at, UTC).last(count)

    assert last[-1] == Month.of(at, UTC)
    assert all(one.later(1) == other for one, other in pairwise(last))
    assert last == sorted(last)
    assert len(last) == count


def test_a_month_begins_at_midnight_there() -> None:
    october = Month(year=2026, month=10)

    assert october.begins(SHANGHAI) == datetime(2026, 9, 30, 16, tzinfo=UTC)
    assert Month.of(datetime(2026, 9, 30, 16, tzinfo=UTC), SHANGHAI) == october
    before = datetime(2026, 9, 30, 16, tzinfo=UTC) - timedelta(microseconds=1)
    assert Month.of(before, SHANGHAI) == october.later(-1)
