"""Words about a ticket, there and back, as replies to what the bot wrote."""

from offices import given
from scenes import filed
from town import Town
from working_scenes import accepted

from domain.organisations import OrganisationKind
from domain.people import Role
from domain.tickets import Step, TicketId


async def _steps(town: Town) -> list[Step]:
    async with town.linli.database.read() as unit:
        return [event.step for event in await unit.events.of_ticket(TicketId(1))]


async def test_a_reply_in_the_staff_group_answers_the_reporter(town: Town) -> None:
    wang, li, group = await filed(town)

    await li.says("下午三点来修", chat=group, reply_to=li.sees(group)[-1])

    assert "李师傅" in wang.last.text
    assert "下午三点来修" in wang.last.text
    assert "已转告" in li.sees(group)[-1].text


async def test_what_begins_with_a_note_stays_with_staff(town: Town) -> None:
    wang, li, group = await filed(town)
    before = len(wang.messages)

    await li.says("备注：上次也是他家", chat=group, reply_to=li.sees(group)[-1])

    assert Step.NOTED in await _steps(town)
    assert len(wang.messages) == before
    assert all("上次也是他家" not in message.text for message in wang.messages)


async def test_the_reporters_reply_stands_masked_under_the_card_in_the_group(town: Town) -> None:
    wang, li, group = await filed(town)
    card = li.sees(group)[-1]
    await li.says("几点在家？", chat=group, reply_to=card)

    await wang.says("501有人，电话13812345678", reply_to=wang.last)

    under = li.sees(group)[-1]
    assert "有人" in under.text
    assert "501" not in under.text
    assert "13812345678" not in under.text
    assert under.body["reply_to_message"]["message_id"] == card.message_id


async def test_the_answers_button_leads_back_to_staff(town: Town) -> None:
    wang, li, group = await filed(town)
    await li.says("几点在家？", chat=group, reply_to=li.sees(group)[-1])

    await wang.taps("💬 回复")
    await wang.says("下午都在")

    assert "下午都在" in li.sees(group)[-1].text


async def test_a_reply_to_the_reporters_words_answers_them(town: Town) -> None:
    wang, li, group = await filed(town)
    await li.says("几点在家？", chat=group, reply_to=li.sees(group)[-1])
    await wang.says("下午都在", reply_to=wang.last)

    await li.says("好的，两点到", chat=group, reply_to=li.sees(group)[-1])

    assert "好的，两点到" in wang.last.text


async def test_a_card_that_a_newer_one_replaced_still_takes_replies(town: Town) -> None:
    wang, li, group = await filed(town)
    card = li.sees(group)[-1]
    lin = await given(town, town.guest("林社工"), Role.COMMUNITY)
    await lin.joins(group)
    async with town.linli.database.write() as unit:
        await unit.organisations.ensure("蓝天电梯", OrganisationKind.DEPARTMENT)
    await lin.taps("派单", chat=group)
    await lin.taps("蓝天电梯")

    await lin.says("已请电梯公司来看", chat=group, reply_to=card)

    assert "已请电梯公司来看" in wang.last.text


async def test_a_danger_in_a_reply_is_answered_with_the_numbers_to_call(town: Town) -> None:
    wang, _ = await accepted(town)

    await wang.says("着火了！", reply_to=wang.last)

    assert any("119" in message.text for message in wang.messages)


async def test_a_neighbours_reply_to_the_staff_card_reaches_nobody(town: Town) -> None:
    wang, li, group = await filed(town)
    zhang = town.resident("张大爷")
    await zhang.joins(group)
    before = len(wang.messages)

    await zhang.says("我也说一句", chat=group, reply_to=li.sees(group)[-1])

    assert len(wang.messages) == before
    assert Step.ANSWERED not in await _steps(town)


async def test_a_photo_with_a_reply_reaches_the_reporter(town: Town) -> None:
    wang, li, group = await filed(town)

    await li.sends_photo("配件到了", chat=group, reply_to=li.sees(group)[-1])

    assert any(message.photo for message in wang.messages)
    assert "配件到了" in wang.last.text
