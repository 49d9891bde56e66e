"""Those who look after a building invite by door, or print the sheets for all of it."""

import pytest
from homes import Homes, building, head, home, listed, person, settled
from paper import codes
from town import Town

from domain.people import Relation
from playground import Phone
from playground.chats import Message


@pytest.fixture
async def here(town: Town) -> Homes:
    return await settled(town)


@pytest.fixture
async def zhou(town: Town, here: Homes) -> Phone:
    return await head(town)


def link(message: Message) -> str:
    words = (message.words).split()
    return next(word for word in words if word.startswith("https://"))


async def by_door(zhou: Phone, door: str = "3号楼2单元501") -> None:
    await zhou.says("/invite")
    await zhou.taps("🚪 按门牌邀请一户")
    await zhou.says(door)


async def prints(zhou: Phone) -> None:
    await zhou.says("/invite")
    await zhou.taps("🖨 打印整栋楼的邀请单")
    await zhou.taps("幸福里3号楼")
    await zhou.taps("🖨 打印")


def content(town: Town, message: Message) -> bytes:
    stored = town.world.files.find(message.body["document"]["file_id"])
    assert stored is not None
    return stored.data


async def test_a_household_is_invited_by_its_door(town: Town, here: Homes, zhou: Phone) -> None:
    await by_door(zhou)
    await zhou.taps("王**（业主）")
    wang = town.guest("王阿姨")

    await wang.follows(link(zhou.last))
    await wang.taps("✅ 同意并加入")

    assert {each.home for each in (await person(town, wang)).homes} == {here.wang.id}


async def test_a_home_where_nobody_is_named_leads_nowhere(
    town: Town, here: Homes, zhou: Phone
) -> None:
    await by_door(zhou, "3号楼2单元601")

    assert "没有还未登记的人" in zhou.last.text


async def test_other_buildings_are_not_theirs_to_invite_to(
    town: Town, here: Homes, zhou: Phone
) -> None:
    async with town.linli.database.write() as unit:
        await listed(unit, await home(unit, name="9"), "赵六", Relation.OWNER)

    await by_door(zhou, "9号楼2单元501")

    assert "赵" not in zhou.last.text
    async with town.linli.database.read() as unit:
        assert await unit._session.value("SELECT count(*) FROM invitations") == 0


async def test_the_sheets_of_a_building_let_their_people_in(
    town: Town, here: Homes, zhou: Phone
) -> None:
    await prints(zhou)
    assert "2 张邀请单" in zhou.last.words
    wang = town.guest("王阿姨")

    await wang.follows(codes(content(town, zhou.last))[0])
    await wang.taps("✅ 同意并加入")

    assert len((await person(town, wang)).homes) == 1


async def test_before_printing_one_is_told_what_becomes_void(
    town: Town, here: Homes, zhou: Phone
) -> None:
    await zhou.says("/invite")
    await zhou.taps("🖨 打印整栋楼的邀请单")
    await zhou.taps("幸福里3号楼")

    assert "还有 2 人没登记" in zhou.last.text
    assert "另有 1 户" in zhou.last.text
    assert "作废" in zhou.last.text


async def test_printing_again_makes_the_older_sheets_void(
    town: Town, here: Homes, zhou: Phone
) -> None:
    await prints(zhou)
    older = codes(content(town, zhou.last))
    await prints(zhou)
    wang = town.guest("王阿姨")

    await wang.follows(older[0])

    assert "用不了" in wang.last.text


async def test_whoever_lost_the_role_meanwhile_gets_no_sheets(
    town: Town, here: Homes, zhou: Phone
) -> None:
    await zhou.says("/invite")
    await zhou.taps("🖨 打印整栋楼的邀请单")
    await zhou.taps("幸福里3号楼")
    async with town.linli.database.write() as unit:
        for grant in await unit.grants.of((await person(town, zhou)).id):
            await unit.grants.end(grant.id, unit.now)

    await zhou.taps("🖨 打印")

    assert not any("document" in message.body for message in zhou.messages)


async def test_a_building_where_all_are_registered_needs_no_paper(town: Town) -> None:
    async with town.linli.database.write() as unit:
        await building(unit)
    zhou = await head(town)

    await prints(zhou)

    assert "不用打印" in zhou.toast


async def test_nothing_of_it_is_said_in_a_group(town: Town, here: Homes, zhou: Phone) -> None:
    group = town.group("3号楼业主群", zhou)

    for command in ("/invite", "/join"):
        await zhou.says(command, chat=group)

    assert all("3号楼2单元" not in message.text for message in zhou.sees(group))
    assert zhou.last.buttons
