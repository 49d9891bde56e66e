"""业主大会: what is missing, and the doors that a building head knocks at."""

import io

import openpyxl
from assembling import announced, at_the_doors, court, opened, over, pack, panel
from calling import move_to, vote
from meeting import group
from offices import given
from paper import pages
from serving import files
from town import Town

from domain.areas import Level
from domain.people import Role
from domain.votes import VoteId


async def test_a_building_head_walks_their_own_building_with_a_tap_a_door(town: Town) -> None:
    here = await opened(town)
    await here.wang.says("/vote")
    await here.wang.taps("反对")
    await panel(here.zhou)
    assert "还差 5 户、346.67㎡；缺口最大：5号楼、3号楼" in here.zhou.last.text
    await here.zhou.taps("🚪 敲门名单")
    assert [each for each in here.zhou.last.buttons if "号楼" in each] == ["3号楼 · 3"]
    await here.zhou.taps("3号楼 · 3")
    assert "▶️ 1单元501室" in here.zhou.last.text
    await here.zhou.taps("🚪 没人在家")
    assert "▶️ 2单元101室" in here.zhou.last.text
    await here.zhou.taps("🗳 说会投票")
    await here.zhou.taps("📝 收到纸质票")

    assert "1单元501室 🚪 没人在家" in here.zhou.last.text
    assert "2单元101室 🗳 说会投票" in here.zhou.last.text
    assert "2单元501室 📝 收到纸质票" in here.zhou.last.text
    said = str([message.text for message in here.zhou.messages])
    assert [word for word in ("1单元101室", "反对票", "王阿姨") if word in said] == []


async def test_the_doors_are_a_sheet_to_tick_with_a_pencil(town: Town) -> None:
    here = await opened(town)
    await panel(here.zhou)
    await here.zhou.taps("🚪 敲门名单")
    await here.zhou.taps("3号楼 · 4")
    await here.zhou.taps("🚪 没人在家")

    await here.zhou.taps("🖨 打印名单")

    [*_, sheet] = files(town, here.zhou)
    assert sheet.name == "敲门名单-幸福里3号楼.pdf"
    text = "".join(page.words for page in pages(sheet.data))
    assert "2单元501室" in text
    assert "没人在家" in text
    assert "√" in text


async def test_other_buildings_doors_are_nobodys_to_see(town: Town) -> None:
    here = await opened(town)
    async with town.linli.database.read() as unit:
        [five] = await unit.areas.called([await unit.areas.root()], Level.BUILDING, "5")
        [*_, voter] = await unit.votes.voters(VoteId(1))
    await panel(here.zhou)
    for forged in (f"ov:1:{five.id}:0", f"of:1:{five.id}", f"ot:1:{voter.id}:0", "ol:1:0"):
        await here.zhou.presses(forged, on=here.zhou.last)
        assert "负责" in here.zhou.toast or "这项操作只有" in here.zhou.toast
    await here.wang.presses("og:1", on=here.wang.last)
    await here.wang.presses(f"ov:1:{five.id}:0", on=here.wang.last)

    assert "单元" not in here.zhou.last.text
    assert "5号楼" not in here.wang.last.text
    async with town.linli.database.read() as unit:
        assert await unit._session.all("SELECT * FROM knocks") == []


async def test_in_groups_stands_how_many_are_missing_and_never_who(town: Town) -> None:
    here = await court(town)
    chat = await group(town, here.wang, here.zhou, here.liu)
    await opened(town, here)
    await panel(here.liu)
    pressed = str(here.liu.last.rows[0][1]["callback_data"])
    posted = here.liu.sees(chat)[-1]

    await here.zhou.presses(pressed, on=posted)
    await here.zhou.presses("oa:1", on=posted)

    told = str([(message.text, message.buttons) for message in here.zhou.sees(chat)])
    assert [word for word in ("1单元", "501", "赵大叔") if word in told] == []
    assert "1单元" in here.zhou.last.text or "🚪" in str(here.zhou.last.buttons)


