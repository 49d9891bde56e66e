"""When the sweeps run."""

from datetime import datetime

from town import HandClock, Town

from bot.schedule import Schedule
from handlers.kit.speaking import Speaker


async def test_a_job_with_more_to_do_goes_on_in_transactions_of_its_own_and_lets_others_in(
    town: Town, clock: HandClock
) -> None:
    left, done = [3], []

    async def long(speaker: Speaker) -> bool:
        left[0] -= 1
        done.append("part")
        return left[0] > 0

    async def endless(speaker: Speaker) -> bool:
        done.append("again")
        return True

    async def short(speaker: Speaker) -> None:
        done.append("short")

    linli = town.linli
    schedule = Schedule(
        linli.database,
        linli.languages,
        linli.settings.neighbourhood,
        {"long": long, "endless": endless, "short": short},
        lambda: True,
        keys=linli.keys,
    )

    await schedule.sweep()

    assert done[:3] == ["part"] * 3
    assert done[-1] == "short", "though the one before never comes to an end"


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
