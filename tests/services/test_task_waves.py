"""Waves and lists on both databases, also where two sweeps meet."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from homes import met

from domain.people import PersonId, Role
from domain.tasks import Field, TaskId
from services import tasks
from storage.database import Database
from storage.moments import stamp
from storage.tasks import Wanted
from storage.unit import Unit

ZONE = ZoneInfo("Asia/Shanghai")
MANY = 20


async def _volunteers(unit: Unit, count: int) -> list[PersonId]:
    root = await unit.areas.root()
    people = [await met(unit, 1000 + number, f"志愿者{number}") for number in range(count)]
    for person in people:
        await unit.grants.give(person.id, Role.VOLUNTEER, root, by=None, at=unit.now)
        await unit.people.reach(person.telegram_id, reachable=True)
        await unit.volunteers.join(person.id, unit.now)
    return [person.id for person in people]


async def _tasks(unit: Unit, *said: dict[str, object]) -> list[TaskId]:
    root = await unit.areas.root()
    boss = await met(unit, 1, "林书记")
    await unit.grants.give(boss.id, Role.ADMINISTRATOR, root, by=None, at=unit.now)
    by = await unit.people.get(boss.id)
    wanted = Wanted(
        field=Field.CARE, title="陪诊", area=root, difficulty=1, most=timedelta(hours=1)
    )
    return [(await tasks.make(unit, replace(wanted, **each), by)).id for each in said]  # type: ignore[arg-type]


async def _sweep(database: Database) -> Sequence[tasks.Offered]:
    async with database.write() as unit:
        return await tasks.offer_next(unit, ZONE)


async def test_two_sweeps_at_once_ask_everybody_once(database: Database) -> None:
    async with database.write() as unit:
        people = await _volunteers(unit, MANY)
        await _tasks(unit, {}, {"urgent": True})

    swept = await asyncio.gather(*(_sweep(database) for _ in range(4)))

    told = [(each.task.id, person.id) for some in swept for each in some for person in each.people]
    assert len(told) == len(set(told)) == 2 * MANY
    assert {person for _, person in told} == set(people)


async def test_who_has_it_or_said_no_is_not_asked(database: Database) -> None:
    async with database.write() as unit:
        first, second, third = await _volunteers(unit, 3)
        [number] = await _tasks(unit, {"capacity": 2})
        await tasks.grab(unit, number, await unit.people.get(first))
        await tasks.decline(unit, number, await unit.people.get(second))

    [offered] = await _sweep(database)

    assert [person.id for person in offered.people] == [third]


async def test_what_there_is_comes_in_the_order_of_need(database: Database) -> None:
    async with database.write() as unit:
        [zhao, qian] = await _volunteers(unit, 2)
        hour = timedelta(hours=1)
        made = await _tasks(
            unit,
            {},
            {"starts_at": unit.now + 5 * hour},
            {"starts_at": unit.now + 2 * hour},
            {"urgent": True},
            {},
            {"starts_at": unit.now + hour},
            {"helped": zhao},
            {"urgent": True},
        )
        await tasks.grab(unit, made[7], await unit.people.get(zhao))
        await tasks.grab(unit, made[5], await unit.people.get(qian))
        root = await unit.areas.root()
        await unit.tasks._session.run(
            "UPDATE tasks SET starts_at = :past WHERE id = :id",
            past=stamp(unit.now - hour),
            id=made[4],
        )

        listed = await unit.volunteers.open_to(zhao, [root], unit.now, limit=9)
        later = await unit.volunteers.open_to(zhao, [root], unit.now, limit=2, offset=3)

    wanted = [made[at] for at in (3, 2, 1, 0, 5)]
    assert [each.id for each in listed] == wanted
    assert [each.id for each in later] == wanted[3:]
