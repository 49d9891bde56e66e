"""Dispatch rules: made by chat, kept to at once, dropped."""

import pytest
from desk_scenes import on
from offices import compound, given
from town import Town

from domain.organisations import OrganisationKind
from domain.people import Role
from domain.settings import Neighbourhood
from playground import Phone


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

        assert "只有" in sun.toast
    async with town.linli.database.read() as unit:
        assert await unit.rules._session.value("SELECT count(*) FROM rules") == 1
