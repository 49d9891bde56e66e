"""Roles as people meet them: given by those entitled to, where they are."""

import pytest
from offices import compound, given, known, lives, posts, taken
from town import Town

from domain.people import Role
from domain.settings import Neighbourhood
from playground import Phone


@pytest.fixture
def neighbourhood() -> Neighbourhood:
    return Neighbourhood(name="邻里小区")


@pytest.fixture
async def chen(town: Town) -> Phone:
    """The administrator; the compound has building 3 and 5."""
    await compound(town, "幸福里", "3", "5")
    return town.administrator()


async def appoint(by: Phone, whom: str, role: str, place: str = "") -> None:
    await by.says("/roles")
    await by.taps("➕ 任命")
    await by.says(whom)
    await by.taps(role)
    if place:
        await by.says(place)


async def test_a_building_head_is_appointed_in_a_few_taps(town: Town, chen: Phone) -> None:
    wang = town.guest("王秀英")
    await wang.opens()

    await appoint(chen, "秀英", "楼栋长", "三号楼")
    assert "确定任命王秀英？" in chen.last.text
    assert "楼栋长 · 📍 幸福里3号楼" in chen.last.text
    await chen.taps("✅ 提交")

    assert await posts(town, wang) == [(Role.BUILDING_HEAD, "3")]
    assert "已任命：王秀英" in chen.last.text
    assert "从今天起，您是楼栋长（幸福里3号楼）" in wang.last.text


async def test_no_screen_of_the_form_has_more_than_eight_buttons(town: Town, chen: Phone) -> None:
    for number in range(10, 20):
        await compound(town, "幸福里", str(number))
    for at in range(8):
        await town.guest(f"王秀英{at}").opens()

    await chen.says("/roles")
    seen = [chen.last.buttons]
    for step in ("➕ 任命", "王秀英", "王秀英0", "更多…", "更多…", "楼栋长", "更多…", "更多…"):
        await (chen.says(step) if step == "王秀英" else chen.taps(step, on=chen.last))
        seen.append(chen.last.buttons)

    assert max(map(len, seen)) <= 8


async def test_the_area_is_found_by_tapping_down_the_tree(town: Town, chen: Phone) -> None:
    await compound(town, "阳光里")
    wang = town.guest("王秀英")
    await wang.opens()
    await appoint(chen, "王秀英", "楼栋长")
    assert chen.last.buttons[:3] == ["✅ 邻里小区（全部）", "幸福里", "阳光里"]
    await chen.taps("幸福里", on=chen.last)
    assert chen.last.buttons[:3] == ["✅ 幸福里（全部）", "3号楼", "5号楼"]
    await chen.taps("5号楼")
    await chen.taps("✅ 提交")

    assert await posts(town, wang) == [(Role.BUILDING_HEAD, "5")]


async def test_people_of_one_name_are_told_apart(town: Town, chen: Phone) -> None:
    first = await lives(town, town.guest("王秀英"), "3号楼2单元501")
    await town.guest("王秀英").opens()

    await chen.says("/roles")
    await chen.taps("➕ 任命")
    await chen.says("王秀英")
    assert chen.last.buttons[0] == "王秀英 · 幸福里3号楼2单元501室"
    assert chen.last.buttons[1].startswith("王秀英 · …")
    await chen.taps("王秀英 · 幸福里3号楼2单元501室")
    await chen.taps("志愿者")
    await chen.taps("✅ 提交")

    assert await posts(town, first) == [(Role.VOLUNTEER, "幸福里")]


async def test_somebody_is_named_by_their_contact_or_their_number(town: Town, chen: Phone) -> None:
    wang = town.guest("王秀英")
    await wang.opens()

    for named in ("contact", "number"):
        await chen.says("/roles")
        await chen.taps("➕ 任命")
        if named == "contact":
            await chen.sends_contact(wang.person)
        else:
            await chen.says(str(wang.person.id))

        assert "任命王秀英担任什么？" in chen.last.text


