"""三议一审两公开 and 支部先议, each walked from its proposal to what was done and shown."""

from datetime import timedelta

from decided import (
    LIFT,
    WHY,
    Offices,
    approve,
    called,
    offices,
    propose,
    read,
    resolved,
    to_the_assembly,
    voted,
)
from meeting import agenda, until
from offices import known
from town import Town

from domain.decisions import Procedure, Stage
from domain.meetings import MeetingId
from domain.votes import VoteId
from handlers.kit.voting import code
from playground import Phone
from playground.chats import Message
from services import votes
from services.resolving import Whence, Wish, put_to_work
from services.votes import calling


def group_card(here: Offices, begins: str) -> Message:
    return next(m for m in here.owners[0].sees(here.group) if m.text.startswith(begins))


async def timeline(phone: Phone, number: int = 1) -> str:
    await phone.says(f"/start w{number}")
    return phone.last.text


async def _objects_and_is_answered(here: Offices) -> None:
    wang, liu = here.owners[0], here.liu
    await wang.taps("✋ 我有异议", chat=here.group)
    await wang.says("电梯会挡住我家101的采光，我是王阿姨")
    await wang.taps("✅ 提交")
    await liu.taps("📢 查看")
    assert "王阿姨：电梯会挡住我家101的采光" in liu.last.text
    await liu.taps("✋ 待答复的异议：1")
    await liu.taps(liu.last.buttons[0])
    await liu.says("做过采光测算，一楼不受影响，图纸在居委会可看。")
    await liu.taps("✅ 提交")

    assert "做过采光测算" in wang.last.text


async def _done_by_the_company(here: Offices) -> None:
    await here.sun.taps("接单")
    await here.sun.taps("完成")
    await here.sun.sends_photo("电梯装好了")
    await here.sun.taps("✅ 提交")
    await until(here.town, "2026-12-28 19:05")
    await here.town.tick()


async def _says_how_it_was_decided(here: Offices) -> None:
    shown = group_card(here, "📢 过程公示").text
    assert WHY in shown
    assert "街道党工委：同意\n程序合规，同意实施。" in shown
    assert "业主大会同意。\n参加表决：3户（共4户），240.00㎡（共320.00㎡）；同意：3户" in shown
    async with here.town.linli.database.read() as unit:
        assert code((await votes.results(unit, VoteId(1))).head) in shown, "anybody can check it"
    assert "没有异议" in shown
    assert not [name for name in ("赵主任", "林社工", "何科长") if name in shown]


async def test_three_reviews_one_approval_two_publications(town: Town) -> None:
    here = await offices(town)
    await to_the_assembly(here)
    assert [each.office for each in (await read(town)).opinions] == ["committee", "community"]
    await called(here)
    assert LIFT in here.owners[3].sees(here.group)[-1].text, "the groups read what is voted on"
    await voted(here)
    assert (await read(town)).stage is Stage.APPROVAL
    assert "街道党工委书面表态" in here.he.last.text
    await approve(here.he, "程序合规，同意实施。")
    await town.tick()

    await _says_how_it_was_decided(here)
    assert "过程公示" in here.owners[3].last.text, "each neighbour hears of it"

    await _objects_and_is_answered(here)
    assert "异议1条，已答复1条" in group_card(here, "📢 过程公示").text
    seen = await timeline(here.owners[1])
    assert "一位邻居：电梯会挡住我家***的采光，我是王**" in seen
    assert "答复：做过采光测算" in seen
    assert "业主委员会（赵主任）提议" in seen

    await until(town, "2026-12-21 09:05")
    assert (await read(town)).stage is Stage.RESOLVING
    await resolved(here)
    assert "幸福物业负责，1月20日前办完；工单 #1" in group_card(here, "📢 结果公示").text
    assert "结果公示" not in here.owners[2].last.text, "the clock tells them, some at a time"
    await town.tick()
    assert "结果公示" in here.owners[2].last.text

    await _done_by_the_company(here)
    assert (await read(town)).stage is Stage.DONE
    assert any("决定的事办好了" in each.text for each in here.owners[0].sees(here.group))
    assert "✅ 已办结：给3号楼加装电梯" in await timeline(here.owners[2])


