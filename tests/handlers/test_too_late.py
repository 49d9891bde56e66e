"""What is about a moment is not said after it, however long Telegram was out of reach; answers and
facts come late.
"""

from datetime import timedelta

from balloting import opened
from doing import grabbed
from forgetting import rows
from helping import read, task, volunteer
from meeting import neighbours
from town import HandClock, Town, close, restart, settled_town

from domain.settings import Neighbourhood
from playground import Phone


def _heard(phone: Phone, words: str) -> int:
    return sum(words in message.text for message in phone.messages)


def _nothing_goes_out(town: Town) -> None:
    town.world.faults.fail(how="502", method="sendMessage", probability=1)


async def _back_again(town: Town, database_url: str) -> None:
    """It can be reached again, and a new process looks at what is left."""
    town.world.faults.mend()
    async with town.linli.database.write() as unit:
        # Not by the configuration, which vouches for nobody after a restart.
        await unit._session.run("UPDATE grants SET by_id = person_id")
    await restart(town, database_url)
    for _ in range(3):
        await town.tick()


async def test_after_an_afternoon_without_telegram_nobody_hears_what_is_over(
    database_url: str, clock: HandClock
) -> None:
    town = await settled_town(database_url, Neighbourhood(name="幸福里"), clock)
    try:
        [wang, zhang] = await neighbours(town, "王阿姨", "张大爷")
        await opened(town, title="电梯改造", lasts=timedelta(hours=6))
        await opened(town, title="换路灯", lasts=timedelta(hours=15))
        zhao = await volunteer(town)
        number = await task(town, helped=zhang, starts_at=clock() + timedelta(hours=3))
        _nothing_goes_out(town)
        await zhao.says(f"抢 {number}")
        code = (await read(town, number)).code
        await wang.says("/help")
        for hours in (2, 1, 4.5):
            clock.move(hours=hours)
            await town.linli.schedule.sweep()
        queued = await rows(town, "SELECT payload FROM outbox WHERE state = 'pending'")
        await _back_again(town, database_url)

        assert all(
            any(each in row[0] for row in queued) for each in ("电梯改造", "快开始了", code)
        )
        assert [_heard(wang, f"还没有投票：{vote}") for vote in ("电梯改造", "换路灯")] == [0, 1]
        assert _heard(wang, "/me") == 1
        assert (_heard(zhao, "快开始了"), _heard(zhang, code)) == (0, 0)
        assert _heard(zhao, "没有等到您签到") == 1
    finally:
        await close(town)


async def test_until_they_hear_again_volunteers_keep_the_card_that_they_have(
    database_url: str, clock: HandClock
) -> None:
    """Where to go, and the button for being there."""
    town = await settled_town(database_url, Neighbourhood(name="幸福里"), clock)
    try:
        _, zhao, _ = await grabbed(town)
        had = zhao.last.buttons
        _nothing_goes_out(town)
        clock.move(hours=1)
        await town.linli.schedule.sweep()
        clock.move(hours=1, minutes=10)
        await _back_again(town, database_url)

        assert "📍 我到了" in had
        assert [_heard(zhao, words) for words in ("快开始了", "请看下面")] == [0, 0]
        assert zhao.last.buttons == had
    finally:
        await close(town)


async def test_a_number_presses_no_button_that_nobody_saw(
    database_url: str, clock: HandClock
) -> None:
    town = await settled_town(database_url, Neighbourhood(name="幸福里"), clock)
    try:
        [wang] = await neighbours(town, "王阿姨")
        await opened(town, title="电梯改造", lasts=timedelta(hours=6))
        _nothing_goes_out(town)
        clock.move(hours=3)
        await town.linli.schedule.sweep()
        clock.move(hours=3)
        await _back_again(town, database_url)
        await wang.says("1")

        assert "电梯改造" not in wang.last.text
        assert "哪里出了什么问题" in wang.last.text
    finally:
        await close(town)
