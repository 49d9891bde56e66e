"""What a committee sets for tickets is what the clocks go by, on both databases."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest
from town import HandClock

from domain.areas import Area, Level
from domain.organisations import OrganisationKind
from domain.people import Person, Role
from domain.places import Place
from domain.settings import Neighbourhood, TicketSettings
from domain.tickets import Category, Danger, Kind, Report, TicketId, TooLateToReturn
from services import duplicates, tickets
from storage.database import Database
from storage.unit import Unit

LAMP = Report(
    kind=Kind.REPAIR,
    category=Category.LIGHTING,
    text="楼道灯不亮",
    place=Place(building="3", unit="2"),
)
LIFT = replace(LAMP, category=Category.ELEVATOR, text="电梯坏了")
RUDE = replace(LAMP, kind=Kind.COMPLAINT, category=Category.SERVICE, text="保安骂人")
GAS = replace(LAMP, category=Category.GAS, text="有煤气味", danger=Danger.GAS)


@dataclass(frozen=True)
class Street:
    building: Area
    wang: Person
    #: Of the company that gets what is repaired.
    li: Person


@pytest.fixture
async def street(database: Database) -> Street:
    async with database.write() as unit:
        root = await unit.areas.root()
        building = await unit.areas.ensure(root, Level.BUILDING, "3")
        company = await unit.organisations.ensure("幸福物业", OrganisationKind.PROPERTY)
        wang = await unit.people.meet(1, "王阿姨", unit.now)
        li = await unit.people.meet(2, "李师傅", unit.now)
        await unit.grants.give(
            li.id, Role.WORKER, root, unit.now, by=None, organisation=company.id
        )
        return Street(building, wang, await unit.people.get(li.id))


def _with(**settings: Any) -> Neighbourhood:
    return Neighbourhood(name="幸福里", tickets=replace(TicketSettings(), **settings))


def _at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}:00+08:00")


async def _filed(unit: Unit, street: Street, report: Report, rules: Neighbourhood) -> TicketId:
    return (await tickets.file(unit, report, street.wang, rules)).ticket.id


# Filed on Sunday, 22 November 2026, at 9:00.
@pytest.mark.parametrize(
    ("clocks", "report", "by"),
    [
        ("property", GAS, "2026-11-22T11:00"),
        ("property", LIFT, "2026-11-23T09:00"),
        ("property", LAMP, "2026-11-25T18:00"),
        ("property", RUDE, "2026-11-29T09:00"),
        ("shandong_12345", LIFT, "2026-11-27T18:00"),
        ("shandong_12345", RUDE, "2026-11-27T18:00"),
        ("beijing_levels", GAS, "2026-11-22T11:00"),
        ("beijing_levels", LAMP, "2026-11-29T09:00"),
        ("beijing_levels", RUDE, "2026-12-07T09:00"),
    ],
)
async def test_the_promise_is_that_of_the_profile(
    database: Database, street: Street, clocks: str, report: Report, by: str
) -> None:
    async with database.write() as unit:
        number = await _filed(unit, street, report, _with(clocks=clocks))
        promise = (await unit.tickets.get(number)).promise

    assert promise is not None
    assert promise.finish_by == _at(by)


@pytest.mark.parametrize(
    ("days", "hours", "late"), [(1, 34, True), (1, 32, False), (3, 34, False)]
)
async def test_it_can_be_given_back_for_so_many_working_days(
    database: Database, street: Street, clock: HandClock, days: int, hours: int, *, late: bool
) -> None:
    rules = _with(return_working_days=days)
    async with database.write() as unit:
        number = await _filed(unit, street, LAMP, rules)
    # One working day: until Monday, 18:00.
    clock.move(hours=hours)

    async with database.write() as unit:
        if late:
            with pytest.raises(TooLateToReturn):
                await tickets.give_back(unit, number, street.li, "不归我们管", rules)
        else:
            await tickets.give_back(unit, number, street.li, "不归我们管", rules)


@pytest.mark.parametrize(
    ("most", "asked", "by"),
    [(3, 2, "2026-11-27T18:00"), (3, 9, "2026-11-30T18:00"), (10, 9, "2026-12-08T18:00")],
)
async def test_it_is_put_off_by_so_many_working_days_at_most(
    database: Database, street: Street, most: int, asked: int, by: str
) -> None:
    rules = _with(extension_working_days=most)
    async with database.write() as unit:
        number = await _filed(unit, street, LAMP, rules)
        await tickets.accept(unit, number, street.li)
        shown = await tickets.extend(unit, number, street.li, "等零件", asked, rules)

    assert shown.ticket.promise is not None
    assert shown.ticket.promise.finish_by == _at(by)


@pytest.mark.parametrize(("days", "found"), [(3, True), (1, False)])
async def test_what_is_done_is_shown_as_the_same_for_so_many_days(
    database: Database, street: Street, clock: HandClock, days: int, *, found: bool
) -> None:
    rules = _with(duplicates_days=days)
    async with database.write() as unit:
        number = await _filed(unit, street, LAMP, rules)
        await tickets.accept(unit, number, street.li)
        await tickets.finish(unit, number, street.li, "换了灯泡", ())
    clock.move(days=2)

    async with database.read() as unit:
        alike = await duplicates.candidates(unit, LAMP, street.building, street.wang, rules)

    assert [each.ticket.id for each in alike] == ([number] if found else [])


@pytest.mark.parametrize(("days", "closed"), [(1, 1), (3, 0)])
async def test_what_nobody_answers_closes_after_so_many_days(
    database: Database, street: Street, clock: HandClock, days: int, closed: int
) -> None:
    rules = _with(unconfirmed_after_days=days)
    async with database.write() as unit:
        number = await _filed(unit, street, LAMP, rules)
        await tickets.accept(unit, number, street.li)
        await tickets.finish(unit, number, street.li, "换了灯泡", ())
    clock.move(days=2)

    async with database.write() as unit:
        lapsed = await tickets.lapse_unanswered(unit, rules)

    assert len(lapsed) == closed
