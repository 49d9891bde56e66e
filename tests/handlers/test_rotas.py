"""家事我办: rotas begun, listed and ended in the chat."""

import pytest
from coordinating import at_the_desk, coordinator, count, stored
from coordinating_scenes import rota
from helping import volunteer
from offices import given
from town import Town

from domain.people import Role
from playground import Phone


async def _asked_days(town: Town) -> Phone:
    lin = await coordinator(town)
    await at_the_desk(lin)
    for step in ("🗓 固定排班", "➕ 新排班", "公共秩序", "日间巡逻", "幸福里3号楼"):
        await lin.taps(step, on=lin.last)
    return lin


async def test_a_rota_is_begun_with_a_few_taps_and_its_tasks_come_by_themselves(
    town: Town,
) -> None:
    await rota(town)

    await town.tick()
    await town.tick()

    assert await count(town) == 1
    made = await stored(town)
    assert (made.title, made.capacity) == ("楼道清扫", 2)
    assert f"{made.starts_at:%m-%d %H:%M}" == "11-28 01:00"


async def test_its_tasks_are_offered_as_others_are(town: Town) -> None:
    zhao = await volunteer(town)
    await rota(town)

    await town.tick()
    await town.tick()

    assert "楼道清扫" in zhao.last.text


async def test_the_usual_days_are_one_tap(town: Town) -> None:
    lin = await _asked_days(town)

    await lin.taps("周末")
    await lin.says("下午3点")
    await lin.taps("4人")

    assert "周六、周日 15:00" in lin.last.text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("每天", "每天"),
        ("周二周四", "周二、周四"),
        ("周二至周四", "周二、周三、周四"),
        ("星期六到星期一", "周一、周六、周日"),
        ("工作日", "周一、"),
        ("星期天", "周日"),
    ],
)
async def test_days_are_understood(town: Town, said: str, shown: str) -> None:
    lin = await _asked_days(town)
    await lin.says(said)
    await lin.says("19:30")

    await lin.says("3")

    assert f"🕒 {shown}" in lin.last.text
    assert "19:30" in lin.last.text


@pytest.mark.parametrize("said", ["有空的时候", "0", "周八"])
async def test_days_that_are_none_are_asked_again(town: Town, said: str) -> None:
    lin = await _asked_days(town)

    await lin.says(said)

    assert "星期几" in lin.last.text


@pytest.mark.parametrize(
    ("said", "shown"), [("下午三点", "15:00"), ("晚上八点半", "20:30"), ("3点", "15:00")]
)
async def test_a_time_may_be_spoken(town: Town, said: str, shown: str) -> None:
    lin = await _asked_days(town)
    await lin.says("每天")
    await lin.says(said)

    await lin.says("3")

    assert f"每天 {shown}" in lin.last.text


@pytest.mark.parametrize("said", ["25:00", "9:75", "早上", "下午13点半点"])
async def test_a_time_that_is_none_is_asked_again(town: Town, said: str) -> None:
    lin = await _asked_days(town)
    await lin.says("每天")

    await lin.says(said)

    assert "几点？例如" in lin.last.text


async def test_it_is_listed_and_ended(town: Town) -> None:
    lin = await rota(town)
    await town.tick()
    await lin.taps("↩️ 固定排班", on=lin.last)
    await lin.taps("楼道清扫", on=lin.last)
    for step in ("⏹ 结束排班", "确定"):
        await lin.taps(step, on=lin.last)
    assert "没有人接的 1 个任务" in lin.last.text

    await lin.taps("↩️ 固定排班", on=lin.last)

    assert "还没有固定排班" in lin.last.text
    assert (await stored(town)).stage == "cancelled"


async def test_ended_twice_is_said(town: Town) -> None:
    lin = await rota(town)
    card = lin.last
    await lin.taps("⏹ 结束排班", on=card)
    await lin.taps("确定", on=card)

    await lin.presses("yy:1", on=card)

    assert "已经结束" in lin.toast


async def test_a_coordinator_elsewhere_does_not_see_it(town: Town) -> None:
    await rota(town)
    zhou = await given(town, town.guest("周楼长"), Role.BUILDING_HEAD, "幸福里5号楼")
    await at_the_desk(zhou)

    await zhou.taps("🗓 固定排班", on=zhou.last)
    await zhou.presses("yy:1", on=zhou.last)

    assert "还没有固定排班" in zhou.last.text
    assert zhou.toast
