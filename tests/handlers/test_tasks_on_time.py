"""The clock: reminders, lapses, and work that nobody says anything about. Each once."""

from datetime import timedelta

import town as towns
from doing import arrived, finished, grabbed
from helping import DOOR, claims, read, task, volunteer
from town import HandClock, Town

from domain.settings import Neighbourhood
from domain.tasks import ClaimState, TaskStage
from playground import Phone


def _heard(phone: Phone, words: str) -> int:
    return sum(words in message.text for message in phone.messages)


async def _ticks(town: Town, times: int = 3) -> None:
    for _ in range(times):
        await town.tick()


async def test_an_hour_before_the_start_there_is_one_reminder(town: Town) -> None:
    _, zhao, _ = await grabbed(town)
    await _ticks(town)
    assert _heard(zhao, "快开始了") == 0

    town.clock.move(hours=1)
    await _ticks(town)
    town.clock.move(minutes=20)
    await _ticks(town)

    assert _heard(zhao, "快开始了") == 1
    assert zhao.last.buttons[:2] == ["📍 我到了", "放弃"]
    assert DOOR in zhao.last.text


async def test_what_has_begun_meanwhile_is_not_reminded_of(town: Town) -> None:
    _, zhao, _ = await grabbed(town)

    town.clock.move(hours=2, minutes=5)
    await _ticks(town)

    assert _heard(zhao, "快开始了") == 0


async def test_what_was_taken_just_before_is_not_reminded_of(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    town.clock.move(hours=1, minutes=30)
    await zhao.says(f"抢 {number}")

    town.clock.move(minutes=10)
    await _ticks(town)

    assert _heard(zhao, "快开始了") == 0


async def test_a_task_without_a_time_is_reminded_of_before_it_lapses(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town, starts_at=None)
    await zhao.says(f"抢 {number}")

    town.clock.move(hours=23)
    await _ticks(town)
    assert _heard(zhao, "还等着您") == 1
    town.clock.move(hours=1)
    await _ticks(town)

    assert (await claims(town, number))[0].state is ClaimState.LAPSED


async def test_who_does_not_come_loses_the_place_and_is_told_kindly(town: Town) -> None:
    boss = town.administrator()
    wang, zhao, number = await grabbed(town)
    town.clock.move(hours=2, minutes=29)
    await _ticks(town)
    assert (await claims(town, number))[0].state is ClaimState.HOLDING

    town.clock.move(minutes=1)
    await _ticks(town)

    claim = (await claims(town, number))[0]
    assert (claim.state, claim.noted) == (ClaimState.LAPSED, True)
    assert _heard(zhao, "没有等到您签到") == 1
    assert _heard(boss, "没有人了") == 1
    assert _heard(wang, "临时来不了") == 1
    async with town.linli.database.read() as unit:
        month_ago = town.clock() - timedelta(days=90)
        assert await unit.claims.noted_since(claim.person.id, month_ago) == 1


async def test_whoever_waited_has_the_place_that_lapsed(town: Town) -> None:
    boss = town.administrator()
    _, _, number = await grabbed(town)
    qian = await volunteer(town, "钱叔")
    await qian.says(f"抢 {number}")

    town.clock.move(hours=2, minutes=31)
    await _ticks(town)

    assert (await claims(town, number))[1].state is ClaimState.HOLDING
    assert _heard(qian, "轮到您了") == 1
    assert _heard(boss, "没有人了") == 0


async def test_what_nobody_came_for_is_over_and_coordinators_hear_once(town: Town) -> None:
    boss, wang = town.administrator(), town.resident()
    await wang.says("/start")
    number = await task(town, helped=wang)

    town.clock.move(hours=2, minutes=31)
    await _ticks(town)

    assert (await read(town, number)).stage is TaskStage.MISSED
    assert _heard(boss, "没有人来") == 1
    assert _heard(wang, "没能按时找到人") == 1


async def test_all_of_it_happens_once_after_a_night_without_the_bot(town: Town) -> None:
    """Nobody is reminded of what is past, and nothing is told twice."""
    boss = town.administrator()
    _, zhao, number = await grabbed(town)

    town.clock.move(hours=23)
    await _ticks(town)

    assert _heard(zhao, "快开始了") == 0
    assert _heard(zhao, "没有等到您签到") == 1
    assert _heard(boss, "没有人了") == 0
    assert _heard(boss, "没有人来") == 1
    assert (await read(town, number)).stage is TaskStage.MISSED


async def test_whoever_forgot_to_say_that_it_is_done_is_asked_once(town: Town) -> None:
    _, zhao, number = await arrived(town)

    town.clock.move(hours=2)
    await _ticks(town)
    town.clock.move(hours=1)
    await _ticks(town)

    assert _heard(zhao, "做完了吗") == 1
    await zhao.taps("✅ 完成")
    assert "做了什么" in zhao.last.text
    assert (await claims(town, number))[0].state is ClaimState.ARRIVED


async def test_silence_confirms_after_three_days_without_stars(town: Town) -> None:
    wang, zhao, number = await finished(town)
    town.clock.move(days=2, hours=23)
    await _ticks(town)
    assert (await claims(town, number))[0].state is ClaimState.FINISHED

    town.clock.move(hours=1)
    await _ticks(town)

    claim = (await claims(town, number))[0]
    assert (claim.state, claim.stars) == (ClaimState.CONFIRMED, None)
    assert _heard(zhao, "已确认完成") == 1
    assert wang.last.buttons == []
    assert _heard(zhao, "发到群里") == 0


async def test_a_restart_in_between_repeats_nothing(
    sqlite_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> None:
    town = await towns.settled_town(sqlite_url, neighbourhood, clock)
    _, zhao, _ = await grabbed(town)
    async with town.linli.database.write() as unit:
        # Whom the configuration does not name loses what it gave at the next start.
        await unit._session.run("UPDATE grants SET by_id = person_id")
    clock.move(hours=1)
    await _ticks(town)
    before = await _said_to(town, zhao)
    await towns.close(town)

    again = await towns.settled_town(sqlite_url, neighbourhood, clock)
    await _ticks(again)
    after = await _said_to(again, zhao)
    await towns.close(again)

    assert after == before


async def _said_to(town: Town, phone: Phone) -> int:
    async with town.linli.database.read() as unit:
        count = await unit._session.value(
            "SELECT count(*) FROM outbox WHERE chat_id = :id AND method = 'sendMessage'",
            id=phone.person.id,
        )
        return int(count)
