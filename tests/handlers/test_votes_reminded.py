"""Whoever has not voted is reminded twice, gently, and nobody else is."""

from datetime import timedelta

from balloting import LASTS, couple, opened
from forgetting import rows
from meeting import group, neighbours
from offices import compound, lives
from town import HandClock, Town, close, settled_town

from domain.settings import Neighbourhood
from playground import Phone

HALF, LAST = "您还没有投票", "投票快截止了"


_WAITING = "SELECT id FROM outbox WHERE payload LIKE '%您还没有投票%'"


def reminders(phone: Phone) -> list[str]:
    return [m.text for m in phone.messages if HALF in m.text or LAST in m.text]


async def sweep(town: Town, **by: float) -> None:
    town.clock.move(**by)
    for _ in range(3):
        await town.tick()


async def test_halfway_and_on_the_last_day_once_each(town: Town) -> None:
    await compound(town)
    wang, uncle = await couple(town)
    zhang = await lives(town, town.guest("张大爷"), "幸福里3号楼1单元101")
    li = await lives(town, town.guest("李奶奶"), "幸福里3号楼1单元501")
    court = await group(town, wang, zhang)
    await opened(town, secret=True, lasts=LASTS)
    await sweep(town, days=2)
    assert [reminders(phone) for phone in (wang, zhang, li)] == [[], [], []]
    await li.says("/vote")
    await li.taps("赞成")
    await li.taps("✅ 确定投出")
    await sweep(town, days=1, hours=1)
    await sweep(town, hours=3)
    assert reminders(zhang) == ["🗳 您还没有投票：电梯改造，11月28日 09:00 截止。"]
    assert len(reminders(wang)) == len(reminders(uncle)) == 1
    await uncle.taps("🗳 去投票")
    await uncle.taps("反对")
    await uncle.taps("✅ 确定投出")
    await sweep(town, days=1, hours=20)
    await sweep(town, hours=6)
    assert reminders(zhang)[1:] == ["⏰ 投票快截止了，您还没有投：电梯改造，11月28日 09:00 截止。"]
    await sweep(town, days=2)

    assert len(reminders(zhang)) == 2
    assert [len(reminders(phone)) for phone in (wang, uncle, li)] == [1, 0, 0]
    assert not any("没有投" in m.text for m in wang.sees(court))


async def test_nobody_is_woken_and_what_was_slept_through_is_said_once(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    await opened(town, title="夜里过半", lasts=timedelta(hours=35))
    await zhang.says("/quiet")
    await sweep(town, hours=18)
    assert reminders(wang) == []
    await sweep(town, hours=5)
    assert len(reminders(wang)) == 1
    await opened(town, title="两次都错过", lasts=LASTS)
    town.clock.move(days=5, hours=4)
    await sweep(town)

    assert [LAST in said for said in reminders(wang)[1:]] == [True]


async def test_a_restart_reminds_nobody_again(
    sqlite_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> None:
    town = await settled_town(sqlite_url, neighbourhood, clock)
    try:
        wang, _ = await neighbours(town, "王阿姨", "张大爷")
        await opened(town, lasts=LASTS)
        await sweep(town, days=3, hours=1)
    finally:
        await close(town)
    again = await settled_town(sqlite_url, neighbourhood, clock)
    try:
        await sweep(again, hours=1)
        told = "SELECT person_id FROM vote_told WHERE notice = 'halfway'"
        noted, queued = await rows(again, told), await rows(again, _WAITING)
    finally:
        await close(again)

    assert len(reminders(wang)) == 1
    assert len(noted) == 2
    assert queued == []


async def test_who_wants_to_hear_nothing_of_votes_is_left_in_peace(town: Town) -> None:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    async with town.linli.database.write() as unit:
        await unit._session.run(
            "INSERT INTO muted (person_id, topic) SELECT id, 'votes' FROM people"
        )
        unit.people.changed()
    await opened(town, lasts=LASTS)
    await sweep(town, days=4)

    assert reminders(wang) == []
