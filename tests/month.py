"""A compound in whose month something of every kind has a date, and a diary of what is said."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import month_plans
from balloting import opened as vote_opened
from helping import task, volunteer
from meeting import group, neighbours
from offices import area_of, given, known
from town import HandClock, Town, restart, settled_town
from vouchering import earned, reward
from working_scenes import employ

from domain.meetings import MeetingId, Reply
from domain.people import Role
from domain.places import Place
from domain.settings import Neighbourhood
from domain.tasks import TaskId
from domain.tickets import Category, Kind, Report, TicketId
from playground import Phone
from services import incidents, tasks, tickets, vouchers
from services.incidents import Saying
from services.meetings import attending
from services.resolving import Whence, Wish, put_to_work

#: English, so that words here are those of the code.
HERE = Neighbourhood(name="幸福里", language="en")
_DAILY, _RESULT = "What waits for you", "📊 <b>Result"
_DAYS, _HOURS = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    #: Local.
    at: datetime
    chat: int
    text: str


@dataclass(slots=True, kw_only=True)
class Month:
    town: Town
    url: str
    wang: Phone
    zhang: Phone
    liu: Phone
    li: Phone
    zhao: Phone
    lin: Phone
    #: Looks after 3号楼.
    zhou: Phone
    #: Both administrate.
    chen: Phone
    hu: Phone
    #: Asks for a home.
    xu: Phone
    said: list[Said] = field(default_factory=list)
    #: Local moments, in the order in which the clock looked.
    swept: list[datetime] = field(default_factory=list)
    _read: int = 0

    @property
    def clock(self) -> HandClock:
        return self.town.clock

    async def sweep(self) -> None:
        """What is held goes with the sweep after the one that lets it go."""
        await self.town.tick()
        zone = self.town.linli.settings.neighbourhood.zone
        self.swept.append(self.clock().astimezone(zone))
        for call in [each for each in self.town.world.calls if each.number > self._read]:
            self._read = call.number
            if call.method.startswith("send") and call.status == 200:
                words = str(call.params.get("text") or call.params.get("caption") or "")
                chat = int(call.params["chat_id"])
                self.said.append(Said(at=call.at.astimezone(zone), chat=chat, text=words))

    async def on(self, **by: float) -> None:
        self.clock.move(**by)
        await self.sweep()

    async def restart(self) -> None:
        """A new process on the same database, and the same Telegram."""
        await restart(self.town, self.url)

    def heard(self, phone: Phone, words: str) -> list[str]:
        """When, local: "12-24 09:00". `words`: a pattern."""
        found = re.compile(words, re.DOTALL)
        mine = [each for each in self.said if each.chat == phone.person.id]
        return [written(each.at) for each in mine if found.search(each.text)]

    def twice(self) -> list[tuple[int, str]]:
        """What was said more than once in one chat: each names what it is about, and its date;
        but what waits for somebody is said once a day.
        """
        counted = Counter(
            (each.chat, f"{each.at.date()} {each.text}" if _DAILY in each.text else each.text)
            for each in self.said
        )
        return [said for said, count in counted.items() if count > 1]

    def by_night(self) -> list[Said]:
        """What came of a vote is published when it is counted."""
        return [
            each
            for each in self.said
            if not 7 <= each.at.hour < 22 and not each.text.startswith(_RESULT)
        ]


def written(at: datetime) -> str:
    return f"{at:%m-%d %H:%M}"


async def begun(url: str, clock: HandClock, here: Neighbourhood = HERE) -> Month:
    """On the first of the month, at nine in the morning."""
    town = await settled_town(url, here, clock)
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await given(town, town.guest("刘书记"), Role.SECRETARY, "幸福里")
    lin = await given(town, town.guest("林社工"), Role.COMMUNITY)
    li = town.guest("李师傅")
    await employ(town, li)
    zhao = await volunteer(town, per_day=10)
    await group(town, wang, zhang)
    zhou = await given(town, town.guest("周楼长"), Role.BUILDING_HEAD, "幸福里3号楼")
    chen, hu = [
        await given(town, town.guest(each), Role.ADMINISTRATOR) for each in ("陈主任", "胡主任")
    ]
    xu = town.guest("徐先生")
    await xu.opens()
    month = Month(
        town=town,
        url=url,
        wang=wang,
        zhang=zhang,
        liu=liu,
        li=li,
        zhao=zhao,
        lin=lin,
        zhou=zhou,
        chen=chen,
        hu=hu,
        xu=xu,
    )
    async with town.linli.database.write() as unit:
        # Not by the configuration, which vouches for nobody after a restart.
        await unit.people._session.run("UPDATE grants SET by_id = person_id")
    await _tickets(month)
    await _tasks(month)
    await _dates(month)
    await vote_opened(town, lasts=10 * _DAYS)
    await month_plans.kept_waiting(town, li, chen, xu, "幸福里5号楼2单元501")
    await month_plans.notice(town, liu)
    await month_plans.decisions(town)
    await month.sweep()
    await _comes(month)
    month.said.clear()
    await month_plans.assembly(town, liu)
    return month


async def _tickets(month: Month) -> None:
    """One that stays undone, and one of whose end its reporter says nothing."""
    async with month.town.linli.database.write() as unit:
        wang = await unit.people.get(await known(unit, month.wang))
        li = await unit.people.get(await known(unit, month.li))
        rules = month.town.linli.settings.neighbourhood
        for words in ("3号楼门坏了", "3号楼灯坏了"):
            report = Report(
                kind=Kind.REPAIR,
                category=Category.DOORS,
                text=words,
                place=Place(building="3"),
            )
            number = (await tickets.file(unit, report, wang, rules)).ticket.id
            await tickets.accept(unit, number, li)
        await tickets.finish(unit, TicketId(2), li, "换了灯", ())


async def _tasks(month: Month) -> None:
    """One that is taken and forgotten, on the 10th at ten; a voucher."""
    town, at = month.town, month.clock()
    number = await task(town, starts_at=at + 9 * _DAYS + _HOURS, title="浇花")
    await reward(town)
    async with town.linli.database.write() as unit:
        zhao = await unit.people.get(await known(unit, month.zhao))
        await tasks.grab(unit, TaskId(number), zhao)
        await earned(unit, zhao.id, 12)
        [given_] = await unit.rewards.given(1)
        await vouchers.take(unit, given_.id, zhao, town.linli.settings.neighbourhood)


async def _dates(month: Month) -> None:
    """An outage until the 5th at noon, and a resolution for the 15th at six."""
    async with month.town.linli.database.write() as unit:
        lin_ = await unit.people.get(await known(unit, month.lin))
        liu = await unit.people.get(await known(unit, month.liu))
        area = await area_of(unit, "幸福里")
        ends = unit.now + 4 * _DAYS + 3 * _HOURS
        saying = Saying(
            area=area, category=Category.WATER, text="停水", starts_at=unit.now, ends_at=ends
        )
        await incidents.begin(unit, saying, lin_)
        due = unit.now + 14 * _DAYS + 9 * _HOURS
        wish = Wish(text="加装充电桩", owner="物业", due_at=due)
        await put_to_work(unit, Whence(area=area), wish, liu)


async def _comes(month: Month) -> None:
    """One of those invited says so."""
    async with month.town.linli.database.write() as unit:
        wang = await unit.people.get(await known(unit, month.wang))
        here = month.town.linli.settings.neighbourhood
        await attending.answer(unit, MeetingId(1), Reply.COMING, wang, here)
