"""Races about a meeting are decided by the database, on both of them alike."""

import asyncio
from datetime import timedelta

from domain.areas import Area, Level
from domain.meetings import (
    Choice,
    ItemId,
    ItemStage,
    MeetingId,
    NoVoteOpen,
    Series,
)
from domain.people import Person, Role
from domain.settings import Neighbourhood
from services.meetings import chairing, planning
from storage.database import Database
from storage.unit import Unit

HERE = Neighbourhood(name="幸福里")
HOUSEHOLDS = 12


async def _chair(unit: Unit) -> Person:
    boss = await unit.people.meet(1, "刘书记", unit.now)
    await unit.grants.vouch(boss.id, {Role.ADMINISTRATOR: await unit.areas.root()}, unit.now)
    return await unit.people.get(boss.id)


async def _home(unit: Unit, number: int) -> Area:
    return await unit.areas.ensure(await unit.areas.root(), Level.HOME, str(number))


async def _voting(database: Database) -> tuple[Person, list[Person], ItemId]:
    """A meeting with so many households there, two people of each, and a vote that is open."""
    async with database.write() as unit:
        [meeting] = await planning.plan(unit, HERE)
        chair = await _chair(unit)
        voters = []
        for number in range(HOUSEHOLDS * 2):
            person = await unit.people.meet(100 + number, f"邻居{number}", unit.now)
            home = await _home(unit, number // 2)
            await unit.attendances.arrive(meeting.id, person.id, home.id, unit.now)
            voters.append(person)
        item_id = await unit.items.propose(meeting.id, "装灯", chair.id, unit.now)
        await unit.meetings.save(meeting.freeze().open_doors(), unit.now)
        await unit._session.run("UPDATE items SET stage = 'listed'")
        await chairing.open_item(unit, item_id, chair)
        await chairing.open_vote(unit, item_id, chair)
        return chair, voters, item_id


async def test_two_who_plan_at_once_make_one_meeting(database: Database) -> None:
    async def plan() -> int:
        async with database.write() as unit:
            return len(await planning.plan(unit, HERE))

    made = await asyncio.gather(*[plan() for _ in range(5)])

    assert sum(made) == 1


async def test_of_everybody_at_once_each_household_has_one_vote(database: Database) -> None:
    chair, voters, item_id = await _voting(database)

    async def vote(person: Person, choice: Choice) -> None:
        async with database.write() as unit:
            await chairing.vote(unit, item_id, choice, person)

    await asyncio.gather(*[vote(each, Choice.FOR) for each in voters])

    async with database.write() as unit:
        closed = await chairing.close_vote(unit, item_id, chair, HERE)
    assert closed.count is not None
    assert (closed.count.present, closed.count.yes, closed.passed) == (12, 12, True)


async def test_every_vote_that_was_taken_is_counted_and_none_after(database: Database) -> None:
    chair, voters, item_id = await _voting(database)

    async def vote(person: Person) -> bool:
        try:
            async with database.write() as unit:
                await chairing.vote(unit, item_id, Choice.FOR, person)
        except NoVoteOpen:
            return False
        return True

    async def close() -> bool:
        async with database.write() as unit:
            await chairing.close_vote(unit, item_id, chair, HERE)
        return False

    # One of each household, and somebody closes it in the middle.
    waiting = [vote(each) for each in voters[::2]]
    taken = await asyncio.gather(*waiting[:6], close(), *waiting[6:])

    async with database.read() as unit:
        item = await unit.items.get(item_id)
    assert item.count is not None
    assert (item.stage, item.count.yes) == (ItemStage.OPEN, sum(taken))


async def test_two_who_open_an_item_at_once_open_one(database: Database) -> None:
    chair, _, item_id = await _voting(database)
    async with database.write() as unit:
        await chairing.close_vote(unit, item_id, chair, HERE)
        others = [
            await unit.items.propose(MeetingId(1), f"第{at}件", chair.id, unit.now)
            for at in range(4)
        ]
        await unit._session.run("UPDATE items SET stage = 'listed' WHERE stage = 'proposed'")

    async def begin(other: ItemId) -> None:
        async with database.write() as unit:
            await chairing.open_item(unit, other, chair)

    await asyncio.gather(*[begin(each) for each in others])

    async with database.read() as unit:
        stages = [item.stage for item in await unit.items.of(MeetingId(1))]
        latest = await unit.meetings.latest(await unit.areas.root(), Series.COUNCIL)
    assert stages.count(ItemStage.OPEN) == 1
    assert latest is not None


async def test_five_hundred_are_each_told_once_by_two_sweeps_at_once(database: Database) -> None:
    async with database.write() as unit:
        [meeting] = await planning.plan(unit, HERE)
        root = await unit.areas.root()
        for number in range(500):
            person = await unit.people.meet(1000 + number, f"邻居{number}", unit.now)
            await unit.grants.vouch(person.id, {Role.RESIDENT: root}, unit.now)
        early = meeting.move(await _chair(unit), unit.now + timedelta(days=3), "活动室", unit.now)
        await unit.meetings.save(early, unit.now)

    async def sweep() -> list[int]:
        async with database.write() as unit:
            due = await planning.to_tell(unit, HERE)
            return [person.id for each in due for person in each.people]

    told = [each for found in await asyncio.gather(*[sweep() for _ in range(4)]) for each in found]

    assert (len(told), len(set(told))) == (500, 500)
