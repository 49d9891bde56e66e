"""Volunteers are asked in waves."""

import pytest
from helping import (
    asked_names,
    bound,
    drop,
    offers,
    posted,
    read,
    task,
    volunteer,
)
from offices import compound, lives
from town import Town

from handlers.kit.speaking import Speaker
from handlers.tasks import offering, telling
from playground import Phone

SOON = ["🙋 抢单", "来不了"]


async def test_near_and_on_duty_come_first_then_on_duty_then_everybody(town: Town) -> None:
    await compound(town, "幸福里", "3")
    await compound(town, "阳光城", "1")
    near, far = await volunteer(town, "近"), await volunteer(town, "远")
    off = await volunteer(town, "休", on_duty=False)
    await lives(town, near, "幸福里3号楼2单元501")
    await lives(town, far, "阳光城1号楼1单元101")
    number = await task(town, "幸福里")

    await town.tick()
    assert (offers(near), offers(far), offers(off)) == (1, 0, 0)
    town.clock.move(minutes=19)
    await town.tick()
    assert (offers(near), offers(far), offers(off)) == (1, 0, 0)
    town.clock.move(minutes=1)
    await town.tick()
    assert (offers(near), offers(far), offers(off)) == (1, 1, 0)
    town.clock.move(minutes=20)
    await town.tick()

    assert (offers(near), offers(far), offers(off)) == (1, 1, 1)
    assert off.last.buttons == SOON
    assert await asked_names(town, number) == {"近", "远", "休"}


async def test_what_is_urgent_goes_on_after_five_minutes(town: Town) -> None:
    await volunteer(town, "近")
    off = await volunteer(town, "休", on_duty=False)
    await task(town, urgent=True)
    await bound(town, off)

    for _ in range(3):
        await town.tick()
        town.clock.move(minutes=5)

    assert off.last.buttons == SOON


async def test_where_nobody_is_on_duty_nobody_is_waited_for(town: Town) -> None:
    off = await volunteer(town, "休", on_duty=False)
    await task(town)

    for _ in range(3):
        await town.tick()

    assert offers(off) == 1


async def test_a_sweep_that_comes_again_asks_nobody_again(town: Town) -> None:
    zhao = await volunteer(town)
    group = await bound(town, zhao, purpose="volunteers")
    await task(town)

    for _ in range(5):
        await town.tick()

    assert offers(zhao) == 1
    assert len(zhao.sees(group)) == 1


async def test_the_groups_read_it_with_their_wave(town: Town) -> None:
    zhao, wang = await volunteer(town), town.resident()
    volunteers = await bound(town, zhao, purpose="volunteers")
    residents = await bound(town, wang, purpose="residents")
    staff = await bound(town, wang, purpose="staff")
    await task(town)

    await town.tick()
    assert (len(zhao.sees(volunteers)), len(wang.sees(residents))) == (1, 0)
    town.clock.move(minutes=20)
    await town.tick()
    town.clock.move(minutes=20)
    await town.tick()

    assert (len(zhao.sees(volunteers)), len(wang.sees(residents))) == (1, 1)
    assert wang.sees(residents)[-1].buttons == ["🙋 抢单"]
    assert wang.sees(staff) == []


async def test_when_it_is_full_nobody_more_is_asked(town: Town) -> None:
    zhao = await volunteer(town)
    off = await volunteer(town, "休", on_duty=False)
    number = await task(town)
    await town.tick()
    await zhao.taps("🙋 抢单")

    for _ in range(3):
        town.clock.move(minutes=20)
        await town.tick()

    assert offers(off) == 0
    assert await asked_names(town, number) == {"赵阿姨"}


async def test_a_place_that_is_given_back_is_offered_on(town: Town) -> None:
    zhao = await volunteer(town)
    off = await volunteer(town, "休", on_duty=False)
    number = await task(town)
    await town.tick()
    await zhao.taps("🙋 抢单")
    town.clock.move(minutes=20)
    await town.tick()

    await drop(town, number, zhao)
    for _ in range(3):
        await town.tick()
        town.clock.move(minutes=20)

    assert offers(off) == 1


async def _promote(town: Town, number: int, phone: Phone) -> None:
    """As whoever gives it back does."""
    freed = await drop(town, number, phone)
    async with town.linli.database.write() as unit:
        here = town.linli.settings.neighbourhood
        speaker = Speaker(unit, town.linli.languages, here, town.linli.keys)
        await telling.refresh(speaker, freed.claim.task)
        await offering.promoted(speaker, freed)
    await town.settle()


async def test_who_waited_longest_is_told_at_once_and_the_others_move_up(town: Town) -> None:
    zhao, qian, sun = [await volunteer(town, name) for name in ("赵阿姨", "钱叔", "孙姐")]
    number = await task(town)
    for each in (zhao, qian, sun):
        await each.says(f"抢 {number}")

    waiting = qian.last
    await _promote(town, number, zhao)

    assert "轮到您了" in qian.last.text
    assert qian.last.buttons[:2] == ["📍 我到了", "放弃"]
    assert waiting.buttons == []
    assert "第 1 位" in sun.last.text
    assert (await read(town, number)).held == 1


async def test_the_ticket_of_a_task_goes_on_with_it(town: Town) -> None:
    zhao, wang = await volunteer(town), town.resident()
    boss = town.administrator()
    group = town.staff_group(boss)
    await wang.says("/ask 帮我换个灯泡，3号楼2单元")
    await wang.taps("✅ 提交")
    await boss.taps("转志愿者", chat=group)
    number = await task(town, ticket=1, helped=wang)
    await town.tick()

    await zhao.taps("🙋 抢单")

    assert (await town.ticket(1)).assignee is not None
    assert any("赵阿姨" in message.text for message in boss.sees(group))
    assert (await read(town, number)).held == 1


@pytest.mark.parametrize("purpose", ["residents", "volunteers"])
async def test_in_the_groups_stands_nothing_that_is_for_holders(town: Town, purpose: str) -> None:
    zhao = await volunteer(town)
    number = await task(town, title="给王秀英13800000501送药", details="她住501室")

    group = await posted(town, number, zhao, purpose=purpose)
    await zhao.taps("🙋 抢单", on=zhao.sees(group)[-1])

    read_there = " ".join(message.text for message in zhao.sees(group))
    assert "13800000501" not in read_there
    assert "501室" not in read_there
