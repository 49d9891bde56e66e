"""The tasks of a rota are made a week ahead, each once, whatever happens to the clock (P17)."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from homes import met
from town import HandClock

from domain.people import Person, Role
from domain.rotas import Rota
from domain.tasks import Field, TaskStage
from services import catalogue, rotas, tasks
from storage.database import Database
from storage.rotas import Wished
from storage.unit import Unit

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")


async def _boss(unit: Unit) -> Person:
    boss = await met(unit, 1, "林书记")
    await unit.grants.give(
        boss.id, Role.ADMINISTRATOR, await unit.areas.root(), by=None, at=unit.now
    )
    return await unit.people.get(boss.id)


async def _begun(database: Database, weekdays: tuple[int, ...] = (5,), begins: int = 540) -> Rota:
    async with database.write() as unit:
        wished = Wished(
            field=Field.SANITATION,
            item="stairwell",
            title="楼道清扫",
            area=await unit.areas.root(),
            weekdays=weekdays,
            begins=begins,
            most=timedelta(hours=1),
            difficulty=1,
            capacity=2,
        )
        return await rotas.begin(unit, wished, await _boss(unit))


async def _sweep(database: Database, zone: ZoneInfo = SHANGHAI) -> None:
    async with database.write() as unit:
        await rotas.due(unit, zone, catalogue.of(""))


async def _begins(database: Database, zone: ZoneInfo = SHANGHAI) -> list[str]:
    """In the order of their beginning, by the clock on the wall."""
    async with database.read() as unit:
        root = await unit.areas.root()
        found = await unit.tasks.open_over([root], 1000)
    return [f"{each.starts_at.astimezone(zone):%m-%d %H:%M}" for each in found if each.starts_at]


async def test_a_week_ahead(database: Database) -> None:
    await _begun(database, weekdays=(5, 6))

    await _sweep(database)

    assert await _begins(database) == ["11-28 09:00", "11-29 09:00"]


async def test_swept_every_hour_for_five_weeks_each_is_made_once(
    database: Database, clock: HandClock
) -> None:
    await _begun(database, weekdays=(0, 3))

    for _ in range(5 * 7 * 24 // 6):
        await _sweep(database)
        clock.move(hours=6)

    counted = Counter(await _begins(database))
    assert set(counted.values()) == {1}
    assert len(counted) == 12


async def test_made_at_once_by_several_each_is_made_once(database: Database) -> None:
    await _begun(database, weekdays=(0, 1, 2, 3, 4, 5, 6))

    await asyncio.gather(*(_sweep(database) for _ in range(8)))

    counted = Counter(await _begins(database))
    assert set(counted.values()) == {1}
    assert len(counted) == 7


@pytest.mark.parametrize("away", [1, 3, 6, 9, 20])
async def test_after_days_without_power_nothing_is_missed_that_can_still_come(
    database: Database, clock: HandClock, away: int
) -> None:
    await _begun(database, weekdays=(0, 1, 2, 3, 4, 5, 6))
    await _sweep(database)
    clock.move(days=away)

    await _sweep(database)

    begins = await _begins(database)
    last = clock() + timedelta(days=7)
    assert Counter(begins).most_common(1)[0][1] == 1
    assert begins[-1] == f"{last.astimezone(SHANGHAI):%m-%d} 09:00"


@pytest.mark.parametrize("night", ["2026-03-25T12:00:00+01:00", "2026-10-20T12:00:00+02:00"])
async def test_the_night_the_clocks_change_has_one_too(
    database: Database, clock: HandClock, night: str
) -> None:
    clock.move(seconds=(datetime.fromisoformat(night) - clock()).total_seconds())
    await _begun(database, weekdays=(0, 1, 2, 3, 4, 5, 6), begins=150)

    for _ in range(40):
        await _sweep(database, BERLIN)
        clock.move(hours=6)

    days = Counter(each[:5] for each in await _begins(database, BERLIN))
    assert set(days.values()) == {1}
    assert len(days) >= 16


async def test_one_that_was_called_off_is_not_made_again(
    database: Database, clock: HandClock
) -> None:
    await _begun(database)
    await _sweep(database)
    async with database.write() as unit:
        task = (await unit.tasks.open_over([await unit.areas.root()], 1))[0]
        await tasks.cancel(unit, task.id, await _boss(unit), "下雨")

    clock.move(days=1)
    await _sweep(database)

    assert await _begins(database) == []


async def test_ended_it_makes_no_more_and_keeps_what_somebody_has(
    database: Database, clock: HandClock
) -> None:
    rota = await _begun(database, weekdays=(5, 6))
    await _sweep(database)
    async with database.write() as unit:
        zhao = await met(unit, 2, "赵阿姨")
        root = await unit.areas.root()
        await unit.grants.give(zhao.id, Role.VOLUNTEER, root, by=None, at=unit.now)
        first = (await unit.tasks.open_over([root], 1))[0]
        await tasks.grab(unit, first.id, await unit.people.get(zhao.id))
    async with database.write() as unit:
        off = await rotas.end(unit, rota.id, await _boss(unit))

    clock.move(days=1)
    await _sweep(database)

    assert [each.stage for each in off] == [TaskStage.CANCELLED]
    assert await _begins(database) == ["11-28 09:00"]


async def test_it_needs_what_the_catalogue_says(database: Database) -> None:
    await _begun(database)

    await _sweep(database)

    async with database.read() as unit:
        made = (await unit.tasks.open_over([await unit.areas.root()], 1))[0]
    assert (made.notice, made.capacity, made.made_by) == (timedelta(hours=12), 2, None)


@pytest.mark.parametrize("days", [1, 3, 40, 400])
async def test_a_clock_that_was_wrong_and_set_right_makes_nothing_twice(
    database: Database, clock: HandClock, days: int
) -> None:
    await _begun(database, weekdays=(0, 1, 2, 3, 4, 5, 6))
    clock.move(days=days)
    await _sweep(database)
    clock.move(days=-days)

    for _ in range(4):
        await _sweep(database)
        clock.move(days=1)

    counted = Counter(await _begins(database))
    assert set(counted.values()) == {1}
    assert {f"11-{day} 09:00" for day in range(23, 30)} <= set(counted)


async def test_ended_while_somebody_takes_one_nobody_loses_it_unheard(
    postgres_url: str, clock: HandClock
) -> None:
    database = await Database.open(postgres_url, clock)
    rota = await _begun(database)
    await _sweep(database)

    async def end() -> list[TaskStage]:
        async with database.write() as unit:
            return [each.stage for each in await rotas.end(unit, rota.id, await _boss(unit))]

    async with database.write() as unit:
        zhao = await met(unit, 2, "赵阿姨")
        root = await unit.areas.root()
        await unit.grants.give(zhao.id, Role.VOLUNTEER, root, by=None, at=unit.now)
        first = (await unit.tasks.open_over([root], 1))[0]
        await tasks.grab(unit, first.id, await unit.people.get(zhao.id))
        ending = asyncio.create_task(end())
        await asyncio.wait([ending], timeout=0.5)
    off = await ending

    async with database.read() as unit:
        task = await unit.tasks.get(first.id)
    await database.close()
    assert off == []
    assert (task.stage, task.held) == (TaskStage.OPEN, 1)
