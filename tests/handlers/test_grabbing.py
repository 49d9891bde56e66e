"""抢单: by a tap, in words, as a reply."""

import pytest
from helping import DOOR, bound, claims, drop, holders, posted, read, task, volunteer
from town import Town

from domain.tasks import ClaimState


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


async def test_given_back_it_can_be_taken_anew(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    await zhao.says(f"抢 {number}")
    await drop(town, number, zhao)

    await zhao.says(f"抢 {number}")

    assert (await read(town, number)).held == 1
    states = [each.state for each in await claims(town, number)]
    assert states == [ClaimState.DROPPED, ClaimState.HOLDING]