async def test_what_was_ticked_is_forgotten_with_the_result(town: Town) -> None:
    here = await opened(town)
    await panel(here.zhou)
    await here.zhou.taps("🚪 敲门名单")
    await here.zhou.taps("3号楼 · 4")
    await here.zhou.taps("✔️ 去过了")
    old = here.zhou.last
    await over(here)
    await town.tick()

    await here.zhou.presses("od:1:0", on=old)

    assert "来晚了" in here.zhou.toast or "截止" in here.zhou.toast
    async with town.linli.database.read() as unit:
        assert await unit._session.all("SELECT * FROM knocks") == []


async def test_the_pack_is_for_those_who_may_see_the_roll_and_for_a_year(town: Town) -> None:
    here = await court(town)
    committee = await given(town, town.guest("业委会孙"), Role.COMMITTEE, "幸福里")
    await opened(town, here)
    await here.liu.presses("oj:1", on=here.liu.last)
    assert "还没有" in here.liu.toast or "计票" in here.liu.toast
    await over(here)
    for phone in (committee, here.zhou, here.wang):
        before = len(files(town, phone))
        await phone.presses("oj:1", on=phone.last)
        assert len(files(town, phone)) == before
    chat = await group(town, here.liu, here.wang)
    await here.liu.says("/vote", chat=chat)
    shown = [message for message in here.liu.sees(chat) if message.buttons]
    for message in shown:
        await here.liu.presses("oj:1", on=message)
    assert not any("document" in message.body for message in here.liu.sees(chat))
    assert "ballots.json" in await pack(here, here.lin)

    town.clock.move(days=380)
    await town.tick()
    await here.liu.presses("oj:1", on=here.liu.last)

    assert "一年期限已过" in here.liu.toast
    async with town.linli.database.read() as unit:
        assert await unit.served.of(VoteId(1)) == []


async def test_the_silent_count_only_by_a_clause_and_where_it_is_proven(town: Town) -> None:
    here = await announced(town)
    await here.zhang.taps("我已知晓")
    await panel(here.liu)
    await here.liu.taps("⚖️ 未表态的计入参与")
    await here.liu.says("没有")
    assert "条款原文" in here.liu.last.text
    await here.liu.says("第十二条：已送达未表态的业主，计入参与。")
    assert "2022 年有法院认可过" in here.liu.last.text
    await here.liu.taps("⚖️ 我已看清，确认计入")
    async with town.linli.database.write() as unit:
        await unit._session.run("UPDATE served SET state = 'done' WHERE how = 'message'")
    await move_to(town, (await vote(town)).opens_at)
    await here.liu.presses("ou:1", on=here.liu.last)
    assert "表决已经开始" in here.liu.toast
    await here.wang.says("/vote")
    await here.wang.taps("赞成")
    await over(here)

    async with town.linli.database.read() as unit:
        from services.votes.outcome import outcome  # noqa: PLC0415

        came = await outcome(unit, await unit.votes.get(VoteId(1)))
    assert (came.silent_counted.heads, came.took_part.heads) == (1, 2)
    files_ = await pack(here, here.liu)
    cast = openpyxl.load_workbook(io.BytesIO(files_["3 计票.xlsx"])).worksheets[1]
    said = [row[2] for row in cast.iter_rows(values_only=True)]
    assert (said.count("未表态（计入参与）"), said.count("未参与")) == (1, 6)
    readme = files_["0 说明.txt"].decode("utf-8-sig")
    assert "。。" not in readme
    assert "第十二条" in readme
    assert "存在争议" in readme
    await panel(here.liu)
    assert "还差" not in here.liu.last.text, "the result counted the silent, and says what is so"


async def test_without_a_clause_nobodys_silence_counts(town: Town) -> None:
    here = await announced(town)
    await at_the_doors(town)
    await move_to(town, (await vote(town)).opens_at)
    await here.liu.presses("oz:1", on=here.liu.last)
    assert "表决已经开始" in here.liu.toast
    await over(here)

    async with town.linli.database.read() as unit:
        from services.votes.outcome import outcome  # noqa: PLC0415

        came = await outcome(unit, await unit.votes.get(VoteId(1)))
    assert came.took_part.heads == 0
