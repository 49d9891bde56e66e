"""Administrators are made and unmade by two of them."""

import pytest
from offices import given, history, posts, taken
from town import Town

from domain.people import Role
from playground import Phone, presses

ADMINISTRATES = [(Role.ADMINISTRATOR, "")]


@pytest.fixture
def chen(town: Town) -> Phone:
    return town.administrator("陈主任")


@pytest.fixture
def liu(town: Town) -> Phone:
    return town.administrator("刘主任")


@pytest.fixture
async def wang(town: Town) -> Phone:
    phone = town.guest("王秀英")
    await phone.opens()
    return phone


async def propose(by: Phone, whom: str) -> None:
    await by.says("/roles")
    await by.taps("➕ 任命")
    await by.says(whom)
    await by.taps("更多…", on=by.last)
    await by.taps("管理员", on=by.last)
    await by.taps("✅ 提交")


async def propose_taking(by: Phone, whom: str) -> None:
    await by.says("/roles")
    await by.taps(f"管理员 · {whom}")
    await by.taps("收回：")
    await by.taps("确定收回")


async def test_a_second_administrator_agrees_with_one_tap(
    town: Town, chen: Phone, liu: Phone, wang: Phone
) -> None:
    await propose(chen, "王秀英")
    assert await posts(town, wang) == []
    assert "陈主任提议任命王秀英为管理员" in liu.last.text

    await liu.taps("✅ 同意")

    assert await posts(town, wang) == ADMINISTRATES
    assert "您是管理员" in wang.last.text
    assert "刘主任同意了" in chen.last.text
    assert liu.last.buttons == []


async def test_what_is_declined_does_not_happen(
    town: Town, chen: Phone, liu: Phone, wang: Phone
) -> None:
    await propose(chen, "王秀英")

    await liu.taps("❌ 不同意")

    assert await posts(town, wang) == []
    assert "刘主任不同意" in chen.last.text


async def test_nobody_agrees_to_their_own_proposal(
    town: Town, chen: Phone, liu: Phone, wang: Phone
) -> None:
    await propose(chen, "王秀英")

    await chen.presses("kc:1", on=chen.last)

    assert "另一位管理员" in chen.toast
    assert await posts(town, wang) == []


async def test_nobody_agrees_to_what_concerns_themself(
    town: Town, chen: Phone, liu: Phone, wang: Phone
) -> None:
    await given(town, wang, Role.ADMINISTRATOR)
    await propose_taking(chen, "王秀英")

    await wang.presses("kd:1", on=wang.last)
    assert "另一位管理员" in wang.toast
    await liu.taps("✅ 同意")

    assert await posts(town, wang) == []


async def test_without_a_second_administrator_the_way_is_said_before_the_summary(
    town: Town, chen: Phone, wang: Phone
) -> None:
    await chen.says("/roles")
    await chen.taps("➕ 任命")
    await chen.says("王秀英")
    await chen.taps("更多…", on=chen.last)

    await chen.taps("管理员", on=chen.last)

    assert "telegram.admins" in chen.toast
    assert "✅ 提交" not in chen.last.buttons
    await chen.taps("更多…", on=chen.last)
    await chen.taps("志愿者", on=chen.last)
    assert "✅ 提交" in chen.last.buttons
    assert await posts(town, wang) == []


async def test_without_a_second_administrator_nothing_is_proposed(
    town: Town, chen: Phone, liu: Phone, wang: Phone
) -> None:
    await chen.says("/roles")
    await chen.taps("➕ 任命")
    await chen.says("王秀英")
    await chen.taps("更多…", on=chen.last)
    await chen.taps("管理员", on=chen.last)
    async with town.linli.database.write() as unit:
        gone = await unit.people.known_as(liu.person.id)
        assert gone is not None
        await unit.grants.vouch(gone.id, {}, unit.now)

    await chen.taps("✅ 提交")

    assert "telegram.admins" in chen.toast
    assert await posts(town, wang) == []
    async with town.linli.database.read() as unit:
        assert await unit.proposals.waiting() == []


async def test_what_the_configuration_vouches_for_stays(
    town: Town, chen: Phone, liu: Phone
) -> None:
    town.administrator("周主任")
    await chen.says("/roles")
    await chen.taps("管理员 · 刘主任")

    assert "config.toml" in chen.last.text
    assert not any("收回" in label for label in chen.last.buttons)


async def test_a_proposal_whose_proposer_was_dismissed_comes_to_nothing(
    town: Town, chen: Phone, liu: Phone, wang: Phone
) -> None:
    zhou = await given(town, town.guest("周主任"), Role.ADMINISTRATOR)
    await propose(zhou, "王秀英")
    await taken(town, zhou)

    await liu.taps("✅ 同意")

    assert "不作数" in liu.toast
    assert await posts(town, wang) == []


async def test_an_administrator_resigns_at_once(town: Town, chen: Phone, wang: Phone) -> None:
    await given(town, wang, Role.ADMINISTRATOR)

    await propose_taking(wang, "王秀英")

    assert await posts(town, wang) == []


async def test_the_last_one_may_not_resign(town: Town, wang: Phone) -> None:
    await given(town, wang, Role.ADMINISTRATOR)

    await propose_taking(wang, "王秀英")

    assert "最后一位管理员" in wang.toast
    assert await posts(town, wang) == ADMINISTRATES


async def test_a_proposal_lapses_after_a_week_and_is_said_to_have(
    town: Town, chen: Phone, liu: Phone, wang: Phone
) -> None:
    await propose(chen, "王秀英")

    town.clock.move(days=7, seconds=1)
    await town.tick()
    assert "7天内没有人答复" in chen.last.text
    assert liu.last.buttons == []
    await liu.presses("kc:1", on=liu.last)

    assert await posts(town, wang) == []


async def test_whoever_was_not_there_finds_it_under_roles(
    town: Town, chen: Phone, liu: Phone, wang: Phone
) -> None:
    await propose(chen, "王秀英")
    await liu.says("/roles")

    await liu.taps("⏳ 有一件事等您确认")
    await liu.taps("✅ 同意", on=liu.last)

    assert await posts(town, wang) == ADMINISTRATES


async def test_whoever_is_erased_is_named_on_no_card_any_more(
    town: Town, chen: Phone, liu: Phone, wang: Phone
) -> None:
    await propose(chen, "王秀英")
    assert "王秀英" in liu.last.text

    await wang.says("/forget")
    await wang.taps("继续")
    await wang.says("删除")

    assert "王秀英" not in liu.last.text
    assert liu.last.buttons == []


async def test_of_two_who_agree_at_once_one_does_it(
    town: Town, chen: Phone, liu: Phone, wang: Phone
) -> None:
    zhou = town.administrator("周主任")
    await propose(chen, "王秀英")

    for phone in (liu, zhou):
        presses.press(town.world, phone.person, phone.last, "kc:1")
    await town.settle()

    assert await posts(town, wang) == ADMINISTRATES
    assert [kind for kind, _ in await history(town, "person")] == ["proposed", "role-given"]
