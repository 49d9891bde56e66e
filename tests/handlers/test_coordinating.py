"""The coordinator's desk: who has what, and what is done about it."""

from coordinating import (
    administrator,
    at_the_desk,
    claims,
    coordinator,
    held_task,
    made,
    stored,
)
from helping import task, volunteer
from offices import given
from town import Town

from domain.people import Role
from domain.tasks import ClaimState


async def test_the_card_names_who_has_it_in_private_only(town: Town) -> None:
    chen, _ = await held_task(town)
    group = town.staff_group(chen)

    await chen.says("/task 1", chat=group)

    assert "赵阿姨" in chen.last.text
    assert "赵阿姨" not in str([each.text for each in chen.sees(group)])


async def test_the_heaps_count_what_needs_a_look(town: Town) -> None:
    chen, zhao = await held_task(town)
    await task(town, title="门岗值守")
    town.clock.move(hours=2, minutes=10)

    await at_the_desk(chen)

    counted = " ".join(chen.last.buttons)
    assert "⚠️ 缺人 1" in counted
    assert "🔴 没签到 1" in counted
    assert "📂 全部未结束 2" in counted or "2" in chen.last.buttons[4]
    assert zhao.last is not None


async def test_the_card_follows_as_others_grab(town: Town) -> None:
    chen, _ = await held_task(town, capacity=2)
    card = chen.last
    qian = await volunteer(town, "钱叔叔")

    await qian.says("抢 1")
    await chen.taps("👥 谁接了", on=chen.last)

    assert "钱叔叔" in str(chen.last.buttons)
    assert card is not None


async def test_somebody_is_checked_in(town: Town) -> None:
    chen, zhao = await held_task(town)
    town.clock.move(hours=2)
    await chen.taps("👥 谁接了", on=chen.last)
    await chen.taps("赵阿姨", on=chen.last)

    await chen.taps("✅ 签到", on=chen.last)

    assert [each.state for each in await claims(town)] == [ClaimState.ARRIVED]
    assert "签到成功" in str([each.text for each in zhao.messages[-2:]])


async def test_the_code_is_told_by_whoever_stands_there(town: Town) -> None:
    chen, _ = await held_task(town)

    await chen.taps("🔢 看签到码", on=chen.last)

    assert (await stored(town)).code in chen.last.text


async def test_nobody_reads_the_code_of_what_they_hold(town: Town) -> None:
    chen = await administrator(town)
    await task(town)
    await given(town, chen, Role.VOLUNTEER)
    await chen.says("抢 1")
    await chen.says("/task 1")

    await chen.taps("🔢 看签到码", on=chen.last)

    assert "签到码：" not in chen.last.text
    assert chen.toast


async def test_it_is_taken_back_and_whoever_waits_has_it(town: Town) -> None:
    chen, zhao = await held_task(town)
    qian = await volunteer(town, "钱叔叔")
    await qian.says("抢 1")
    for step in ("👥 谁接了", "赵阿姨", "↩️ 收回", "确定收回"):
        await chen.taps(step, on=chen.last)

    states = {each.person.name: each.state for each in await claims(town)}
    assert states == {"赵阿姨": ClaimState.RELEASED, "钱叔叔": ClaimState.HOLDING}
    assert "不用去了" in str([each.text for each in zhao.messages])
    assert not [each for each in await claims(town) if each.noted]


async def test_lapses_of_ninety_days_are_for_staff(town: Town) -> None:
    chen, _ = await held_task(town)
    town.clock.move(hours=2, minutes=31)
    await town.tick()
    await chen.says("/task 1")
    await chen.taps("👥 谁接了", on=chen.last)

    await chen.taps("赵阿姨", on=chen.last)

    assert "没有来" in chen.last.text


async def test_a_coordinator_of_another_area_sees_nothing_of_it(town: Town) -> None:
    await made(town)
    zhou = await given(town, town.guest("周楼长"), Role.BUILDING_HEAD, "幸福里5号楼")

    await zhou.says("/task 1")

    assert "楼道清扫" not in str([each.text for each in zhou.messages])
    assert "不归您负责" in zhou.last.text


async def test_no_such_task_is_said(town: Town) -> None:
    lin = await coordinator(town)

    await lin.says("/task 77")

    assert "没有任务 #77" in lin.last.text


async def test_an_old_card_of_what_is_over_answers_plainly(town: Town) -> None:
    chen, zhao = await held_task(town, capacity=2)
    card = chen.last
    buttons = dict.fromkeys(("📣 再喊人", "❌ 取消任务"))
    await zhao.says("你好")
    town.clock.move(days=2)
    await town.tick()

    for label in buttons:
        await chen.taps(label, on=card)
        buttons[label] = chen.toast

    assert all(buttons.values())
