"""P5, P17: a whole month, by the hour, in one leap, through restarts, standstills, and clocks that
go back: each reminder reaches each person once, none too late, none at night.
"""

from collections.abc import AsyncIterator
from datetime import datetime

import month as months
import pytest
from month import Month
from month_dates import wrong
from town import HandClock, close

from domain.reminders.tasks import VOUCHER
from handlers.kit.speaking import Speaker
from handlers.points import voucher_views

_END = datetime.fromisoformat("2027-01-02T09:00:00+08:00")


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime.fromisoformat("2026-12-01T09:00:00+08:00"))


@pytest.fixture
async def month(sqlite_url: str, clock: HandClock) -> AsyncIterator[Month]:
    begun = await months.begun(sqlite_url, clock)
    yield begun
    await close(begun.town)


async def test_by_the_hour_with_a_restart_twice_a_day(month: Month) -> None:
    while month.clock() < _END:
        await month.on(hours=1 if 7 <= month.swept[-1].hour < 19 else 4)
        if month.swept[-1].hour in {9, 18}:
            await month.restart()

    assert wrong(month) == []
    assert month.twice() == []
    assert month.by_night() == []


async def test_in_one_leap_only_what_still_makes_sense(month: Month) -> None:
    month.clock.move(seconds=(_END - month.clock()).total_seconds())
    for _ in range(3):
        await month.sweep()

    assert wrong(month) == []
    assert month.twice() == []


@pytest.mark.parametrize("down_from", [4, 5, 9, 23])
async def test_two_days_of_standstill(month: Month, down_from: int) -> None:
    """From nine at night on, with what is held until the morning."""
    down = _at(down_from, 21, 30)
    while month.clock() < down:
        await month.on(hours=6)
    month.clock.move(seconds=(_at(down_from, 22, 30) - month.clock()).total_seconds())
    await month.sweep()
    month.clock.move(days=2, minutes=-30)
    await month.restart()
    while month.clock() < _END:
        await month.on(hours=5)

    assert wrong(month) == []
    assert month.twice() == []
    assert month.by_night() == []


async def test_a_clock_that_is_put_back_and_forward_again(month: Month) -> None:
    while month.clock() < _END:
        await month.on(hours=3)
        if month.swept[-1].hour == 9 or month.swept[-1].day == 25:
            await month.on(hours=-1)
            await month.restart()
            await month.on(hours=1)

    assert wrong(month) == []
    assert month.twice() == []


async def test_a_job_that_does_not_note_what_it_said_is_found_out(month: Month) -> None:
    """The control: were this test to pass, those above would prove nothing."""

    async def forgetful(speaker: Speaker) -> None:
        unit = speaker.unit
        soon = unit.now + VOUCHER.span
        for each in await unit.reminded.expiring(unit.now, soon, 10):
            voucher = await unit.vouchers.find(each)
            assert voucher is not None
            holder = await unit.people.get(voucher.holder.id)
            await speaker.tell(holder, voucher_views.expiring(voucher), gentle=True)

    month.town.linli.schedule._jobs["vouchers-expiring"] = forgetful
    while month.clock() < _END:
        await month.on(hours=6)

    assert {who for who, words, *_ in wrong(month) if "can be used" in words} == {"zhao"}
    assert len(month.twice()) == 1


async def test_on_postgres_too(postgres_url: str, clock: HandClock) -> None:
    month = await months.begun(postgres_url, clock)
    try:
        while month.clock() < _END:
            await month.on(hours=12)
            if month.swept[-1].day % 7 == 0:
                await month.restart()

        assert wrong(month) == []
        assert month.twice() == []
    finally:
        await close(month.town)


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime.fromisoformat(f"2026-12-{day:02}T{hour:02}:{minute:02}:00+08:00")
