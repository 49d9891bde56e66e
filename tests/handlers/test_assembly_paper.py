"""业主大会: paper ballots are entered by two people who do not see each other's entry."""

from assembling import (
    TITLE,
    ZHAO,
    choices,
    court,
    enter_again,
    enter_paper,
    give_proxy,
    opened,
    over,
    panel,
)
from calling import move_to, vote
from offices import given, known
from town import Town

from domain.papers import Paper, PaperState
from domain.people import Role
from domain.votes import VoteId
from playground import Phone


async def papers(town: Town) -> list[Paper]:
    async with town.linli.database.read() as unit:
        return list(await unit.papers.of(VoteId(1)))


async def votes(phone: Phone, choice: str) -> None:
    await phone.says("/vote")
    await phone.taps(choice)


async def test_the_second_entry_is_blind_and_two_alike_count(town: Town) -> None:
    here = await opened(town)
    await enter_paper(here.zhou)
    assert await choices(town) == {}
    await here.lin.taps("🔍 复核纸质票")
    await here.lin.taps("幸福里3号楼2单元501室")
    shown = [message for message in here.lin.messages if "photo" in message.body]
    assert shown
    assert "赞成" not in here.lin.last.text
    await here.lin.taps("赞成")

    assert await choices(town) == {"3-2-501": ("for", False)}
    [paper] = await papers(town)
    assert (paper.state, [each.choice for each in paper.entries]) == (
        PaperState.COUNTED,
        ["for", "for"],
    )


async def test_where_two_differ_both_hear_so_and_a_third_decides(town: Town) -> None:
    here = await opened(town)
    await enter_paper(here.zhou, choice="赞成")
    await enter_again(here.lin, "反对")
    assert "要请第三个人再录一次" in here.lin.last.text
    assert "不一致" in here.zhou.last.text
    assert "反对" not in here.zhou.last.text
    assert await choices(town) == {}

    await enter_again(here.liu, "反对")

    assert await choices(town) == {"3-2-501": ("against", False)}


async def test_three_unlike_entries_begin_anew(town: Town) -> None:
    here = await opened(town)
    await enter_paper(here.zhou, choice="赞成")
    await enter_again(here.lin, "反对")
    await enter_again(here.liu, "弃权")
    assert "重新拍照" in here.zhou.last.text

    await enter_paper(here.lin)
    await enter_again(here.zhou)

    assert await choices(town) == {"3-2-501": ("for", False)}
    assert [each.state for each in await papers(town)] == [PaperState.DROPPED, PaperState.COUNTED]


async def test_nobody_is_the_second_one_after_themselves(town: Town) -> None:
    here = await opened(town)
    await enter_paper(here.zhou)
    [paper] = await papers(town)
    await panel(here.zhou)
    assert not any("复核" in each for each in here.zhou.last.buttons)
    await here.zhou.taps("📝 录入纸质票")
    await here.zhou.says(ZHAO)
    assert "第二次要由别人来录" in here.zhou.last.text

    await here.zhou.presses(f"oy:{paper.id}:0", on=here.zhou.last)

    assert "要由别人来录" in here.zhou.toast
    assert await choices(town) == {}


async def test_without_a_photo_nothing_is_entered(town: Town) -> None:
    here = await opened(town)
    await panel(here.zhou)
    await here.zhou.taps("📝 录入纸质票")
    await here.zhou.says("3号楼9单元909")
    assert "找不到这一户" in here.zhou.last.text
    await here.zhou.says("5号楼2单元501")
    assert "不归您负责" in here.zhou.last.text
    await here.zhou.says(ZHAO)
    await here.zhou.says("赞成")
    assert "请拍一张整张票的照片" in here.zhou.last.text
    await here.zhou.sends_voice()

    assert "请拍一张整张票的照片" in here.zhou.last.text
    assert await papers(town) == []


async def test_who_voted_online_is_counted_online_and_once(town: Town) -> None:
    here = await opened(town, changeable=False)
    await votes(here.zhao, "反对")
    await here.zhao.taps("✅ 确定投出")
    await enter_paper(here.zhou)
    await enter_again(here.lin)
    assert "以网上的为准" in here.lin.last.text
    await enter_paper(here.zhou, "3号楼2单元101")
    await enter_again(here.lin, door="3号楼2单元101")
    assert (await choices(town))["3-2-101"] == ("for", False)

    await votes(here.li, "弃权")
    await here.li.taps("✅ 确定投出")

    assert await choices(town) == {"3-2-501": ("against", True), "3-2-101": ("abstain", True)}
    assert {each.state for each in await papers(town)} == {PaperState.ASIDE}


