"""What is late: told once to whom it concerns, whatever the clock did meanwhile."""

import pytest
from offices import given
from scenes import filed
from town import Town
from working_scenes import accepted

from domain.people import Role
from playground import Phone
from playground.chats import Chat


async def _hours(town: Town, count: int) -> None:
    for _ in range(count):
        town.clock.move(hours=1)
        await town.tick()


def _told(phone: Phone, words: str, chat: Chat | None = None) -> int:
    return sum(words in message.text for message in phone.sees(chat))


async def test_what_nobody_takes_is_brought_before_the_desk_once(town: Town) -> None:
    _, li, group = await filed(town)

    await _hours(town, 3)

    assert _told(li, "还没人接单", group) == 1
    assert _told(li, "还没人接单") == 0


async def test_yellow_and_red_reach_whoever_has_it(town: Town) -> None:
    wang, li = await accepted(town)

    await _hours(town, 30)

    assert _told(li, "快到期，") == 1
    assert _told(li, "已超时，原定") == 1
    assert _told(wang, "已超时") == 1


@pytest.mark.parametrize("stop", [{"minutes": 1}, {"hours": 3}, {"hours": 23}, {"days": 31}])
async def test_after_a_stop_each_alarm_comes_once_at_most(
    town: Town, stop: dict[str, float]
) -> None:
    _, li, group = await filed(town)
    town.clock.move(**stop)

    await town.tick()
    first = len(li.sees(group))
    await town.tick()
    await town.tick()

    assert len(li.sees(group)) == first
    assert _told(li, "还没人接单", group) == (0 if stop == {"minutes": 1} else 1)


async def test_the_ladder_skips_rungs_that_nobody_holds(town: Town) -> None:
    secretary = await given(town, town.guest("孙书记"), Role.SECRETARY)
    street = await given(town, town.guest("街道赵"), Role.STREET)
    await accepted(town)

    await _hours(town, 24 + 25)
    assert (_told(secretary, "仍未办结"), _told(street, "仍未办结")) == (1, 0)
    await _hours(town, 24)
    assert (_told(secretary, "仍未办结"), _told(street, "仍未办结")) == (1, 1)
    await _hours(town, 24 * 5)

    assert (_told(secretary, "仍未办结"), _told(street, "仍未办结")) == (1, 1)


async def test_a_month_of_silence_reaches_the_top_once(town: Town) -> None:
    secretary = await given(town, town.guest("孙书记"), Role.SECRETARY)
    street = await given(town, town.guest("街道赵"), Role.STREET)
    await accepted(town)
    town.clock.move(days=31)

    await town.tick()
    await town.tick()

    assert (_told(secretary, "仍未办结"), _told(street, "仍未办结")) == (0, 1)


async def test_at_night_only_danger_is_told(town: Town) -> None:
    town.clock.move(hours=13, minutes=40)
    _, li, group = await filed(town)

    town.clock.move(hours=1)
    await town.tick()
    assert _told(li, "还没人接单", group) == 0
    town.clock.move(hours=9)
    await town.tick()

    assert _told(li, "还没人接单", group) == 1


async def test_a_paused_ticket_is_never_late(town: Town) -> None:
    _, li = await accepted(town)
    await li.taps("暂停")
    await li.taps("等配件")

    await _hours(town, 48)

    assert _told(li, "已超时，原定") == 0


async def _evening(town: Town) -> None:
    """22:40 on a Sunday."""
    town.clock.move(hours=13, minutes=40)


async def _morning(town: Town) -> None:
    """To 07:30, a look in each hour."""
    await _hours(town, 8)
    town.clock.move(minutes=50)
    await town.tick()


async def test_what_was_taken_by_night_is_not_called_untaken_in_the_morning(town: Town) -> None:
    await _evening(town)
    _, li, group = await filed(town)
    town.clock.move(hours=1)
    await town.tick()

    await li.taps("接单", chat=group)
    await _morning(town)

    assert _told(li, "还没人接单", group) == 0


async def test_what_was_given_back_by_night_is_called_untaken_after_all(town: Town) -> None:
    await _evening(town)
    _, li, group = await filed(town)
    town.clock.move(hours=1)
    await town.tick()

    await li.taps("接单", chat=group)
    await li.taps("退回")
    await li.taps("不归我们管")
    await _morning(town)

    assert _told(li, "还没人接单", group) == 1


async def test_what_was_done_by_night_is_not_called_due_in_the_morning(town: Town) -> None:
    _, li = await accepted(town)
    town.clock.move(hours=14)
    await town.tick()
    town.clock.move(hours=5, minutes=30)
    await town.tick()
    sheet = li.last

    await li.taps("完成", on=sheet)
    await li.sends_photo("换了门机电源")
    await li.taps("✅ 提交")
    town.clock.move(hours=3)
    await town.tick()

    assert _told(li, "快到期，") == 0


async def test_what_is_overdue_by_morning_is_not_called_due_soon_as_well(town: Town) -> None:
    town.clock.move(hours=-4)
    _, li = await accepted(town)
    town.clock.move(hours=20)
    await town.tick()
    town.clock.move(hours=4, minutes=10)
    await town.tick()

    await _hours(town, 3)

    assert (_told(li, "快到期，"), _told(li, "已超时，原定")) == (0, 1)


async def test_a_reply_to_what_was_told_late_is_about_that_ticket(town: Town) -> None:
    wang, li, group = await filed(town)
    await _hours(town, 1)
    notice = next(each for each in li.sees(group) if "还没人接单" in each.text)

    await li.says("师傅已经在路上了", chat=group, reply_to=notice)

    assert "师傅已经在路上了" in wang.last.text
