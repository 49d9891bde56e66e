"""`python -m bench.digests`: overviews of a neighbourhood with 100,000 tickets, while thirty
people talk to the bot. `--postgresql`, `--tickets N`. A minute and a half.

How long each takes to be counted; then the running bot comes to a Monday that is a 25th: until
twenty groups have the week, whoever is on duty the list for the day, and the groups the month with
its picture, and how long others wait for their answers meanwhile.

The goal: others wait for less than 300 ms (95 of 100).
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bench import bots, made_up
from bench.processes import quiet
from bench.roll import Crowd, storage
from domain.areas import Area
from domain.digests import Span, month_due, week_due
from domain.people import Grant, Person, PersonId, Role
from domain.settings import Neighbourhood
from playground import Clock, Event, World, presses
from playground.chats import Chat
from playground.people import Bot
from playground.server import serve
from services.digests import board, waiting, weekly
from services.digests.weekly import Due
from storage.database import Database
from storage.unit import Unit

_HERE = Neighbourhood()
#: A Monday, and a 25th; in Shandong, when the week and when the month is due.
_DAY = datetime(2027, 1, 25, 1, 1, tzinfo=UTC)
_WEEK = _DAY - timedelta(hours=1)
_GROUPS, _DUTIES, _OTHERS = 20, 30, 30
_BASELINE, _TIMES, _PATIENCE = 10.0, 20, 180.0
_TOKEN = "123456:a-token-of-the-bot-that-gives-overviews"
_SIGNS = {"the week": "一周小结", "the list for the day": "等您办的", "the month": "成绩单"}


class Street:
    """Groups that read, people on duty, and a database as after a year."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.groups = [world.group(f"{at}号楼", [world.only_bot]) for at in range(_GROUPS)]
        self.on_duty = [world.person(f"值班{at}") for at in range(_DUTIES)]
        #: By what was said, the chats that have it.
        self.read: dict[str, set[int]] = {what: set() for what in _SIGNS}
        world.listen(self._notice)

    def _notice(self, event: Event) -> None:
        message = event.message
        if event.kind == "message" and message and isinstance(message.by, Bot):
            for what, sign in _SIGNS.items():
                if sign in message.words:
                    self.read[what].add(message.chat.id)

    async def settle(self, database: Database, tickets: int) -> made_up.Community:
        async with database.write() as unit:
            session = unit._session  # noqa: SLF001 - rows that nobody ever reported
            community = await made_up.settle(session, buildings=20, rooms=40)
            open_ = tickets // 10
            await made_up.fill(session, community, _DAY, opened=open_, done=tickets - open_)
            # Of made-up troubles nobody was told when they became late, and all would be at once.
            await session.run(
                "UPDATE tickets SET stage = 'filed', assignee_id = NULL, organisation_id = NULL,"
                " dispatched_at = NULL, paused_at = NULL, waiting = NULL, look_at = NULL"
                " WHERE stage IN ('dispatched', 'offered', 'accepted')"
            )
        async with database.write() as unit:
            areas = [community.root, *community.compounds, *community.buildings]
            for chat, area in zip(self.groups, areas, strict=False):
                await unit.groups.bind(chat.id, "residents", chat.title, area.id)
            for phone in self.on_duty:
                self.world.only_bot.met.add(phone.id)
                self.world.dialogue(phone, self.world.only_bot)
                known = await unit.people.meet(phone.id, phone.first_name, unit.now)
                await unit.people.reach(phone.id, reachable=True)
                await unit.grants.give(
                    known.id, Role.COMMUNITY, community.root, unit.now, by=known.id
                )
        return community


async def _each(database: Database, street: Street, community: made_up.Community) -> None:
    """By itself, of everything, of a compound, and of a building."""
    week = _due(week_due(_WEEK, _HERE.digests, _HERE.zone))
    month = _due(month_due(_DAY, _HERE.digests, _HERE.zone))
    for at, name in ((0, "everything"), (1, "a compound"), (4, "a building")):
        chat = street.groups[at]
        await _timed(database, f"the week of {name}", partial(_week, chat=chat, span=week))
        await _timed(database, f"the month of {name}", partial(_month, chat=chat, span=month))
    office = _office(community.root, community.crew[0])
    await _timed(database, "what waits for an office", partial(_waiting, person=office))


