"""Each group reads each list of thanks once, whoever looks at the clock, on both databases."""

import asyncio
from datetime import timedelta

from homes import met
from ledgers import RULES, officer
from town import HandClock

from domain.settings import Neighbourhood
from domain.tasks import Field
from services import points, tasks, thanks
from services.thanks import Due
from storage.database import Database
from storage.tasks import Wanted
from storage.unit import Unit

ZONE = Neighbourhood().zone
COURT, MOVED = -100, -200
MANY = 20


async def _helped(unit: Unit) -> None:
    root, boss = await unit.areas.root(), await officer(unit)
    await unit.groups.bind(COURT, "residents", "幸福里", root.id)
    wanted = Wanted(
        field=Field.SANITATION,
        title="周末清洁",
        area=root,
        difficulty=1,
        most=timedelta(hours=2),
    )
    task = await tasks.make(unit, wanted, boss)
    zhao = await met(unit, 7, "赵阿姨")
    await tasks.enter(unit, task.id, zhao, timedelta(hours=1), boss, RULES)


async def _due(database: Database) -> list[Due]:
    async with database.write() as unit:
        return list(await thanks.due(unit, RULES, ZONE))


async def test_of_many_who_look_at_once_one_sends_it(database: Database, clock: HandClock) -> None:
    async with database.write() as unit:
        await _helped(unit)
    clock.move(days=4)

    found = await asyncio.gather(*(_due(database) for _ in range(MANY)))

    assert [each.chat for due in found for each in due] == [COURT]


async def test_a_group_that_got_another_number_has_read_what_it_has_read(
    database: Database, clock: HandClock
) -> None:
    async with database.write() as unit:
        await _helped(unit)
    clock.move(days=4)
    assert len(await _due(database)) == 1

    async with database.write() as unit:
        await unit.groups.moved(COURT, MOVED)

    assert await _due(database) == []


async def test_what_is_gathered_is_what_was_confirmed_in_its_time(
    database: Database, clock: HandClock
) -> None:
    async with database.write() as unit:
        await _helped(unit)
    clock.move(days=4)
    [due] = await _due(database)

    async with database.read() as unit:
        zhao = await unit.people.known_as(7)
        assert zhao is not None
        statement = await points.statement(unit, zhao.id, ZONE)
        gathered = await thanks.gathered(unit, due)
        later = await thanks.gathered(
            unit, Due(chat=COURT, since=due.until, until=due.until + timedelta(days=30))
        )

    assert gathered is not None
    assert (gathered.count, gathered.worked, gathered.more) == (1, timedelta(hours=1), 1)
    assert later is None
    assert list(statement.hours.values())[-1] == timedelta(hours=1)
    assert list(statement.given.values())[-1] == statement.balance.entered == 2
