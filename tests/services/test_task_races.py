"""A ticket and its task are pulled two ways at once: both come to the same end (P7)."""

import asyncio
from collections.abc import Awaitable

import pytest
from homes import met
from town import HandClock

from domain.people import PersonId, Role
from domain.places import Place
from domain.refusals import Refusal
from domain.settings import Neighbourhood
from domain.tasks import Claim, ClaimState, Task, TaskId, TaskStage
from domain.tickets import Category, Kind, Report, Stage, TicketId
from services import tasks, tickets
from storage.database import Database

RULES = Neighbourhood()
MANY = 20


async def _offered(database: Database) -> tuple[PersonId, list[PersonId], TicketId, TaskId]:
    """The desk's person, volunteers, and a call for help that is offered to them."""
    async with database.write() as unit:
        root = await unit.areas.root()
        people = [await met(unit, number, f"邻居{number}") for number in range(1, MANY + 3)]
        await unit.grants.give(people[0].id, Role.COMMUNITY, root, by=None, at=unit.now)
        for person in people[2:]:
            await unit.grants.give(person.id, Role.VOLUNTEER, root, by=None, at=unit.now)
        report = Report(
            kind=Kind.HELP, category=Category.OTHER, text="取药", place=Place(building="3")
        )
        shown = await tickets.file(unit, report, people[1], RULES)
        desk = await unit.people.get(people[0].id)
        _, task = await tasks.offer_ticket(
            unit, shown.ticket.id, desk, called="求助", where="3号楼"
        )
        return desk.id, [each.id for each in people[2:]], shown.ticket.id, task.id


async def _tried(done: Awaitable[object]) -> bool:
    try:
        await done
    except Refusal:
        return False
    return True


async def _grab(database: Database, task_id: TaskId, person_id: PersonId) -> None:
    async with database.write() as unit:
        await tasks.grab(unit, task_id, await unit.people.get(person_id))


async def _recall(database: Database, ticket_id: TicketId, person_id: PersonId) -> None:
    async with database.write() as unit:
        await tickets.recall(unit, ticket_id, await unit.people.get(person_id), "另有安排")


async def _read(database: Database, task_id: TaskId) -> tuple[Task, list[Claim]]:
    async with database.read() as unit:
        return await unit.tasks.get(task_id), list(await unit.claims.of(task_id))


async def test_recalled_while_everybody_grabs_nobody_is_left_with_it(database: Database) -> None:
    desk, volunteers, ticket_id, task_id = await _offered(database)

    grabs = [_tried(_grab(database, task_id, each)) for each in volunteers]
    middle = MANY // 2
    recall = _tried(_recall(database, ticket_id, desk))
    done = await asyncio.gather(*grabs[:middle], recall, *grabs[middle:])

    task, claims = await _read(database, task_id)
    async with database.read() as unit:
        ticket = await unit.tickets.get(ticket_id)
    assert done[middle]
    assert (ticket.stage, ticket.assignee) == (Stage.FILED, None)
    assert task.stage is TaskStage.CANCELLED
    assert {each.state for each in claims} <= {ClaimState.RELEASED}


async def test_dropped_by_all_at_once_each_place_is_held_once(database: Database) -> None:
    _, volunteers, ticket_id, task_id = await _offered(database)
    for each in volunteers:
        await _grab(database, task_id, each)

    async def drop(person_id: PersonId) -> None:
        async with database.write() as unit:
            await tasks.drop(unit, task_id, await unit.people.get(person_id))

    await asyncio.gather(*(_tried(drop(each)) for each in volunteers[:-1]))

    task, claims = await _read(database, task_id)
    async with database.read() as unit:
        ticket = await unit.tickets.get(ticket_id)
    assert [each.person.id for each in claims if each.active] == [volunteers[-1]]
    assert claims[-1].state is ClaimState.HOLDING
    assert task.held == 1
    assert ticket.assignee is not None
    assert ticket.assignee.id == volunteers[-1]


@pytest.mark.parametrize("tries", [12])
async def test_wrong_numbers_at_once_are_all_counted(database: Database, tries: int) -> None:
    _, volunteers, _, task_id = await _offered(database)
    await _grab(database, task_id, volunteers[0])
    task, _ = await _read(database, task_id)
    wrong = f"{(int(task.code) + 1) % 10_000:04}"

    async def arrive() -> None:
        async with database.write() as unit:
            by = await unit.people.get(volunteers[0])
            await tasks.arrive(unit, task_id, by, wrong)

    heard = await asyncio.gather(*(_tried(arrive()) for _ in range(tries)))

    _, claims = await _read(database, task_id)
    assert heard.count(True) == 5
    assert claims[0].wrong_codes == 5
    assert claims[0].state is ClaimState.HOLDING


async def test_confirmed_twice_at_once_it_brings_points_once(
    database: Database, clock: HandClock
) -> None:
    desk, volunteers, ticket_id, task_id = await _offered(database)
    await _grab(database, task_id, volunteers[0])
    async with database.write() as unit:
        by = await unit.people.get(volunteers[0])
        task = await unit.tasks.get(task_id)
        await tasks.arrive(unit, task_id, by, task.code)
    clock.move(hours=1)
    async with database.write() as unit:
        await tasks.finish(unit, task_id, by, "好了", ())
        claim_id = (await unit.claims.of(task_id))[0].id

    async def by_the_desk() -> None:
        async with database.write() as unit:
            person = await unit.people.get(desk)
            await tasks.confirm(unit, claim_id, person, RULES.volunteers)

    async def by_the_reporter() -> None:
        async with database.write() as unit:
            reporter = (await unit.tickets.get(ticket_id)).reporter
            assert reporter is not None
            person = await unit.people.get(reporter.id)
            await tickets.confirm(unit, ticket_id, person, RULES.volunteers)

    await asyncio.gather(*(_tried(each()) for each in (by_the_desk, by_the_reporter) * 5))

    async with database.read() as unit:
        booked = await unit.ledger._session.value("SELECT count(*) FROM entries")
        assert (await unit.claims.get(claim_id)).state is ClaimState.CONFIRMED
    assert booked == 1


async def test_a_reminder_does_not_undo_that_somebody_has_come(database: Database) -> None:
    _, volunteers, _, task_id = await _offered(database)
    await _grab(database, task_id, volunteers[0])
    async with database.read() as unit:
        before = (await unit.claims.of(task_id))[0]
    async with database.write() as unit:
        by = await unit.people.get(volunteers[0])
        await tasks.arrive(unit, task_id, by, before.task.code)

    async with database.write() as unit:
        reminded = await unit.claims.remind(before)

    _, claims = await _read(database, task_id)
    assert not reminded
    assert claims[0].state is ClaimState.ARRIVED
    assert claims[0].arrived_at is not None


async def test_an_earlier_task_of_the_ticket_holds_nobody_up(
    postgres_url: str, clock: HandClock
) -> None:
    """Whoever has the newest would wait for the earlier one, and its holder for the newest."""
    database = await Database.open(postgres_url, clock)
    desk, volunteers, ticket_id, first = await _offered(database)
    await _recall(database, ticket_id, desk)
    async with database.write() as unit:
        by = await unit.people.get(desk)
        _, second = await tasks.offer_ticket(unit, ticket_id, by, called="求助", where="3号楼")

    async with database.write() as unit:
        await unit.tasks.hold(first)
        await asyncio.wait_for(_grab(database, second.id, volunteers[0]), timeout=10)

    _, claims = await _read(database, second.id)
    await database.close()
    assert [each.state for each in claims] == [ClaimState.HOLDING]
