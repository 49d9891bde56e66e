"""Two hundred volunteers want the same task at the same moment (P7)."""

import asyncio
from datetime import timedelta

import pytest
from homes import met
from town import HandClock

from domain.people import PersonId, Role
from domain.tasks import HELD, Field, TaskId
from services import tasks
from storage.database import Database
from storage.tasks import Wanted
from storage.unit import Unit

MANY = 200


async def _volunteers(unit: Unit, count: int) -> list[PersonId]:
    root = await unit.areas.root()
    people = [await met(unit, 1000 + number, f"志愿者{number}") for number in range(count)]
    for person in people:
        await unit.grants.give(person.id, Role.VOLUNTEER, root, by=None, at=unit.now)
    return [person.id for person in people]


async def _task(unit: Unit, capacity: int) -> TaskId:
    root = await unit.areas.root()
    boss = await met(unit, 1, "林书记")
    await unit.grants.give(boss.id, Role.ADMINISTRATOR, root, by=None, at=unit.now)
    wanted = Wanted(
        field=Field.SANITATION,
        title="周末清洁",
        area=root,
        difficulty=1,
        most=timedelta(hours=2),
        capacity=capacity,
    )
    return (await tasks.make(unit, wanted, await unit.people.get(boss.id))).id


async def _grabs(database: Database, task_id: TaskId, person_id: PersonId) -> int:
    async with database.write() as unit:
        person = await unit.people.get(person_id)
        return (await tasks.grab(unit, task_id, person)).place


@pytest.mark.parametrize("capacity", [1, 5])
async def test_exactly_as_many_win_as_there_are_places(database: Database, capacity: int) -> None:
    async with database.write() as unit:
        people = await _volunteers(unit, MANY)
        task_id = await _task(unit, capacity)

    places = await asyncio.gather(*(_grabs(database, task_id, each) for each in people))

    async with database.read() as unit:
        claims = await unit.claims.of(task_id)
    assert places.count(0) == capacity
    assert sorted(place for place in places if place) == list(range(1, MANY - capacity + 1))
    assert sum(each.state in HELD for each in claims) == capacity


async def test_looking_first_and_writing_then_gives_out_too_many(postgres_url: str) -> None:
    """The control: what `grab` would do without a row held and one statement that decides."""
    database = await Database.open(postgres_url, HandClock())
    async with database.write() as unit:
        people = await _volunteers(unit, MANY)
        task_id = await _task(unit, 1)

    await asyncio.gather(*(_looks_then_writes(database, task_id, each) for each in people))

    async with database.read() as unit:
        claims = await unit.claims.of(task_id)
    await database.close()
    assert sum(each.state in HELD for each in claims) > 1


async def _looks_then_writes(database: Database, task_id: TaskId, person_id: PersonId) -> None:
    async with database.write() as unit:
        task = await unit.tasks.get(task_id)
        claim_id = await unit.claims.ask(task_id, person_id, unit.now)
        assert claim_id is not None
        if task.full:
            return
        await unit.claims.save((await unit.claims.get(claim_id)).promote(unit.now), unit.now)
        await unit.tasks._session.run(
            "UPDATE tasks SET held = :held WHERE id = :id", held=task.held + 1, id=task_id
        )
