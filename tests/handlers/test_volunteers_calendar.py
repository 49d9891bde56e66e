"""📅 What somebody took, for the calendar of their telephone."""

from datetime import UTC, datetime
from typing import Any

import pytest
from helping import DOOR, task
from icalendar import Calendar
from offices import compound, lives
from serving import at_the_profile, files, joined
from town import Town

from playground import Phone

NINE = datetime(2026, 11, 22, 1, tzinfo=UTC)


@pytest.fixture
async def wang(town: Town) -> Phone:
    await compound(town)
    lived = await lives(town, town.guest("王阿姨"), "幸福里3号楼2单元501")
    return await joined(lived)


def events(town: Town, phone: Phone) -> list[Any]:
    """Of the newest file, as a telephone reads it."""
    calendar = Calendar.from_ical(files(town, phone)[-1].data)
    assert calendar["version"] == "2.0"
    assert [each.errors for each in calendar.walk() if each.errors] == []
    return list(calendar.walk("VEVENT"))


async def test_with_a_task_comes_a_button_for_the_calendar(town: Town, wang: Phone) -> None:
    number = await task(town, "幸福里", title="陪李奶奶看病")
    await wang.says(f"抢 {number}")

    await wang.taps("📅 加到日历")

    [event] = events(town, wang)
    assert event["summary"] == f"🙋 陪李奶奶看病（#{number}）"
    assert event.decoded("dtstart") == NINE.replace(hour=3)
    assert event.decoded("dtend") == NINE.replace(hour=5)
    assert DOOR in event["description"]
    assert event["status"] == "CONFIRMED"
    assert event["sequence"] == 0


async def test_the_file_says_whose_it_is_by_its_name(town: Town, wang: Phone) -> None:
    number = await task(town, "幸福里")
    await wang.says(f"抢 {number}")

    await wang.taps("📅 加到日历")

    assert files(town, wang)[-1].name == f"志愿任务-{number}.ics"
    assert "不要转给别人" in wang.last.words


async def test_all_that_one_holds_comes_in_one_file(town: Town, wang: Phone) -> None:
    first, second = await task(town, "幸福里"), await task(town, "幸福里", title="送报纸")
    timeless = await task(town, "幸福里", starts_at=None)
    for number in (first, second, timeless):
        await wang.says(f"抢 {number}")
    await at_the_profile(wang)

    await wang.taps("📅 我的日历")

    found = events(town, wang)
    assert [event["uid"].split("@")[0] for event in found] == ["claim-1", "claim-2"]


async def test_what_was_given_back_goes_out_of_the_calendar(town: Town, wang: Phone) -> None:
    number = await task(town, "幸福里")
    await wang.says(f"抢 {number}")
    await wang.taps("📅 加到日历")
    [before] = events(town, wang)
    await wang.says(f"放弃 {number}")
    await wang.taps("确定放弃")
    await at_the_profile(wang)

    await wang.taps("📅 我的日历")

    [after] = events(town, wang)
    assert after["uid"] == before["uid"]
    assert (after["sequence"], after["status"]) == (1, "CANCELLED")
    assert "description" not in after


async def test_who_only_waits_has_nothing_in_the_calendar(town: Town, wang: Phone) -> None:
    liu = await joined(await lives(town, town.guest("刘叔叔"), "幸福里3号楼1单元101"))
    number = await task(town, "幸福里")
    await liu.says(f"抢 {number}")
    await wang.says(f"抢 {number}")
    await at_the_profile(wang)

    await wang.taps("📅 我的日历")

    assert "还没有可放的" in wang.toast
    assert files(town, wang) == []


async def test_with_nothing_taken_there_is_no_empty_file(town: Town, wang: Phone) -> None:
    await wang.taps("📅 我的日历")

    assert "还没有可放的" in wang.toast
    assert files(town, wang) == []


async def test_what_has_no_time_has_no_button(town: Town, wang: Phone) -> None:
    number = await task(town, "幸福里", starts_at=None)

    await wang.says(f"抢 {number}")

    assert "📅 加到日历" not in wang.last.buttons


async def test_somebody_elses_task_is_in_nobodys_calendar(town: Town, wang: Phone) -> None:
    liu = await joined(await lives(town, town.guest("刘叔叔"), "幸福里3号楼1单元101"))
    number = await task(town, "幸福里")
    await wang.says(f"抢 {number}")

    await liu.presses(f"ue:{number}", on=liu.last)

    assert str(number) in liu.toast
    assert files(town, liu) == []


async def test_long_words_of_many_bytes_are_folded_and_read_again(town: Town, wang: Phone) -> None:
    details = "请带手套、口罩和水；在南门集合，听组长安排。\n" * 10
    number = await task(town, "幸福里", details=details)
    await wang.says(f"抢 {number}")

    await wang.taps("📅 加到日历")

    [event] = events(town, wang)
    assert event["description"].startswith(details)
    content = files(town, wang)[-1].data
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
