"""What the neighbourhood knows already answers before anything is filed twice."""

from datetime import timedelta

import pytest
from offices import area_of, compound, given, known
from scenes import LIFT, filed
from town import Town

from domain.people import Role
from domain.tickets import Category, Stage
from playground import Phone
from services import incidents
from services.incidents import Saying

SAME = "3号楼2单元的电梯又坏了，不动"


async def test_a_neighbours_ticket_is_shown_with_place_state_and_promised_time(
    town: Town,
) -> None:
    await filed(town)
    zhang = town.resident("张大爷")

    await zhang.says(SAME)

    line = next(line for line in zhang.last.text.splitlines() if line.startswith("#1"))
    assert "3号楼2单元" in line
    assert "等待接单" in line
    assert "11月23日(周一)09:00前" in line
    assert "🙋 我也遇到 #1" in zhang.last.buttons


async def test_one_tap_joins_and_the_card_goes_on_living(town: Town) -> None:
    _, li, _ = await filed(town)
    zhang = town.resident("张大爷")
    await zhang.says(SAME)

    await zhang.taps("🙋 我也遇到 #1")
    await li.taps("接单")

    assert (await town.ticket(1)).seconders == 1
    assert "处理中" in zhang.messages[0].text
    assert "王" not in zhang.messages[0].text


async def test_joining_files_nothing(town: Town) -> None:
    await filed(town)
    zhang = town.resident("张大爷")
    await zhang.says(SAME)

    await zhang.taps("🙋 我也遇到 #1")
    await zhang.says("/tickets")

    assert await count(town) == 1
    assert any(label.startswith("#1 电梯") for label in zhang.last.buttons)


async def test_what_is_not_the_same_is_filed_with_the_same_one_tap(town: Town) -> None:
    await filed(town)
    zhang = town.resident("张大爷")
    await zhang.says(SAME)

    await zhang.taps("✅ 提交")

    assert (await town.ticket(2)).text == SAME


async def test_ones_own_ticket_is_shown_instead_of_joined(town: Town) -> None:
    wang, _, _ = await filed(town)
    await wang.says(SAME)
    assert "您已经报过" in wang.last.text

    await wang.taps("👀 看看 #1")

    assert (await town.ticket(1)).seconders == 0
    assert "#1" in wang.last.text
    assert "↩️ 撤回" in wang.last.buttons


async def test_another_units_lift_is_another_matter(town: Town) -> None:
    await filed(town)
    zhang = town.resident("张大爷")

    await zhang.says("3号楼1单元电梯坏了")

    assert "#1" not in zhang.last.text


async def test_the_fifth_neighbour_alerts_staff_again(town: Town) -> None:
    _, li, group = await filed(town)
    before = len(li.sees(group))

    for at in range(5):
        neighbour = town.resident(f"邻居{at}")
        await neighbour.says(SAME)
        await neighbour.taps("🙋 我也遇到 #1")

    assert (await town.ticket(1)).seconders == 5
    assert len(li.sees(group)) == before + 1
    assert "5" in li.sees(group)[-1].text


async def test_danger_is_never_held_up_by_what_is_known(town: Town) -> None:
    await filed(town, "3号楼2单元电梯困人了")
    zhang = town.resident("张大爷")

    await zhang.says("3号楼2单元电梯困人了，快来")

    assert "#1" not in zhang.last.text


@pytest.fixture
async def outage(town: Town) -> Phone:
    """Whoever announced it."""
    lin = town.guest("林社工")
    await given(town, lin, Role.COMMUNITY)
    async with town.linli.database.write() as unit:
        person = await unit.people.get(await known(unit, lin))
        saying = Saying(
            area=await unit.areas.root(),
            category=Category.WATER,
            text="全小区停水，自来水公司正在抢修。",
            starts_at=unit.now,
            ends_at=unit.now + timedelta(hours=3),
        )
        await incidents.begin(unit, saying, person)
    return lin


@pytest.mark.usefixtures("outage")
async def test_a_known_outage_answers_first(town: Town) -> None:
    wang = town.resident()

    await wang.says("3号楼停水了")

    assert "自来水公司正在抢修" in wang.last.text
    assert "11月22日(周日)12:00" in wang.last.text
    assert wang.last.buttons[:2] == ["🙋 我也受影响", "还是要报修"]


