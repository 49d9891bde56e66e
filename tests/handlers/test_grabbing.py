"""抢单: by a tap, in words, as a reply; and all that does not get one."""

import pytest
from helping import DOOR, bound, claims, drop, holders, posted, read, task, volunteer
from offices import compound, known
from town import Town

from domain.tasks import ClaimState, TaskId
from services import tasks


async def test_who_taps_first_has_it_and_learns_where_to_go(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    await town.tick()
    assert zhao.last.buttons == ["🙋 抢单", "来不了"]

    await zhao.taps("🙋 抢单")

    assert await holders(town, number) == ["赵阿姨"]
    assert DOOR in zhao.last.text
    assert zhao.last.buttons[:2] == ["📍 我到了", "放弃"]


async def test_in_the_group_the_card_changes_and_the_door_is_told_in_private(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    group = await posted(town, number, zhao)
    card = zhao.sees(group)[-1]

    await zhao.taps("🙋 抢单", on=card)

    assert "抢到了" in zhao.toast
    assert "1 人已满" in card.text
    assert DOOR in zhao.last.text
    assert not any(DOOR in message.text for message in zhao.sees(group))


@pytest.mark.parametrize(
    "words",
    [
        "抢 1",
        "抢1",
        "接单 1",
        "接单1",
        "抢单#1",
        "抢单：1",
        "抢１",
        "抢一",
        "我抢 1",
        "我要抢1号！",
        "grab 1",
        "Grab #1",
        "1 我抢",
        "/grab 1",
        "/grab #1",
    ],
)
async def test_plain_words_do_as_a_tap(town: Town, words: str) -> None:
    zhao = await volunteer(town)
    number = await task(town)

    await zhao.says(words)

    assert await holders(town, number) == ["赵阿姨"]
    assert DOOR in zhao.last.text


async def test_numbers_in_chinese_are_numbers(town: Town) -> None:
    zhao = await volunteer(town)
    numbers = [await task(town) for _ in range(12)]

    await zhao.says("抢十二")

    assert await holders(town, numbers[-1]) == ["赵阿姨"]
    assert await holders(town, numbers[0]) == []


async def test_said_in_the_group_it_is_taken_and_the_group_reads_no_more(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    group = await bound(town, zhao)

    said = await zhao.says(f"抢 {number}", chat=group)

    answer = zhao.sees(group)[-1]
    assert await holders(town, number) == ["赵阿姨"]
    assert DOOR in zhao.last.text
    assert "抢到了" in answer.text
    assert "赵" not in answer.text
    assert answer.body["reply_to_message"]["message_id"] == said.message_id


@pytest.mark.parametrize("words", ["抢", "我来", "接单", "我抢", "我来吧！", "抢单"])
async def test_an_answer_to_the_card_needs_no_number(town: Town, words: str) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    group = await posted(town, number, zhao)

    await zhao.says(words, chat=group, reply_to=zhao.sees(group)[-1])

    assert await holders(town, number) == ["赵阿姨"]


async def test_an_answer_to_the_card_is_heard_where_the_bot_reads_nothing_else(
    town: Town,
) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    group = await posted(town, number, zhao)
    town.world.only_bot.privacy = True

    await zhao.says("我来", chat=group, reply_to=zhao.sees(group)[-1])

    assert await holders(town, number) == ["赵阿姨"]


@pytest.mark.parametrize("words", ["抢", "我来", "抢单", "/grab"])
async def test_an_answer_to_the_offer_in_private_needs_no_number(town: Town, words: str) -> None:
    zhao = await volunteer(town)
    await task(town)
    number = await task(town, title="陪王奶奶看病")
    await town.tick()
    card = next(each for each in zhao.messages if "看病" in each.text)

    await zhao.says(words, reply_to=card)

    assert await holders(town, number) == ["赵阿姨"]


async def test_the_newest_offer_is_meant_where_nothing_else_was_asked(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    await town.tick()

    await zhao.says("我来")

    assert await holders(town, number) == ["赵阿姨"]


async def test_an_order_is_heard_while_a_form_is_open(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    await zhao.says("3号楼2单元电梯坏了")

    await zhao.says(f"抢 {number}")

    assert await holders(town, number) == ["赵阿姨"]


@pytest.mark.parametrize(
    "words", ["抢到红包了", "抢 1 个西瓜", "抢1号楼的车位", "抢票", "大家快抢", "我来了", "接单员"]
)
async def test_neighbours_talk_of_other_things(town: Town, words: str) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    group = await posted(town, number, zhao)
    before = len(zhao.sees(group))

    await zhao.says(words, chat=group)

    assert await holders(town, number) == []
    assert len(zhao.sees(group)) == before + 1


async def test_grab_alone_shows_what_there_is(town: Town) -> None:
    zhao = await volunteer(town)
    await task(town)

    await zhao.says("/grab")

    assert any("周末清洁" in label for label in zhao.last.buttons)


async def test_whoever_comes_late_learns_the_place_in_the_queue(town: Town) -> None:
    zhao, qian, sun = [await volunteer(town, name) for name in ("赵阿姨", "钱叔", "孙姐")]
    number = await task(town)
    group = await posted(town, number, zhao, qian, sun)
    card = zhao.sees(group)[-1]

    await zhao.taps("🙋 抢单", on=card)
    await qian.taps("🙋 抢单", on=card)
    await sun.says(f"抢 {number}", chat=group)

    assert "第 1 位" in qian.toast
    assert "第 1 位" in qian.last.text
    assert "第 2 位" in sun.last.text
    assert DOOR not in qian.last.text + sun.last.text
    assert "2 人候补" in card.text
    assert not any("第 2 位" in message.text for message in sun.sees(group))


async def test_the_offers_of_the_others_show_that_it_is_full(town: Town) -> None:
    zhao, qian = await volunteer(town), await volunteer(town, "钱叔")
    await task(town)
    await town.tick()

    await zhao.taps("🙋 抢单")

    assert "1 人已满" in qian.last.text
    assert qian.last.buttons == ["🙋 抢单", "来不了"]


async def test_who_could_not_be_written_to_is_led_to_our_chat(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    group = await posted(town, number, zhao)
    await zhao.blocks()

    await zhao.says(f"抢 {number}", chat=group)
    await zhao.unblocks()
    await zhao.follows(zhao.sees(group)[-1].rows[0][0]["url"])

    assert await holders(town, number) == ["赵阿姨"]
    assert DOOR in zhao.last.text


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


async def test_given_back_it_can_be_taken_anew(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    await zhao.says(f"抢 {number}")
    await drop(town, number, zhao)

    await zhao.says(f"抢 {number}")

    assert (await read(town, number)).held == 1
    states = [each.state for each in await claims(town, number)]
    assert states == [ClaimState.DROPPED, ClaimState.HOLDING]
