"""The coordinator's desk: who has what, who is missing, and what is done about it."""

from datetime import timedelta

from coordinating import at_the_desk, claims, coordinator, made, stored
from doing import finished
from helping import bound, task, volunteer
from offices import given
from town import Town

from domain.people import Role
from domain.tasks import ClaimState, TaskStage
from playground import Phone


async def _desk(town: Town) -> Phone:
    chen = town.administrator()
    await chen.says("/start")
    return chen


async def _held(town: Town, capacity: int = 1) -> tuple[Phone, Phone]:
    """A coordinator on the card of task 1, which begins in two hours, and who has it."""
    chen, zhao = await _desk(town), await volunteer(town)
    await zhao.says(f"抢 {await task(town, capacity=capacity)}")
    await chen.says("/task 1")
    return chen, zhao


async def _finished_for_nobody(town: Town) -> tuple[Phone, Phone]:
    chen, zhao = await _held(town)
    town.clock.move(hours=2)
    await zhao.taps("📍 我到了")
    await zhao.says((await stored(town)).code)
    town.clock.move(hours=1)
    await zhao.taps("✅ 完成")
    await zhao.sends_photo("扫干净了")
    await zhao.taps("✅ 提交")
    return chen, zhao


async def test_the_card_names_who_has_it_in_private_only(town: Town) -> None:
    chen, _ = await _held(town)
    group = town.staff_group(chen)

    await chen.says("/task 1", chat=group)

    assert "赵阿姨" in chen.last.text
    assert "赵阿姨" not in str([each.text for each in chen.sees(group)])


async def test_the_heaps_count_what_needs_a_look(town: Town) -> None:
    chen, zhao = await _held(town)
    await task(town, title="门岗值守")
    town.clock.move(hours=2, minutes=10)

    await at_the_desk(chen)

    counted = " ".join(chen.last.buttons)
    assert "⚠️ 缺人 1" in counted
    assert "🔴 没签到 1" in counted
    assert "📂 全部未结束 2" in counted or "2" in chen.last.buttons[4]
    assert zhao.last is not None


async def test_the_card_follows_as_others_grab(town: Town) -> None:
    chen, _ = await _held(town, capacity=2)
    card = chen.last
    qian = await volunteer(town, "钱叔叔")

    await qian.says("抢 1")
    await chen.taps("👥 谁接了", on=chen.last)

    assert "钱叔叔" in str(chen.last.buttons)
    assert card is not None


async def test_somebody_is_checked_in(town: Town) -> None:
    chen, zhao = await _held(town)
    town.clock.move(hours=2)
    await chen.taps("👥 谁接了", on=chen.last)
    await chen.taps("赵阿姨", on=chen.last)

    await chen.taps("✅ 签到", on=chen.last)

    assert [each.state for each in await claims(town)] == [ClaimState.ARRIVED]
    assert "签到成功" in str([each.text for each in zhao.messages[-2:]])


async def test_the_code_is_told_by_whoever_stands_there(town: Town) -> None:
    chen, _ = await _held(town)

    await chen.taps("🔢 看签到码", on=chen.last)

    assert (await stored(town)).code in chen.last.text


async def test_nobody_reads_the_code_of_what_they_hold(town: Town) -> None:
    chen = await _desk(town)
    await task(town)
    await given(town, chen, Role.VOLUNTEER)
    await chen.says("抢 1")
    await chen.says("/task 1")

    await chen.taps("🔢 看签到码", on=chen.last)

    assert "签到码：" not in chen.last.text
    assert chen.toast


async def test_it_is_taken_back_and_whoever_waits_has_it(town: Town) -> None:
    chen, zhao = await _held(town)
    qian = await volunteer(town, "钱叔叔")
    await qian.says("抢 1")
    for step in ("👥 谁接了", "赵阿姨", "↩️ 收回", "确定收回"):
        await chen.taps(step, on=chen.last)

    states = {each.person.name: each.state for each in await claims(town)}
    assert states == {"赵阿姨": ClaimState.RELEASED, "钱叔叔": ClaimState.HOLDING}
    assert "不用去了" in str([each.text for each in zhao.messages])
    assert not [each for each in await claims(town) if each.noted]


async def test_called_off_everybody_hears_why(town: Town) -> None:
    chen, zhao = await _held(town)
    qian = await volunteer(town, "钱叔叔")
    await qian.says("抢 1")
    await chen.taps("❌ 取消任务", on=chen.last)

    await chen.says("下大雨，改到下周")

    assert (await stored(town)).stage is TaskStage.CANCELLED
    assert "下大雨" in zhao.last.text
    assert "下大雨" in qian.last.text
    assert "取消" in chen.last.text


async def test_what_is_reported_done_is_judged_before_it_is_called_off(town: Town) -> None:
    chen, _ = await _finished_for_nobody(town)
    await chen.says("/task 1")

    await chen.taps("❌ 取消任务", on=chen.last)

    assert "先点" in chen.toast
    assert (await stored(town)).stage is TaskStage.OPEN


