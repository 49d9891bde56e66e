"""业主大会: rolls that are unlike the others."""

from assembling import ZHAO, choices, court, enter_again, enter_paper, opened, panel
from calling import ASSEMBLY, asked
from homes import home, listed
from offices import area_of
from town import Town

from domain.people import Relation


async def test_an_owner_of_forty_flats_has_one_paper_ballot_whichever_door_is_named(
    town: Town,
) -> None:
    here = await court(town)
    async with town.linli.database.write() as unit:
        for number in range(40):
            flat = await home(unit, str(1001 + number), "1", "9")
            # Of some the roll does not know the area.
            size = None if number % 4 == 0 else 5_000
            await unit.areas.resize([(flat.id, size)])
            await listed(unit, flat, "恒大置业有限公司", Relation.OWNER)
    await opened(town, here)
    await enter_paper(here.lin, "9号楼1单元1001", "反对")
    await panel(here.liu)
    await here.liu.taps("📝 录入纸质票")
    await here.liu.says("9号楼1单元1040")
    assert "别人录过一次了" in here.liu.last.text
    await here.liu.taps("❌ 取消")

    await enter_again(here.liu, "反对", door="9号楼1单元1001")

    assert await choices(town) == {"9-1-1001": ("against", False)}
    await panel(here.liu)
    await here.liu.taps("📊 还差多少")
    assert "已参与 1 / 9 户" in here.liu.last.text
    assert "1500.00 / 2140.00㎡" in here.liu.last.text


async def test_where_the_roll_names_the_owner_who_was_let_in_beside_them_casts_nothing(
    town: Town,
) -> None:
    here = await court(town)
    async with town.linli.database.write() as unit:
        # 赵大叔 is registered there as an owner, by somebody's word.
        await listed(unit, await area_of(unit, ZHAO), "孙奶奶", Relation.OWNER)
    await asked(here.liu, ASSEMBLY)
    assert "有 1 人登记为业主，但住户名册上他们家的业主是别人" in here.liu.last.text
    await here.liu.taps("❌ 取消")
    await opened(town, here)
    await here.zhao.says("/vote")
    await here.wang.says("/vote")

    assert not any("📜" in each.text for each in here.zhao.messages), "nor is it told for her"
    assert "眼下没有要您投票的事" in here.zhao.last.text
    await here.zhao.says("/start v1")
    assert "住户名册上，您家的业主登记的是别人" in here.zhao.last.text
    assert "赞成" in here.wang.last.buttons
    await panel(here.liu)
    await here.liu.taps("📊 还差多少")
    assert "0 / 8 户" in here.liu.last.text, "her head counts all the same, on paper"


async def test_a_co_owner_whom_the_roll_names_too_casts_the_homes_one_ballot(town: Town) -> None:
    here = await court(town)
    async with town.linli.database.write() as unit:
        flat = await area_of(unit, ZHAO)
        await listed(unit, flat, "孙奶奶", Relation.OWNER)
        line = await listed(unit, flat, "赵大叔", Relation.OWNER)
        await unit._session.run(
            "UPDATE residencies SET roll_id = :line WHERE home_id = :home",
            line=line,
            home=flat.id,
        )
    await opened(town, here)
    await here.zhao.says("/vote")
    await here.zhao.taps("赞成")

    assert (await choices(town))["3-2-501"] == ("for", True)
