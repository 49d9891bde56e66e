"""From a filed ticket to a rating, as people live it."""

from datetime import timedelta

from scenes import LIFT, filed, finished
from town import Town

from domain.tickets import Outcome, Stage


async def test_the_reporter_hears_that_a_repairer_is_coming(town: Town) -> None:
    wang, li, _ = await filed(town)

    await li.taps("接单")

    assert "李师傅" in wang.last.text
    assert (await town.ticket(1)).stage is Stage.ACCEPTED


async def test_the_group_reads_neither_the_door_nor_the_telephone(town: Town) -> None:
    _, li, group = await filed(town, "3-2-501厨房漏水，电话13812345678")

    card = li.sees(group)[-1].text
    assert "501" not in card
    assert "13812345678" not in card
    assert "王阿姨" not in card
    await li.taps("接单")
    assert "501" in li.last.text


async def test_whoever_comes_second_learns_who_has_it(town: Town) -> None:
    _, li, group = await filed(town)
    card = li.sees(group)[-1]
    zhao = town.repairer("赵师傅")
    await zhao.joins(group)
    await li.taps("接单")

    await zhao.presses("ta:1", on=card)

    assert "李师傅" in zhao.toast
    ticket = await town.ticket(1)
    assert ticket.assignee is not None
    assert ticket.assignee.name == "李师傅"


async def test_a_resident_cannot_accept(town: Town) -> None:
    _, li, group = await filed(town)
    card = li.sees(group)[-1]
    zhang = town.resident("张大爷")
    await zhang.joins(group)

    await zhang.presses("ta:1", on=card)

    assert "维修人员" in zhang.toast
    assert (await town.ticket(1)).stage is Stage.FILED


async def test_finishing_needs_words_and_a_photo(town: Town) -> None:
    _, li, group = await filed(town)
    await li.taps("接单")
    await li.taps("完成", chat=group)

    await li.says("换了门机电源")

    assert "照片" in li.last.text
    assert (await town.ticket(1)).stage is Stage.ACCEPTED


async def test_the_reporter_sees_the_proof_and_is_asked(town: Town) -> None:
    wang, _, _ = await finished(town)

    assert any(message.photo for message in wang.messages)
    assert "换了门机电源" in wang.last.text
    assert wang.last.buttons == ["联系了", "没联系", "👍 已解决", "🔁 没解决"]


async def test_solved_and_rated_closes_it_with_stars(town: Town) -> None:
    wang, li, _ = await finished(town)

    await wang.taps("👍 已解决")
    await wang.taps("★★★★★")

    ticket = await town.ticket(1)
    assert (ticket.stage, ticket.outcome, ticket.stars) == (Stage.CLOSED, Outcome.CONFIRMED, 5)
    assert "5" in li.last.text


async def test_not_solved_opens_it_again_for_everybody(town: Town) -> None:
    wang, li, group = await finished(town)

    await wang.taps("🔁 没解决")
    await wang.says("还是关不上门")

    ticket = await town.ticket(1)
    assert (ticket.stage, ticket.reopenings, ticket.assignee) == (Stage.FILED, 1, None)
    assert "还是关不上门" in li.sees(group)[-1].text
    await li.taps("接单", chat=group)
    assert (await town.ticket(1)).stage is Stage.ACCEPTED


async def test_every_card_shows_the_newest_state(town: Town) -> None:
    wang, li, group = await finished(town)
    await wang.taps("👍 已解决")

    await wang.taps("★★★★")

    assert "★★★★" in li.sees(group)[0].text
    card = next(m for m in wang.messages if LIFT in m.text)
    assert "★★★★" in card.text
    assert "接单" not in li.sees(group)[0].buttons


async def test_silence_closes_it_but_never_as_satisfied(town: Town) -> None:
    wang, _, _ = await finished(town)
    town.clock.move(days=7)

    await town.tick()
    await town.tick()

    ticket = await town.ticket(1)
    assert (ticket.stage, ticket.outcome) == (Stage.CLOSED, Outcome.UNCONFIRMED)
    assert sum("未确认" in message.text for message in wang.messages) == 2  # card and notice


async def test_silence_of_less_than_a_week_changes_nothing(town: Town) -> None:
    await finished(town)
    town.clock.move(seconds=timedelta(days=7).total_seconds() - 1)

    await town.tick()

    assert (await town.ticket(1)).stage is Stage.FINISHED


async def test_a_ticket_nobody_took_can_be_withdrawn(town: Town) -> None:
    wang, li, group = await filed(town)

    await wang.taps("撤回")

    assert (await town.ticket(1)).stage is Stage.WITHDRAWN
    assert "接单" not in li.sees(group)[-1].buttons