def _due(span: Span | None) -> Span:
    assert span is not None, "chosen so"
    return span


async def _week(unit: Unit, chat: Chat, span: Span) -> None:
    assert await weekly.gathered(unit, Due(chat=chat.id, span=span))


async def _month(unit: Unit, chat: Chat, span: Span) -> None:
    assert await board.gathered(unit, Due(chat=chat.id, span=span), _HERE)


async def _waiting(unit: Unit, person: Person) -> None:
    assert await waiting.of_person(unit, person, _HERE)


def _office(area: Area, person: PersonId) -> Person:
    grant = Grant(role=Role.COMMUNITY, area=area.id, below=area.below)
    return Person(id=person, telegram_id=1, name="社区", grants=frozenset({grant}))


async def _timed(database: Database, name: str, work: Callable[[Unit], Awaitable[None]]) -> None:
    taken = []
    for _ in range(_TIMES):
        async with database.read() as unit:
            began = time.perf_counter()
            await work(unit)
            taken.append((time.perf_counter() - began) * 1000)
    middle, most = statistics.median(taken), max(taken)
    print(f"{name}: median {middle:.0f} ms, longest {most:.0f} ms", flush=True)


@asynccontextmanager
async def _bot(address: str, url: str, clock: Path) -> AsyncIterator[None]:
    environ = {name: text for name, text in os.environ.items() if not name.startswith("LINLI_")}
    environ |= {
        "LINLI_TELEGRAM__TOKEN": _TOKEN,
        "LINLI_TELEGRAM__BASE_URL": address,
        "LINLI_STORAGE__URL": url,
        "LINLI_CLOCK__FILE": str(clock),
        # A few stand for many.
        "LINLI_RECEIVING__PER_PERSON_PER_SECOND": "0",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=bots.ROOT,
        env=environ,
        stdout=DEVNULL,
        stderr=DEVNULL,
    )
    try:
        yield
    finally:
        await bots.ended(process)


def _set(clock: Path, at: datetime) -> None:
    written = clock.with_suffix(".new")
    written.write_text(str((at - datetime.now(UTC)).total_seconds()), encoding="ascii")
    written.rename(clock)


async def _comes(street: Street, clock: Path, at: datetime, crowd: Crowd, *names: str) -> None:
    wanted = {name: _DUTIES if "day" in name else _GROUPS for name in names}
    _set(clock, at)
    began = time.monotonic()
    while wanted and time.monotonic() < began + _PATIENCE:
        await asyncio.sleep(0.05)
        for name in [each for each, many in wanted.items() if len(street.read[each]) >= many]:
            del wanted[name]
            print(f"{name}: everybody has it after {time.monotonic() - began:.1f} s", flush=True)
    assert not wanted, {name: len(street.read[name]) for name in wanted}
    crowd.told(f"meanwhile ({', '.join(names)})")


async def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.digests")
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--postgresql", action="store_true")
    given = parser.parse_args()
    world = World(Clock())
    world.bot(_TOKEN, name="邻里", username="linli_bot")
    street = Street(world)
    crowd = Crowd(world, [world.person(f"邻居{at}") for at in range(_OTHERS)])
    with tempfile.TemporaryDirectory() as folder:
        clock = Path(folder) / "clock"
        async with storage(postgresql=given.postgresql) as url, serve(world) as address:
            database = await Database.open(url, lambda: _WEEK - timedelta(days=1))
            community = await street.settle(database, given.tickets)
            await quiet(30.0)
            await _each(database, street, community)
            await database.close()
            _set(clock, _WEEK - timedelta(hours=2))
            world.listen(crowd.notice)
            async with _bot(address, url, clock):
                await _morning(street, clock, crowd)


async def _morning(street: Street, clock: Path, crowd: Crowd) -> None:
    for person in crowd.people:
        presses.start(street.world, person)
    talking = asyncio.create_task(crowd.talk())
    await asyncio.sleep(_BASELINE / 2)
    crowd.waited.clear()
    await asyncio.sleep(_BASELINE)
    crowd.told("before")
    await _comes(street, clock, _WEEK, crowd, "the week", "the list for the day")
    await _comes(street, clock, _DAY, crowd, "the month")
    talking.cancel()


if __name__ == "__main__":
    asyncio.run(main())
