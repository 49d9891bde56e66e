"""Given to somebody, given back, held up, turned down, joined: and who must know does."""

from offices import given
from scenes import filed
from town import Town
from working_scenes import accepted, employ, on_the_desk

from domain.people import Role
from domain.tickets import Stage, Waiting


async def test_the_promise_stands_on_the_reporters_card_with_day_and_hour(town: Town) -> None:
    wang, _, _ = await filed(town)

    assert "承诺11月23日(周一)09:00前办结" in wang.last.text


async def test_the_desk_gives_it_to_an_organisation_whose_people_hear(town: Town) -> None:
    wang, lin, _ = await on_the_desk(town)
    zhao = town.guest("赵师傅")
    await employ(town, zhao, "蓝天电梯")

    await lin.taps("派单")
    await lin.taps("蓝天电梯")

    assert (await town.ticket(1)).stage is Stage.DISPATCHED
    assert "蓝天电梯" in zhao.last.text
    assert zhao.last.buttons[:2] == ["接单", "退回"]
    assert any("已派单，等待接单" in message.text for message in wang.messages)


async def test_the_desk_names_whom_to_tell_first(town: Town) -> None:
    _, lin, _ = await on_the_desk(town)
    zhao, qian = town.guest("赵师傅"), town.guest("钱师傅")
    await employ(town, zhao, "蓝天电梯")
    await employ(town, qian, "蓝天电梯")
    before = len(zhao.messages)

    await lin.taps("派单")
    await lin.taps("蓝天电梯")
    await lin.taps("钱师傅")

    assert "接单" in qian.last.buttons
    assert len(zhao.messages) == before


async def test_what_is_given_back_is_on_the_desk_again_with_the_reason(town: Town) -> None:
    _, lin, _ = await on_the_desk(town)
    zhao = town.guest("赵师傅")
    await employ(town, zhao, "蓝天电梯")
    await lin.taps("派单")
    await lin.taps("蓝天电梯")

    await zhao.taps("退回")
    await zhao.taps("不归我们管")

    assert (await town.ticket(1)).stage is Stage.FILED
    assert "退回: 不归我们管" in lin.last.text.replace("：", ": ")
    assert "派单" in lin.last.buttons


async def test_those_of_another_organisation_cannot_take_it(town: Town) -> None:
    _, lin, li = await on_the_desk(town)
    card = li.last
    await employ(town, town.guest("赵师傅"), "蓝天电梯")
    await lin.taps("派单")
    await lin.taps("蓝天电梯")

    await li.presses("ta:1", on=card)

    assert "蓝天电梯" in li.toast
    assert (await town.ticket(1)).assignee is None


async def test_more_time_is_told_to_the_reporter_with_the_new_time(town: Town) -> None:
    wang, li = await accepted(town)

    await li.taps("延期")
    await li.taps("3 天")
    await li.says("要等厂家")

    assert "要等厂家" in wang.last.text
    assert "11月26日(周四)18:00前" in wang.last.text
    assert "延期" not in li.sees()[-1].buttons


async def test_a_pause_tells_why_and_that_the_clock_stands_still(town: Town) -> None:
    wang, li = await accepted(town)

    await li.taps("暂停")
    await li.taps("等配件")

    ticket = await town.ticket(1)
    assert ticket.pause is not None
    assert ticket.pause.why is Waiting.PARTS
    assert "等配件" in wang.last.text
    assert "不计时" in wang.last.text


async def test_after_a_pause_the_reporter_hears_the_new_time(town: Town) -> None:
    wang, li = await accepted(town)
    sheet = li.last
    await li.taps("暂停")
    await li.taps("等配件")
    town.clock.move(days=2)

    await li.taps("继续", on=sheet)

    assert "11月25日(周三)09:00前" in wang.last.text


async def test_who_is_turned_down_learns_why_and_what_else_to_do(town: Town) -> None:
    wang, lin, _ = await on_the_desk(town)

    await lin.taps("不予受理")
    await lin.says("这是隔壁小区的电梯")
    await lin.taps("✅ 提交")

    assert (await town.ticket(1)).stage is Stage.REJECTED
    assert "这是隔壁小区的电梯" in wang.last.text
    assert "12345" in wang.last.text


async def test_two_that_are_one_go_on_under_the_older_number(town: Town) -> None:
    _, lin, _ = await on_the_desk(town)
    zhang = town.resident("张大爷")
    await zhang.says("7号楼1单元电梯坏了")
    await zhang.taps("✅ 提交")
    card = lin.last

    await lin.taps("合并重复", on=card)
    await lin.says("1")

    ticket = await town.ticket(2)
    assert (ticket.stage, ticket.merged_into) == (Stage.MERGED, 1)
    assert "#1" in zhang.last.text
    await lin.taps("取消合并", on=card)
    assert (await town.ticket(2)).stage is Stage.FILED


async def test_what_goes_to_the_volunteers_is_seen_there_by_staff(town: Town) -> None:
    _, lin, _ = await on_the_desk(town)
    card = lin.last

    await lin.taps("转志愿者", on=card)

    assert (await town.ticket(1)).stage is Stage.OFFERED
    assert "已转志愿者" in next(m for m in lin.messages if m.message_id == card.message_id).text


async def test_whoever_lost_their_role_sees_no_further_change(town: Town) -> None:
    _, li = await accepted(town)
    lin = await given(town, town.guest("林社工"), Role.COMMUNITY)
    await lin.says("/ticket 1")
    sheet = lin.last
    async with town.linli.database.write() as unit:
        person = await unit.people.known_as(lin.person.id)
        assert person is not None
        for held in await unit.grants.of(person.id):
            await unit.grants.end(held.id, unit.now)

    await li.taps("备注")
    await li.says("上次也是他家")

    assert all(
        "上次也是他家" not in m.text for m in lin.messages if m.message_id == sheet.message_id
    )


async def test_two_questions_and_the_stars_are_asked_and_kept(town: Town) -> None:
    wang, li = await accepted(town)
    await li.taps("完成")
    await li.sends_photo("换了门机电源")
    await li.taps("✅ 提交")

    await wang.taps("联系了")
    await wang.taps("👍 已解决")
    await wang.taps("★★★★★")

    ticket = await town.ticket(1)
    assert (ticket.contacted, ticket.stars) == (True, 5)
