import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Clock


def shift(clock: Clock) -> float:
    """Seconds, to the nearest, by which the clock differs from real time."""
    return round((clock() - datetime.now(UTC)).total_seconds())


def test_the_clock_says_real_time_in_utc() -> None:
    clock = Clock()

    assert clock().utcoffset() == timedelta(0)
    assert shift(clock) == 0


def test_an_offset_moves_it() -> None:
    assert shift(Clock(offset=-3600)) == -3600


def test_a_file_moves_it_further_and_is_read_again_when_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "offset"
    file.write_text("60\n")
    clock = Clock(offset=100, file=file)

    shifts = [shift(clock)]
    file.write_text("7200")
    shifts.append(shift(clock))
    file.unlink()
    shifts.append(shift(clock))

    assert shifts == [160, 7300, 100]


def test_a_change_of_equal_length_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "offset"
    file.write_text("10")
    clock = Clock(file=file)
    before = shift(clock)

    file.write_text("90")
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1))

    assert (before, shift(clock)) == (10, 90)


@pytest.mark.parametrize("text", ["", "soon", "nan", "inf", "1e30"])
def test_a_file_that_holds_no_offset_leaves_the_last_one(tmp_path: Path, text: str) -> None:
    file = tmp_path / "offset"
    file.write_text("60")
    clock = Clock(file=file)
    clock()

    file.write_text(text)

    assert shift(clock) == 60


def test_durations_are_measured_on_a_clock_nobody_moves(tmp_path: Path) -> None:
    file = tmp_path / "offset"
    clock = Clock(file=file)
    before = clock.monotonic()

    file.write_text("86400")
    clock()

    assert 0 <= clock.monotonic() - before < 60
