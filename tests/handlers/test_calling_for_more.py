"""Too few have it: who is told when, and who is asked then."""

from datetime import timedelta

from coordinating import (
    administrator,
    at_the_desk,
    held_task,
    made,
)
from helping import bound, task, volunteer
from town import Town


async def test_coordinators_hear_once_that_people_are_missing(town: Town) -> None:
    chen = await administrator(town)
    await task(town, capacity=2)
    town.clock.move(minutes=5)

    await town.tick()
    await town.tick()

    warned = [each for each in chen.messages if "还缺人" in each.text]
    assert len(warned) == 1
    assert "📣 再喊人" in warned[0].buttons


async def test_what_has_enough_people_or_time_is_not_at_risk(town: Town) -> None:
    chen, _ = await held_task(town)
    await made(town)

    await town.tick()

    assert not [each for each in chen.messages if "还缺人" in each.text]


async def test_what_lacks_people_in_the_morning_is_told_in_the_evening(town: Town) -> None:
    chen = await administrator(town)
    await task(town, starts_at=town.clock() + timedelta(hours=23))
    town.clock.move(hours=11, minutes=55)
    await town.tick()
    assert not [each for each in chen.messages if "还缺人" in each.text]

    town.clock.move(minutes=10)
    await town.tick()

    assert "还缺人" in chen.last.text
    await at_the_desk(chen)
    assert "⚠️ 缺人 1" in chen.last.buttons


async def test_at_night_nobody_is_woken_for_what_can_wait(town: Town) -> None:
    chen = await administrator(town)
    town.clock.move(hours=15)
    await task(town, starts_at=town.clock() + timedelta(hours=9))

    await town.tick()
    assert not [each for each in chen.messages if "还缺人" in each.text]
    town.clock.move(hours=7, minutes=1)
    await town.tick()

    assert "还缺人" in chen.last.text


async def test_calling_at_night_waits_for_the_morning(town: Town) -> None:
    chen = await administrator(town)
    group = await bound(town, chen, purpose="volunteers")
    town.clock.move(hours=15)
    await task(town, starts_at=town.clock() + timedelta(hours=20))
    await chen.says("/task 1")

    await chen.taps("📣 再喊人", on=chen.last)

    assert "明早" in chen.last.text
    assert not group.messages


async def test_calling_for_what_filled_up_meanwhile_says_so(town: Town) -> None:
    chen, zhao = await administrator(town), await volunteer(town)
    number = await task(town)
    await chen.says(f"/task {number}")
    card = chen.last
    await zhao.says(f"抢 {number}")

    await chen.taps("📣 再喊人", on=card)

    said = chen.toast or chen.last.text
    assert "已满" in said
    assert "夜里" not in said


async def test_calling_asks_the_next_at_once_and_posts_the_card_anew(town: Town) -> None:
    chen = await administrator(town)
    zhao = await volunteer(town, on_duty=False)
    group = await bound(town, zhao, purpose="volunteers")
    await task(town, starts_at=None)
    await town.tick()
    asked, before = len(zhao.messages), len(group.messages)
    await chen.says("/task 1")

    await chen.taps("📣 再喊人", on=chen.last)

    assert len(group.messages) == before + 1
    assert "赵阿姨" not in str([each.text for each in group.messages.values()])
    assert "又问了" in chen.last.text
    assert asked >= 0


async def test_calling_twice_pesters_nobody(town: Town) -> None:
    chen = await administrator(town)
    group = await bound(town, chen, purpose="volunteers")
    await task(town)
    await chen.says("/task 1")
    card = chen.last
    await chen.taps("📣 再喊人", on=card)
    posted = len(group.messages)

    await chen.taps("📣 再喊人", on=card)

    assert len(group.messages) == posted
    assert "刚刚喊过人" in chen.toast
