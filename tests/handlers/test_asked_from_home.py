"""Whoever asks for a hand is at home, unless they say otherwise."""

from homes import settled, sheet
from town import Town

from playground import Phone

HOME = "3号楼2单元501"


async def _at_home(town: Town) -> Phone:
    homes = await settled(town)
    wang = town.guest("王阿姨")
    await wang.opens(await sheet(town, homes.wangs_line))
    await wang.taps("✅")
    return wang


async def test_a_call_for_help_without_a_place_is_for_their_door(town: Town) -> None:
    wang = await _at_home(town)

    await wang.says("腿疼得厉害，想请人陪我去趟医院")

    assert HOME in wang.last.text
    assert "✅ 提交" in wang.last.buttons


async def test_a_place_that_was_said_stays(town: Town) -> None:
    wang = await _at_home(town)

    await wang.says("/ask 想请人帮忙把东门口的快递搬进来")

    assert HOME not in wang.last.text


async def test_a_repair_is_asked_where_and_home_is_a_button_and_a_word(town: Town) -> None:
    wang = await _at_home(town)

    await wang.says("/repair 灯坏了")
    offered = wang.last.buttons
    await wang.says("我家")

    assert any(HOME in each for each in offered)
    assert HOME in wang.last.text


async def test_a_guest_is_asked(town: Town) -> None:
    stranger = town.guest("生人")

    await stranger.says("腿疼得厉害，想请人陪我去趟医院")

    assert "在什么地方" in stranger.last.text
