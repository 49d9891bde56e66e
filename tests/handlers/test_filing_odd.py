"""What people really send: too much, too many, nothing at all, and second thoughts."""

import pytest
from scenes import LIFT, filed, finished
from town import Town

from domain.tickets import Category, Danger, Stage
from playground import Phone, actions

_RANT = "物业根本不管事，我打了八遍电话也没人来！"


def rant(length: int, beginning: str = LIFT) -> str:
    return (f"{beginning}。" + _RANT * (length // len(_RANT) + 1))[:length]


async def sends_sticker(town: Town, phone: Phone) -> None:
    sticker = {
        "file_id": "s1",
        "file_unique_id": "s1",
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": "😡",
    }
    actions.write(town.world, phone.person, {"sticker": sticker})
    await town.settle()


async def submitted(phone: Phone, words: str) -> None:
    await phone.says(words)
    await phone.taps("✅ 提交")


async def test_five_thousand_characters_in_two_messages_are_kept_to_the_last(town: Town) -> None:
    wang, li = town.resident(), town.repairer()
    whole = rant(5000)

    # Telegram cuts what is longer than 4,096.
    await wang.says(whole[:4096])
    await wang.says(whole[4096:])
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).text.replace("\n", "") == whole
    assert "接单" in li.last.buttons


async def test_the_second_half_of_a_rant_is_no_answer_to_where_it_is(town: Town) -> None:
    wang = town.resident()
    whole = rant(5000, "电梯坏了")
    await wang.says(whole[:4096])
    assert "什么地方" in wang.last.text

    await wang.says(whole[4096:])
    assert "什么地方" in wang.last.text
    await wang.says("3号楼2单元")
    await wang.taps("✅ 提交")

    ticket = await town.ticket(1)
    assert (ticket.place.building, ticket.place.spot) == ("3", None)
    assert whole[4096:] in ticket.text


async def test_the_second_half_of_a_rant_is_no_answer_to_what_it_is_about(town: Town) -> None:
    wang = town.resident()
    await wang.says("/repair 7号楼那个东西不对劲")
    assert "哪方面" in wang.last.text

    await wang.says(rant(900, "那个东西"))
    await wang.taps("✅ 提交")

    assert rant(900, "那个东西") in (await town.ticket(1)).text


async def test_more_than_one_ticket_can_hold_is_said_so(town: Town) -> None:
    wang = town.resident()
    await wang.says(rant(4000))
    await wang.says(rant(4000))

    await wang.says(rant(4000))
    assert "太长" in wang.last.text
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).stage is Stage.FILED


async def test_of_twenty_photos_ten_are_kept_and_that_is_said_once(town: Town) -> None:
    wang, li = town.resident(), town.repairer()
    group = town.staff_group(li)

    # Telegram makes two albums of them.
    await wang.sends_photo("3号楼2单元地下室漏水", album=10)
    await wang.sends_photo(album=10)

    assert len(wang.messages) == 1
    assert "10" in wang.last.text
    assert "放不下" in wang.last.text
    await wang.taps("✅ 提交")
    assert "📷 图片 (10)" in li.sees(group)[-1].buttons


async def test_a_sticker_alone_files_nothing_and_is_answered(town: Town) -> None:
    wang = town.resident()

    await sends_sticker(town, wang)

    assert "哪里" in wang.last.text
    assert wang.last.buttons == []


@pytest.mark.parametrize("before", ["/repair", LIFT])
async def test_a_sticker_in_between_loses_nothing(town: Town, before: str) -> None:
    wang = town.resident()
    await wang.says(before)
    asked = wang.last.text

    await sends_sticker(town, wang)
    assert wang.last.text == asked
    if before != LIFT:
        await wang.says(LIFT)
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).text == LIFT


@pytest.mark.parametrize("caption", [None, " "])
async def test_a_photo_without_words_is_asked_what_it_shows(
    town: Town, caption: str | None
) -> None:
    wang, li = town.resident(), town.repairer()
    group = town.staff_group(li)

    await wang.sends_photo(caption)
    assert "出了什么问题" in wang.last.text
    await submitted(wang, LIFT)

    assert (await town.ticket(1)).category is Category.ELEVATOR
    assert "📷 图片 (1)" in li.sees(group)[-1].buttons


async def test_what_is_edited_before_filing_is_answered_and_not_taken_silently(
    town: Town,
) -> None:
    wang = town.resident()
    said = await wang.says(LIFT)

    await wang.edits(said, "4号楼1单元电梯坏了")
    assert "修改" in wang.last.text
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).text == LIFT