async def test_where_nobody_was_helped_the_coordinator_confirms(town: Town) -> None:
    chen, _ = await _finished_for_nobody(town)
    await at_the_desk(chen)
    await chen.taps("👀 待认定 1", on=chen.last)
    await chen.taps("#1", on=chen.last)
    for step in ("👥 谁接了", "赵阿姨"):
        await chen.taps(step, on=chen.last)

    await chen.taps("👍", on=chen.last)

    assert [each.state for each in await claims(town)] == [ClaimState.CONFIRMED]


async def test_not_recognised_has_a_reason(town: Town) -> None:
    chen, zhao = await _finished_for_nobody(town)
    await chen.says("/task 1")
    for step in ("👥 谁接了", "赵阿姨", "👎"):
        await chen.taps(step, on=chen.last)

    await chen.says("照片是别处的")

    assert [each.state for each in await claims(town)] == [ClaimState.REFUSED]
    assert "照片是别处的" in str([each.text for each in zhao.messages[-2:]])


async def test_nobody_decides_on_their_own_work(town: Town) -> None:
    chen = await _desk(town)
    await task(town)
    await given(town, chen, Role.VOLUNTEER)
    await chen.says("抢 1")
    await chen.says("/task 1")
    await chen.taps("👥 谁接了", on=chen.last)

    await chen.taps("陈主任", on=chen.last)

    assert chen.last.buttons == ["↩️ 任务 #1"]


async def test_hours_are_entered_afterwards_and_marked(town: Town) -> None:
    chen = await _desk(town)
    zhao = await volunteer(town)
    await task(town)
    await chen.says("/task 1")
    await chen.taps("🕒 补记时长", on=chen.last)
    await chen.says("赵阿姨")
    await chen.taps("1.5小时", on=chen.last)
    assert "不能兑换" in chen.last.text

    await chen.taps("✅ 提交")

    held = (await claims(town))[0]
    assert (held.state, held.worked.total_seconds()) == (ClaimState.CONFIRMED, 5400)
    assert "补记" in zhao.last.text
    assert "2 分" in zhao.last.text


async def test_hours_are_entered_for_nobody_unknown(town: Town) -> None:
    chen = await _desk(town)
    await task(town)
    await chen.says("/task 1")
    await chen.taps("🕒 补记时长", on=chen.last)

    await chen.says("孙悟空")

    assert "没有叫这个名字" in chen.last.text


async def test_hours_are_not_entered_twice(town: Town) -> None:
    chen = await _desk(town)
    await volunteer(town)
    await task(town, capacity=2)
    for _ in range(2):
        await chen.says("/task 1")
        await chen.taps("🕒 补记时长", on=chen.last)
        await chen.says("赵阿姨")
        await chen.taps("2小时", on=chen.last)
        await chen.taps("✅ 提交")

    assert len(await claims(town)) == 1


async def test_lapses_of_ninety_days_are_for_staff(town: Town) -> None:
    chen, _ = await _held(town)
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


async def test_coordinators_hear_once_that_people_are_missing(town: Town) -> None:
    chen = await _desk(town)
    await task(town, capacity=2)
    town.clock.move(minutes=5)

    await town.tick()
    await town.tick()

    warned = [each for each in chen.messages if "还缺人" in each.text]
    assert len(warned) == 1
    assert "📣 再喊人" in warned[0].buttons


async def test_what_has_enough_people_or_time_is_not_at_risk(town: Town) -> None:
    chen, _ = await _held(town)
    await made(town)

    await town.tick()

    assert not [each for each in chen.messages if "还缺人" in each.text]


async def test_what_lacks_people_in_the_morning_is_told_in_the_evening(town: Town) -> None:
    chen = await _desk(town)
    await task(town, starts_at=town.clock() + timedelta(hours=23))
    town.clock.move(hours=11, minutes=55)
    await town.tick()
    assert not [each for each in chen.messages if "还缺人" in each.text]

    town.clock.move(minutes=10)
    await town.tick()

    assert "还缺人" in chen.last.text
    await at_the_desk(chen)
    assert "⚠️ 缺人 1" in chen.last.buttons


async def test_at_night_nobody_is_woken_for_what_can_wait(town: Town) -> None:
    chen = await _desk(town)
    town.clock.move(hours=15)
    await task(town, starts_at=town.clock() + timedelta(hours=9))

    await town.tick()
    assert not [each for each in chen.messages if "还缺人" in each.text]
    town.clock.move(hours=7, minutes=1)
    await town.tick()

    assert "还缺人" in chen.last.text


