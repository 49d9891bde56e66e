"""The ways a ticket can go that no other conversation takes."""

from datetime import timedelta

from offices import given, taken
from scenes import filed
from town import Town
from working_scenes import accepted, done, employ, on_the_desk

from domain.people import Role
from domain.tickets import Stage
from playground import Phone


async def given_to(town: Town, *companies: str) -> tuple[Phone, Phone, list[Phone]]:
    """A reporter, the desk, and one who works for each; the first of them has ticket 1."""
    wang, lin, _ = await on_the_desk(town)
    crews = [town.guest(f"{name}师傅") for name in companies]
    for phone, name in zip(crews, companies, strict=True):
        await employ(town, phone, name)
    await lin.taps("派单")
    await lin.taps(companies[0])
    return wang, lin, crews


async def test_whoever_it_was_given_to_takes_it_and_the_reporter_hears(town: Town) -> None:
    wang, _, [zhao] = await given_to(town, "蓝天电梯")

    await zhao.taps("接单")

    assert (await town.ticket(1)).stage is Stage.ACCEPTED
    assert "蓝天电梯师傅" in wang.last.text


async def test_what_one_organisation_has_not_taken_is_given_to_another(town: Town) -> None:
    _, lin, [zhao, qian] = await given_to(town, "蓝天电梯", "白云电梯")
    card = zhao.last
    await lin.says("/ticket 1")

    await lin.taps("派单")
    await lin.taps("白云电梯")

    assert "接单" in qian.last.buttons
    await zhao.presses("ta:1", on=card)
    assert "白云电梯" in zhao.toast
    assert (await town.ticket(1)).assignee is None


async def test_an_organisation_gives_it_back_once(town: Town) -> None:
    _, lin, [zhao] = await given_to(town, "蓝天电梯")
    await zhao.taps("退回")
    await zhao.taps("不归我们管")
    await lin.taps("派单")
    await lin.taps("蓝天电梯")

    await zhao.presses("tb:1", on=zhao.last)

    assert "退回过" in zhao.toast
    assert (await town.ticket(1)).stage is Stage.DISPATCHED


async def test_after_two_working_days_it_is_too_late_to_give_it_back(town: Town) -> None:
    _, _, [zhao] = await given_to(town, "蓝天电梯")
    town.clock.move(days=3)

    await zhao.taps("退回")

    assert "退回" in zhao.toast
    assert (await town.ticket(1)).stage is Stage.DISPATCHED


async def test_a_reopened_ticket_may_be_given_back_again(town: Town) -> None:
    wang, lin, [zhao] = await given_to(town, "蓝天电梯")
    await zhao.taps("退回")
    await zhao.taps("不归我们管")
    await lin.taps("派单")
    await lin.taps("蓝天电梯")
    for _ in range(2):
        await zhao.taps("接单")
        await done(zhao)
        await wang.taps("🔁 没解决")
        await wang.says("还是不行")
    # It is the only company here: by rule it has it again.
    assert (await town.ticket(1)).stage is Stage.DISPATCHED

    await zhao.taps("退回")
    await zhao.taps("不归我们管")

    ticket = await town.ticket(1)
    assert (ticket.stage, ticket.reopenings) == (Stage.FILED, 2)


async def test_what_was_given_may_be_withdrawn_until_somebody_takes_it(town: Town) -> None:
    wang, _, [zhao] = await given_to(town, "蓝天电梯")
    offer = zhao.last

    await wang.taps("撤回")

    assert (await town.ticket(1)).stage is Stage.WITHDRAWN
    await zhao.presses("ta:1", on=offer)
    assert "撤回" in zhao.toast


async def test_the_desk_calls_back_what_nobody_gets_on_with(town: Town) -> None:
    _, li = await accepted(town)
    lin = await given(town, town.guest("林社工"), Role.COMMUNITY)
    await lin.says("/ticket 1")

    await lin.taps("收回")
    await lin.says("师傅请假了")

    ticket = await town.ticket(1)
    assert (ticket.stage, ticket.assignee) == (Stage.FILED, None)
    assert "收回" in li.last.text
    assert "师傅请假了" in li.last.text
    await li.presses("tf:1", on=li.last)
    assert "正在等人接单" in li.toast


async def test_what_is_called_back_keeps_the_time_for_which_it_was_held_up(town: Town) -> None:
    _, li = await accepted(town)
    promise = (await town.ticket(1)).promise
    await li.taps("暂停")
    await li.taps("等配件")
    town.clock.move(days=5)
    lin = await given(town, town.guest("林社工"), Role.COMMUNITY)
    await lin.says("/ticket 1")

    await lin.taps("收回")
    await lin.says("师傅请假了")
    await town.tick()

    ticket = await town.ticket(1)
    assert promise is not None
    assert ticket.due(town.clock()) == promise.later(timedelta(days=5)).finish_by
    assert not any("超时" in message.text for message in lin.messages)


