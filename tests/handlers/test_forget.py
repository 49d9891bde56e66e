"""P24, the erasure: asked twice, done once, and said what stays."""

import pytest
import resident_scenes
from offices import compound, lives
from scenes import filed, finished
from town import Town

from playground import Phone, presses
from storage.database import sqlite_path
from storage.session import Row

ROOM = "3号楼2单元501厨房漏水，电话13812345678"


async def erased(phone: Phone) -> None:
    await phone.says("/forget")
    await phone.taps("继续")
    await phone.taps("🗑 全部删除")


async def rows(town: Town, sql: str) -> list[Row]:
    async with town.linli.database.read() as unit:
        return [tuple(row) for row in await unit._session.all(sql)]


async def known(town: Town, phone: Phone) -> bool:
    async with town.linli.database.read() as unit:
        return await unit.people.known_as(phone.person.id) is not None


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


async def test_soon_not_even_the_goodbye_tells_of_them(town: Town) -> None:
    wang = town.resident()
    await erased(wang)
    at_once = await _traces(town, wang)

    town.clock.move(minutes=2)
    await town.settle()

    assert at_once
    assert not await _traces(town, wang)


async def test_a_goodbye_that_waits_for_the_network_is_forgotten_once_it_is_said(
    town: Town,
) -> None:
    wang = town.resident()
    await wang.says("/forget")
    await wang.taps("继续")
    # Its pauses are counted by the clock of the town, too.
    town.linli.sender._monotonic = lambda: town.clock().timestamp()
    town.world.faults.fail(method="sendMessage", how="500", times=3)
    await wang.taps("🗑 全部删除")
    for _ in range(4):
        town.clock.move(minutes=11)
        await town.settle()

    assert "重新认识" in wang.last.text
    assert not await _traces(town, wang)


async def test_by_the_next_morning_the_files_hold_nothing_of_them(town: Town) -> None:
    await compound(town)
    wang, li, group = await filed(town, "3号楼2单元501金丝雀厨房漏水，电话13812345678")
    await lives(town, wang, "幸福里3号楼2单元501")
    await li.taps("接单")
    await li.taps("完成", chat=group)
    await li.sends_photo("给金丝雀家换了水管")
    await li.taps("✅ 提交")
    await wang.taps("👍 已解决")
    await wang.says("/repair 5号楼金丝雀灯不亮")
    await wang.says("/export")
    await erased(wang)

    town.clock.move(minutes=2)
    await town.settle()
    town.clock.move(days=1)
    await town.settle()

    path = sqlite_path(town.linli.settings.storage.url)
    held = b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))
    told = ("金丝雀", "王阿姨", "13812345678", f"p{wang.person.id}")
    assert [word for word in told if word.encode() in held] == []
    assert "李师傅".encode() in held


async def _traces(town: Town, phone: Phone) -> list[Row]:
    number = phone.person.id
    return await rows(
        town,
        f"SELECT id FROM outbox WHERE chat_id = {number} UNION ALL"
        f" SELECT id FROM inbox WHERE lane = 'p{number}'",
    )


async def test_what_nobody_has_taken_is_withdrawn_and_the_group_sees_it(town: Town) -> None:
    wang, li, group = await filed(town, ROOM)

    await erased(wang)

    card = li.sees(group)[-1]
    assert "已撤回" in card.text
    assert "王" not in card.text
    assert "漏水" not in card.text
    assert card.buttons == []


async def test_what_is_being_worked_on_goes_on_without_name_and_door(town: Town) -> None:
    wang, li, group = await filed(town, ROOM)
    await li.taps("接单")

    await erased(wang)

    ticket = await town.ticket(1)
    assert (ticket.stage, ticket.reporter, ticket.place.room) == ("accepted", None, None)
    assert ticket.text == "3号楼2单元***厨房漏水，电话138****5678"
    assert "有人 提交" in li.sees(group)[-1].text


async def test_work_finished_for_nobody_closes_unconfirmed_and_is_forgotten(town: Town) -> None:
    wang, _, _ = await finished(town)
    await erased(wang)

    town.clock.move(days=8)
    await town.tick()
    await town.tick()

    ticket = await town.ticket(1)
    assert (ticket.outcome, ticket.text, ticket.anonymised) == ("unconfirmed", "", True)
    assert await rows(town, "SELECT note FROM events WHERE note IS NOT NULL") == []


async def test_danger_stays_open_whoever_reported_it(town: Town) -> None:
    wang, li, group = await filed(town, "3号楼2单元501煤气味很大")

    await erased(wang)
    await li.taps("接单", chat=group)

    assert (await town.ticket(1)).stage == "accepted"


async def test_what_a_worker_had_in_hand_waits_for_somebody_else(town: Town) -> None:
    wang, li, _ = await filed(town)
    zhao = town.repairer("赵师傅")
    await li.taps("接单")

    await erased(li)
    await zhao.says("/ticket 1")
    await zhao.taps("接单")

    assert (await town.ticket(1)).assignee is not None
    assert "李师傅" not in str([m.text for m in zhao.messages])
    assert "接单人已离开" in str([m.text for m in wang.sees()])


async def test_a_request_that_went_with_them_is_decided_by_nobody(town: Town) -> None:
    ready = await resident_scenes.approve(town)
    wang = next(p for p in town.world.people.values() if p.first_name == "小王")
    await erased(Phone(town.world, wang, town.settle))

    await ready.who.taps(ready.label, on=ready.message)

    assert await rows(town, "SELECT id FROM residencies") == []
    assert ready.who.toast


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