async def test_what_is_edited_after_filing_changes_no_ticket_and_is_answered(town: Town) -> None:
    wang, li = town.resident(), town.repairer()
    group = town.staff_group(li)
    said = await wang.says(LIFT)
    await wang.taps("✅ 提交")
    seen = [message.text for message in li.sees(group)]

    await wang.edits(said, "4号楼1单元电梯坏了")

    assert (await town.ticket(1)).text == LIFT
    assert "修改" in wang.last.text
    assert [message.text for message in li.sees(group)] == seen


async def test_danger_that_is_written_by_editing_is_answered_with_the_numbers(town: Town) -> None:
    wang = town.resident()
    said = await wang.says("3号楼有味道")

    await wang.edits(said, "3号楼有煤气味")

    assert any("119" in message.text for message in wang.messages)


async def test_what_is_edited_in_a_group_is_between_neighbours(town: Town) -> None:
    wang, zhang = town.resident(), town.resident("张大爷")
    court = town.group("3号楼业主群", wang, zhang)
    said = await wang.says("大家好", chat=court)

    await wang.edits(said, "大家早上好")

    assert [message.text for message in zhang.sees(court)] == ["大家早上好"]


async def test_what_is_deleted_after_filing_is_still_worked_on(town: Town) -> None:
    wang, li = town.resident(), town.repairer()
    group = town.staff_group(li)
    said = await wang.says(LIFT)
    await wang.taps("✅ 提交")

    await wang.deletes(said)
    await li.taps("接单", chat=group)

    assert "李师傅" in wang.last.text
    assert (await town.ticket(1)).text == LIFT


async def test_a_deleted_card_is_said_anew_where_it_is_called_for(town: Town) -> None:
    wang, li, group = await filed(town)
    await wang.deletes(wang.last)
    await li.taps("接单", chat=group)

    await wang.says("/ticket 1")

    assert LIFT in wang.last.text


@pytest.mark.parametrize("number", ["99", "0", "-1", "1.5", "一", "9999999999", "#", "1 2", "１"])
async def test_a_number_that_is_no_ticket_of_theirs_gets_a_plain_answer(
    town: Town, number: str
) -> None:
    await filed(town)
    zhang = town.resident("张大爷")

    await zhang.says(f"/ticket {number}")

    assert "/ticket" in zhang.last.text
    assert LIFT not in zhang.last.text


async def test_an_album_reopens_a_ticket_with_all_its_pictures(town: Town) -> None:
    wang, li, group = await finished(town)
    await wang.taps("🔁 没解决")

    await wang.sends_photo("还是关不上门", album=4)
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).stage is Stage.FILED
    assert "📷 图片 (5)" in li.sees(group)[-1].buttons
    assert "还是关不上门" in li.sees(group)[-1].text


async def test_an_album_answers_the_reporter_once(town: Town) -> None:
    wang, li, group = await filed(town)
    await li.taps("接单", chat=group)
    await li.taps("💬 回复")

    await li.sends_photo(album=3)
    await li.says("就是这几处")
    await li.taps("✅ 提交")

    assert [message.text for message in wang.messages if "就是这几处" in message.text] != []
    assert sum(message.photo is not None for message in wang.messages) == 3
    assert "出了什么问题" not in li.last.text


async def test_people_trapped_who_are_spoken_of_in_an_answer_make_the_ticket_urgent(
    town: Town,
) -> None:
    zhang = town.resident("张大爷")
    await zhang.says("电梯坏了")
    assert "什么地方" in zhang.last.text

    await zhang.says("有人困在里面了！3号楼1单元")
    await zhang.taps("✅ 提交")

    ticket = await town.ticket(1)
    assert ticket.danger is Danger.TRAPPED
    assert "有人困在里面了" in ticket.text
    assert (ticket.place.building, ticket.place.unit) == ("3", "1")


async def test_danger_spoken_of_while_saying_for_whom_makes_the_ticket_urgent(town: Town) -> None:
    wang = town.resident()
    await wang.says(LIFT)
    await wang.taps("👪 代报")
    await wang.says("我妈，她困在电梯里出不来了")
    await wang.taps("✅ 提交")

    ticket = await town.ticket(1)
    assert ticket.danger is Danger.TRAPPED
    assert "我妈" in ticket.behalf


async def test_a_bare_number_is_no_place(town: Town) -> None:
    wang = town.resident()
    await wang.says("电梯坏了")
    await wang.says("7")
    assert "请说一下具体地方" in wang.last.text

    await wang.says("3号楼2单元")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).place.building == "3"
