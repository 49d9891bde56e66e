"""How somebody helps: on duty or resting, where, what, how often, by name or not."""

import pytest
from helping import asked, posted, task
from offices import compound, given, known, lives, posts
from serving import at_the_profile, joined
from town import Town

from domain.people import Role
from domain.tasks import Skill
from domain.volunteers import Volunteer
from playground import Phone


@pytest.fixture
async def wang(town: Town) -> Phone:
    await compound(town, "幸福里", *map(str, range(1, 13)))
    lived = await lives(town, town.guest("王阿姨"), "幸福里3号楼2单元501")
    return await joined(lived)


async def as_volunteer(town: Town, phone: Phone) -> Volunteer:
    """As committed."""
    async with town.linli.database.read() as unit:
        person = await unit.people.get(await known(unit, phone))
        volunteer = await unit.volunteers.known_as(person, unit.now)
        assert volunteer is not None
        return volunteer


async def test_everything_stands_on_one_screen_of_eight_buttons(wang: Phone) -> None:
    await at_the_profile(wang)

    assert "已服务 0分钟，0 积分" in wang.last.text
    assert "幸福里" in wang.last.text
    assert len(wang.last.buttons) == 8


async def test_resting_and_being_on_duty_again(town: Town, wang: Phone) -> None:
    await wang.taps("🟢 值班中")
    told, resting = wang.toast, await as_volunteer(town, wang)

    await wang.taps("⚪ 休息中")

    assert "好好休息" in told
    assert not resting.on_duty
    assert (await as_volunteer(town, wang)).on_duty


async def test_a_name_is_shown_only_where_its_owner_says_so(town: Town, wang: Phone) -> None:
    before = await as_volunteer(town, wang)

    await wang.taps("⬜ 感谢榜上不写我的名字")

    assert not before.named
    assert (await as_volunteer(town, wang)).named
    assert "✅ 感谢榜上写我的名字" in wang.last.buttons


async def test_one_says_how_often_one_may_be_asked(town: Town, wang: Phone) -> None:
    await wang.taps("🔔 每天最多问我 3 次")
    offered = wang.last.buttons

    await wang.taps("⬜ 每天 10 次")

    assert offered[:4] == ["⬜ 每天 1 次", "✅ 每天 3 次", "⬜ 每天 5 次", "⬜ 每天 10 次"]
    assert (await as_volunteer(town, wang)).per_day == 10
    assert "✅ 每天 10 次" in wang.last.buttons


async def test_quiet_hours_are_one_tap_away(wang: Phone) -> None:
    await wang.taps("🔔 每天最多问我 3 次")

    await wang.taps("🌙 免打扰")

    assert "21:30-6:30" in wang.last.text


async def test_skills_are_added_and_taken_off(town: Town, wang: Phone) -> None:
    await wang.taps("🛠 我会的")
    await wang.taps("⬜ 水暖")
    await wang.taps("▶️")
    await wang.taps("⬜ 法律")
    both = (await as_volunteer(town, wang)).skills

    await wang.taps("✅ 法律")

    assert both == {Skill.PLUMBING, Skill.LAW}
    assert (await as_volunteer(town, wang)).skills == {Skill.PLUMBING}
    assert len(wang.last.buttons) <= 8


async def test_a_number_typed_presses_a_skill_too(town: Town, wang: Phone) -> None:
    await wang.taps("🛠 我会的")

    await wang.says("2")

    assert (await as_volunteer(town, wang)).skills == {Skill.PLUMBING}


async def test_single_buildings_instead_of_the_whole_compound(town: Town, wang: Phone) -> None:
    await wang.taps("📍 服务范围")
    await wang.taps("🏢 只选几栋楼")
    await wang.taps("⬜ 3号楼")
    await wang.taps("⬜ 4号楼")

    assert sorted(await posts(town, wang)) == [(Role.VOLUNTEER, "3"), (Role.VOLUNTEER, "4")]
    assert "✅ 4号楼" in wang.last.buttons


async def test_the_whole_compound_again_instead_of_buildings(town: Town, wang: Phone) -> None:
    await wang.taps("📍 服务范围")
    await wang.taps("🏢 只选几栋楼")
    await wang.taps("⬜ 3号楼")
    await wang.taps("↩️ 返回")
    chosen = wang.last.buttons

    await wang.taps("⬜ 幸福里")

    assert chosen[:2] == ["⬜ 幸福里", "🏢 只选几栋楼：已选 1 栋"]
    assert await posts(town, wang) == [(Role.VOLUNTEER, "幸福里")]


