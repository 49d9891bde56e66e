"""What changed between a request and its answer: the roll, the applicant, whose area it is."""

import homes
import pytest
from homes import Homes, head, holder, listed, person, settled, sheet
from town import Town

from domain.people import Relation, Role
from playground import Phone

ROOM = "3号楼2单元501"


@pytest.fixture
async def here(town: Town) -> Homes:
    return await settled(town)


@pytest.fixture
async def zhou(town: Town, here: Homes) -> Phone:
    """The head of building 3."""
    return await head(town)


async def asks(town: Town) -> Phone:
    wang = town.guest("小王")
    await wang.says("/join")
    await wang.taps("🏠 请楼栋长确认")
    for answer in (ROOM, "王秀英"):
        await wang.says(answer)
    await wang.taps("业主")
    await wang.taps("✅ 同意并提交")
    return wang


async def drop(town: Town, here: Homes) -> None:
    """501 is on the roll no more."""
    async with town.linli.database.write() as unit:
        await unit.areas.retire([here.wang.id], unit.now)


async def test_nobody_is_registered_in_a_home_that_the_roll_dropped(
    town: Town, here: Homes, zhou: Phone
) -> None:
    wang = await asks(town)
    await drop(town, here)

    await zhou.taps("✅ 同意")

    assert (await person(town, wang)).homes == frozenset()
    assert "名册上已经没有这一户" in zhou.last.text
    assert zhou.last.buttons == ["❌ 不同意"]


async def test_nobody_asks_for_a_home_that_the_roll_dropped_while_they_wrote(
    town: Town, here: Homes, zhou: Phone
) -> None:
    wang = town.guest("小王")
    await wang.says("/join")
    await wang.taps("🏠 请楼栋长确认")
    for answer in (ROOM, "王秀英"):
        await wang.says(answer)
    await wang.taps("业主")
    await drop(town, here)

    await wang.taps("✅ 同意并提交")

    assert "到物业办理" in wang.toast
    assert not zhou.last.buttons


async def test_whoever_is_kept_out_meanwhile_is_registered_nowhere(
    town: Town, here: Homes, zhou: Phone
) -> None:
    wang = await asks(town)
    await bar(town, wang)

    await zhou.taps("✅ 同意")

    assert (await person(town, wang)).homes == frozenset()
    assert "停用" in zhou.toast
    assert "❌ 不同意" in zhou.last.buttons


@pytest.mark.parametrize(
    ("key", "place"),
    [("🚪 按门牌邀请一户", "9号楼2单元501"), ("🖨 打印整栋楼的邀请单", "9号楼")],
)
async def test_a_head_who_names_another_building_is_asked_for_their_own(
    town: Town, zhou: Phone, key: str, place: str
) -> None:
    async with town.linli.database.write() as unit:
        await listed(unit, await homes.home(unit, name="9"), "赵六", Relation.OWNER)
    await zhou.says("/invite")
    await zhou.taps(key)

    await zhou.says(place)

    assert "不归您负责" in zhou.last.text


async def test_of_two_doors_of_one_name_only_ones_own_is_meant(
    town: Town, here: Homes, zhou: Phone
) -> None:
    async with town.linli.database.write() as unit:
        elsewhere = await homes.home(unit, "501", compound="祥和苑")
        await listed(unit, elsewhere, "赵六", Relation.OWNER)
    await zhou.says("/invite")
    await zhou.taps("🚪 按门牌邀请一户")

    await zhou.says(ROOM)

    assert "王**（业主）" in zhou.last.buttons


async def test_of_two_doors_of_one_name_only_one_with_somebody_to_invite_is_meant(
    town: Town, here: Homes
) -> None:
    async with town.linli.database.write() as unit:
        await homes.home(unit, "501", compound="祥和苑")
    chen = town.administrator()
    await chen.says("/invite")
    await chen.taps("🚪 按门牌邀请一户")

    await chen.says(ROOM)

    assert "王**（业主）" in chen.last.buttons


