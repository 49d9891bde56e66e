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

from handlers.kit.speaking import Speaker

#: Where it stands what was said: the control forgets it all with each look.
_NOTES = (
    "DELETE FROM events WHERE subject = 'reminder' OR kind = 'heads-called'",
    "DELETE FROM decision_told",
    "DELETE FROM vote_told",
    "DELETE FROM told",
    "UPDATE served SET state = 'waiting' WHERE state = 'done'",
    "UPDATE notices SET stage = 'planned', reminded_at = NULL WHERE stage = 'sent'",
    "UPDATE deliveries SET state = 'waiting', reminded_at = NULL",
)
#: Of each kind one.
_SAID_AGAIN = {
    "can be used until 12/31",
    "Ticket #4 has been held up for 7 days",
    "A neighbour still waits for your answer",
    "The meeting is in",
    "left to vote: <b>更换水泵",
    "Voting on “更换水泵” has begun",
    "Notice of the owners' assembly: 更换水泵",
    "^📢.*清洗水箱",
    "⏰ Due on .*更换门禁",
    "You may object .*加装雨棚",
}
_END = datetime.fromisoformat("2027-01-02T09:00:00+08:00")


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime.fromisoformat("2026-12-01T09:00:00+08:00"))


@pytest.fixture
async def month(sqlite_url: str, clock: HandClock) -> AsyncIterator[Month]:
    begun = await months.begun(sqlite_url, clock)
    yield begun
    await close(begun.town)


async def test_by_the_hour_with_a_restart_each_day(month: Month) -> None:
    while month.clock() < _END:
        await month.on(hours=1 if 7 <= month.swept[-1].hour < 19 else 6)
        if month.swept[-1].hour == (9 if month.swept[-1].day % 2 else 18):
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


@pytest.mark.parametrize(("down_from", "hours"), [(4, 47.5), (5, 23), (9, 47.5), (23, 3)])
async def test_a_standstill(month: Month, down_from: int, hours: float) -> None:
    """From nine at night on, with what is held until the morning."""
    down = _at(down_from, 21, 30)
    while month.clock() < down:
        await month.on(hours=6)
    month.clock.move(seconds=(_at(down_from, 22, 30) - month.clock()).total_seconds())
    await month.sweep()
    month.clock.move(hours=hours)
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


async def test_jobs_that_do_not_note_what_they_said_are_found_out(month: Month) -> None:
    """The control: were this test to pass, those above would prove nothing."""

    async def forgetful(speaker: Speaker) -> None:
        for each in _NOTES:
            await speaker.unit._session.run(each)

    month.town.linli.schedule._jobs["forgetful"] = forgetful
    while month.clock() < _END:
        await month.on(hours=12)

    assert {words for _, words, *_ in wrong(month)} >= _SAID_AGAIN
    assert len(month.twice()) >= len(_SAID_AGAIN)


async def test_on_postgres_too(postgres_url: str, clock: HandClock) -> None:
    month = await months.begun(postgres_url, clock)
    try:
        while month.clock() < _END:
            await month.on(hours=24)
            if month.swept[-1].day % 7 == 0:
                await month.restart()

        assert wrong(month) == []
        assert month.twice() == []
    finally:
        await close(month.town)


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime.fromisoformat(f"2026-12-{day:02}T{hour:02}:{minute:02}:00+08:00")
