"""业主大会: rolls that are unlike the others."""

from assembling import choices, court, enter_again, enter_paper, opened, panel
from homes import home, listed
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