async def test_whoever_registers_while_their_door_is_chosen_needs_no_invitation(
    town: Town, here: Homes
) -> None:
    async with town.linli.database.write() as unit:
        await listed(
            unit, await homes.home(unit, "501", compound="祥和苑"), "赵六", Relation.OWNER
        )
    chen, wang = town.administrator(), town.guest("王阿姨")
    await chen.says("/invite")
    await chen.taps("🚪 按门牌邀请一户")
    await chen.says(ROOM)
    await wang.opens(await sheet(town, here.wangs_line))
    await wang.taps("✅ 同意并加入")

    await chen.taps("幸福里3号楼2单元501室")

    assert "都已经登记了" in chen.toast


async def test_older_sheets_stay_good_where_the_new_ones_reach_nobody(
    town: Town, here: Homes, zhou: Phone
) -> None:
    older, wang = await sheet(town, here.wangs_line), town.guest("王阿姨")
    await zhou.says("/invite")
    await zhou.taps("🖨 打印整栋楼的邀请单")
    await zhou.taps("幸福里3号楼")
    async with town.linli.database.write() as unit:
        await unit.people.reach(zhou.person.id, reachable=False)
    await zhou.taps("🖨 打印")

    await wang.opens(older)

    assert "✅ 同意并加入" in wang.last.buttons


async def test_nothing_is_said_of_empty_homes_where_there_are_none(
    town: Town, here: Homes, zhou: Phone
) -> None:
    async with town.linli.database.write() as unit:
        await listed(unit, here.empty, "孙七", Relation.TENANT)
    await zhou.says("/invite")
    await zhou.taps("🖨 打印整栋楼的邀请单")

    await zhou.taps("幸福里3号楼")

    assert "还有 3 人没登记" in zhou.last.text
    assert "名册上没有人" not in zhou.last.text


async def test_the_english_card_separates_names_as_english_does(town: Town, here: Homes) -> None:
    for name in ("Ann", "Ben"):
        await holder(town, Role.BUILDING_HEAD, name)
    wang = town.guest("Wang")
    await wang.says("/lang")
    await wang.taps("English")
    await wang.says("/join")
    await wang.taps("🏠 Ask the building head")
    for answer in (ROOM, "王秀英"):
        await wang.says(answer)
    await wang.taps("owner")

    await wang.taps("✅ Agree and send")

    assert "Ann, Ben" in wang.last.text


async def bar(town: Town, phone: Phone) -> None:
    async with town.linli.database.write() as unit:
        await unit.people.bar((await person(town, phone)).id, unit.now)


@pytest.fixture
async def owner(town: Town, here: Homes) -> Phone:
    """Of 501, with a link for a tenant in hand."""
    wang = town.guest("王阿姨")
    await wang.opens(await sheet(town, here.wangs_line))
    await wang.taps("✅ 同意并加入")
    await wang.says("/invite")
    await wang.taps("🔑 邀请租户")
    await wang.taps("✉️ 生成邀请")
    return wang


def link(by: Phone) -> str:
    return next(word for word in by.last.words.split() if word.startswith("https://"))


async def test_what_an_owner_gave_out_is_worth_nothing_while_they_are_kept_out(
    town: Town, owner: Phone
) -> None:
    given, zhao = link(owner), town.guest("小赵")
    await bar(town, owner)

    await zhao.follows(given)

    assert "用不了" in zhao.last.text


async def test_an_owner_who_is_kept_out_puts_no_tenant_out(
    town: Town, here: Homes, owner: Phone
) -> None:
    zhao = town.guest("小赵")
    await zhao.follows(link(owner))
    await zhao.taps("✅ 同意并加入")
    await owner.says("/join")
    await owner.taps("幸福里3号楼2单元501")
    await owner.taps("🚪 小* 已搬走")
    await bar(town, owner)

    await owner.taps("是的，确定")

    assert (await person(town, zhao)).lives_in(here.wang.id)