async def test_where_paper_counts_the_online_ballot_gives_way(town: Town) -> None:
    here = await opened(town)
    async with town.linli.database.write() as unit:
        await unit._session.run("UPDATE assemblies SET prefers = 'paper'")
    await votes(here.zhao, "反对")
    await enter_paper(here.zhou)
    await enter_again(here.lin)
    assert await choices(town) == {"3-2-501": ("for", False)}

    await votes(here.zhao, "反对")

    assert "以纸质票为准" in here.zhao.toast
    assert await choices(town) == {"3-2-501": ("for", False)}


async def test_on_paper_the_owner_comes_before_their_proxy(town: Town) -> None:
    here = await opened(town)
    await give_proxy(here, ZHAO)
    await _for(here.qian, "2单元501")
    await here.qian.taps("反对")
    assert await choices(town) == {"3-2-501": ("against", True)}
    await enter_paper(here.zhou)
    await enter_again(here.lin)
    assert await choices(town) == {"3-2-501": ("for", False)}

    await _for(here.qian, "2单元501")
    await here.qian.taps("反对")

    assert await choices(town) == {"3-2-501": ("for", False)}


async def _for(phone: Phone, door: str) -> None:
    """The card of that voice."""
    await phone.says("/vote")
    label = next(each for each in phone.last.buttons if door in each or TITLE in each)
    await phone.taps(label)
    if any(door in each for each in phone.last.buttons):
        await phone.taps(next(each for each in phone.last.buttons if door in each))


async def test_after_the_close_nothing_is_entered(town: Town) -> None:
    here = await opened(town)
    await enter_paper(here.zhou)
    [paper] = await papers(town)
    await panel(here.lin)
    old = here.lin.last
    await move_to(town, (await vote(town)).closes_at, seconds=-1)
    town.clock.move(seconds=2)

    await here.lin.presses(f"oy:{paper.id}:0", on=old)
    assert "来晚了，不计入" in here.lin.toast
    await here.lin.presses("oe:1", on=old)

    assert "来晚了，不计入" in here.lin.toast
    await over(here)
    assert await choices(town) == {}


async def test_a_secret_vote_takes_no_paper(town: Town) -> None:
    here = await opened(town, secret=True)
    await panel(here.zhou)
    assert not any("纸质票" in each for each in here.zhou.last.buttons)

    await here.zhou.presses("oe:1", on=here.zhou.last)

    assert "无记名投票" in here.zhou.toast


async def test_forged_entries_of_other_buildings_and_options_do_nothing(town: Town) -> None:
    here = await court(town)
    five = await given(town, town.guest("吴楼长"), Role.BUILDING_HEAD, "幸福里5号楼")
    await opened(town, here)
    await enter_paper(here.zhou)
    [paper] = await papers(town)
    await panel(five)
    for forged in (f"oy:{paper.id}:0", f"oc:{paper.id}", f"on:{paper.id}"):
        await five.presses(forged, on=five.last)
        assert "不归您负责" in five.toast or "负责" in five.toast
    await panel(here.lin)

    await here.lin.presses(f"oy:{paper.id}:9", on=here.lin.last)

    assert await papers(town) == [paper]
    async with town.linli.database.read() as unit:
        assert paper.entries[0].by == await known(unit, here.zhou)


async def test_what_waits_for_a_second_person_is_said_once_a_day_before_the_close(
    town: Town,
) -> None:
    here = await opened(town)
    await enter_paper(here.zhou)
    await enter_paper(here.zhou, "3号楼2单元101")
    before = len(here.lin.messages)
    await move_to(town, (await vote(town)).closes_at, seconds=-20 * 3600)
    for _ in range(3):
        await town.tick()

    told = [message.text for message in here.lin.messages[before:] if "🔍" in message.text]
    assert len(told) == 1
    assert "有 2 张纸质票等第二个人录入" in told[0]