async def test_the_branch_first_then_three_parties_then_the_owners(town: Town) -> None:
    here = await offices(town)
    await propose(here.liu, "楼道换声控灯", "每层一盏，约三千元。", "一般事项：支部先议、三方商议")
    assert (await read(town)).procedure is Procedure.SMALL
    await approve(here.zhao, "业主都盼着，同意。")
    await approve(here.sun, "物业可以施工。")
    assert (await read(town)).stage is Stage.CONSULTATION, "the branch has not said its word"
    await approve(here.liu, "支部商议，同意。")
    assert (await read(town)).stage is Stage.ASSEMBLY
    await called(here)
    await voted(here)
    await town.tick()

    assert (await read(town)).stage is Stage.PROCESS, "the street has no step in it"
    shown = group_card(here, "📢 过程公示").text
    assert shown.index("小区党支部提议") < shown.index("业主委员会：同意")
    assert "物业服务企业：同意\n物业可以施工。" in shown
    await until(town, "2026-12-21 09:05")
    await resolved(here)
    await town.tick()
    await _done_by_the_company(here)

    assert (await read(town)).stage is Stage.DONE
    assert any("决定的事办好了" in each.text for each in here.owners[0].sees(here.group))


async def test_what_the_owners_turn_down_ends_and_may_be_proposed_anew(town: Town) -> None:
    here = await offices(town)
    await to_the_assembly(here)
    await called(here)
    await voted(here, "反对", 4)

    assert (await read(town)).stage is Stage.REFUSED
    assert "业主大会没有同意。" in await timeline(here.zhao)
    await here.zhao.taps("🔁 重新提议")
    await here.zhao.taps("重大事项")
    await here.zhao.says("改为财政补贴一半，每户只出三千元。")
    await here.zhao.taps("✅ 提交")
    anew = await read(town, 2)
    assert anew.grounds.former == 1
    assert anew.title == LIFT
    assert "已重新提议，现在是第2号决策" in await timeline(here.owners[0])
    assert "原来是第1号决策" in await timeline(here.owners[0], 2)


async def test_a_vote_that_is_called_off_is_called_again(town: Town) -> None:
    here = await offices(town)
    await to_the_assembly(here)
    await called(here)
    async with town.linli.database.write() as unit:
        by = await unit.people.get(await known(unit, here.liu))
        await calling.call_off(unit, VoteId(1), "改期", by)
    await town.tick()

    assert (await read(town)).vote is None
    await here.zhao.says("/start w1")
    assert "🗳 召集业主大会表决" in here.zhao.last.buttons


async def test_what_a_meeting_resolved_is_put_to_the_owners(town: Town) -> None:
    here = await offices(town)
    await agenda(town, here.owners[0], here.liu, "加装充电桩")
    async with town.linli.database.write() as unit:
        by = await unit.people.get(await known(unit, here.liu))
        [item] = await unit.items.of(MeetingId(1))
        area, meeting = item.meeting.area, item.meeting.id
        wish = Wish(text="加装充电桩二十个", owner="物业", due_at=town.clock() + timedelta(days=9))
        await put_to_work(unit, Whence(area=area, meeting=meeting, item=item.id), wish, by)
    await here.zhao.says("/start w")
    await here.zhao.taps("➕ 提议一项决策")
    await here.zhao.taps("加装充电桩二十个")
    await here.zhao.taps("重大事项")
    await here.zhao.taps("改变共有部分用途")
    await here.zhao.says(WHY)
    await here.zhao.taps("✅ 提交")

    assert (await read(town)).grounds.resolution == 1
    assert "来自议事会的决议" in await timeline(here.owners[0])
