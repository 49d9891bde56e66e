"""Dispatch rules: made by chat, kept to at once, dropped."""

import pytest
from desk_scenes import on
from offices import compound, given, history, taken
from town import Town

from domain.organisations import OrganisationKind
from domain.people import Role
from domain.settings import Neighbourhood
from playground import Phone
from playground.chats import Message


@pytest.fixture
def neighbourhood() -> Neighbourhood:
    return Neighbourhood(name="邻里小区")


@pytest.fixture
async def chen(town: Town) -> Phone:
    await compound(town, "幸福里", "3", "5")
    await compound(town, "阳光里", "3")
    async with town.linli.database.write() as unit:
        await unit.organisations.ensure("安居物业", OrganisationKind.PROPERTY)
        await unit.organisations.ensure("电梯公司", OrganisationKind.SOCIETY)
    chen = town.administrator()
    await chen.says("/desk")
    return chen


async def ruled(chen: Phone) -> None:
    await on(chen, "更多", "派单规则", "换个地方", "幸福里5号楼", "➕ 新规则")
    await on(chen, "电梯", "电梯公司", "✅ 提交")


async def test_a_rule_gives_new_tickets_to_whom_it_names(town: Town, chen: Phone) -> None:
    await ruled(chen)
    assert "幸福里5号楼 · 电梯 → 电梯公司" in chen.last.buttons

    wang = town.resident()
    await wang.says("5号楼1单元电梯坏了")
    await wang.taps("✅ 提交")

    organisation = (await town.ticket(1)).organisation
    assert organisation is not None
    assert organisation.name == "电梯公司"


async def test_a_dropped_rule_decides_nothing_any_more(town: Town, chen: Phone) -> None:
    await ruled(chen)
    await on(chen, "电梯公司", "删除")

    wang = town.resident()
    await wang.says("5号楼1单元电梯坏了")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).organisation is None


async def test_a_name_that_nobody_has_is_asked_again(town: Town, chen: Phone) -> None:
    await on(chen, "更多", "派单规则", "➕ 新规则", "所有类别", "没有的公司")

    assert "没有这个名称的单位" in chen.last.text


async def test_a_secretary_makes_no_rule_outside_their_own(town: Town, chen: Phone) -> None:
    await ruled(chen)
    sun = await given(town, town.guest("孙书记"), Role.SECRETARY, "阳光里")
    async with town.linli.database.read() as unit:
        rule = (await unit.rules._session.one("SELECT area_id FROM rules"))["area_id"]
    await sun.says("/desk")

    for data in (f"d2:{rule}", f"d3:{rule}:4", f"d4:{rule}:4", f"dg:{rule}"):
        await sun.presses(data, on=sun.last)

        assert "不归您负责" in sun.toast
    async with town.linli.database.read() as unit:
        assert await unit.rules._session.value("SELECT count(*) FROM rules") == 1


async def test_it_is_written_down_who_made_a_rule_and_who_dropped_it(
    town: Town, chen: Phone
) -> None:
    await ruled(chen)
    await on(chen, "电梯公司", "删除")

    async with town.linli.database.read() as unit:
        society = await unit.organisations.named("电梯公司")
        chair = await unit.people.known_as(chen.person.id)
        by = await unit.rules._session.all("SELECT by_id, at FROM events WHERE subject = 'rule'")
    assert society is not None
    assert chair is not None
    note = f"elevator {society.id}"
    assert await history(town, "rule") == [("made", note), ("dropped", note)]
    assert {row["by_id"] for row in by} == {chair.id}


async def test_a_rule_dropped_by_somebody_else_is_not_dropped_again(
    town: Town, chen: Phone
) -> None:
    await ruled(chen)
    await on(chen, "电梯公司")
    card, pressed = chen.last, _data(chen.last, "删除")
    await chen.presses(pressed, on=card)

    await chen.presses(pressed, on=card)

    assert "已经被别人删掉了" in chen.toast
    assert len(await history(town, "rule")) == 2


async def test_whoever_lost_the_role_while_filling_it_in_makes_no_rule(
    town: Town, chen: Phone
) -> None:
    sun = await given(town, town.guest("孙书记"), Role.SECRETARY, "阳光里")
    await sun.says("/desk")
    await on(sun, "更多", "派单规则", "➕ 新规则", "所有类别", "安居物业")
    await taken(town, sun)

    await sun.taps("✅ 提交")

    async with town.linli.database.read() as unit:
        assert await unit.rules._session.value("SELECT count(*) FROM rules") == 0
    assert await history(town, "rule") == []


async def test_a_shop_is_given_no_tickets(town: Town, chen: Phone) -> None:
    async with town.linli.database.write() as unit:
        await unit.organisations.ensure("王记超市", OrganisationKind.SHOP)

    await on(chen, "更多", "派单规则", "➕ 新规则", "所有类别")
    assert not any("王记超市" in label for label in chen.last.buttons)
    await chen.says("王记超市")

    assert "没有这个名称的单位" in chen.last.text


def _data(card: Message, label: str) -> str:
    rows = card.body["reply_markup"]["inline_keyboard"]
    return next(str(key["callback_data"]) for row in rows for key in row if label in key["text"])
