"""What stands in the way of a decision: whose step it is, how it is said, and until when."""

from decided import (
    LIFT,
    WHY,
    approve,
    objected,
    offices,
    propose,
    proposed,
    read,
    refuse,
    says_word,
    standing,
)
from meeting import until
from offices import compound, given, known, lives
from town import Town

from domain.decisions import DecisionId, Stage
from domain.people import Role
from services.decisions import publishing


async def test_each_step_is_for_those_whose_step_it_is(town: Town) -> None:
    here = await offices(town)
    await proposed(here)
    elsewhere = await given(town, town.guest("别处书记"), Role.COMMUNITY, "幸福里3号楼")
    administrator = town.administrator()
    lin_sees = ["✅ 同意", "❌ 不同意", "📢 决策公开"]

    for phone in (here.zhao, here.sun, here.he, here.liu, administrator, here.owners[0]):
        await phone.says("/start w1")
        assert phone.last.buttons == ["📢 决策公开"], phone.person.first_name
        await phone.presses("qg:1", on=phone.last)
        assert phone.toast, phone.person.first_name
    await elsewhere.says("/start w1")
    await elsewhere.presses("qg:1", on=elsewhere.last)
    assert "这一步由社区党组织表态" in elsewhere.toast
    assert (await read(town)).stage is Stage.REVIEW
    await here.lin.says("/start w1")
    assert here.lin.last.buttons == lin_sees


async def test_nobody_approves_what_they_proposed_for_another_office(town: Town) -> None:
    here = await offices(town)
    await given(town, here.zhao, Role.COMMUNITY)
    await propose(here.zhao)
    await here.zhao.says("/start w1")
    assert "✅ 同意" not in here.zhao.last.buttons

    await here.zhao.presses("qg:1", on=here.zhao.last)

    assert "您已经代表另一方表过态了" in here.zhao.toast
    assert (await read(town)).stage is Stage.REVIEW
    await approve(here.lin)
    assert (await read(town)).stage is Stage.ASSEMBLY


async def test_whoever_holds_two_offices_says_for_which_they_propose(town: Town) -> None:
    here = await offices(town)
    await given(town, here.zhao, Role.SECRETARY, "幸福里")
    await here.zhao.says("/start w")
    await here.zhao.taps("➕ 提议一项决策")
    await here.zhao.says(LIFT)
    assert "以谁的名义提议？" in here.zhao.last.text
    await here.zhao.taps("小区党支部")
    await here.zhao.taps("一般事项")
    await here.zhao.says(WHY)
    await here.zhao.taps("✅ 提交")

    assert (await read(town)).proposal.office == "branch"
    await here.zhao.taps("✅ 同意")
    await here.zhao.says("支部商议过，同意。")
    await here.zhao.taps("✅ 提交")
    spoke = [each.office for each in (await read(town)).opinions]
    assert spoke == ["branch", "branch"], "for the branch again, and not for the committee"
    assert "✅ 同意" not in here.zhao.last.buttons


async def test_a_word_is_in_writing_and_kept_whole(town: Town) -> None:
    here = await offices(town)
    await proposed(here)
    await here.lin.says("/start w1")
    await here.lin.taps("❌ 不同意")

    for unfit in ("不", "好" * 801, "好" * 4000):
        await here.lin.says(unfit)
        assert "请写清楚，不超过800个字" in here.lin.last.text
    assert (await read(town)).stage is Stage.REVIEW
    reason = "<b>资金</b>没有着落 & " + "由" * 700
    await here.lin.says(reason)
    await here.lin.taps("✅ 提交")

    decision = await read(town)
    assert decision.stage is Stage.REFUSED
    assert decision.opinions[-1].text == reason
    await here.owners[0].says("/start w1")
    assert reason in here.owners[0].last.text
    assert "没有通过" in here.zhao.last.text


async def test_of_two_phones_at_once_the_first_word_stands(town: Town) -> None:
    here = await offices(town)
    wu = await given(town, town.guest("吴社工"), Role.COMMUNITY)
    await proposed(here)
    for phone, label in ((here.lin, "✅ 同意"), (wu, "❌ 不同意")):
        await phone.says("/start w1")
        await phone.taps(label)
        await phone.says("已经研究过了。")

    await here.lin.taps("✅ 提交")
    await wu.taps("✅ 提交")

    assert "现在不在这一步" in wu.toast
    decision = await read(town)
    assert decision.stage is Stage.ASSEMBLY
    assert [each.approved for each in decision.opinions] == [True, True]


