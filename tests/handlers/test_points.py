"""/points: what a volunteer has, and staff who put it right."""

import io

import openpyxl
from helping import posted, task, volunteer
from offices import compound, given, known
from points_scenes import at_the_points
from served import entered, served
from town import Town

from domain.people import Role
from playground import Phone
from playground.chats import Message

PNG = b"\x89PNG"


def content(town: Town, message: Message, kind: str) -> bytes:
    sent = message.body[kind]
    stored = town.world.files.find((sent[-1] if kind == "photo" else sent)["file_id"])
    assert stored is not None
    return stored.data


async def test_whoever_has_done_nothing_yet_learns_how_points_come(town: Town) -> None:
    wang = town.resident()

    await wang.says("/points")

    assert "还没有积分" in wang.last.text
    assert "/tasks" in wang.last.text
    assert wang.last.buttons == []


async def test_points_hours_and_what_they_were_for_are_shown(town: Town) -> None:
    zhao = await volunteer(town)
    await served(town, zhao, "打扫楼道", hours=2)
    await served(town, zhao, "陪诊", minutes=30)

    await zhao.says("/points")

    lines = zhao.last.text.splitlines()
    assert lines[0] == "🏅 可用积分：3分"
    assert lines[1] == "本月服务：2.5小时"
    assert [line for line in lines if "陪诊" in line or "打扫" in line] == [
        "11月22日  +1  陪诊",
        "11月22日  +2  打扫楼道",
    ]


async def test_what_staff_entered_afterwards_is_marked_and_counted_apart(town: Town) -> None:
    zhao = await volunteer(town)
    await entered(town, zhao)

    await zhao.says("/points")

    assert "可用积分：0分" in zhao.last.text
    assert "另有补录积分2分，只作记录，不能兑换。" in zhao.last.text
    assert "夏天的清洁（补录）" in zhao.last.text


async def test_the_table_of_the_committee_is_the_one_that_counts(town: Town) -> None:
    """Difficulty 1 for two hours: the second column of the first row."""
    zhao = await volunteer(town)

    claim = await served(town, zhao, hours=2)

    table = town.linli.settings.neighbourhood.volunteers.points
    assert claim.task.difficulty == 1
    async with town.linli.database.read() as unit:
        [entry] = await unit.ledger.entries(claim.person.id, 9)
    assert entry.change == table[0][1]


async def test_older_records_are_on_further_pages(town: Town) -> None:
    zhao = await at_the_points(town, 8)
    first = zhao.last.text

    await zhao.taps("▶️")

    assert "第7件事" in first
    assert "第1件事" not in first
    assert "第1件事" in zhao.last.text
    assert "◀️" in zhao.last.buttons
    assert "▶️" not in zhao.last.buttons


async def test_in_a_group_they_are_told_in_private(town: Town) -> None:
    zhao = await at_the_points(town)
    court = town.group("3号楼业主群", zhao)

    await zhao.says("/points", chat=court)

    said = [message.text for message in court.messages.values()]
    assert not any("积分：" in text for text in said)
    assert "可用积分" in zhao.last.text


async def test_a_page_pressed_in_a_group_shows_nothing_there(town: Town) -> None:
    zhao = await at_the_points(town)
    court = await posted(town, await task(town), zhao)

    await zhao.presses("pp:0", on=zhao.sees(court)[-1])

    assert not any("可用积分" in message.text for message in court.messages.values())


async def test_the_picture_says_its_numbers_in_words_too(town: Town) -> None:
    zhao = await at_the_points(town)

    await zhao.taps("看图")

    assert content(town, zhao.last, "photo").startswith(PNG)
    assert "可用积分：1分" in zhao.last.words
    assert "本月服务：30分钟" in zhao.last.words
    assert zhao.last.buttons == ["📄 表格 XLSX"]


async def test_the_table_has_every_record_and_every_month(town: Town) -> None:
    zhao = await volunteer(town)
    await served(town, zhao, "=1+1", hours=2)
    await entered(town, zhao)
    await zhao.says("/points")

    await zhao.taps("表格")

    book = openpyxl.load_workbook(io.BytesIO(content(town, zhao.last, "document")))
    assert book.sheetnames == ["明细", "按月"]
    records = [[cell.value for cell in row] for row in book["明细"].iter_rows(max_row=3)]
    assert records[1][1:] == [2, "夏天的清洁（补录）", "事后补录"]
    assert records[2][1:] == [2, "=1+1", "可兑换"]
    assert book["明细"]["C3"].data_type == "s"
    [*_, november] = [[cell.value for cell in row] for row in book["按月"].iter_rows(max_row=7)]
    assert november == ["2026年11月", 4, 4]
    assert zhao.last.body["document"]["file_name"] == "赵阿姨的积分.xlsx"