async def test_calling_at_night_waits_for_the_morning(town: Town) -> None:
    chen = await _desk(town)
    group = await bound(town, chen, purpose="volunteers")
    town.clock.move(hours=15)
    await task(town, starts_at=town.clock() + timedelta(hours=20))
    await chen.says("/task 1")

    await chen.taps("📣 再喊人", on=chen.last)

    assert "明早" in chen.last.text
    assert not group.messages


async def test_calling_for_what_filled_up_meanwhile_says_so(town: Town) -> None:
    chen, zhao = await _desk(town), await volunteer(town)
    number = await task(town)
    await chen.says(f"/task {number}")
    card = chen.last
    await zhao.says(f"抢 {number}")

    await chen.taps("📣 再喊人", on=card)

    said = chen.toast or chen.last.text
    assert "已满" in said
    assert "夜里" not in said


async def test_calling_asks_the_next_at_once_and_posts_the_card_anew(town: Town) -> None:
    chen = await _desk(town)
    zhao = await volunteer(town, on_duty=False)
    group = await bound(town, zhao, purpose="volunteers")
    await task(town, starts_at=None)
    await town.tick()
    asked, before = len(zhao.messages), len(group.messages)
    await chen.says("/task 1")

    await chen.taps("📣 再喊人", on=chen.last)

    assert len(group.messages) == before + 1
    assert "赵阿姨" not in str([each.text for each in group.messages.values()])
    assert "又问了" in chen.last.text
    assert asked >= 0


async def test_calling_twice_pesters_nobody(town: Town) -> None:
    chen = await _desk(town)
    group = await bound(town, chen, purpose="volunteers")
    await task(town)
    await chen.says("/task 1")
    card = chen.last
    await chen.taps("📣 再喊人", on=card)
    posted = len(group.messages)

    await chen.taps("📣 再喊人", on=card)

    assert len(group.messages) == posted
    assert "刚刚喊过人" in chen.toast


async def test_an_old_card_of_what_is_over_answers_plainly(town: Town) -> None:
    chen, zhao = await _held(town, capacity=2)
    card = chen.last
    buttons = dict.fromkeys(("📣 再喊人", "❌ 取消任务"))
    await zhao.says("你好")
    town.clock.move(days=2)
    await town.tick()

    for label in buttons:
        await chen.taps(label, on=card)
        buttons[label] = chen.toast

    assert all(buttons.values())


async def test_two_coordinators_call_off_at_once(town: Town) -> None:
    chen, zhao = await _held(town)
    lin = await coordinator(town)
    await lin.says("/task 1")
    await chen.taps("❌ 取消任务", on=chen.last)
    await lin.taps("❌ 取消任务", on=lin.last)
    await chen.says("下雨")

    await lin.says("刮风")

    assert "取消" in lin.last.text
    assert [each.text for each in zhao.messages if "刮风" in each.text] == []


async def test_disputed_work_stands_in_its_heap(town: Town) -> None:
    chen = await _desk(town)
    wang, _, _ = await finished(town)
    await wang.taps("👎")

    await at_the_desk(chen)

    assert "⚖️ 有争议 1" in chen.last.buttons


async def test_whose_ticket_it_was_hears_that_it_goes_on(town: Town) -> None:
    lin = await coordinator(town)
    wang = town.resident("王阿姨")
    await wang.says("3号楼2单元电梯坏了")
    await wang.taps("✅ 提交")
    await lin.taps("转志愿者", on=lin.last)
    await lin.says("/task 1")
    await lin.taps("❌ 取消任务", on=lin.last)

    await lin.says("要专业的人修")

    assert "您的工单 #1 还在办" in str([each.text for each in wang.messages])
    assert (await town.ticket(1)).stage == "filed"


async def test_the_card_says_once_that_it_was_called_off(town: Town) -> None:
    chen, zhao = await _held(town)
    card = next(each for each in zhao.messages if "📍 我到了" in each.buttons)

    await chen.taps("❌ 取消任务", on=chen.last)
    await chen.says("下雨")

    assert card.text.count("已取消") == 1


async def test_what_is_full_or_called_off_does_not_look_for_anybody(town: Town) -> None:
    chen, _ = await _held(town)
    assert "正在找" not in chen.last.text
    assert "已有 1 人" in chen.last.text

    await chen.taps("❌ 取消任务", on=chen.last)
    await chen.says("下雨")

    card = next(each for each in reversed(chen.messages) if "⏱ 已取消" in each.text)
    assert "已有" not in card.text


async def test_whom_it_was_taken_from_does_not_read_that_it_is_called_off(town: Town) -> None:
    chen, zhao = await _held(town)
    card = next(each for each in zhao.messages if "📍 我到了" in each.buttons)
    await chen.taps("👥 谁接了", on=chen.last)
    await chen.taps("赵阿姨", on=chen.last)

    await chen.taps("收回", on=chen.last)
    await chen.taps("确定收回", on=chen.last)

    assert "不归您" in card.text
    assert "取消" not in card.text
