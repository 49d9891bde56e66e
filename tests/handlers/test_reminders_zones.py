"""P17: on the nights when clocks are changed, what has its hour within the change comes once, at
the moment that the zone gives it, whatever else happens to the clock that night.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from digesting import court, reported
from offices import known
from town import HandClock, Town, close, restart, settled_town

from domain.digests import DigestSettings
from domain.meeting_settings import MeetingSettings
from domain.settings import Neighbourhood
from handlers.kit.screens import Screen, html
from handlers.kit.speaking import Speaker
from playground import Phone
from playground.chats import Chat

_HALF_HOUR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    zone: str
    #: When the hour comes that is named, which is skipped, or comes twice.
    at: datetime
    #: By the clock on the wall.
    named: str

    @property
    def here(self) -> Neighbourhood:
        day = self.at.astimezone(ZoneInfo(self.zone)).day
        return Neighbourhood(
            name="幸福里",
            timezone=self.zone,
            meetings=MeetingSettings(day=day, time=self.named),
            digests=DigestSettings(
                scoreboard_day=day, scoreboard_time=self.named, daily_time=self.named
            ),
        )


def _night(zone: str, at: str, named: str) -> Night:
    return Night(zone=zone, at=datetime.fromisoformat(f"{at}+00:00"), named=named)


NIGHTS = [
    _night("Europe/Berlin", "2026-10-25T00:15", "02:15"),
    _night("Europe/Berlin", "2027-03-28T01:15", "02:15"),
    # By half an hour.
    _night("Australia/Lord_Howe", "2027-04-03T14:45", "01:45"),
    _night("Australia/Lord_Howe", "2026-10-03T15:45", "02:15"),
]


@dataclass(slots=True)
class Walk:
    night: Night
    town: Town
    url: str
    wang: Phone
    liu: Phone
    chat: Chat
    looks: list[datetime] = field(default_factory=list)

    async def look(self) -> None:
        await self.town.tick()
        self.looks.append(self.town.clock())

    async def through(self) -> None:
        """From the evening before until the noon after, by the half-hour; at the change itself
        the clock is put back by two hours, by somebody who means well, and right again.
        """
        clock = self.town.clock
        while clock() < self.night.at + timedelta(hours=11):
            clock.move(minutes=30)
            await self.look()
            if self.night.at <= clock() < self.night.at + _HALF_HOUR:
                for hours in (-2, 2):
                    clock.move(hours=hours)
                    await restart(self.town, self.url)
                    await self.look()

    def came(self, chat: int, words: str) -> list[datetime]:
        """Since the evening before."""
        return [
            call.at
            for call in self.town.world.calls
            if call.method.startswith("send")
            and call.at >= self.looks[0]
            and int(call.params["chat_id"]) == chat
            and words in str(call.params)
        ]

    def first_look(self, at: datetime) -> datetime:
        return next(each for each in self.looks if each >= at)


@pytest.fixture(params=NIGHTS, ids=lambda night: f"{night.zone} {night.at:%B}")
async def walk(request: pytest.FixtureRequest, sqlite_url: str) -> AsyncIterator[Walk]:
    night: Night = request.param
    clock = HandClock(night.at - timedelta(days=13))
    town = await settled_town(sqlite_url, night.here, clock)
    wang, liu, chat = await court(town)
    async with town.linli.database.write() as unit:
        # At any hour; and not by the configuration, which vouches for nobody after a restart.
        await unit.wishes.quiet(await known(unit, liu), (0, 0))
        await unit._session.run("UPDATE grants SET by_id = person_id")
    await reported(wang)
    await town.tick()
    await wang.says("/meeting")
    await wang.taps("参加")
    clock.move(days=12, hours=12)
    yield Walk(night, town, sqlite_url, wang, liu, chat)
    await close(town)


async def test_each_comes_once_and_at_its_moment(walk: Walk) -> None:
    await walk.through()
    at, liu, wang = walk.night.at, walk.liu.person.id, walk.wang.person.id

    assert walk.came(liu, "等您办的") == [walk.first_look(at)]
    assert walk.came(wang, "一小时后") == [walk.first_look(at - timedelta(hours=1))]
    assert walk.came(walk.chat.id, "成绩单") == [walk.first_look(_at_seven(walk.night))]


async def test_by_the_clock_on_the_wall_alone_it_comes_twice_or_never(walk: Walk) -> None:
    """The control."""
    named = time.fromisoformat(walk.night.named)
    since = named.hour * 60 + named.minute

    async def by_the_wall(speaker: Speaker) -> None:
        shown = speaker.unit.now.astimezone(ZoneInfo(walk.night.zone))
        if since <= shown.hour * 60 + shown.minute < since + 30:
            liu = await speaker.unit.people.get(await known(speaker.unit, walk.liu))
            await speaker.tell(liu, lambda _t: Screen(text=html("等您办的")))

    walk.town.linli.schedule._jobs["digests-morning"] = by_the_wall
    while walk.town.clock() < walk.night.at + timedelta(hours=3):
        walk.town.clock.move(minutes=30)
        await walk.look()

    assert walk.came(walk.liu.person.id, "等您办的") != [walk.first_look(walk.night.at)]


def _at_seven(night: Night) -> datetime:
    """When the groups may be spoken to."""
    here = night.at.astimezone(ZoneInfo(night.zone))
    return here.replace(hour=7, minute=0, fold=0).astimezone(UTC)
