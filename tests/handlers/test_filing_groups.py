"""Filing from a group: taken up by a neighbour, overheard, followed by a link."""

import pytest
from scenes import LIFT, filed
from town import Town

from domain.tickets import Danger, Kind, Stage
from playground import Phone
from playground.chats import Chat

FIRE = "3号楼着火了，楼道里都是烟"


async def court(town: Town, *members: Phone, listens: bool = True) -> Chat:
    """A residents' group; `listens`: the bot may read all of it."""
    town.world.only_bot.privacy = not listens
    chat = town.group("幸福里业主群", *members)
    async with town.linli.database.write() as unit:
        root = await unit.areas.root()
        await unit.groups.bind(chat.id, "residents", "幸福里业主群", root.id)
    await town.settle()
    return chat


def offers(group: Chat, phone: Phone) -> list[str]:
    return [m.text for m in phone.sees(group) if "🚨 私聊上报" in m.buttons]


async def test_a_reply_takes_up_what_a_neighbour_said_and_thanks_them(town: Town) -> None:
    wang, zhang = town.resident(), town.resident("张大爷")
    group = await court(town, wang, zhang)
    [words] = await zhang.sends_photo("3号楼2单元楼道灯不亮", chat=group)

    await wang.says("/repair", chat=group, reply_to=words)
    await wang.taps("✅ 提交")

    assert "谢谢这位邻居" in wang.sees(group)[-1].text
    assert (await town.ticket(1)).text == "3号楼2单元楼道灯不亮"
    async with town.linli.database.read() as unit:
        assert len(await unit.tickets.files((await town.ticket(1)).id)) == 1


async def test_what_sounds_urgent_is_offered_to_be_filed_in_private(town: Town) -> None:
    wang = town.resident()
    group = await court(town, wang)

    await wang.says(FIRE, chat=group)
    assert "119" in offers(group, wang)[0]
    await wang.taps("🚨 私聊上报", chat=group)
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).danger is Danger.FIRE


async def test_nothing_is_filed_by_what_is_overheard(town: Town) -> None:
    wang, li = town.resident(), town.repairer()
    staff = town.staff_group(li)
    group = await court(town, wang)

    await wang.says(FIRE, chat=group)

    assert li.sees(staff) == []
    assert wang.messages == []


async def test_yes_to_something_else_files_nothing_that_was_overheard(town: Town) -> None:
    wang = town.resident()
    group = await court(town, wang)
    await wang.says(FIRE, chat=group)

    await wang.says("好的")
    async with town.linli.database.read() as unit:
        assert await unit._session.value("SELECT count(*) FROM tickets") == 0
    assert "着火" in wang.last.text
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).danger is Danger.FIRE


async def test_it_is_offered_once_in_ten_minutes(town: Town) -> None:
    wang, zhang = town.resident(), town.resident("张大爷")
    group = await court(town, wang, zhang)

    await wang.says(FIRE, chat=group)
    await zhang.says("真的着火了，快跑", chat=group)
    assert len(offers(group, wang)) == 1
    town.clock.move(minutes=11)
    await zhang.says(FIRE, chat=group)

    assert len(offers(group, wang)) == 2


@pytest.mark.parametrize("words", [LIFT, "今天天气真好", "/someoneelse 着火了"])
async def test_what_is_not_urgent_is_left_alone(town: Town, words: str) -> None:
    wang = town.resident()
    group = await court(town, wang)

    await wang.says(words, chat=group)

    assert offers(group, wang) == []


async def test_what_is_forwarded_is_somebody_elses_story(town: Town) -> None:
    wang, zhang = town.resident(), town.resident("张大爷")
    group = await court(town, wang, zhang)
    other = town.group("别的群", wang)
    words = await wang.says(FIRE, chat=other)

    await wang.forwards(words, chat=group)

    assert offers(group, wang) == []


async def test_in_a_group_that_is_no_residents_nothing_is_overheard(town: Town) -> None:
    wang = town.resident()
    town.world.only_bot.privacy = False
    group = town.group("亲友群", wang)

    await wang.says(FIRE, chat=group)

    assert offers(group, wang) == []


async def test_what_somebody_was_filling_in_is_not_thrown_away(town: Town) -> None:
    wang = town.resident()
    group = await court(town, wang)
    await wang.says(LIFT)

    await wang.says(FIRE, chat=group)
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).text == LIFT


async def test_a_stranger_who_is_overheard_is_not_written_down(town: Town) -> None:
    passer = town.guest()
    group = await court(town, passer)

    await passer.says(FIRE, chat=group)

    assert len(offers(group, passer)) == 1
    async with town.linli.database.read() as unit:
        assert await unit.people.known_as(passer.person.id) is None


async def test_a_link_shows_a_neighbour_the_ticket_and_one_tap_joins(town: Town) -> None:
    await filed(town)
    zhang = town.resident("张大爷")

    await zhang.opens("t1")
    assert "王" not in zhang.last.text
    await zhang.taps("🙋 我也遇到")

    assert (await town.ticket(1)).seconders == 1
    assert "🙋 我也遇到" not in zhang.last.buttons


@pytest.mark.parametrize("sentence", ["我要投诉：东门保安骂人", "3-2-501厨房漏水"])
async def test_what_is_nobody_elses_business_has_no_public_card(town: Town, sentence: str) -> None:
    wang, zhang = town.resident(), town.resident("张大爷")
    await wang.says(sentence)
    await wang.taps("✅ 提交")

    await zhang.opens("t1")
    assert "没有找到" in zhang.last.text
    await zhang.presses("nj:1", on=zhang.last)

    ticket = await town.ticket(1)
    assert (ticket.seconders, ticket.stage) == (0, Stage.FILED)
    assert ticket.kind in {Kind.COMPLAINT, Kind.REPAIR}
