"""Becoming a volunteer with one tap."""

import pytest
from helping import holders, task
from offices import compound, given, history, posts
from serving import joined, neighbour
from town import Town

from domain.people import Role
from playground import Phone


@pytest.fixture
async def wang(town: Town) -> Phone:
    return await neighbour(town)


async def test_one_tap_makes_a_resident_a_volunteer_of_their_compound(
    town: Town, wang: Phone
) -> None:
    await wang.says("🤝 志愿服务")

    await wang.taps("🤝 我要当志愿者")

    assert "欢迎" in wang.last.text
    assert await posts(town, wang) == [(Role.VOLUNTEER, "幸福里")]
    assert ("role-given", "volunteer 2") in await history(town, "person")


async def test_from_a_tasks_card_the_same_tap_leads_on_to_the_task(
    town: Town, wang: Phone
) -> None:
    number = await task(town, "幸福里")
    await wang.opens(f"k{number}")
    await wang.taps("🤝 我要当志愿者")
    told = wang.toast

    await wang.taps("🙋 抢单")

    assert "欢迎" in told
    assert await holders(town, number) == ["王阿姨"]


async def test_joining_twice_changes_nothing(town: Town, wang: Phone) -> None:
    await joined(wang)
    before = await history(town, "person")

    await wang.press_again()

    assert "我的志愿服务" in wang.last.text
    assert await history(town, "person") == before


async def test_who_lives_elsewhere_is_told_whom_to_ask(town: Town) -> None:
    party = town.guest("双报到党员")
    await party.says("/tasks")

    await party.taps("🤝 我要当志愿者")

    assert "党支部书记或社区" in party.last.text
    assert party.last.buttons == ["🏠 去登记"]
    assert await posts(town, party) == []


async def test_who_was_given_the_role_has_the_same_profile(town: Town) -> None:
    await compound(town)
    party = await given(town, town.guest("双报到党员"), Role.VOLUNTEER, "幸福里")
    await party.says("/tasks")

    await party.taps("⚙️ 我的志愿服务")

    assert "🟢 值班中（点一下就休息）" in party.last.buttons
    assert "幸福里" in party.last.text


async def test_whoever_the_secretary_appointed_is_asked_from_that_moment_on(town: Town) -> None:
    await compound(town)
    chen = town.administrator()
    party = town.guest("双报到党员")
    await party.opens()
    await chen.says("/roles")
    await chen.taps("➕ 任命")
    await chen.says("双报到党员")
    await chen.taps("志愿者", on=chen.last)
    await chen.says("幸福里")
    await chen.taps("✅ 提交")

    await task(town, "幸福里")
    await town.tick()

    assert "🙋 抢单" in party.last.buttons


async def test_a_role_that_was_taken_back_is_not_taken_up_again_by_a_tap(
    town: Town, wang: Phone
) -> None:
    await joined(wang)
    chen = town.administrator()
    await chen.says("/roles")
    await chen.taps("志愿者 · 王阿姨")
    await chen.taps("收回：志愿者 · 幸福里")
    await chen.taps("确定收回")
    await wang.says("/tasks")

    await wang.taps("🤝 我要当志愿者")

    assert "收回" in wang.toast
    assert await posts(town, wang) == []


async def test_a_resident_by_the_configuration_joins_for_everything(town: Town) -> None:
    zhang = town.resident("张大爷")

    await joined(zhang)

    assert "欢迎" in zhang.last.text
    assert (Role.VOLUNTEER, "") in await posts(town, zhang)


async def test_a_stranger_on_a_tasks_card_keeps_the_card(town: Town) -> None:
    await compound(town)
    party = await given(town, town.guest("送水师傅"), Role.MERCHANT)
    number = await task(town, "幸福里")
    await party.opens(f"k{number}")
    card = party.last

    await party.taps("🤝 我要当志愿者")

    assert "党支部书记或社区" in party.last.text
    assert f"任务 #{number}" in card.text
