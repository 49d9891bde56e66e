"""P5, P17: each meeting once, each reminder once, at its local time, whatever happened before."""

from dataclasses import replace

from meeting import group, neighbours, panel, read, secretary, until
from serving import files
from town import MORNING, HandClock, Town, close, settled_town

from domain.meeting_settings import AllianceSettings, JointSettings, MeetingSettings
from domain.meetings import MeetingStage, Series
from domain.settings import Neighbourhood
from playground import Phone


def heard(town: Town, phone: Phone, words: str) -> int:
    """In how many messages: as they were first sent."""
    return sum(
        call.method == "sendMessage"
        and (call.params or {}).get("chat_id") == phone.person.id
        and words in str(call.params)
        for call in town.world.calls
    )


async def test_each_compound_has_one_a_month_however_often_the_clock_looks(town: Town) -> None:
    await neighbours(town, "王阿姨")
    for _ in range(3):
        await town.tick()

    async with town.linli.database.read() as unit:
        found = await unit.meetings.going_on(town.clock(), 10)
    assert [(each.series, each.area.name, each.month) for each in found] == [
        (Series.COUNCIL, "幸福里", 202612)
    ]


async def test_each_reminder_comes_once_in_the_morning_and_an_hour_before(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    await until(town, "2026-12-01 09:00")
    await wang.says("/meeting")
    await wang.taps("参加")
    for day in (10, 18, 24):
        await until(town, f"2026-12-{day} 08:59")
        await until(town, f"2026-12-{day} 09:00")
        await town.tick()
    await until(town, "2026-12-25 18:00")
    await until(town, "2026-12-25 18:20")

    told = [heard(town, wang, each) for each in ("征集议题了", "还有一周", "明天开", "一小时后")]
    assert told == [1, 1, 1, 1]


async def test_after_a_standstill_only_the_last_reminder_comes(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    await town.tick()

    await until(town, "2026-12-24 20:00")

    told = [heard(town, wang, each) for each in ("征集议题了", "还有一周", "明天开")]
    assert told == [0, 0, 1]
    assert (await read(town)).stage is MeetingStage.FROZEN


async def test_whoever_is_excused_is_left_in_peace(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    await town.tick()
    await wang.says("/meeting")
    await wang.taps("请假")

    await until(town, "2026-12-24 09:00")
    await until(town, "2026-12-25 18:00")

    assert heard(town, wang, "明天开") + heard(town, wang, "一小时后") == 0


async def test_moved_twice_on_its_day_everybody_hears_it_twice(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    chat = await group(town, wang, zhang)
    await town.tick()
    await wang.says("/meeting")
    await wang.taps("参加")
    await until(town, "2026-12-25 12:00")
    for when in ("25号20:00", "26号19:30"):
        await panel(liu)
        await liu.taps("🕒 改时间地点")
        await liu.says(when)
        await liu.says("党群服务中心")
        await liu.taps("✅ 改")
        await town.tick()

    assert [heard(town, phone, "时间或地点改了") for phone in (wang, zhang)] == [2, 2]
    assert "12月26日(周六)19:30" in wang.last.text
    assert "12月26日(周六)19:30" in zhang.sees(chat)[-1].text
    await until(town, "2026-12-25 19:10")
    assert heard(town, wang, "一小时后") == 0
    await until(town, "2026-12-26 18:30")
    await until(town, "2026-12-26 19:05")
    assert heard(town, wang, "一小时后") == 1
    assert (await read(town)).stage is MeetingStage.OPEN


async def test_a_month_of_downtime_holds_nothing_and_loses_nothing(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    await town.tick()

    await until(town, "2027-01-12 10:00")
    await town.tick()

    assert (await read(town)).stage is MeetingStage.CANCELLED
    assert (await read(town, 2)).month == 202701
    assert heard(town, wang, "征集议题了") == 1


async def test_called_off_before_its_day_everybody_hears_it(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    liu = await secretary(town)
    await until(town, "2026-12-20 10:00")
    await panel(liu)
    await liu.taps("✖️ 取消会议")
    await liu.taps("✖️ 取消会议")

    await town.tick()
    await town.tick()

    assert heard(town, wang, "这次议事会取消了") == 1
    assert (await read(town)).stage is MeetingStage.CANCELLED


async def test_the_alliance_and_the_joint_conference_have_their_own_days(sqlite_url: str) -> None:
    rules = MeetingSettings(alliance=AllianceSettings(day=15), joint=JointSettings(day=5))
    here = replace(Neighbourhood(name="幸福里"), meetings=rules)
    town = await settled_town(sqlite_url, here, HandClock(MORNING))

    await town.tick()

    wang, chen = town.resident(), town.administrator()
    for phone in (wang, chen):
        await phone.says("/meeting")
    assert "民情议事会" in wang.last.text
    assert len(chen.last.buttons) == len(Series)
    async with town.linli.database.read() as unit:
        found = await unit.meetings.going_on(town.clock(), 10)
    days = {each.series: f"{each.starts_at.astimezone(here.zone):%m-%d %H:%M}" for each in found}
    await close(town)
    assert days == {
        Series.COUNCIL: "12-25 19:00",
        Series.ALLIANCE: "12-15 15:00",
        Series.JOINT: "12-05 09:30",
    }


async def test_the_calendar_file_of_a_meeting_that_was_moved_replaces_the_one_before(
    town: Town,
) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    liu = await secretary(town)
    await town.tick()
    await wang.says("/meeting")
    card = wang.last
    await wang.taps("📅 加入日历", on=card)
    first = files(town, wang)[-1].data.decode()
    await panel(liu)
    await liu.taps("🕒 改时间地点")
    await liu.says("12月26号19:30")
    await liu.says("党群服务中心")
    await liu.taps("✅ 改")

    await wang.says("/meeting")
    await wang.taps("📅 加入日历")

    second = files(town, wang)[-1].data.decode()
    assert "DTSTART:20261225T110000Z" in first
    assert "DTSTART:20261226T113000Z" in second
    assert "SEQUENCE:1" in second
    assert _line(first, "UID") == _line(second, "UID")


def _line(calendar: str, key: str) -> str:
    return next(line for line in calendar.splitlines() if line.startswith(key))
