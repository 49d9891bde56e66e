"""The 25th, from a call for items to published minutes."""

from meeting import (
    check_in,
    discussing,
    group,
    items,
    neighbours,
    over,
    panel,
    propose,
    read,
    second,
    secretary,
    until,
)
from serving import files
from town import Town

from domain.meetings import ItemStage, MeetingStage


async def test_a_proposal_becomes_a_resolution_that_is_a_ticket(town: Town) -> None:
    wang, zhang, li, zhao = await neighbours(town, "王阿姨", "张大爷", "李婶", "赵叔")
    liu = await secretary(town)
    chat = await group(town, wang, zhang)
    await town.tick()
    await until(town, "2026-12-10 09:30")
    assert "征集议题" in wang.last.text
    await propose(wang, "3号楼门口加装充电桩")
    for phone in (zhang, li, zhao):
        await second(phone)
    await zhang.taps("参加", chat=chat)
    await until(town, "2026-12-20 09:30")
    assert [item.stage for item in await items(town)] == [ItemStage.LISTED]
    await until(town, "2026-12-25 18:40")
    for phone in (wang, zhang, li, liu):
        await check_in(town, phone)
    await liu.says("/meeting")
    await liu.taps("🎤 主持")
    panel = liu.last
    await liu.taps(next(b for b in panel.buttons if "充电桩" in b))
    await liu.taps("📝 记录发言", on=panel)
    await liu.says("王阿姨：飞线充电太危险")
    await liu.taps("🗳 开始表决")
    await wang.taps("赞成")
    await zhang.taps("赞成")
    await li.taps("反对")
    await liu.taps("🗳 结束表决")
    await liu.taps("✅ 形成决议")
    await liu.taps("按提议办")
    await liu.says("物业")
    await liu.taps("一个月内")
    await liu.taps("✅ 通过决议")
    await liu.taps("🏁 散会")
    await until(town, "2026-12-26 09:30")
    assert "飞线充电" in wang.last.text
    await zhang.taps("✏️ 我要更正")
    await zhang.says("充电桩应装在东门")
    await until(town, "2026-12-29 10:00")

    assert (await read(town)).stage is MeetingStage.PUBLISHED
    [minutes] = [each.words for each in zhang.sees(chat) if "东门" in each.words]
    assert "王阿姨" not in minutes
    assert (await town.ticket(1)).text == "3号楼门口加装充电桩"
    await until(town, "2027-01-10 10:00")
    assert "⏳ 办理中：3号楼门口加装充电桩" in wang.last.text


async def test_the_chair_has_the_sheet_for_the_notice_board(town: Town) -> None:
    _, _, liu = await over(town)

    await until(town, "2026-12-29 10:00")

    sheet = files(town, liu)[-1]
    assert sheet.name == "会议纪要.pdf"
    assert sheet.data.startswith(b"%PDF")


async def test_whoever_speaks_waits_in_line_and_is_called(town: Town) -> None:
    wang, zhang, liu = await discussing(town)
    await wang.taps("✋ 我要发言")
    await zhang.taps("✋ 我要发言")

    await liu.taps("🎤 下一位发言")
    await wang.taps("📝 记录发言")
    await wang.says("东门最合适")
    await panel(liu)
    assert "王阿姨" in liu.last.text
    await liu.taps("📝 记录发言")
    await liu.says("也支持装在东门")

    async with town.linli.database.read() as unit:
        [item, _] = await unit.items.of((await read(town)).id)
        said = [(each.name, each.text) for each in await unit.discussions.remarks(item.id)]
    assert said == [("王阿姨", "东门最合适"), ("王阿姨", "也支持装在东门")]

    assert "🎤 正在发言：王阿姨" in liu.last.text
    await panel(liu)
    await liu.taps("🗳 开始表决")
    await panel(liu)
    assert "正在发言" not in liu.last.text, "everybody votes, nobody speaks"
    assert "先结束表决、再结束这一项，才能散会" in liu.last.text
    await liu.taps("📝 记录发言")
    await liu.says("有人问费用谁出")
    async with town.linli.database.read() as unit:
        last = (await unit.discussions.remarks(item.id))[-1]
    assert (last.name, last.text) == ("刘书记", "有人问费用谁出")


async def test_both_the_draft_and_what_was_corrected_are_kept(town: Town) -> None:
    wang, zhang, _ = await over(town)
    await wang.taps("👍 没有问题")
    await zhang.taps("✏️ 我要更正")
    await zhang.says("还说了晾衣绳的事")
    async with town.linli.database.read() as unit:
        drafted = await unit.resolutions.minutes((await read(town)).id)

    await until(town, "2026-12-29 10:00")
    await wang.says("/start m1")
    await wang.taps("📄 会议纪要")

    assert drafted in wang.last.text
    assert "张大爷：还说了晾衣绳的事" in wang.last.text
    assert "到会 3 人，1 人认可" in wang.last.text


async def test_after_seventy_two_hours_nothing_is_corrected(town: Town) -> None:
    wang, _, _ = await over(town)
    draft = wang.last
    await until(town, "2026-12-29 09:31")

    await wang.taps("✏️ 我要更正", on=draft)

    async with town.linli.database.read() as unit:
        assert not await unit.resolutions.amendments((await read(town)).id)


async def test_everything_of_a_meeting_is_said_in_english_too(town: Town) -> None:
    wang, _, _ = await over(town)
    await wang.says("/lang")
    await wang.taps("English")

    await wang.says("/start m1")

    assert "residents' meeting, month 12" in wang.last.text
    assert "📄 Minutes" in wang.last.buttons


async def test_words_under_the_panel_are_a_remark_without_a_tap(town: Town) -> None:
    wang, _, liu = await discussing(town)
    await liu.says("张大爷：东门最合适", reply_to=liu.last)
    await wang.says("我同意", reply_to=wang.last)

    async with town.linli.database.read() as unit:
        [item, _] = await unit.items.of((await read(town)).id)
        said = [(each.name, each.text) for each in await unit.discussions.remarks(item.id)]
    assert said == [("张大爷", "东门最合适"), ("王阿姨", "我同意")]
