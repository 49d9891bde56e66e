"""转志愿者: a ticket becomes a task, and each follows the other."""

import pytest
from helping import claims, read, task, volunteer
from homes import settled, sheet
from offices import given, known
from town import Town

from domain.organisations import OrganisationKind
from domain.people import Role
from domain.tasks import ClaimState, Field, TaskStage
from domain.tickets import Outcome, Stage, TicketId
from playground import Phone
from playground.chats import Chat
from services import tickets

HELP = "/ask 帮我把药取回来，3号楼2单元501，电话13812345678"


async def offered(town: Town, said: str = HELP) -> tuple[Phone, Phone, Chat]:
    """A reporter, the desk's worker, and the group where ticket 1 stands as task 1."""
    wang, lin = town.resident("王阿姨"), town.guest("林社工")
    await given(town, lin, Role.COMMUNITY)
    group = town.staff_group(lin)
    await wang.says(said)
    await wang.taps("✅ 提交")
    await lin.taps("转志愿者", chat=group)
    return wang, lin, group


async def taken(town: Town) -> tuple[Phone, Phone, Phone, Chat]:
    wang, lin, group = await offered(town)
    zhao = await volunteer(town)
    await zhao.says("抢 1")
    return wang, lin, zhao, group


async def done(town: Town) -> tuple[Phone, Phone, Phone, Chat]:
    wang, lin, zhao, group = await taken(town)
    await zhao.taps("📍 我到了")
    await zhao.says((await read(town, 1)).code)
    town.clock.move(minutes=30)
    await zhao.taps("✅ 完成")
    await zhao.sends_photo("药取回来了")
    await zhao.taps("✅ 提交")
    return wang, lin, zhao, group


async def test_one_tap_makes_a_task_of_a_call_for_help(town: Town) -> None:
    _, lin, _ = await offered(town)

    made = await read(town, 1)
    assert "任务 #1" in lin.toast
    assert (made.field, made.difficulty, made.capacity) == (Field.CARE, 1, 1)
    assert made.helped is not None
    assert made.helped.name == "王阿姨"
    assert "501" not in made.title
    assert "13812345678" in made.private
    assert "501" in made.private


async def test_the_telephone_comes_from_the_roll(town: Town) -> None:
    homes = await settled(town)
    wang, lin = town.guest("王阿姨"), town.guest("林社工")
    await given(town, lin, Role.COMMUNITY)
    group = town.staff_group(lin)
    await wang.opens(await sheet(town, homes.wangs_line))
    await wang.taps("✅")
    await wang.says("/ask 帮我把药取回来，幸福里3号楼2单元501")
    await wang.taps("✅ 提交")

    await lin.taps("转志愿者", chat=group)

    assert "13800000501" in (await read(town, 1)).private


async def test_an_anonymous_reporter_stays_so(town: Town) -> None:
    lin, wang = town.guest("林社工"), town.resident("王阿姨")
    await given(town, lin, Role.COMMUNITY)
    group = town.staff_group(lin)
    await wang.says("/complain 3号楼2单元楼道堆满纸箱")
    await wang.taps("🕶 匿名提交")

    await lin.taps("转志愿者", chat=group)

    made = await read(town, 1)
    assert made.helped is None
    assert "王" not in made.private


async def test_the_tickets_card_shows_who_has_it(town: Town) -> None:
    wang, lin, _, group = await taken(town)

    ticket = await town.ticket(1)
    assert ticket.stage is Stage.ACCEPTED
    assert "赵阿姨" in lin.sees(group)[-1].text
    assert "赵阿姨" in wang.last.text
    assert (await read(town, 1)).code in wang.last.text


async def test_the_reporter_is_asked_once_by_the_tickets_own_question(town: Town) -> None:
    wang, _, _, _ = await done(town)

    assert (await town.ticket(1)).stage is Stage.FINISHED
    assert "👍 已解决" in wang.last.buttons
    assert not any("👍 办好了" in message.buttons for message in wang.messages)
    assert any(message.photo for message in wang.messages)


async def test_solved_confirms_the_work_and_asks_about_showing_it(town: Town) -> None:
    wang, _, zhao, _ = await done(town)

    await wang.taps("👍 已解决")

    assert (await claims(town, 1))[0].state is ClaimState.CONFIRMED
    assert (await read(town, 1)).stage is TaskStage.DONE
    assert any("记 1 分" in message.text for message in zhao.messages)
    assert "发到群里" in zhao.last.text
    assert "发到群里" in wang.last.text


async def test_not_solved_a_coordinator_decides_about_the_hours(town: Town) -> None:
    wang, lin, zhao, _ = await done(town)

    await wang.taps("🔁 没解决")
    await wang.says("药拿错了")

    assert (await town.ticket(1)).stage is Stage.FILED
    assert (await claims(town, 1))[0].state is ClaimState.DISPUTED
    assert "👎 不认定" in lin.last.buttons
    assert any("没办好" in message.text for message in zhao.messages)
    assert (await read(town, 1)).stage is TaskStage.DONE


