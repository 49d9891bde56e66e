"""抢单 that gets nothing: who may not, what is over, what was never meant so."""

import pytest
from helping import bound, claims, holders, posted, task, volunteer
from offices import compound, known
from town import Town

from domain.tasks import TaskId
from services import tasks


# What does not get one.
async def test_twice_is_once(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town, capacity=2)

    await zhao.says(f"抢 {number}")
    await zhao.says(f"抢 {number}")

    assert await holders(town, number) == ["赵阿姨"]
    assert "已经抢过了" in zhao.last.text


async def test_nobody_helps_themselves_and_the_group_does_not_learn_who_it_is_for(
    town: Town,
) -> None:
    zhao = await volunteer(town)
    number = await task(town, helped=zhao)
    group = await bound(town, zhao)

    await zhao.says(f"抢 {number}", chat=group)

    assert await claims(town, number) == []
    assert zhao.sees(group)[-1].text == f"任务 #{number} 您这边不能抢。看看别的：/tasks"


async def test_somebody_elses_area_is_not_theirs(town: Town) -> None:
    await compound(town, "幸福里", "3", "5")
    zhao = await volunteer(town, place="幸福里5号楼")
    number = await task(town, "幸福里3号楼")

    await zhao.says(f"抢 {number}")

    assert await claims(town, number) == []
    assert "不在您选的服务范围里" in zhao.last.text


async def test_what_is_past_cannot_be_taken(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    town.clock.move(hours=3)

    await zhao.says(f"抢 {number}")

    assert await claims(town, number) == []
    assert "来不及" in zhao.last.text


async def test_what_was_called_off_says_so(town: Town) -> None:
    zhao, boss = await volunteer(town), town.administrator()
    number = await task(town)
    await boss.says("/start")
    async with town.linli.database.write() as unit:
        by = await unit.people.get(await known(unit, boss))
        await tasks.cancel(unit, TaskId(number), by, "下雨")

    await zhao.says(f"抢 {number}")

    assert await claims(town, number) == []
    assert "已经取消" in zhao.last.text


@pytest.mark.parametrize("said", ["99", "0", "99999999999999999"])
async def test_an_unknown_number_is_no_task(town: Town, said: str) -> None:
    zhao = await volunteer(town)

    await zhao.says(f"抢 {said}")

    assert f"没有任务 #{said}" in zhao.last.text


async def test_five_at_once_are_none(town: Town) -> None:
    zhao = await volunteer(town)
    numbers = [await task(town) for _ in range(5)]

    await zhao.says("抢 1 2、3,4 和5")

    assert [await claims(town, number) for number in numbers] == [[]] * 5
    assert "一次抢一单" in zhao.last.text


async def test_what_is_forwarded_takes_nothing(town: Town) -> None:
    zhao, qian = await volunteer(town), await volunteer(town, "钱叔")
    number = await task(town)
    group = await posted(town, number, zhao, qian)
    card = zhao.sees(group)[-1]
    theirs = await qian.says(f"抢 {number + 1}")

    await zhao.forwards(card)
    assert "转发来的不算抢单" in zhao.last.text
    assert zhao.last.buttons == ["打开"]
    await zhao.forwards(theirs)
    assert f"抢 {number + 1}" in zhao.last.text
    await zhao.forwards(theirs, chat=group)

    assert await claims(town, number) == []


async def test_who_is_kept_out_gets_none(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    group = await posted(town, number, zhao)
    async with town.linli.database.write() as unit:
        await unit.people.bar(await known(unit, zhao), unit.now)

    await zhao.taps("🙋 抢单", on=zhao.sees(group)[-1])
    refused = zhao.toast
    await zhao.says(f"抢 {number}")

    assert await claims(town, number) == []
    assert refused.startswith("您现在不能使用")
    assert zhao.last.text == refused


async def test_a_resident_who_has_not_joined_is_one_tap_away(town: Town) -> None:
    wang = town.resident()
    number = await task(town)
    group = await posted(town, number, wang)

    await wang.taps("🙋 抢单", on=wang.sees(group)[-1])
    assert "先当志愿者" in wang.toast
    assert wang.last.buttons == ["🤝 我要当志愿者"]
    await wang.says(f"抢 {number}")

    assert wang.last.buttons == ["🤝 我要当志愿者"]
    assert await claims(town, number) == []


async def test_a_stranger_in_the_group_is_led_to_our_chat_and_not_written_down(
    town: Town,
) -> None:
    stranger = town.guest("陌生人")
    number = await task(town)
    group = await posted(town, number, stranger)

    await stranger.says(f"抢 {number}", chat=group)

    door = stranger.sees(group)[-1]
    assert await claims(town, number) == []
    assert door.rows[0][0]["text"] == "🤝 我要当志愿者"
    async with town.linli.database.read() as unit:
        assert await unit.people.known_as(stranger.person.id) is None
    await stranger.follows(door.rows[0][0]["url"])
    assert stranger.last.buttons == ["🤝 我要当志愿者"]


async def test_in_a_group_that_is_for_nothing_nobody_is_heard(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    group = town.group("牌友群", zhao)

    await zhao.says(f"抢 {number}", chat=group)

    assert await claims(town, number) == []
    assert len(zhao.sees(group)) == 1


async def test_staff_who_accept_a_ticket_in_words_take_no_task(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    group = town.staff_group(zhao)
    town.world.only_bot.privacy = False

    await zhao.says(f"接单 {number}", chat=group)
    assert await claims(town, number) == []
    await zhao.says(f"抢 {number}", chat=group)

    assert await holders(town, number) == ["赵阿姨"]