async def test_a_refused_one_is_proposed_anew_once(town: Town) -> None:
    here = await offices(town)
    await proposed(here)
    await refuse(here.lin)
    await here.zhao.says("/start w1")
    await here.liu.says("/start w1")
    for phone in (here.zhao, here.liu):
        await phone.taps("🔁 重新提议")
        await phone.taps("重大事项")
        await phone.says("改为分两年筹集。")
    await here.zhao.taps("✅ 提交")

    await here.liu.taps("✅ 提交")

    assert "已经重新提议过" in here.liu.toast
    assert (await read(town, 2)).grounds.former == 1


async def test_objections_are_taken_while_it_is_published_from_those_who_live_there(
    town: Town,
) -> None:
    here = await offices(town)
    await standing(here, Stage.PROCESS)
    wang = here.owners[0]
    await compound(town, "祥和苑", "1")
    far = await lives(town, town.guest("远邻"), "祥和苑1号楼1单元101")
    for phone, why in ((here.liu, "这项操作只有居民"), (far, "这项决策公开给住在那里")):
        await phone.says("/start w1")
        assert "✋ 我有异议" not in phone.last.buttons
        await phone.presses("qj:1", on=phone.last)
        assert why in phone.toast
    for _ in range(3):
        await says_word(wang, "✋ 我有异议", "电梯会挡住采光。")
    await wang.says("/start w1")
    await wang.taps("✋ 我有异议")
    assert "您已经提了3条异议" in wang.toast

    await until(town, "2026-11-29 08:50")
    await here.owners[1].says("/start w1")
    await here.owners[1].taps("✋ 我有异议")
    await here.owners[1].says("太贵了，负担不起。")
    await until(town, "2026-11-29 09:00")
    await here.owners[1].taps("✅ 提交")

    assert "现在不在公示期" in here.owners[1].toast
    async with town.linli.database.read() as unit:
        assert len(await unit.objections.of(DecisionId(1))) == 3
    assert (await read(town)).stage is Stage.PROCESS, "it waits until they are answered"


async def test_what_was_received_in_time_is_an_objection_in_time(town: Town) -> None:
    here = await offices(town)
    await standing(here, Stage.PROCESS)
    in_time = town.clock()
    town.clock.move(days=8)

    async with town.linli.database.write() as unit:
        by = await unit.people.get(await known(unit, here.owners[0]))
        await publishing.object_to(unit, DecisionId(1), "挡住采光了", by, in_time)

    await town.tick()
    assert (await read(town)).stage is Stage.PROCESS


async def test_an_objection_is_answered_once_by_those_who_keep_it(town: Town) -> None:
    here = await offices(town)
    await standing(here, Stage.PROCESS)
    await objected(here)
    for phone in (here.liu, here.lin):
        await phone.says("/start w1")
        await phone.taps("✋ 待答复的异议：1")
        await phone.taps(phone.last.buttons[0])
        await phone.says("做过测算，不受影响。")
    await here.owners[1].says("/start w1")
    await here.owners[1].presses("ql:1", on=here.owners[1].last)
    await here.liu.taps("✅ 提交")

    await here.lin.taps("✅ 提交")

    assert "已经答复了" in here.lin.toast
    async with town.linli.database.read() as unit:
        answers = [each.answer for each in await unit.objections.of(DecisionId(1))]
    assert answers == ["做过测算，不受影响。"]


async def test_what_comes_of_a_ticket_names_nobody_and_leads_back_to_it(town: Town) -> None:
    here = await offices(town)
    await here.owners[0].says("3号楼2单元电梯坏了，我是王阿姨，家住501")
    await here.owners[0].taps("✅ 提交")
    await here.zhao.says("/start w")
    await here.zhao.taps("➕ 提议一项决策")
    await here.zhao.says("#77")
    assert "没有找到这个工单" in here.zhao.last.text
    await here.zhao.says("#1")
    await here.zhao.taps("重大事项")
    await here.zhao.taps("使用维修资金")
    await here.zhao.says(WHY)
    await here.zhao.taps("✅ 提交")

    decision = await read(town)
    assert decision.grounds.ticket == 1
    assert decision.title.startswith("工单 #1：3号楼2单元电梯坏了")
    assert "王阿姨" not in decision.title
    assert "501" not in decision.title
    assert "来自工单 #1" in here.zhao.last.text


async def test_strangers_read_nothing_and_old_links_lead_somewhere(town: Town) -> None:
    here = await offices(town)
    await proposed(here)
    stranger = town.guest("路人甲")
    await stranger.opens()

    for said in ("/start w1", "/start w", "/start w99999999999", "/start wx"):
        await stranger.says(said)
        assert LIFT not in stranger.last.text
    await here.owners[0].says("/start w77")
    assert "没有这项决策" in here.owners[0].last.text
