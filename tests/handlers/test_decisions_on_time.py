"""Who has to act hears of it once for each date, and nothing lapses silently."""

from decided import LIFT, Offices, approve, objected, offices, proposed, read, resolved, standing
from meeting import group, until
from offices import area_of, given, taken
from town import Town

from domain.decisions import Stage
from domain.people import Role
from playground import Phone


def heard(phone: Phone, words: str) -> int:
    return sum(words in message.text for message in phone.messages)


async def test_whose_step_it_is_is_asked_reminded_and_told_that_it_is_late(town: Town) -> None:
    here = await offices(town)
    await proposed(here)
    for day in range(22, 31):
        await until(town, f"2026-11-{day} 09:30")
        await town.tick()

    assert heard(here.lin, "请在11月29日前写明意见") == 1
    assert heard(here.lin, "11月29日到期：社区党组织审议") == 1
    assert heard(here.lin, "应在11月29日前完成，还没有办") == 1
    assert heard(here.liu, "应在11月29日前完成，还没有办") == 1, "and so do those who keep it"
    assert heard(here.zhao, "11月29日") == 0
    await here.owners[0].says("/start w")
    assert "已逾期" in here.owners[0].last.buttons[0]
    await approve(here.lin)
    await here.owners[0].says("/start w1")
    assert "🔴 逾期作出" in here.owners[0].last.text
    assert (await read(town)).stage is Stage.ASSEMBLY


async def test_after_a_standstill_only_the_last_is_said(town: Town) -> None:
    here = await offices(town)
    await proposed(here)
    await until(town, "2027-01-20 09:30")

    assert heard(here.lin, LIFT) == 1
    assert heard(here.lin, "还没有办") == 1


async def test_an_office_that_nobody_holds_is_said_to_whoever_can_appoint(town: Town) -> None:
    here = await offices(town)
    await taken(town, here.lin)
    await taken(town, here.liu)
    chen = town.administrator()
    await town.settle()
    await proposed(here)
    await town.tick()

    assert heard(chen, "还没有人能代表社区党组织") == 1
    lin = await given(town, here.lin, Role.COMMUNITY)
    await town.tick()
    assert heard(lin, "轮到社区党组织书面表态了") == 1


async def test_whoever_proposed_is_not_asked_to_review_it(town: Town) -> None:
    here = await offices(town)
    await taken(town, here.lin)
    await given(town, here.zhao, Role.COMMUNITY)
    await proposed(here)
    await town.tick()

    assert heard(here.zhao, "轮到社区党组织书面表态了") == 0
    assert heard(here.zhao, "还没有人能代表社区党组织") == 1


async def test_a_publication_is_read_in_each_group_there_is_while_it_runs(town: Town) -> None:
    here = await offices(town)
    await standing(here, Stage.PROCESS)
    await town.tick()
    later = await group(town, *here.owners)
    await town.tick()
    await town.tick()

    for chat in (here.group, later):
        posted = [m.text for m in here.owners[0].sees(chat)]
        assert sum("过程公示" in text for text in posted) == 1
    assert heard(here.owners[3], "过程公示") == 1, "each neighbour once, not once a group"


async def test_where_no_group_is_left_neighbours_read_it_all_the_same(town: Town) -> None:
    here = await offices(town)
    async with town.linli.database.write() as unit:
        await unit.groups.leave(here.group.id, unit.now)
    await standing(here, Stage.PROCESS)
    await town.tick()

    assert heard(here.liu, "还没有设置居民群") == 1
    assert heard(here.owners[0], "过程公示") == 1
    await here.owners[0].says("/start w1")
    assert "✋ 我有异议" in here.owners[0].last.buttons


async def test_a_group_of_a_single_building_reads_a_publication_of_its_compound(
    town: Town,
) -> None:
    here = await offices(town)
    async with town.linli.database.write() as unit:
        building = await area_of(unit, "幸福里3号楼")
        await unit.groups.bind(here.group.id, "residents", "3号楼的群", building.id)
    await standing(here, Stage.PROCESS)
    await town.tick()

    assert "过程公示" in here.owners[0].sees(here.group)[-1].text
    assert heard(here.liu, "还没有设置居民群") == 0


async def test_neighbours_are_not_woken_for_a_publication(town: Town) -> None:
    here = await offices(town)
    await until(town, "2026-11-23 23:30")
    await standing(here, Stage.PROCESS)
    await town.tick()
    assert heard(here.owners[0], "过程公示") == 0

    await until(town, "2026-11-24 07:01")

    assert heard(here.owners[0], "过程公示") == 1


async def test_it_goes_on_only_when_every_objection_has_its_answer(town: Town) -> None:
    here = await offices(town)
    await standing(here, Stage.PROCESS)
    await objected(here)
    await until(town, "2026-11-30 09:30")
    assert (await read(town)).stage is Stage.PROCESS
    assert heard(here.lin, "应在11月29日前完成") == 1
    await here.lin.says("/start w1")
    await here.lin.taps("✋ 待答复的异议：1")
    await here.lin.taps(here.lin.last.buttons[0])
    await here.lin.says("做过测算，不受影响。")
    await here.lin.taps("✅ 提交")
    await town.tick()

    assert (await read(town)).stage is Stage.RESOLVING
    assert heard(here.liu, "请在12月7日前定下由谁办") == 1


async def _to_be_done(here: Offices) -> None:
    await standing(here, Stage.RESOLVING)
    await resolved(here)


async def test_what_nobody_does_any_more_is_given_to_somebody_else(town: Town) -> None:
    here = await offices(town)
    await _to_be_done(here)
    await here.lin.says("/ticket 1")
    await here.lin.taps("不予受理")
    await here.lin.says("预算没有批下来")
    await here.lin.taps("✅ 提交")
    await town.tick()

    assert heard(here.liu, "决定的事没有人在办了") == 1
    await here.liu.says("/start w1")
    assert "没有办" in here.liu.last.text
    await resolved(here)
    assert (await read(town)).stage is Stage.ADOPTED
    assert "工单 #2" in here.liu.last.text


async def test_what_is_not_done_in_time_is_shown_and_said(town: Town) -> None:
    here = await offices(town)
    await _to_be_done(here)
    await until(town, "2026-12-23 09:30")

    assert (await read(town)).stage is Stage.ADOPTED
    assert heard(here.liu, "应在12月22日前完成，还没有办：结果公开") == 1
    await here.owners[0].says("/start w1")
    assert "🔴 已逾期" in here.owners[0].last.text
