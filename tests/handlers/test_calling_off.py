"""A task that will not be: who hears of it, and what comes after."""

from coordinating import coordinator, finished_for_nobody, held_task, stored
from helping import volunteer
from town import Town

from domain.tasks import TaskStage


async def test_called_off_everybody_hears_why(town: Town) -> None:
    chen, zhao = await held_task(town)
    qian = await volunteer(town, "钱叔叔")
    await qian.says("抢 1")
    await chen.taps("❌ 取消任务", on=chen.last)

    await chen.says("下大雨，改到下周")

    assert (await stored(town)).stage is TaskStage.CANCELLED
    assert "下大雨" in zhao.last.text
    assert "下大雨" in qian.last.text
    assert "取消" in chen.last.text


async def test_what_is_reported_done_is_judged_before_it_is_called_off(town: Town) -> None:
    chen, _ = await finished_for_nobody(town)
    await chen.says("/task 1")

    await chen.taps("❌ 取消任务", on=chen.last)

    assert "先点" in chen.toast
    assert (await stored(town)).stage is TaskStage.OPEN


async def test_two_coordinators_call_off_at_once(town: Town) -> None:
    chen, zhao = await held_task(town)
    lin = await coordinator(town)
    await lin.says("/task 1")
    await chen.taps("❌ 取消任务", on=chen.last)
    await lin.taps("❌ 取消任务", on=lin.last)
    await chen.says("下雨")

    await lin.says("刮风")

    assert "取消" in lin.last.text
    assert [each.text for each in zhao.messages if "刮风" in each.text] == []


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
    chen, zhao = await held_task(town)
    card = next(each for each in zhao.messages if "📍 我到了" in each.buttons)

    await chen.taps("❌ 取消任务", on=chen.last)
    await chen.says("下雨")

    assert card.text.count("已取消") == 1


async def test_what_is_full_or_called_off_does_not_look_for_anybody(town: Town) -> None:
    chen, _ = await held_task(town)
    assert "正在找" not in chen.last.text
    assert "已有 1 人" in chen.last.text

    await chen.taps("❌ 取消任务", on=chen.last)
    await chen.says("下雨")

    card = next(each for each in reversed(chen.messages) if "⏱ 已取消" in each.text)
    assert "已有" not in card.text


async def test_whom_it_was_taken_from_does_not_read_that_it_is_called_off(town: Town) -> None:
    chen, zhao = await held_task(town)
    card = next(each for each in zhao.messages if "📍 我到了" in each.buttons)
    await chen.taps("👥 谁接了", on=chen.last)
    await chen.taps("赵阿姨", on=chen.last)

    await chen.taps("收回", on=chen.last)
    await chen.taps("确定收回", on=chen.last)

    assert "不归您" in card.text
    assert "取消" not in card.text
