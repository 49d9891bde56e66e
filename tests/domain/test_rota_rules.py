"""A rota's occurrences: by the clock on the wall, each once, however clocks are changed (P17)."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.areas import Area, AreaId, Level
from domain.rotas import Rota, RotaId
from domain.tasks import Field

#: Clocks are changed in spring and in autumn, in the south the other way round, by half an hour,
#: at midnight, or never.
ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "America/Havana",
    "Asia/Shanghai",
)
FIRST, LAST = date(2026, 1, 1), date(2027, 1, 1)


def rota(begins: int, weekdays: frozenset[int] = frozenset(range(7))) -> Rota:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return Rota(
        id=RotaId(1),
        field=Field.SANITATION,
        item="",
        title="楼道清扫",
        area=Area(id=AreaId(1), level=Level.COMPOUND, name="幸福里", path=""),
        weekdays=weekdays,
        begins=begins,
        most=timedelta(hours=1),
        difficulty=1,
        capacity=1,
        by=None,
        made_at=at,
    )


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("begins", [0, 60, 90, 120, 150, 540, 1439])
def test_it_comes_once_on_every_day_of_a_year(zone: str, begins: int) -> None:
    here = ZoneInfo(zone)
    day = timedelta(days=1)

    found = list(rota(begins).occurrences(midnight(FIRST, here) - day, midnight(LAST, here), here))

    days = [each.astimezone(here).date() for each in found]
    inside = [each for each in days if FIRST <= each < LAST]
    assert inside == [FIRST + day * at for at in range(365)]
    assert found == sorted(set(found))


@pytest.mark.parametrize("zone", ZONES)
def test_it_begins_by_the_clock_on_the_wall(zone: str) -> None:
    here = ZoneInfo(zone)

    found = rota(9 * 60).occurrences(midnight(FIRST, here), midnight(LAST, here), here)

    assert {f"{each.astimezone(here):%H:%M}" for each in found} == {"09:00"}


@given(
    zone=st.sampled_from(ZONES),
    begins=st.integers(0, 1439),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    hours=st.lists(st.integers(1, 400), max_size=30),
)
def test_however_it_is_cut_none_is_missed_and_none_comes_twice(
    zone: str, begins: int, weekdays: frozenset[int], hours: list[int]
) -> None:
    here, first = ZoneInfo(zone), midnight(FIRST, ZoneInfo(zone)).astimezone(UTC)
    made, whole = rota(begins, weekdays), [first]
    for each in hours:
        whole.append(whole[-1] + timedelta(hours=each))

    parts = [at for after, until in pairwise(whole) for at in made.occurrences(after, until, here)]

    assert parts == list(made.occurrences(first, whole[-1], here))
    assert all(each.astimezone(here).weekday() in weekdays for each in parts) or begins < 180
