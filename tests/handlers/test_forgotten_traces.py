"""No trace is left of whoever erased themself: in rows, in files, on others' screens."""

import resident_scenes
from forgetting import erased, newcomer, rows
from offices import compound, lives
from scenes import filed
from town import Town

from playground import Phone
from storage.database import sqlite_path
from storage.session import Row


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


async def test_whoever_decided_on_them_reads_their_name_no_more(town: Town) -> None:
    ready = await resident_scenes.approve(town)
    head = ready.who
    await head.taps(ready.label, on=ready.message)

    await erased(newcomer(town))

    assert all("王秀英" not in message.text for message in head.messages)
