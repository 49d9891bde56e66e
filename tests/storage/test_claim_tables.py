"""What the clock asks of claims, on both databases."""

from datetime import timedelta

from homes import met
from town import HandClock

from domain.people import Role
from domain.settings import VolunteerSettings
from domain.tasks import ClaimState, Field, TaskId
from services import tasks
from storage.database import Database
from storage.tasks import Wanted

HOUR = timedelta(hours=1)
RULES = VolunteerSettings()


async def _task(database: Database, *, timed: bool = True) -> TaskId:
    """Of one place, in two hours; grabbed by one volunteer, waited for by another."""
    async with database.write() as unit:
        root = await unit.areas.root()
        people = [await met(unit, number, f"志愿者{number}") for number in (1, 2, 3)]
        await unit.grants.give(people[0].id, Role.ADMINISTRATOR, root, by=None, at=unit.now)
        for person in people[1:]:
            await unit.grants.give(person.id, Role.VOLUNTEER, root, by=None, at=unit.now)
        wanted = Wanted(
            field=Field.ORDER,
            title="巡逻",
            area=root,
            difficulty=1,
            most=2 * HOUR,
            starts_at=unit.now + 2 * HOUR if timed else None,
        )
        task = await tasks.make(unit, wanted, await unit.people.get(people[0].id))
        for person in people[1:]:
            await tasks.grab(unit, task.id, await unit.people.get(person.id))
        return task.id


async def test_a_reminder_is_due_once(database: Database, clock: HandClock) -> None:
    await _task(database)
    clock.move(hours=1)

    async with database.write() as unit:
        first = await tasks.remind(unit, RULES)
        second = await tasks.remind(unit, RULES)

    assert [each.person.name for each in first] == ["志愿者2"]
    assert second == []


async def test_without_a_time_it_is_due_before_the_day_is_over(
    database: Database, clock: HandClock
) -> None:
    await _task(database, timed=False)
    clock.move(hours=22, minutes=59)
    async with database.write() as unit:
        assert await tasks.remind(unit, RULES) == []

    clock.move(minutes=1)

    async with database.write() as unit:
        assert len(await tasks.remind(unit, RULES)) == 1


async def test_who_does_not_come_makes_room_and_a_passed_task_is_missed(
    database: Database, clock: HandClock
) -> None:
    task_id = await _task(database)
    clock.move(hours=2, minutes=30)
    async with database.write() as unit:
        [freed] = await tasks.lapse_late(unit)
        assert freed.promoted is not None
        assert await tasks.lapse_late(unit) == []
    clock.move(minutes=31)

    async with database.write() as unit:
        assert len(await tasks.lapse_late(unit)) == 1
        assert [each.task.id for each in await tasks.miss_passed(unit)] == [task_id]
        assert await tasks.miss_passed(unit) == []


async def test_who_forgot_to_say_so_is_asked_once_and_silence_confirms(
    database: Database, clock: HandClock
) -> None:
    task_id = await _task(database)
    clock.move(hours=2)
    async with database.write() as unit:
        claim = (await unit.claims.of(task_id))[0]
        by = await unit.people.get(claim.person.id)
        await tasks.arrive(unit, task_id, by, claim.task.code)
    clock.move(hours=2)
    async with database.write() as unit:
        assert len(await tasks.nudge(unit)) == 1
        assert await tasks.nudge(unit) == []
        await tasks.finish(unit, task_id, by, "好了", ())
    clock.move(days=3)

    async with database.write() as unit:
        [confirmed] = await tasks.confirm_old(unit, RULES)
        assert await tasks.confirm_old(unit, RULES) == []
        assert await tasks.show_old(unit) == []

    assert confirmed.state is ClaimState.CONFIRMED