async def test_what_is_held_up_may_be_finished_all_the_same(town: Town) -> None:
    wang, li = await accepted(town)
    sheet = li.last
    await li.taps("暂停", on=sheet)
    await li.taps("等配件")

    await li.taps("完成", on=sheet)
    await li.sends_photo("配件提前到了")
    await li.taps("✅ 提交")

    ticket = await town.ticket(1)
    assert (ticket.stage, ticket.pause) == (Stage.FINISHED, None)
    assert "配件提前到了" in wang.last.text


async def test_more_time_while_it_is_held_up_counts_the_wait_once(town: Town) -> None:
    wang, li = await accepted(town)
    sheet = li.last
    await li.taps("暂停", on=sheet)
    await li.taps("等配件")
    town.clock.move(days=2)
    await li.taps("延期", on=sheet)
    await li.taps("3 天")
    await li.says("要等厂家")
    told = (await town.ticket(1)).due(town.clock())

    await li.taps("继续", on=sheet)

    promise = (await town.ticket(1)).promise
    assert promise is not None
    assert promise.finish_by == told
    assert "11月30日(周一)18:00" in wang.last.text


async def test_more_time_is_given_once(town: Town) -> None:
    _, li = await accepted(town)
    sheet = li.last
    await li.taps("延期", on=sheet)
    await li.taps("3 天")
    await li.says("要等厂家")

    await li.presses("te:1", on=sheet)

    assert "延期过" in li.toast


async def test_three_that_are_one_all_lead_to_the_last(town: Town) -> None:
    _, lin, _ = await on_the_desk(town)
    cards = [lin.last]
    for name, lift in (("张大爷", "7号楼1单元电梯坏了"), ("李奶奶", "8号楼1单元电梯坏了")):
        neighbour = town.resident(name)
        await neighbour.says(lift)
        await neighbour.taps("✅ 提交")
        cards.append(lin.last)
    await lin.taps("合并重复", on=cards[2])
    await lin.says("2")

    await lin.taps("合并重复", on=cards[1])
    await lin.says("1")

    assert [(await town.ticket(number)).merged_into for number in (2, 3)] == [1, 1]


async def test_what_was_merged_into_one_that_is_withdrawn_goes_on_by_itself(town: Town) -> None:
    wang, lin, _ = await on_the_desk(town)
    zhang = town.resident("张大爷")
    await zhang.says("7号楼1单元电梯坏了")
    await zhang.taps("✅ 提交")
    await lin.taps("合并重复", on=lin.last)
    await lin.says("1")

    await wang.taps("撤回")

    ticket = await town.ticket(2)
    assert (ticket.stage, ticket.merged_into) == (Stage.FILED, None)
    assert "#2 单独继续办理" in zhang.last.text
    assert "接单" in lin.last.buttons


async def test_what_goes_to_the_volunteers_may_be_called_back(town: Town) -> None:
    _, lin, _ = await on_the_desk(town)
    card = lin.last
    await lin.taps("转志愿者", on=card)

    await lin.taps("收回", on=card)
    await lin.says("没有人来")

    assert (await town.ticket(1)).stage is Stage.FILED


async def test_what_somebody_took_who_lost_their_role_waits_for_somebody_else(
    town: Town,
) -> None:
    _, _, group = await filed(town)
    zhao = await given(town, town.guest("赵师傅"), Role.WORKER)
    await zhao.joins(group)
    await zhao.taps("接单", chat=group)
    await town.tick()
    assert (await town.ticket(1)).stage is Stage.ACCEPTED

    await taken(town, zhao)
    await town.tick()

    ticket = await town.ticket(1)
    assert (ticket.stage, ticket.assignee) == (Stage.FILED, None)
    assert "接单" in zhao.sees(group)[-1].buttons
    cards = len(zhao.sees(group))
    await town.tick()
    assert len(zhao.sees(group)) == cards


async def test_whoever_joined_hears_that_it_was_withdrawn(town: Town) -> None:
    wang, lin, _ = await on_the_desk(town)
    zhang, li = town.resident("张大爷"), town.resident("李奶奶")
    await zhang.opens("t1")
    await zhang.taps("🙋 我也遇到")
    await li.says("7号楼1单元电梯坏了")
    await li.taps("✅ 提交")
    await lin.taps("合并重复", on=lin.last)
    await lin.says("1")

    await wang.taps("撤回")

    assert "撤回" in zhang.last.text
    assert "撤回" in li.last.text
