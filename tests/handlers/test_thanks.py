"""The list of thanks: on the 25th, once, with the names of those who like to be named."""

from typing import NoReturn

import town as towns
from helping import bound, task, volunteer
from offices import area_of, compound, known
from served import entered, named, served
from town import HandClock, Town

from domain.settings import Neighbourhood
from handlers.kit.raised import TooMuchWork
from playground.chats import Chat, Message

#: From the morning of November 22 to noon of the 25th.
TO_THE_25TH = {"days": 3, "hours": 3}


def thanks(chat: Chat) -> list[Message]:
    return [each for each in chat.messages.values() if "感谢志愿者" in each.words]


async def test_on_the_25th_the_neighbours_read_whom_to_thank(town: Town) -> None:
    zhao, qian, sun = await volunteer(town), await volunteer(town, "钱叔"), town.resident("孙")
    court = await bound(town, sun)
    await named(town, zhao, qian)
    await served(town, zhao, hours=2)
    await served(town, qian, minutes=30)
    await town.tick()
    assert thanks(court) == []

    town.clock.move(**TO_THE_25TH)
    await town.tick()

    [message] = thanks(court)
    assert "10月25日至11月24日，2位邻居一共服务了2.5小时。" in message.words
    assert "赵阿姨 2小时、钱叔 30分钟" in message.words
    assert "photo" in message.body


async def test_who_did_not_agree_is_counted_and_not_named(town: Town) -> None:
    zhao, qian = await volunteer(town), await volunteer(town, "钱叔")
    court = await bound(town, zhao)
    await named(town, zhao)
    await served(town, zhao)
    await served(town, qian)

    town.clock.move(**TO_THE_25TH)
    await town.tick()

    [message] = thanks(court)
    assert "钱叔" not in message.words
    assert "还有1位邻居，一样感谢！" in message.words


async def test_where_nobody_likes_to_be_named_they_are_thanked_all_the_same(town: Town) -> None:
    zhao = await volunteer(town)
    court = await bound(town, zhao)
    await served(town, zhao)

    town.clock.move(**TO_THE_25TH)
    await town.tick()

    [message] = thanks(court)
    assert "赵阿姨" not in message.words
    assert "没有留名" in message.words
    assert "photo" not in message.body


async def test_who_did_not_come_is_in_no_list(town: Town) -> None:
    zhao, qian = await volunteer(town), await volunteer(town, "钱叔")
    court = await bound(town, zhao)
    await named(town, zhao, qian)
    await served(town, zhao)
    await qian.says(f"抢 {await task(town)}")

    town.clock.move(**TO_THE_25TH)
    await town.tick()

    [message] = thanks(court)
    assert "钱叔" not in message.words
    assert "1位邻居" in message.words


async def test_it_comes_once_however_often_the_clock_looks(town: Town) -> None:
    zhao = await volunteer(town)
    court = await bound(town, zhao)
    await served(town, zhao)
    town.clock.move(**TO_THE_25TH)

    for _ in range(3):
        await town.tick()
        town.clock.move(hours=20)

    assert len(thanks(court)) == 1


async def test_after_a_stop_of_days_it_comes_with_its_own_dates(town: Town) -> None:
    zhao = await volunteer(town)
    court = await bound(town, zhao)
    await named(town, zhao)
    await served(town, zhao)
    town.clock.move(days=6)
    await served(town, zhao, hours=1)

    await town.tick()

    [message] = thanks(court)
    assert "10月25日至11月24日" in message.words
    assert "赵阿姨 2小时" in message.words


async def test_what_came_later_is_thanked_for_a_month_later(town: Town) -> None:
    zhao = await volunteer(town)
    court = await bound(town, zhao)
    await served(town, zhao)
    town.clock.move(days=6)
    await town.tick()
    await served(town, zhao, hours=1)

    town.clock.move(days=30)
    await town.tick()

    _, second = thanks(court)
    assert "11月25日至12月24日，1位邻居一共服务了1小时。" in second.words


async def test_at_night_it_waits_for_the_morning(town: Town) -> None:
    zhao = await volunteer(town)
    court = await bound(town, zhao)
    await served(town, zhao)
    town.clock.move(days=3, hours=15)
    await town.tick()
    assert thanks(court) == []

    town.clock.move(hours=9)
    await town.tick()

    assert len(thanks(court)) == 1


async def test_where_nobody_gave_a_hand_nothing_is_said(town: Town) -> None:
    zhao = await volunteer(town)
    court = await bound(town, zhao)

    town.clock.move(**TO_THE_25TH)
    await town.tick()

    assert thanks(court) == []


async def test_each_compound_thanks_for_what_was_done_in_it_and_for_all(town: Town) -> None:
    await compound(town, "幸福里", "3")
    await compound(town, "和谐苑", "1")
    zhao, qian, sun = [await volunteer(town, name) for name in ("赵阿姨", "钱叔", "孙大姐")]
    await named(town, zhao, qian, sun)
    happy = await bound(town, zhao)
    async with town.linli.database.write() as unit:
        area = await area_of(unit, "幸福里")
        await unit.groups.bind(happy.id, "residents", "幸福里", area.id)
    await served(town, zhao, place="幸福里3号楼")
    await served(town, qian, place="和谐苑1号楼")
    await served(town, sun)

    town.clock.move(**TO_THE_25TH)
    await town.tick()

    [message] = thanks(happy)
    assert "赵阿姨" in message.words
    assert "孙大姐" in message.words
    assert "钱叔" not in message.words


async def test_staff_groups_read_nothing_of_it(town: Town) -> None:
    zhao = await volunteer(town)
    staff = town.staff_group(town.repairer())
    await served(town, zhao)

    town.clock.move(**TO_THE_25TH)
    await town.tick()

    assert thanks(staff) == []


async def test_whoever_was_forgotten_is_thanked_without_a_name(town: Town) -> None:
    zhao = await volunteer(town)
    court = await bound(town, zhao)
    await named(town, zhao)
    await entered(town, zhao)
    async with town.linli.database.write() as unit:
        await unit.people.name(await known(unit, zhao), "")

    town.clock.move(**TO_THE_25TH)
    await town.tick()

    [message] = thanks(court)
    assert "赵阿姨" not in message.words


async def test_without_a_picture_the_words_come_all_the_same(
    sqlite_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> None:
    async def too_much(_work: object, /) -> NoReturn:
        raise TooMuchWork

    town = await towns.settled_town(sqlite_url, neighbourhood, clock, apart=too_much)
    zhao = await volunteer(town)
    court = await bound(town, zhao)
    await named(town, zhao)
    await served(town, zhao)
    town.clock.move(**TO_THE_25TH)
    await town.tick()
    await towns.close(town)

    [message] = thanks(court)
    assert "赵阿姨 2小时" in message.words
    assert "photo" not in message.body
