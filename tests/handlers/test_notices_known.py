"""What is known of a notice afterwards: who answered, whose door was knocked at, the ledger."""

import io

import openpyxl
from homes import listed
from noticing import WORDS, composed, later, lines, office, sent
from offices import area_of, given
from town import Town

from domain.notices import State, all_reached
from domain.people import Relation, Role
from playground import Phone


async def _head(town: Town) -> Phone:
    return await given(town, town.guest("周楼长"), Role.BUILDING_HEAD, "幸福里3号楼")


async def _roll(town: Town, place: str, name: str) -> None:
    async with town.linli.database.write() as unit:
        await listed(unit, await area_of(unit, place), name, Relation.OWNER)


async def test_the_silent_are_asked_once_more_and_then_at_their_door(town: Town) -> None:
    liu, [wang, li] = await office(town, "王阿姨", "李叔")
    zhou = await _head(town)
    await _roll(town, "幸福里3号楼2单元501", "赵老太")
    number = await sent(town, liu, "⬜️ 要求确认")
    await li.taps("我已知晓")
    town.clock.move(hours=49)
    await town.tick()
    await later(town)
    await town.tick()

    assert "您还没有确认" in wang.last.text
    assert [m for m in li.messages if "还没有确认" in m.text] == []
    assert [len([m for m in p.messages if "🔔" in m.text]) for p in (wang, li)] == [1, 0]
    assert "3号楼还有 2 户没有回应" in zhou.last.text

    await zhou.taps("🚪 上门名单")
    assert zhou.last.buttons[:2] == ["⬜️ 1单元101室 王阿姨", "⬜️ 2单元501室 赵老太"]
    await zhou.taps("⬜️ 2单元501室 赵老太")
    await zhou.taps("⬜️ 1单元101室 王阿姨")
    await zhou.taps("☑️ 1单元101室 王阿姨")
    assert "还有 1 户" in zhou.last.text
    found = {each.name: each for each in await lines(town, number)}
    assert {name: each.state for name, each in found.items()} == {
        "王阿姨": State.SENT,
        "李叔": State.ACKNOWLEDGED,
        "赵老太": State.TOLD,
    }
    told_by = found["赵老太"].told_by
    assert told_by is not None
    assert told_by.name == "周楼长"
    assert all_reached(found.values()) == found["赵老太"].told_at

    await wang.taps("我已知晓")
    await liu.taps("🔄 刷新")
    assert "已知晓 2 · 上门告知 1" in liu.last.text
    await liu.taps("🔔 再提醒未确认的")

    assert "请过几个小时" in liu.toast


async def test_the_ledger_is_a_table_and_only_for_those_entitled(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    await _roll(town, "幸福里3号楼2单元501", "=1+1")
    await sent(town, liu)
    await liu.taps("📒 送达台账")
    await town.settle()

    file = liu.last.body["document"]
    assert file["file_name"] == "通知1送达台账.xlsx"
    stored = town.world.files.find(file["file_id"])
    assert stored is not None
    book = openpyxl.load_workbook(io.BytesIO(stored.data))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].rows]
    assert rows[0][:4] == ["序号", "门牌", "姓名", "名册姓名"]
    assert [row[1:5] for row in rows[1:3]] == [
        ["幸福里3号楼1单元101室", "王阿姨", None, "已送达"],
        ["幸福里3号楼2单元501室", "=1+1", "=1+1", "未送达"],
    ]
    facts = [[cell.value for cell in row][:2] for row in book.worksheets[1].rows]
    assert facts[2:4] == [["范围", "幸福里"], ["发给谁", "所有住户"]]
    await wang.presses("is:1", on=wang.last)
    await town.settle()

    assert "document" not in wang.last.body


async def test_notices_are_found_again_by_those_whom_they_concern(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    guest = town.guest("路人")
    await guest.opens()
    await sent(town, liu, words="停电通知：周三停电检修")
    await sent(town, liu, words="电梯年检，请走楼梯")
    await wang.says("📰 通知")
    assert "共 2 份" in wang.last.text
    assert wang.last.buttons[0].endswith("电梯年检，请走楼梯")
    await wang.taps(wang.last.buttons[1])
    assert "周三停电检修" in wang.last.text
    await wang.says("/notices 停电检休")
    assert "找到 1 份" in wang.last.text
    await liu.says("/notices")
    await liu.taps(liu.last.buttons[1])
    await liu.taps("📊 送达情况")
    assert "打开过 1" in liu.last.text

    await guest.says("/notices")
    assert "还没有通知" in guest.last.text
    await guest.opens("n1")

    assert "停电" not in guest.last.text


async def test_a_template_asks_for_its_blanks_and_for_what_the_law_wants(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    await liu.says("/notice")
    await liu.taps("🗓 会议通知")
    await liu.says("12月1日9:00")
    assert "最早可以在 12月7日 开始" in liu.last.text
    await liu.says("12月20日9:00")
    await liu.says("活动室")
    await liu.says("选聘物业\n使用维修资金")
    await liu.taps("幸福里")
    await liu.taps("只发业主")
    await liu.taps("🕒 定时发送")
    await liu.says("12月10日9:00")
    assert "最早可以在 12月25日 开始" in liu.last.text
    await liu.taps("不定时，马上发")
    assert [m for m in liu.messages if "☑️ 要求确认" in m.buttons]
    await liu.taps("✅ 发送")
    await later(town)

    assert "【业主大会会议通知】" in wang.last.text
    assert "12月20日9:00" in wang.last.text
    assert wang.last.buttons == ["我已知晓"]


async def test_it_goes_out_at_its_hour_and_not_before(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    await composed(liu, "🕒 定时发送")
    await liu.says("今天18:00")
    await liu.taps("✅ 发送")
    assert "将在 11月22日 18:00 发出" in liu.last.text
    town.clock.move(hours=8)
    await town.tick()
    assert [m for m in wang.messages if WORDS in m.text] == []
    town.clock.move(hours=1, minutes=5)
    await town.tick()
    await later(town)
    await town.tick()

    assert len([m for m in wang.messages if WORDS in m.text]) == 1
    assert "✅ 已发送" in liu.last.text


async def test_a_number_typed_answers_the_notice_that_is_seen(town: Town) -> None:
    liu, [wang, li] = await office(town, "王阿姨", "李叔")
    await li.says("/repair")
    number = await sent(town, liu, "⬜️ 要求确认")
    await wang.says("1")
    await li.says("1")

    known = {each.name: each.state for each in await lines(town, number)}
    assert known == {"王阿姨": State.ACKNOWLEDGED, "李叔": State.SENT}
    assert "已记下您知晓" in wang.last.text
