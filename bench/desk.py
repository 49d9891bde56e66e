"""`python -m bench.desk`: the staff desk with 10,000 open tickets, the rates of 100,000.

On SQLite, in a folder that is thrown away; half a minute.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bench import made_up
from domain.areas import Area, Level
from domain.people import Grant, Person, PersonId, Role
from domain.rates import Month
from services import desk_queue, rates
from services.desk_queue import Pile, Wanted
from storage.database import Database
from storage.migrate import migrate
from storage.sqlite import SqliteDriver
from storage.unit import Unit

_AT = datetime(2026, 11, 22, 1, tzinfo=UTC)
_ZONE = ZoneInfo("Asia/Shanghai")
_TIMES = 60
_SLOWEST = 0.95
#: Milliseconds, at `_SLOWEST`.
_QUEUE_GOAL, _RATES_GOAL = 20.0, 300.0
_LOOK_UPS = ("#9000", "幸福里3号楼", "王秀英", "电梯不动", "和谐苑暖气", "没有这样的话")

Work = Callable[[Unit], Awaitable[object]]


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "linli.db"
        await migrate(f"sqlite:///{path}")
        driver = await SqliteDriver.open(path)
        async with driver.write() as session:
            community = await made_up.settle(session, buildings=20, rooms=40)
            await made_up.fill(session, community, _AT, opened=10_000, done=100_000)
        database = Database(driver, lambda: _AT)
        await _queues(database, community)
        await _rates(database, community)
        await database.close()


async def _queues(database: Database, community: made_up.Community) -> None:
    everybody = _person(community, community.root)
    head = _person(community, *community.buildings[:2])
    for who, person in (("everywhere", everybody), ("two buildings", head)):
        for pile in Pile:
            wanted = Wanted(pile=pile)
            await _told(
                database,
                f"queue {pile}, {who}",
                _QUEUE_GOAL,
                partial(desk_queue.page, by=person, wanted=wanted, number=5),
            )
    for words in _LOOK_UPS:
        look = partial(desk_queue.find, words=words, by=everybody)
        await _told(database, f"find {words}", None, look)


async def _rates(database: Database, community: made_up.Community) -> None:
    by, month = _person(community, community.root), Month(year=2026, month=10)
    for area in (community.root, community.compounds[0]):
        for use in (rates.overview, rates.by_building, rates.by_organisation):
            await _told(
                database,
                f"rates {use.__name__}, {area.level.name.lower()}",
                _RATES_GOAL,
                partial(use, area=area, month=month, zone=_ZONE, by=by),
            )


async def _told(database: Database, name: str, goal: float | None, work: Work) -> None:
    taken = []
    for _ in range(_TIMES):
        async with database.read() as unit:
            begun = time.perf_counter()
            await work(unit)
            taken.append((time.perf_counter() - begun) * 1000)
    slowest = sorted(taken)[int(_SLOWEST * _TIMES)]
    met = "" if goal is None or slowest <= goal else f"  over {goal:.0f}"
    print(f"{name:44} {statistics.median(taken):7.1f} ms, p95 {slowest:7.1f}{met}", flush=True)


def _person(community: made_up.Community, *areas: Area) -> Person:
    role = Role.COMMUNITY if areas[0].level is Level.DISTRICT else Role.BUILDING_HEAD
    return Person(
        id=PersonId(community.crew[0]),
        telegram_id=1_000_000,
        name="林社工",
        grants=frozenset(Grant(role=role, area=each.id, below=each.below) for each in areas),
    )


if __name__ == "__main__":
    asyncio.run(main())
