"""In groups and lists nobody learns a neighbour's name, door or number."""

import pytest
from masks import leaked, told_by_the_bot
from town import Town

from playground import Phone
from playground.chats import Chat

#: As a resident says it, without a thought of who reads along.
NAME, DOOR, PHONE = "金雀丽", "1502", "13912345678"
SAID = f"3号楼2单元{DOOR}厨房漏水，我是{NAME}，电话{PHONE}"
NOTE = f"{NAME}家{DOOR}的水管换好了，回访{PHONE}"


async def _story(town: Town) -> tuple[Phone, Phone, Chat]:
    """All that can happen to a ticket, each step with words that give somebody away."""
    wang, li = town.resident(NAME), town.repairer("李师傅")
    group = town.staff_group(li)
    await wang.sends_photo(SAID)
    await wang.taps("✅ 提交")
    for answer in ("🔁 没解决", "👍 已解决"):
        await li.taps("接单", chat=group)
        await li.taps("完成", chat=group)
        await li.says(NOTE)
        await li.sends_photo()
        await li.taps("✅ 提交")
        await wang.taps(answer)
        if answer == "🔁 没解决":
            await wang.says(f"{DOOR}还在漏，打{PHONE}找{NAME}")
    await wang.taps("★★★★")
    return wang, li, group


async def test_a_tickets_whole_story_gives_nobody_away_in_the_staff_group(town: Town) -> None:
    _, _, group = await _story(town)

    assert len(told_by_the_bot(group)) > 1
    assert "金**" in str(told_by_the_bot(group))
    assert leaked(group, NAME, DOOR, PHONE) == []


async def test_whoever_goes_there_learns_name_and_door_in_private(town: Town) -> None:
    _, li, _ = await _story(town)

    private = str([message.text for message in li.messages])
    assert NAME in private
    assert DOOR in private


async def test_asking_for_it_in_the_staff_group_shows_no_more(town: Town) -> None:
    _, li, group = await _story(town)

    await li.says("/ticket 1", chat=group)
    await li.taps("📷", chat=group)

    assert leaked(group, NAME, DOOR, PHONE) == []


@pytest.mark.parametrize(
    "command", ["/me", "/tickets", "/ticket 1", "/export", "/forget", "/quiet", "/lang", "/join"]
)
async def test_what_is_asked_in_a_residents_group_is_answered_in_private(
    town: Town, command: str
) -> None:
    wang, li, _ = await _story(town)
    court = town.group("3号楼业主群", wang, li)

    await wang.says(command, chat=court)
    await li.says(command, chat=court)

    assert leaked(court, NAME, DOOR, PHONE, str(wang.person.id)) == []


@pytest.mark.parametrize("command", ["/repair", "/complain", "/suggest", "/ask"])
async def test_what_is_reported_from_a_group_is_repeated_in_private_only(
    town: Town, command: str
) -> None:
    wang = town.resident(NAME)
    court = town.group("3号楼业主群", wang)
    before = len(told_by_the_bot(court))

    await wang.says(f"{command} {SAID}", chat=court)
    await wang.taps("✅ 提交")

    assert len(told_by_the_bot(court)) == before
    assert DOOR in str([message.text for message in wang.messages])


async def test_the_log_of_what_is_masked_would_find_a_leak(town: Town) -> None:
    """The control: in private, where it belongs, the same look finds all three."""
    wang, _, _ = await _story(town)

    private = town.world.dialogue(wang.person, town.world.only_bot)

    assert set(leaked(private, NAME, DOOR, PHONE)) == {NAME, DOOR, PHONE}
