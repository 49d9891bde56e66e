"""P24, the erasure: asked twice, done once, and who has to wait with it."""

import pytest
from forgetting import erased, known, rows
from town import Town

from playground import presses


async def test_first_it_is_said_what_goes_and_what_stays(town: Town) -> None:
    wang = town.resident()

    await wang.says("/forget")

    for stays in ("住户名册", "已结束的工单", "备份", "Telegram"):
        assert stays in wang.last.text
    assert wang.last.buttons == ["📦 导出我的数据", "继续", "❌ 算了"]


async def test_leaving_it_changes_nothing(town: Town) -> None:
    wang = town.resident()
    await wang.says("/forget")

    await wang.taps("❌ 算了")

    assert "👤 王阿姨" in wang.last.text
    assert await known(town, wang)


@pytest.mark.parametrize("word", ["删除", "“删除”", "ERASE", "🗑 全部删除"])
async def test_the_word_typed_erases_as_the_button_does(town: Town, word: str) -> None:
    wang = town.resident()
    await wang.says("/forget")
    await wang.taps("继续")

    await wang.says(word)

    assert "重新认识" in wang.last.text
    assert not await known(town, wang)


@pytest.mark.parametrize("word", ["1", "好的", "是"])
async def test_a_number_or_a_yes_erases_nobody(town: Town, word: str) -> None:
    wang = town.resident()
    await wang.says("/forget")
    await wang.taps("继续")

    await wang.says(word)

    assert "没有删除" in wang.last.text
    assert await known(town, wang)


async def test_a_button_found_again_later_erases_nobody(town: Town) -> None:
    wang = town.resident()
    await wang.says("/forget")
    await wang.taps("继续")
    town.clock.move(minutes=11)

    await wang.taps("🗑 全部删除")
    refused = wang.toast
    still_there = await known(town, wang)
    await erased(wang)

    assert "作废" in refused
    assert still_there
    assert not await known(town, wang)


async def test_afterwards_they_are_a_stranger_to_us(town: Town) -> None:
    wang = town.resident()
    await wang.says("/quiet 21:00-6:00")
    await erased(wang)

    await wang.opens()
    await wang.says("/me")

    assert "访客" in wang.last.text
    assert "21:00" not in wang.last.text


async def test_a_second_tap_and_a_closed_door_make_nobody_known_again(town: Town) -> None:
    wang = town.resident()
    await erased(wang)

    await wang.press_again()
    told = wang.toast
    await wang.blocks()

    assert "/start" in told
    assert not await known(town, wang)


async def test_fifty_taps_at_once_erase_once(town: Town) -> None:
    wang = town.resident()
    await wang.says("/forget")
    await wang.taps("继续")
    button = wang.last.rows[0][0]["callback_data"]

    for _ in range(50):
        presses.press(town.world, wang.person, wang.last, str(button))
    await town.settle()

    assert len(await rows(town, "SELECT id FROM events WHERE kind = 'erased'")) == 1
    assert not await known(town, wang)


async def test_the_last_administrator_hears_what_to_do_first(town: Town) -> None:
    chen = town.administrator()

    await chen.says("/forget")
    refused = chen.last.text
    town.administrator("周主任")
    await chen.says("/forget")

    assert "最后一位管理员" in refused
    assert "继续" in chen.last.buttons


async def test_two_administrators_cannot_both_leave(town: Town) -> None:
    chen, zhou = town.administrator(), town.administrator("周主任")
    for each in (chen, zhou):
        await each.says("/forget")
        await each.taps("继续")
    await chen.taps("🗑 全部删除")

    await zhou.taps("🗑 全部删除")

    assert not await known(town, chen)
    assert await known(town, zhou)


async def test_whom_the_settings_name_is_told_that_they_do(town: Town) -> None:
    chen, wang = town.administrator(), town.guest()
    town.administrator("周主任")

    await chen.says("/forget")
    await wang.says("/forget")

    assert "config.toml" in chen.last.text
    assert "config.toml" not in wang.last.text


async def test_whoever_is_kept_out_may_leave_with_everything(town: Town) -> None:
    wang = town.resident()
    await wang.opens()
    async with town.linli.database.write() as unit:
        person = await unit.people.known_as(wang.person.id)
        assert person is not None
        await unit.people.bar(person.id, unit.now)

    await wang.says("/export")
    await erased(wang)

    assert not await known(town, wang)