async def test_my_tickets_are_listed_and_opened(town: Town) -> None:
    wang, _, _ = await filed(town)

    await wang.says("/tickets")
    assert wang.last.buttons == ["#1 电梯 · 等待接单"]
    await wang.taps("#1 电梯")

    assert LIFT in wang.last.text


async def test_somebody_elses_ticket_is_as_unknown_as_none(town: Town) -> None:
    await filed(town)
    zhang = town.resident("张大爷")

    await zhang.says("/ticket 1")
    answer = zhang.last.text
    await zhang.says("/ticket 2")

    assert answer.replace("1", "2") == zhang.last.text


async def test_a_ticket_called_for_in_a_group_is_shown_in_private(town: Town) -> None:
    wang, _, _ = await filed(town)
    court = town.group("3号楼业主群", wang)

    await wang.says("/ticket 1", chat=court)

    assert LIFT in wang.last.text
    assert all(LIFT not in message.text for message in wang.sees(court))


async def test_with_nobody_in_a_group_staff_are_told_in_private(town: Town) -> None:
    wang, li = town.resident(), town.repairer()
    await wang.says(LIFT)

    await wang.taps("✅ 提交")

    assert li.last.buttons == ["接单", "更多…"]


async def test_the_administrator_hears_when_the_staff_group_is_out_of_reach(town: Town) -> None:
    wang, chen = town.resident(), town.administrator()
    group = town.staff_group()
    await wang.says(LIFT)
    town.world.faults.fail(method="sendMessage", how="403", chat_id=group.id)

    await wang.taps("✅ 提交")

    assert any("没能发到工作群" in message.text for message in chen.messages)
    assert chen.last.buttons[0] == "接单"


async def test_a_form_that_came_too_late_swallows_nothing_more(town: Town) -> None:
    wang, _, _ = await finished(town)
    await wang.taps("🔁 没解决")
    await wang.presses("tc:1", on=wang.messages[0])

    await wang.says("还是关不上")
    assert "已经办结" in wang.last.text
    await wang.says("5号楼1单元水管爆了")

    assert "5号楼1单元" in wang.last.text


async def test_a_voice_note_reopens_as_well_as_words(town: Town) -> None:
    wang, _, _ = await finished(town)
    await wang.taps("🔁 没解决")

    await wang.sends_voice()

    assert (await town.ticket(1)).stage is Stage.FILED


async def test_staff_calling_a_ticket_in_another_group_see_it_in_private(town: Town) -> None:
    wang, li, _ = await filed(town, "3-2-501厨房漏水")
    court = town.group("3号楼业主群", wang, li)

    await li.says("/ticket 1", chat=court)

    assert "501室" in li.last.text
    assert all("漏水" not in message.text for message in wang.sees(court)[1:])


async def test_a_ticket_that_reaches_nobody_says_so(town: Town) -> None:
    wang = town.resident()
    await wang.says(LIFT)

    await wang.taps("✅ 提交")

    assert "联系不上" in wang.last.text


async def test_whoever_accepts_without_a_private_chat_is_led_there(town: Town) -> None:
    _, li, group = await filed(town, "3-2-501厨房漏水")
    async with town.linli.database.write() as unit:
        await unit.people.reach(li.person.id, reachable=False)

    await li.taps("接单", chat=group)

    assert town.world.toasts[li.person.id].get("url", "").startswith("https://t.me/linli_bot")


async def test_the_card_before_a_reopening_has_no_button_left(town: Town) -> None:
    wang, li, group = await finished(town)

    await wang.taps("🔁 没解决")
    await wang.says("还是关不上门")

    old, new = (m for m in li.sees(group) if "#1" in m.text)
    assert (old.buttons, new.buttons[0]) == ([], "接单")


async def test_words_about_a_danger_that_is_over_are_what_was_done(town: Town) -> None:
    _, li, group = await filed(town)
    await li.taps("接单")
    await li.taps("完成", chat=group)

    await li.says("煤气泄漏，已关阀，换了软管")
    assert "请发一张" in li.last.text
    await li.sends_photo("")
    await li.taps("✅ 提交")

    assert (await town.ticket(1)).stage is Stage.FINISHED


async def test_what_staff_say_of_a_danger_goes_to_the_reporter(town: Town) -> None:
    wang, li, _ = await filed(town)
    await li.taps("接单")
    await li.taps("💬 回复", on=li.last)

    await li.says("先关总阀，有煤气味就赶紧开窗跑出去")

    assert "先关总阀" in wang.last.text
    assert "119" not in li.last.text
