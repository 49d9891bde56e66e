"""What help is worth: difficulty by hours, at the edges too."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.points import TABLE, points

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
WORKED = st.timedeltas(timedelta(), timedelta(days=1))


@pytest.mark.parametrize(
    ("worked", "expected"),
    [
        (timedelta(), [0, 0, 0]),
        (MINUTE, [1, 2, 3]),
        (HOUR - MINUTE, [1, 2, 3]),
        (HOUR, [2, 4, 6]),
        (3 * HOUR, [2, 4, 6]),
        (3 * HOUR + MINUTE, [3, 6, 9]),
        (12 * HOUR, [3, 6, 9]),
    ],
)
def test_each_tier_of_hours_has_its_points(worked: timedelta, expected: list[int]) -> None:
    assert [points(difficulty, worked, TABLE) for difficulty in (1, 2, 3)] == expected


@given(first=WORKED, second=WORKED, difficulty=st.integers(1, 3))
def test_whoever_works_longer_never_has_less(
    first: timedelta, second: timedelta, difficulty: int
) -> None:
    shorter, longer = sorted((first, second))

    assert points(difficulty, shorter, TABLE) <= points(difficulty, longer, TABLE)


@pytest.mark.parametrize("difficulty", [0, 4, -1])
def test_there_is_no_other_difficulty(difficulty: int) -> None:
    with pytest.raises(ValueError, match=str(difficulty)):
        points(difficulty, HOUR, TABLE)
