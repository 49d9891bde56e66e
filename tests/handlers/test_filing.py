"""From a sentence to a filed ticket, as people live it."""

import pytest
from scenes import LIFT, filed, finished
from town import Town

from domain.tickets import Category, Danger, Kind, Stage


async def test_one_sentence_and_one_tap_file_a_ticket(town: Town) -> None:
    wang = town.resident()

    await wang.says(LIFT)
    await wang.taps("✅ 提交")

    ticket = await town.ticket(1)
    assert (ticket.kind, ticket.category) == (Kind.REPAIR, Category.ELEVATOR)
    assert (ticket.place.building, ticket.place.unit) == ("3", "2")
    assert ticket.text == LIFT


async def test_nothing_is_filed_without_a_confirming_tap(town: Town) -> None:
    wang, li = town.resident(), town.repairer()
    group = town.staff_group(li)

    await wang.says(LIFT)

    assert li.sees(group) == []
    assert "可以吗" in wang.last.text


async def test_only_what_is_missing_is_asked(town: Town) -> None:
    wang = town.resident()

    await wang.opens()
    await wang.taps("🔧 报修")
    await wang.says("楼道灯不亮了")
    assert "什么地方" in wang.last.text
    await wang.says("5号楼1单元")

    assert "公共照明" in wang.last.text
    assert "5号楼1单元" in wang.last.text


async def test_an_answered_question_keeps_no_buttons(town: Town) -> None:
    wang = town.resident()
    await wang.says("/repair")

    await wang.says("楼道灯不亮了")

    question, _ = wang.messages
    assert question.buttons == []


async def test_a_category_is_chosen_by_tap_when_words_do_not_tell(town: Town) -> None:
    wang = town.resident()
    await wang.says("/repair 7号楼那个东西不对劲")

    await wang.taps("更多…")
    await wang.taps("供暖")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).category is Category.HEATING


async def test_the_place_of_the_last_ticket_is_one_tap(town: Town) -> None:
    wang, _, _ = await filed(town)
    await wang.says("/repair 楼道灯不亮了")

    await wang.taps("3号楼2单元")
    await wang.taps("✅ 提交")

    assert (await town.ticket(2)).place == (await town.ticket(1)).place


async def test_photos_of_an_album_make_one_ticket(town: Town) -> None:
    wang, li = town.resident(), town.repairer()
    group = town.staff_group(li)

    await wang.sends_photo("3号楼2单元地下室漏水", album=4)
    assert len(wang.messages) == 1
    await wang.taps("✅ 提交")

    assert "📷 图片 (4)" in li.sees(group)[-1].buttons


async def test_a_voice_note_is_kept_and_its_place_is_asked(town: Town) -> None:
    wang = town.resident()

    await wang.sends_voice()
    await wang.taps("给排水")
    await wang.says("3号楼")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).category is Category.WATER


async def test_danger_is_answered_with_the_numbers_to_call_first(town: Town) -> None:
    passer = town.guest()
    await passer.opens()

    await passer.says("3号楼电梯困人了快来人")

    assert "119" in passer.messages[-2].text
    await passer.taps("✅ 提交")
    assert (await town.ticket(1)).danger is Danger.TRAPPED


async def test_greetings_and_thanks_file_nothing(town: Town) -> None:
    wang = town.resident()

    await wang.says("电梯修好了，谢谢师傅")

    assert wang.last.buttons == []


async def test_a_sentence_in_a_group_becomes_a_ticket_in_private(town: Town) -> None:
    wang, zhang = town.resident(), town.resident("张大爷")
    court = town.group("3号楼业主群", wang, zhang)
    words = await zhang.says(LIFT, chat=court)

    await wang.says("/repair", chat=court, reply_to=words)
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).text == LIFT


async def test_whoever_never_opened_the_private_chat_is_led_there(town: Town) -> None:
    passer = town.guest()
    court = town.group("3号楼业主群", passer)

    await passer.says(f"/repair {LIFT}", chat=court)
    await passer.taps("打开私聊")

    assert "可以吗" in passer.last.text


async def test_five_an_hour_are_enough_but_an_emergency_is_never_too_many(town: Town) -> None:
    wang = town.resident()
    for _ in range(5):
        await wang.says(LIFT)
        await wang.taps("✅ 提交")

    await wang.says(LIFT)
    assert "5 件" in wang.last.text
    await wang.says("3号楼着火了")
    await wang.taps("✅ 提交")

    assert (await town.ticket(6)).danger is Danger.FIRE


@pytest.mark.parametrize("command", ["/complain", "/suggest", "/ask"])
async def test_every_kind_has_its_command(town: Town, command: str) -> None:
    wang = town.resident()
    kinds = {"/complain": Kind.COMPLAINT, "/suggest": Kind.SUGGESTION, "/ask": Kind.HELP}

    await wang.says(f"{command} 3号楼2单元电梯")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).kind is kinds[command]


@pytest.mark.parametrize("before", ["/repair", LIFT])
async def test_danger_is_heard_at_any_question(town: Town, before: str) -> None:
    wang = town.resident()
    await wang.says(before)

    await wang.says("3号楼着火了")

    assert any("119" in message.text for message in wang.messages)


async def test_danger_is_heard_while_another_form_is_open(town: Town) -> None:
    wang, _, _ = await finished(town)
    await wang.taps("🔁 没解决")

    await wang.says("3号楼2单元有煤气味")
    assert any("119" in message.text for message in wang.messages)
    await wang.taps("✅ 提交")

    assert (await town.ticket(2)).danger is Danger.GAS
    assert (await town.ticket(1)).stage is Stage.FINISHED


async def test_thanks_are_welcome(town: Town) -> None:
    wang = town.resident()

    await wang.says("谢谢师傅")

    assert "不客气" in wang.last.text
