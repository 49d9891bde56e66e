"""When the sweeps run."""

from datetime import datetime

from town import HandClock, Town

from bot.schedule import Schedule
from handlers.kit.speaking import Speaker


async def test_a_clock_that_is_moved_by_hand_is_caught_up_with_at_once(
    town: Town, clock: HandClock
) -> None:
    swept: list[datetime] = []

    async def job(speaker: Speaker) -> None:
        swept.append(speaker.unit.now)

    linli = town.linli
    schedule = Schedule(
        linli.database,
        linli.languages,
        linli.settings.neighbourhood,
        {"job": job},
        lambda: True,
        keys=linli.keys,
        follow=clock,
    )
    await schedule.catch_up()
    before = list(swept)
    clock.move(hours=1)

    await schedule.catch_up()
    await schedule.catch_up()

    assert before == []
    assert swept == [clock()]
