"""The desk as its people meet it: piles, pages, filters, finding."""

import time

import pytest
from desk_scenes import filed_many, on, walked
from offices import compound, given
from scenes import filed
from town import Town

from bench import made_up
from domain.people import Role
from domain.settings import Neighbourhood, TicketSettings
from playground import Phone

PILES = ("🆕 新到", "🙋 我的", "🟡 快到期", "🔴 已超时", "⏸ 暂停", "📂 全部")


@pytest.fixture
def neighbourhood() -> Neighbourhood:
    many = TicketSettings(filings_per_hour=999, filings_per_day=999)
    return Neighbourhood(name="邻里小区", tickets=many)


async def test_the_desk_counts_what_lies_in_each_pile(town: Town) -> None:
    await filed(town)
    chen = town.administrator()

    await chen.says("/desk")

    shown = chen.last.buttons
    assert [label.rsplit(" ", 1)[0] for label in shown[:6]] == list(PILES)
    assert shown[0] == "🆕 新到 1"
    assert len(shown) <= 8


async def test_only_whoever_has_a_duty_finds_the_desk_on_their_keyboard(town: Town) -> None:
    chen, wang = town.administrator(), town.resident()

    await chen.says("/start")
    await wang.says("/start")

    assert "📋 工作台" in chen.keyboard
    assert "📋 工作台" not in wang.keyboard


async def test_the_key_on_the_keyboard_opens_the_desk(town: Town) -> None:
    chen = town.administrator()
    await chen.says("/start")

    await chen.taps("📋 工作台")

    assert "工作台" in chen.last.text


async def test_a_resident_who_types_it_is_told_who_may(town: Town) -> None:
    wang = town.resident()

    await wang.says("/desk")

    assert "管理员" in wang.last.text
    assert wang.last.buttons == []


async def test_said_in_a_group_it_opens_in_private(town: Town) -> None:
    chen = town.administrator()
    group = town.staff_group(chen)

    await chen.says("/desk", chat=group)

    assert "工作台" in chen.last.text
    assert not any("新到" in label for each in chen.sees(group) for label in each.buttons)


async def test_a_tap_on_a_ticket_opens_its_card(town: Town) -> None:
    await filed(town)
    chen = town.administrator()
    await chen.says("/desk")

    await on(chen, "📂 全部", "#1")

    assert "#1" in chen.last.text
    assert "3号楼2单元" in chen.last.text


async def test_the_pages_lead_on_and_back(town: Town) -> None:
    await filed_many(town, 8)
    chen = town.administrator()
    await chen.says("/desk")
    await on(chen, "📂 全部")
    assert "共8张，第1/2页" in chen.last.text
    assert chen.last.buttons[-2:] == ["↩️ 工作台", "▶️"]
    assert len(chen.last.buttons) == 8

    await on(chen, "▶️")
    assert "第2/2页" in chen.last.text
    assert chen.last.buttons[-2:] == ["◀️", "↩️ 工作台"]
    await on(chen, "↩️ 工作台")

    assert "📂 全部 8" in chen.last.buttons


async def test_the_desk_shows_one_category_or_one_place(town: Town) -> None:
    await compound(town, "幸福里", "3", "5")
    await filed_many(town, 2)
    zhang = town.resident("张大爷")
    await zhang.says("5号楼1单元楼道灯不亮")
    await zhang.taps("✅ 提交")
    chen = town.administrator()
    await chen.says("/desk")

    await on(chen, "更多", "筛选", "按类别", "公共照明")
    assert "工作台 · 公共照明" in chen.last.text
    assert "📂 全部 1" in chen.last.buttons
    await on(chen, "筛选", "取消筛选", "更多", "筛选", "按地点", "3号楼")

    assert "📂 全部 2" in chen.last.buttons