async def test_silence_goes_with_the_ticket_and_nobody_is_asked_to_show_it(town: Town) -> None:
    wang, _, zhao, _ = await done(town)
    town.clock.move(days=4)
    await town.tick()
    assert (await claims(town, 1))[0].state is ClaimState.FINISHED

    town.clock.move(days=3)
    await town.tick()

    assert (await town.ticket(1)).outcome is Outcome.UNCONFIRMED
    assert (await claims(town, 1))[0].state is ClaimState.CONFIRMED
    assert not any("发到群里" in message.text for message in (*wang.messages, *zhao.messages))


async def test_given_up_it_is_in_the_pool_again(town: Town) -> None:
    _, _, zhao, _ = await taken(town)

    await zhao.taps("放弃")
    await zhao.taps("确定放弃")

    ticket = await town.ticket(1)
    assert (ticket.stage, ticket.assignee) == (Stage.OFFERED, None)


async def _recalled(wang: Phone, lin: Phone) -> None:
    await lin.says("/ticket 1")
    await lin.presses("tt:1", on=lin.last)
    await lin.taps("收回")
    await lin.says("另有安排")


async def test_recalled_from_whoever_has_it_they_are_told(town: Town) -> None:
    wang, lin, zhao, _ = await taken(town)

    await _recalled(wang, lin)

    assert (await town.ticket(1)).stage is Stage.FILED
    assert (await read(town, 1)).stage is TaskStage.CANCELLED
    assert (await claims(town, 1))[0].state is ClaimState.RELEASED
    assert "取消了" in zhao.last.text
    assert any("不来了" in message.text for message in wang.messages)


@pytest.mark.parametrize("way", ["reject", "merge", "withdraw", "dispatch"])
async def test_when_the_ticket_goes_elsewhere_whoever_waits_for_it_is_told(
    town: Town, way: str
) -> None:
    wang, lin, group = await offered(town)
    card = lin.sees(group)[-1]
    match way:
        case "reject":
            await lin.taps("不予受理", on=card)
            await lin.says("不在小区里")
            await lin.taps("✅ 提交")
        case "merge":
            await wang.says("7号楼1单元电梯坏了")
            await wang.taps("✅ 提交")
            await lin.taps("合并重复", on=card)
            await lin.says("#2")
        case "withdraw":
            await wang.taps("撤回")
        case _:
            async with town.linli.database.write() as unit:
                await unit.organisations.ensure("蓝天家政", OrganisationKind.SOCIETY)
            await lin.taps("派单", on=card)
            await lin.taps("蓝天家政")

    assert (await town.ticket(1)).stage not in {Stage.OFFERED, Stage.ACCEPTED}
    assert (await read(town, 1)).stage is TaskStage.CANCELLED


async def test_offered_again_it_is_a_new_task(town: Town) -> None:
    wang, lin, _, group = await taken(town)
    await _recalled(wang, lin)

    await lin.taps("转志愿者", chat=group)

    assert (await read(town, 2)).stage is TaskStage.OPEN
    assert (await read(town, 1)).stage is TaskStage.CANCELLED


async def test_where_one_of_two_does_not_come_the_others_part_is_all_of_it(town: Town) -> None:
    wang, lin = town.resident("王阿姨"), town.guest("林社工")
    await given(town, lin, Role.COMMUNITY)
    await wang.says(HELP)
    await wang.taps("✅ 提交")
    async with town.linli.database.write() as unit:
        await tickets.offer(unit, TicketId(1), await unit.people.get(await known(unit, lin)))
    number = await task(town, ticket=TicketId(1), helped=wang, capacity=2, starts_at=None)
    zhao, qian = await volunteer(town), await volunteer(town, "钱叔")
    for each in (zhao, qian):
        await each.says(f"抢 {number}")
    await qian.taps("📍 我到了")
    await qian.says((await read(town, number)).code)
    await qian.taps("✅ 完成")
    await qian.sends_photo("药取回来了")
    await qian.taps("✅ 提交")
    assert (await town.ticket(1)).stage is Stage.ACCEPTED

    await zhao.taps("放弃")
    await zhao.taps("确定放弃")

    assert (await town.ticket(1)).stage is Stage.FINISHED
    assert "👍 已解决" in wang.last.buttons


async def test_the_clock_leaves_a_ticket_with_the_volunteer_who_has_its_task(town: Town) -> None:
    _, _, zhao, _ = await taken(town)

    await town.tick()

    async with town.linli.database.read() as unit:
        ticket = (await tickets.look(unit, TicketId(1))).ticket
    assert ticket.stage is Stage.ACCEPTED
    assert "📍 我到了" in zhao.last.buttons


async def test_a_volunteer_hears_of_the_stars_and_once_that_it_is_confirmed(town: Town) -> None:
    wang, _, zhao, _ = await done(town)

    await wang.taps("👍 已解决")
    await wang.taps("★★★★")

    told = [message.text for message in zhao.messages]
    assert sum("确认" in each and "谢谢您帮忙" in each for each in told) == 1
    assert sum("★★★★，谢谢您" in each for each in told) == 1
    assert not any("提交人" in each for each in told)