async def test_elsewhere_one_is_not_asked(town: Town, wang: Phone) -> None:
    await wang.taps("📍 服务范围")
    await wang.taps("🏢 只选几栋楼")
    await wang.taps("⬜ 3号楼")
    far, near = await task(town, "幸福里5号楼"), await task(town, "幸福里3号楼")

    await town.tick()

    assert await asked(town, far) == frozenset()
    assert len(await asked(town, near)) == 1


async def test_many_buildings_are_turned_page_by_page(wang: Phone) -> None:
    await wang.taps("📍 服务范围")
    await wang.taps("🏢 只选几栋楼")
    await wang.taps("▶️")
    await wang.taps("▶️")

    await wang.taps("⬜ 12号楼")

    assert wang.last.buttons == ["⬜ 11号楼", "✅ 12号楼", "◀️", "↩️ 返回"]


async def test_the_last_place_is_kept(town: Town, wang: Phone) -> None:
    await wang.taps("📍 服务范围")

    await wang.taps("✅ 幸福里")

    assert "最后一个" in wang.toast
    assert await posts(town, wang) == [(Role.VOLUNTEER, "幸福里")]


async def test_what_others_gave_can_be_laid_down_and_taken_up_again(
    town: Town, wang: Phone
) -> None:
    await compound(town, "翠竹苑")
    async with town.linli.database.write() as unit:
        boss = await unit.people.meet(1, "林书记", unit.now)
        root = await unit.areas.root()
        [other] = [a for a in await unit.areas.children(root) if a.name == "翠竹苑"]
        person = await known(unit, wang)
        await unit.grants.give(person, Role.VOLUNTEER, other, unit.now, by=boss.id)
    await at_the_profile(wang)
    await wang.taps("📍 服务范围")

    await wang.taps("✅ 翠竹苑")
    laid_down = await posts(town, wang)
    await wang.taps("⬜ 翠竹苑")

    assert laid_down == [(Role.VOLUNTEER, "幸福里")]
    assert (Role.VOLUNTEER, "翠竹苑") in await posts(town, wang)


async def test_what_was_given_to_somebody_who_lives_elsewhere_has_no_buildings(
    town: Town, wang: Phone
) -> None:
    party = await given(town, town.guest("双报到党员"), Role.VOLUNTEER, "幸福里")
    await at_the_profile(party)

    await party.taps("📍 服务范围")

    assert party.last.buttons == ["✅ 幸福里", "↩️ 返回"]


@pytest.mark.parametrize("wire", ["ub:{other}:1", "ub:999999:1", "ub:{home}:1", "ug:{other}:0"])
async def test_a_forged_button_gives_no_area_that_is_not_theirs(
    town: Town, wang: Phone, wire: str
) -> None:
    await compound(town, "翠竹苑")
    async with town.linli.database.read() as unit:
        root = await unit.areas.root()
        other = next(a for a in await unit.areas.children(root) if a.name == "翠竹苑").id
        person = await unit.people.get(await known(unit, wang))
        [home] = [each.home for each in person.homes]

    await wang.presses(wire.format(other=other, home=home), on=wang.last)

    assert "只能选自己住的小区" in wang.toast
    assert await posts(town, wang) == [(Role.VOLUNTEER, "幸福里")]


@pytest.mark.parametrize("wire", ["ud:2", "un:7", "ur:2", "ur:99", "us:9", "uk:77:1", "ua:5"])
async def test_forged_choices_do_nothing_and_are_answered(
    town: Town, wang: Phone, wire: str
) -> None:
    before = await as_volunteer(town, wang)

    await wang.presses(wire, on=wang.last)

    assert wang.toast
    assert await as_volunteer(town, wang) == before


async def test_pressed_in_a_group_nobody_else_reads_a_profile(town: Town, wang: Phone) -> None:
    number = await task(town, "幸福里")
    group = await posted(town, number, wang)
    card = wang.sees(group)[-1]
    before = card.text

    await wang.presses("ud:0", on=card)

    assert card.text == before
    assert "我的志愿服务" in wang.last.text


async def test_whoever_has_not_joined_is_told_how(town: Town) -> None:
    await compound(town)
    liu = await lives(town, town.guest("刘叔叔"), "幸福里3号楼1单元101")
    await liu.says("/tasks")

    await liu.presses("ud:0", on=liu.last)

    assert "志愿者" in liu.toast
    assert await posts(town, liu) == []


async def test_in_english_too(wang: Phone) -> None:
    await wang.says("/lang")
    await wang.taps("English")

    await at_the_english_profile(wang)

    assert "🟢 On duty (press to rest)" in wang.last.buttons


async def at_the_english_profile(phone: Phone) -> None:
    await phone.says("/tasks")
    await phone.taps("⚙️ My service")
