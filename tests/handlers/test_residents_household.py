"""A household: bringing family and tenants in, moving out, and what each may see."""

import pytest
from homes import Homes, person, settled, sheet
from town import Town

from domain.people import Relation
from playground import Phone


@pytest.fixture
async def here(town: Town) -> Homes:
    return await settled(town)


@pytest.fixture
async def wang(town: Town, here: Homes) -> Phone:
    """The owner of 501."""
    phone = town.guest("王阿姨")
    await phone.opens(await sheet(town, here.wangs_line))
    await phone.taps("✅ 同意并加入")
    return phone


async def invited(town: Town, by: Phone, key: str, name: str) -> Phone:
    await by.says("/invite")
    await by.taps(key)
    await by.taps("✉️ 生成邀请")
    phone = town.guest(name)
    await phone.follows(link(by))
    return phone


def link(by: Phone) -> str:
    """In the words under the code."""
    return next(word for word in by.last.words.split() if word.startswith("https://"))


async def relation(town: Town, phone: Phone, home: int) -> Relation | None:
    lived = (await person(town, phone)).lives_in(home)  # type: ignore[arg-type]
    return lived.relation if lived else None


async def test_an_owner_brings_family_in(town: Town, here: Homes, wang: Phone) -> None:
    ming = await invited(town, wang, "👪 邀请家人", "小明")

    await ming.taps("✅ 同意并加入")

    assert await relation(town, ming, here.wang.id) is Relation.FAMILY


async def test_an_owner_brings_a_tenant_in(town: Town, here: Homes, wang: Phone) -> None:
    zhao = await invited(town, wang, "🔑 邀请租户", "小赵")

    await zhao.taps("✅ 同意并加入")

    assert await relation(town, zhao, here.wang.id) is Relation.TENANT


async def test_family_invites_nobody(town: Town, here: Homes, wang: Phone) -> None:
    ming = await invited(town, wang, "👪 邀请家人", "小明")
    await ming.taps("✅ 同意并加入")

    await ming.says("/invite")

    assert ming.last.buttons == []


async def test_what_an_owner_gave_out_is_worth_nothing_once_they_left(
    town: Town, here: Homes, wang: Phone
) -> None:
    await wang.says("/invite")
    await wang.taps("👪 邀请家人")
    await wang.taps("✉️ 生成邀请")
    given = link(wang)
    await leaves(wang, here)
    ming = town.guest("小明")

    await ming.follows(given)

    assert "用不了" in ming.last.text


async def test_ten_unused_invitations_of_one_home_are_enough(
    town: Town, here: Homes, wang: Phone
) -> None:
    for _ in range(10):
        await wang.says("/invite")
        await wang.taps("👪 邀请家人")
        await wang.taps("✉️ 生成邀请")

    await wang.says("/invite")
    await wang.taps("👪 邀请家人")
    await wang.taps("✉️ 生成邀请")

    assert "还没用" in wang.toast


async def leaves(phone: Phone, here: Homes) -> None:
    await phone.says("/join")
    await phone.taps("幸福里3号楼2单元501")
    await phone.taps("🚪 我已搬走")
    await phone.taps("是的，确定")


async def test_whoever_moves_out_is_no_resident_any_more(
    town: Town, here: Homes, wang: Phone
) -> None:
    await leaves(wang, here)

    assert (await person(town, wang)).homes == frozenset()
    async with town.linli.database.read() as unit:
        line = await unit.residents.line(here.wangs_line)
    assert line is not None
    assert not line.claimed


async def test_they_can_come_back_with_a_new_sheet(town: Town, here: Homes, wang: Phone) -> None:
    await leaves(wang, here)

    await wang.opens(await sheet(town, here.wangs_line))
    await wang.taps("✅ 同意并加入")

    assert await relation(town, wang, here.wang.id) is Relation.OWNER


async def test_an_owner_says_that_the_tenant_has_left(
    town: Town, here: Homes, wang: Phone
) -> None:
    zhao = await invited(town, wang, "🔑 邀请租户", "小赵")
    await zhao.taps("✅ 同意并加入")
    await wang.says("/join")
    await wang.taps("幸福里3号楼2单元501")

    await wang.taps("🚪 小* 已搬走")
    await wang.taps("是的，确定")

    assert await relation(town, zhao, here.wang.id) is None
    assert "登记已结束" in zhao.last.text


async def test_a_tenant_puts_nobody_out(town: Town, here: Homes, wang: Phone) -> None:
    zhao = await invited(town, wang, "🔑 邀请租户", "小赵")
    await zhao.taps("✅ 同意并加入")
    async with town.linli.database.read() as unit:
        owners = (await unit.residents.of_home(here.wang.id))[0]

    for wire in ("hl", "hz"):
        await zhao.presses(f"{wire}:{owners.id}", on=zhao.last)

    assert await relation(town, wang, here.wang.id) is Relation.OWNER


async def test_tenant_and_owner_read_each_others_names_masked(
    town: Town, here: Homes, wang: Phone
) -> None:
    zhao = await invited(town, wang, "🔑 邀请租户", "赵小勇")
    await zhao.taps("✅ 同意并加入")

    for phone, name in ((zhao, "王阿姨"), (wang, "赵小勇")):
        await phone.says("/join")
        await phone.taps("幸福里3号楼2单元501")
        assert name not in phone.last.text


async def test_a_home_shows_itself_to_its_own_people_only(
    town: Town, here: Homes, wang: Phone
) -> None:
    thief = town.resident("小偷")
    await thief.says("/start")

    await thief.presses(f"hh:{here.wang.id}", on=thief.last)

    assert "结束" in thief.toast
    assert "王阿姨" not in thief.last.text


async def test_several_homes_are_theirs_at_once(town: Town, here: Homes, wang: Phone) -> None:
    await wang.opens(await sheet(town, here.lius_line))
    await wang.taps("✅ 同意并加入")

    assert {each.home for each in (await person(town, wang)).homes} == {
        here.wang.id,
        here.liu.id,
    }


async def test_family_that_turns_out_to_own_the_home_rises(
    town: Town, here: Homes, wang: Phone
) -> None:
    ming = await invited(town, wang, "👪 邀请家人", "小明")
    await ming.taps("✅ 同意并加入")
    async with town.linli.database.write() as unit:
        from homes import listed  # noqa: PLC0415 - only here does somebody inherit

        line = await listed(unit, here.wang, "王小明", Relation.OWNER)

    await ming.opens(await sheet(town, line))
    await ming.taps("✅ 同意并加入")

    assert await relation(town, ming, here.wang.id) is Relation.OWNER
