"""Frequent questions and canned answers, kept by chat; and sent from a ticket's card."""

import pytest
from desk_scenes import ADDED, on
from scenes import filed
from town import Town

from domain.tickets import Step, TicketId
from playground import Phone


@pytest.fixture
async def chen(town: Town) -> Phone:
    chen = town.administrator()
    await chen.says("/desk")
    return chen


async def test_a_question_is_added_changed_and_retired(town: Town, chen: Phone) -> None:
    await on(chen, "更多", "常见问题", "➕ 添加", "快递放哪里？", "东门快递柜。", "✅ 提交")
    assert "❓ 快递放哪里？\n东门快递柜。" in chen.last.text
    await on(chen, "改写", "西门快递柜。", "✅ 提交")
    async with town.linli.database.read() as unit:
        kept = {each.question: each.text for each in await unit.answers.questions()}
    assert kept["快递放哪里？"] == "西门快递柜。"

    await on(chen, "停用", "确定停用")

    async with town.linli.database.read() as unit:
        kept = {each.question: each.text for each in await unit.answers.questions()}
    assert "快递放哪里？" not in kept


async def test_the_same_question_is_not_answered_twice(town: Town, chen: Phone) -> None:
    added = ("更多", "常见问题", "➕ 添加", "快递放哪里？", "东门快递柜。", "✅ 提交")
    await on(chen, *added)
    await chen.says("/desk")

    await on(chen, *added)

    assert "快递放哪里？" in chen.toast


async def test_a_canned_answer_reaches_the_reporter_when_it_was_confirmed(
    town: Town, chen: Phone
) -> None:
    wang, _, _ = await filed(town)
    await on(chen, *ADDED)
    before = len(wang.messages)

    await chen.presses("da:1", on=chen.last)
    await on(chen, "师傅已经出发")
    assert len(wang.messages) == before
    await on(chen, "✅ 发送")

    assert wang.last.text == "💬 关于您的工单 #1：\n师傅已经出发。"
    async with town.linli.database.read() as unit:
        told = [(e.step, e.note) for e in await unit.events.of_ticket(TicketId(1))]
    assert told[-1] == (Step.ANSWERED, "师傅已经出发。")


async def test_asked_for_in_the_group_they_are_shown_in_private(town: Town) -> None:
    wang, chen = town.resident(), town.administrator()
    group = town.staff_group(chen)
    await chen.says("/desk")
    await on(chen, *ADDED)
    await wang.says("3号楼2单元电梯坏了")
    await wang.taps("✅ 提交")
    before = len(chen.sees(group))

    await chen.presses("da:1", on=chen.sees(group)[-1])

    assert "哪一条答复" in chen.last.text
    assert len(chen.sees(group)) == before


async def test_without_any_one_is_told_where_to_add_them(town: Town, chen: Phone) -> None:
    await filed(town)

    await chen.presses("da:1", on=chen.last)

    assert "还没有常用答复" in chen.last.text
