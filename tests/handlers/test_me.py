"""One's own card: who one is here, when and of what one is told."""

import homes
import pytest
from offices import compound, given, lives
from scenes import filed
from town import Town

from domain.people import Role
from playground import Phone


@pytest.fixture
async def wang(town: Town) -> Phone:
    await compound(town)
    return await lives(town, town.guest("王阿姨"), "幸福里3号楼2单元501")


async def test_the_card_says_who_one_is_and_where(town: Town, wang: Phone) -> None:
    await given(town, wang, Role.BUILDING_HEAD, "幸福里3号楼")

    await wang.says("👤 我的")

    lines = wang.last.text.split("\n")
    assert lines[:3] == [
        "👤 王阿姨",
        "🔖 楼栋长 · 幸福里3号楼",
        "🏠 幸福里3号楼2单元501室 · 业主",
    ]
    assert str(wang.person.id) in lines[-1]


async def test_a_key_leads_to_each_home(town: Town, wang: Phone) -> None:
    await wang.says("/me")

    await wang.taps("🏠 幸福里3号楼2单元501室")

    assert "501" in wang.last.text
    assert wang.toast == ""


async def test_whoever_has_no_home_is_led_to_where_one_registers(town: Town) -> None:
    passer = town.guest()
    await passer.says("/me")

    await passer.taps("🏠 去登记")

    assert "访客" in passer.messages[0].text
    assert "📱 用手机号核对" in passer.last.buttons


async def test_even_four_homes_leave_room_for_everything_else(town: Town, wang: Phone) -> None:
    for place in ("2单元101", "1单元101", "1单元501"):
        await lives(town, wang, f"幸福里3号楼{place}")

    await wang.says("/me")

    assert len(wang.last.buttons) == 8
    assert "📦 我的数据" in wang.last.buttons


async def test_a_name_that_looks_like_formatting_is_only_a_name(town: Town) -> None:
    """P22."""
    odd = town.guest("<b>A&B</b>\"'{name}")

    for command in ("/me", "/export"):
        await odd.says(command)

    assert any("👤 <b>A&B</b>\"'{name}" in message.text for message in odd.messages)
    assert "document" in odd.last.body


async def test_in_a_group_one_is_shown_nothing_of_oneself(town: Town, wang: Phone) -> None:
    court = town.group("3号楼业主群", wang)

    await wang.says("/me", chat=court)

    assert [m.text for m in wang.sees(court)] == ["/me"]
    assert "👤 王阿姨" in wang.last.text


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("21:30-6:30", "21:30–06:30 免打扰"),
        ("２１：３０—６：３０", "21:30–06:30 免打扰"),
        ("晚上九点", "请写从几点到几点"),
        ("晚上10点到早上7点半", "22:00–07:30 免打扰"),
        ("从23点 到 7点", "23:00–07:00 免打扰"),
        ("24:00-6:00", "00:00–06:00 免打扰"),
        ("25:00-6:00", "请写从几点到几点"),
        ("22:70-6:00", "请写从几点到几点"),
        ("不设免打扰", "不设免打扰"),
    ],
)
async def test_quiet_hours_are_chosen_in_words(
    town: Town, wang: Phone, said: str, understood: str
) -> None:
    await wang.says("/quiet")

    await wang.says(said)

    assert understood in wang.last.text


async def test_quiet_hours_are_chosen_by_a_button_and_shown_on_the_card(
    town: Town, wang: Phone
) -> None:
    await wang.says("/me")
    await wang.taps("🌙 免打扰")

    await wang.taps("23:00–08:00 免打扰")
    await wang.taps("↩️ 返回")

    assert "🌙 23:00–08:00 免打扰" in wang.last.text


async def test_quiet_hours_may_stand_behind_the_command(town: Town, wang: Phone) -> None:
    await wang.says("/quiet 21:30-6:30")

    assert "21:30–06:30 免打扰" in wang.last.text
    assert (await homes.person(town, wang)).quiet == (21 * 60 + 30, 6 * 60 + 30)


async def test_news_that_was_switched_off_does_not_come(town: Town) -> None:
    wang, li, _ = await filed(town)
    await wang.says("/me")
    await wang.taps("🔔 通知")
    await wang.taps("✅ 工单进展")
    said_before = len(wang.messages)

    await li.taps("接单")

    assert "🔕 工单进展" in wang.last.buttons
    assert len(wang.messages) == said_before


async def test_what_asks_for_an_answer_comes_all_the_same(town: Town) -> None:
    wang, li, group = await filed(town)
    await wang.says("/me")
    await wang.taps("🔔 通知")
    await wang.taps("✅ 工单进展")
    await li.taps("接单")
    await li.taps("完成", chat=group)
    await li.sends_photo("换了门机电源")

    await li.taps("✅ 提交")

    assert "👍 已解决" in wang.last.buttons


async def test_what_is_switched_off_stands_on_the_card_and_can_be_switched_on(
    town: Town, wang: Phone
) -> None:
    await wang.says("/me")
    await wang.taps("🔔 通知")
    await wang.taps("✅ 投票")
    await wang.taps("↩️ 返回")
    muted = wang.last.text
    await wang.taps("🔔 通知")

    await wang.taps("🔕 投票")
    await wang.taps("↩️ 返回")

    assert "🔕 不提醒：投票" in muted
    assert "不提醒" not in wang.last.text


async def test_a_ticket_that_closes_by_itself_at_night_is_told_in_the_morning(town: Town) -> None:
    wang, li, group = await filed(town)
    await li.taps("接单")
    await li.taps("完成", chat=group)
    await li.sends_photo("换了门机电源")
    await li.taps("✅ 提交")
    before = len(wang.messages)
    town.clock.move(days=7, hours=14)  # 23:00
    await town.tick()
    at_night = len(wang.messages)

    town.clock.move(hours=9)
    await town.tick()

    assert at_night == before
    assert "未确认" in wang.last.text