async def test_a_building_head_sees_their_building_alone(town: Town) -> None:
    await compound(town, "幸福里", "3", "5")
    await filed_many(town, 1)
    head = await given(town, town.guest("周楼长"), Role.BUILDING_HEAD, "5号楼")

    await head.says("/desk")

    assert "📂 全部 0" in head.last.buttons
    await head.says("/find 电梯")
    assert "没有找到" in head.last.text


@pytest.mark.parametrize("said", ["1", "#1", "3号楼", "王阿姨", "电梯坏", "电梯不行坏了"])
async def test_a_ticket_is_found_by_number_place_person_and_words(town: Town, said: str) -> None:
    await filed(town)
    chen = town.administrator()

    await chen.says(f"/find {said}")

    assert chen.last.buttons[0].lstrip("🟡").startswith("#1 3号楼2单元 · 电梯")


async def test_whoever_says_only_find_is_asked_what(town: Town) -> None:
    await filed(town)
    chen = town.administrator()
    await chen.says("/find")
    await chen.says("电梯")

    assert "找到1张" in chen.last.text


async def test_what_was_found_has_pages(town: Town) -> None:
    await filed_many(town, 8)
    chen = town.administrator()

    await chen.says("/find 电梯")
    first = chen.last.buttons
    await on(chen, "▶️")

    assert len(first) == 8
    assert [label.split(" ")[0] for label in chen.last.buttons[:2]] == ["#2", "#1"]


async def test_looking_for_something_loses_nothing_that_is_being_typed(town: Town) -> None:
    await filed_many(town, 8)
    chen = town.administrator()
    await chen.says("/repair 5号楼路灯不亮")

    await chen.says("/find 电梯")
    assert "▶️" not in chen.last.buttons
    await chen.says("/start draft")

    assert "路灯" in chen.last.text


async def test_ten_thousand_open_tickets_are_as_quick_to_turn(town: Town) -> None:
    async with town.linli.database.write() as unit:
        community = await made_up.settle(unit.desk._session)
        await made_up.fill(unit.desk._session, community, town.clock(), opened=10_000, done=0)
    chen = town.administrator()
    await chen.says("/desk")
    assert "📂 全部 10000" in chen.last.buttons
    await on(chen, "📂 全部")
    assert "第1/1667页" in chen.last.text

    began = time.perf_counter()
    for _ in range(5):
        await on(chen, "▶️")
    took = (time.perf_counter() - began) / 5

    assert "第6/1667页" in chen.last.text
    assert len(chen.last.buttons) == 8
    assert took < 1


async def test_typed_numbers_press_what_stands_there(town: Town) -> None:
    await filed(town)
    chen = town.administrator()
    await chen.says("/desk")

    await chen.says("6")

    assert "共1张" in chen.last.text


async def test_the_desk_leads_to_what_waits_for_whoever_stands_there(town: Town) -> None:
    await filed(town)
    chen = town.administrator()
    await chen.says("/desk")

    await chen.taps("📌 等我办的")

    assert "等您办的事" in chen.last.text
    assert chen.last.buttons == ["📋 工作台：新来和超期的1件"]


async def test_who_may_not_dispatch_is_not_shown_how(town: Town) -> None:
    li = town.repairer()
    await li.says("/desk")

    await on(li, "更多")

    assert li.last.buttons == ["🔍 筛选、查找", "📊 三率", "↩️ 工作台"]


async def test_no_screen_of_the_desk_has_more_than_eight_buttons(town: Town) -> None:
    chen: Phone = await walked(town)
    seen = []
    for path in (
        ("更多", "停水停电", "➕ 发布", "更多", "给排水", "幸福里"),
        ("更多", "常见问题", "更多"),
        ("更多", "常用答复"),
        ("更多", "派单规则", "➕ 新规则", "更多"),
        ("更多", "三率", "看某个单位"),
        ("更多", "筛选", "按类别", "更多"),
    ):
        await chen.says("/desk")
        for step in path:
            await on(chen, step)
            seen.append(len(chen.last.buttons))

    assert max(seen) <= 8