@pytest.mark.usefixtures("outage")
async def test_whoever_is_affected_files_nothing_and_is_counted_once(town: Town) -> None:
    wang = town.resident()
    for _ in range(2):
        await wang.says("3号楼停水了")
        await wang.taps("🙋 我也受影响")

    assert "记下了" in wang.last.text
    assert await count(town) == 0
    async with town.linli.database.read() as unit:
        sql = "SELECT count(*) FROM events WHERE subject = 'incident' AND kind = 'affected'"
        assert await unit._session.value(sql) == 1


@pytest.mark.usefixtures("outage")
async def test_in_spite_of_an_outage_it_can_be_filed(town: Town) -> None:
    wang = town.resident()
    await wang.says("3号楼停水了")

    await wang.taps("还是要报修")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).stage is Stage.FILED


async def test_where_only_the_reporter_can_tell_they_are_asked(town: Town) -> None:
    await compound(town, "幸福里", "3")
    lin = await given(town, town.guest("林社工"), Role.COMMUNITY)
    async with town.linli.database.write() as unit:
        person = await unit.people.get(await known(unit, lin))
        stair = await area_of(unit, "幸福里3号楼2单元")
        saying = Saying(area=stair, category=Category.WATER, text="停水", starts_at=unit.now)
        await incidents.begin(unit, saying, person)
    wang = town.resident()

    await wang.says("3号楼停水了")
    assert "幸福里3号楼2单元有下面的情况，您那里也是吗？" in wang.last.text
    await wang.taps("🙋 我也受影响")

    assert "您那里也是吗" not in wang.last.text
    assert "记下了" in wang.last.text


@pytest.mark.usefixtures("outage")
async def test_a_dripping_tap_is_no_outage(town: Town) -> None:
    wang = town.resident()

    await wang.says("3号楼2单元501水龙头漏水")

    assert "抢修" not in wang.last.text


async def test_of_several_compounds_with_that_building_one_is_chosen(town: Town) -> None:
    await compound(town, "幸福里", "3")
    await compound(town, "和谐家园", "3")
    wang = town.resident()

    await wang.says(LIFT)
    assert wang.last.buttons[:2] == ["幸福里", "和谐家园"]
    await wang.taps("和谐家园")
    await wang.taps("✅ 提交")

    async with town.linli.database.read() as unit:
        area = (await town.ticket(1)).area
        names = [each.name for each in await unit.areas.lineage(area)]
    assert names[-3:] == ["和谐家园", "3", "2"]


async def test_a_spot_that_every_compound_has_is_asked_for_too(town: Town) -> None:
    await compound(town, "幸福里", "3")
    await compound(town, "和谐家园", "7")
    wang = town.resident()

    await wang.says("东门的路灯坏了")
    await wang.taps("和谐家园")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).area.name == "和谐家园"


async def test_a_compound_beyond_the_buttons_can_be_typed(town: Town) -> None:
    for number in range(8):
        await compound(town, f"第{number}小区", "3")
    wang = town.resident()
    await wang.says(LIFT)

    await wang.says("第7小区")
    await wang.taps("✅ 提交")

    async with town.linli.database.read() as unit:
        lineage = await unit.areas.lineage((await town.ticket(1)).area)
    assert "第7小区" in [each.name for each in lineage]


async def test_a_compound_may_be_typed(town: Town) -> None:
    await compound(town, "幸福里", "3")
    await compound(town, "和谐家园", "3")
    wang = town.resident()
    await wang.says(LIFT)

    await wang.says("是和谐家园的")

    assert "和谐家园" in wang.last.text
    assert "✅ 提交" in wang.last.buttons


async def count(town: Town) -> int:
    async with town.linli.database.read() as unit:
        return int(await unit._session.value("SELECT count(*) FROM tickets"))


async def test_nothing_is_asked_where_only_one_compound_has_that_building(
    town: Town,
) -> None:
    await compound(town, "幸福里", "3")
    await compound(town, "和谐家园", "7")
    wang = town.resident()

    await wang.says(LIFT)

    assert "✅ 提交" in wang.last.buttons