async def _corrects(town: Town, chen: Phone, *said: str) -> None:
    await chen.says("/points")
    await chen.taps("✏️ 更正积分")
    for each in said:
        if any(each in label for label in chen.last.buttons):
            await chen.taps(each, on=chen.last)
        else:
            await chen.says(each)


async def test_staff_correct_an_entry_and_the_volunteer_hears_why(town: Town) -> None:
    zhao, chen = await volunteer(town), town.administrator()
    await served(town, zhao, "打扫楼道", hours=4)

    await _corrects(town, chen, "赵阿姨", "打扫楼道", "1", "只来了半小时")
    assert "3分 → 1分" in chen.last.text
    await chen.taps("✅ 提交")

    assert "已改为1分" in chen.last.text
    assert "3分改为1分" in zhao.last.text
    assert "只来了半小时" in zhao.last.text
    await zhao.says("/points")
    assert "可用积分：1分" in zhao.last.text
    assert "−2  更正：只来了半小时" in zhao.last.text
    assert "+3  打扫楼道" in zhao.last.text


async def test_a_number_that_cannot_be_is_asked_for_again(town: Town) -> None:
    zhao, chen = await volunteer(town), town.administrator()
    await served(town, zhao, "打扫楼道", hours=4)

    await _corrects(town, chen, "赵阿姨", "打扫楼道", "99")
    assert "不要超过" in chen.last.text
    await chen.says("一分")
    assert "整数" in chen.last.text
    await chen.says("3")

    assert "现在就是这个分数" in chen.last.text


async def test_two_of_the_staff_at_once_correct_it_once(town: Town) -> None:
    zhao, chen, lin = await volunteer(town), town.administrator(), town.guest("林社工")
    await given(town, lin, Role.COMMUNITY)
    await served(town, zhao, "打扫楼道", hours=4)
    await _corrects(town, chen, "赵阿姨", "打扫楼道", "1", "只来了半小时")
    await _corrects(town, lin, "赵阿姨", "打扫楼道", "2", "来了一小时")
    await chen.taps("✅ 提交")

    await lin.taps("✅ 提交")

    assert "已有别人更正过" in lin.toast
    await zhao.says("/points")
    assert "可用积分：1分" in zhao.last.text


async def test_nobody_corrects_their_own(town: Town) -> None:
    chen = town.administrator()
    await chen.says("/start")
    await served(town, await _volunteering(town, chen), "打扫楼道")

    await _corrects(town, chen, "陈主任")

    assert "自己的积分不能自己改" in chen.last.text


async def _volunteering(town: Town, phone: Phone) -> Phone:
    return await given(town, phone, Role.VOLUNTEER)


async def test_a_community_worker_of_one_place_corrects_nothing_of_another(town: Town) -> None:
    await compound(town, "幸福里", "3")
    await compound(town, "和谐苑", "1")
    zhao, lin = await volunteer(town), town.guest("林社工")
    await given(town, lin, Role.COMMUNITY, "和谐苑")
    await served(town, zhao, "打扫楼道", "幸福里")

    await _corrects(town, lin, str(zhao.person.id))

    assert "还没有积分" in lin.last.text


async def test_whoever_may_not_correct_is_offered_no_such_button(town: Town) -> None:
    await compound(town)
    head = await given(town, town.guest("周楼长"), Role.BUILDING_HEAD, "3号楼")

    await head.says("/points")
    await head.presses("pc", on=head.last)

    assert head.last.buttons == []
    assert "只有" in head.toast


async def test_whoever_cannot_be_reached_is_to_be_told_by_the_staff(town: Town) -> None:
    zhao, chen = await volunteer(town), town.administrator()
    await served(town, zhao, "打扫楼道", hours=4)
    async with town.linli.database.write() as unit:
        await unit.people.reach(zhao.person.id, reachable=False)

    await _corrects(town, chen, "赵阿姨", "打扫楼道", "1", "只来了半小时")
    await chen.taps("✅ 提交")

    assert "请您当面说一声" in chen.last.text


async def test_an_export_tells_every_record(town: Town) -> None:
    zhao = await volunteer(town)
    await served(town, zhao, "打扫楼道", hours=4)

    async with town.linli.database.read() as unit:
        person = await unit.people.get(await known(unit, zhao))
        t = town.linli.languages.default
        told = [await each(unit, person, t) for each in town.linli.routes.chapters]

    assert any("可用积分：3分" in chapter and "+3  打扫楼道" in chapter for chapter in told)
