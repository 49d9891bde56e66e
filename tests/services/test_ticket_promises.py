"""What was promised, and who is told when it is not kept."""

import pytest
from street import RULES, Street, built, filed, moment
from town import HandClock

from domain.places import Place
from domain.tickets import (
    Category,
    Danger,
    Kind,
    Report,
    Step,
    TooLateToReturn,
    Waiting,
)
from services import tickets
from storage.database import Database


@pytest.fixture
async def street(database: Database) -> Street:
    return await built(database)


async def test_every_alarm_is_raised_once_and_climbs_the_ladder(
    database: Database, street: Street, clock: HandClock
) -> None:
    async with database.write() as unit:
        await filed(unit, street)
    raised = []
    for _ in range(10 * 24):
        clock.move(hours=1)
        async with database.write() as unit:
            raised += [alarm.step for alarm in await tickets.alarms(unit)]

    climbs = [Step.CLIMBED] * 4
    assert raised == [Step.UNACCEPTED, Step.YELLOW, Step.RED, *climbs]


async def test_after_a_long_stop_only_the_newest_alarm_is_raised(
    database: Database, street: Street, clock: HandClock
) -> None:
    async with database.write() as unit:
        await filed(unit, street)
    clock.move(days=30)
    async with database.write() as unit:
        raised = [alarm.step for alarm in await tickets.alarms(unit)]
    async with database.write() as unit:
        again = await tickets.alarms(unit)

    assert raised == [Step.UNACCEPTED, Step.CLIMBED]
    assert again == []


async def test_a_paused_ticket_raises_no_alarm(
    database: Database, street: Street, clock: HandClock
) -> None:
    async with database.write() as unit:
        ticket_id = (await filed(unit, street)).ticket.id
        await tickets.accept(unit, ticket_id, street.li)
        await tickets.pause(unit, ticket_id, street.li, Waiting.PARTS)
    clock.move(days=20)
    async with database.write() as unit:
        assert await tickets.alarms(unit) == []
        resumed = await tickets.resume(unit, ticket_id, street.li)

    assert resumed.ticket.promise is not None
    assert resumed.ticket.promise.finish_by == moment("2026-12-15T18:00:00")


async def test_an_organisation_has_two_working_days_to_give_it_back(
    database: Database, street: Street, clock: HandClock
) -> None:
    async with database.write() as unit:
        ticket_id = (await filed(unit, street)).ticket.id
        await tickets.may_give_back(unit, ticket_id, street.li, RULES)
    clock.move(days=3)

    async with database.write() as unit:
        with pytest.raises(TooLateToReturn):
            await tickets.give_back(unit, ticket_id, street.li, "不归我们管", RULES)


async def test_danger_is_promised_in_minutes(database: Database, street: Street) -> None:
    gas = Report(
        kind=Kind.REPAIR,
        category=Category.GAS,
        text="有煤气味",
        place=Place(building="3"),
        danger=Danger.GAS,
    )
    async with database.write() as unit:
        shown = await filed(unit, street, gas)

    assert shown.ticket.promise is not None
    assert shown.ticket.promise.accept_by == moment("2026-11-22T09:15:00")
    assert shown.ticket.promise.finish_by == moment("2026-11-22T11:00:00")