async def test_somebody_who_never_wrote_is_told_how_to_be_found(town: Town, chen: Phone) -> None:
    stranger = town.guest("赵四")
    await chen.says("/roles")
    await chen.taps("➕ 任命")

    await chen.sends_contact(stranger.person)

    assert "先打开和我的对话" in chen.last.text


async def test_a_worker_is_of_an_organisation_that_is_made_by_its_name(
    town: Town, chen: Phone
) -> None:
    li = town.guest("李师傅")
    await li.opens()

    await appoint(chen, "李师傅", "维修人员")
    await chen.says("安居物业")
    await chen.taps("物业公司")
    assert "🏢 安居物业" in chen.last.text
    await chen.taps("✅ 提交")

    assert "维修人员（幸福里，安居物业）" in li.last.text
    async with town.linli.database.read() as unit:
        [held] = await unit.grants.of(await known(unit, li))
        made = await unit.organisations.named("安居物业")
    assert made is not None
    assert held.organisation == made.id


async def test_the_second_of_a_company_is_one_tap(town: Town, chen: Phone) -> None:
    li, zhao = town.guest("李师傅"), town.guest("赵师傅")
    await li.opens()
    await zhao.opens()
    await appoint(chen, "李师傅", "维修人员")
    await chen.says("安居物业")
    await chen.taps("物业公司")
    await chen.taps("✅ 提交")

    await appoint(chen, "赵师傅", "维修人员")
    await chen.taps("安居物业")
    await chen.taps("✅ 提交")

    assert "安居物业" in zhao.last.text


async def test_a_secretary_gives_what_is_theirs_and_where_it_is_theirs(
    town: Town, chen: Phone
) -> None:
    await compound(town, "阳光里", "3")
    secretary = await given(town, town.guest("孙书记"), Role.SECRETARY, "幸福里")
    await town.guest("王秀英").opens()

    await secretary.says("/roles")
    await secretary.taps("➕ 任命")
    await secretary.says("王秀英")
    assert secretary.last.buttons[:2] == ["楼栋长", "志愿者"]
    await secretary.taps("楼栋长")
    assert secretary.last.buttons[:3] == ["✅ 幸福里（全部）", "3号楼", "5号楼"]
    await secretary.says("阳光里3号楼")

    assert "没有找到这个地方" in secretary.last.text


async def test_whoever_lost_their_role_between_two_taps_gives_nothing(
    town: Town, chen: Phone
) -> None:
    secretary = await given(town, town.guest("孙书记"), Role.SECRETARY, "幸福里")
    wang = town.guest("王秀英")
    await wang.opens()
    await appoint(secretary, "王秀英", "楼栋长", "3号楼")

    await taken(town, secretary)
    await secretary.taps("✅ 提交")

    assert await posts(town, wang) == []


async def test_whose_role_was_narrowed_between_two_taps_gives_nothing_outside(
    town: Town, chen: Phone
) -> None:
    await compound(town, "阳光里", "3")
    secretary = await given(town, town.guest("孙书记"), Role.SECRETARY, "幸福里")
    wang = town.guest("王秀英")
    await wang.opens()
    await appoint(secretary, "王秀英", "楼栋长", "3号楼")

    await taken(town, secretary)
    await given(town, secretary, Role.SECRETARY, "阳光里")
    await secretary.taps("✅ 提交", on=secretary.messages[-2])

    assert await posts(town, wang) == []
    assert "不归您负责" in secretary.toast


async def test_of_two_of_a_name_nobody_reads_a_home_that_they_do_not_look_after(
    town: Town, chen: Phone
) -> None:
    await compound(town, "祥和苑", "7")
    worker = await given(town, town.guest("周社工"), Role.COMMUNITY, "祥和苑")
    for at, places in enumerate((("幸福里3号楼", "祥和苑7号楼"), ("祥和苑7号楼",))):
        wang = town.guest(f"王秀英{at}")
        for place in places:
            await lives(town, wang, place)

    await worker.says("/roles")
    await worker.taps("➕ 任命")
    await worker.says("王秀英")

    offered = [label for label in worker.last.buttons if "王秀英" in label]
    assert [label.partition(" · ")[2] for label in offered] == ["祥和苑7号楼"] * 2
