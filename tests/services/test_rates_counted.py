"""What the rates count, against a count by hand of what people did, on both databases."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random

import pytest
from town import HandClock

from domain.areas import Area, Level
from domain.organisations import Organisation, OrganisationKind
from domain.people import Person, Role
from domain.permissions import NotEntitled
from domain.places import Place
from domain.rates import Month, Rates, total
from domain.settings import Neighbourhood, TicketSettings
from domain.tickets import Category, Event, Kind, Report, Step, TicketId
from services import rates, tickets
from storage.database import Database
from storage.unit import Unit

RULES = Neighbourhood(
    name="幸福里", tickets=TicketSettings(filings_per_hour=999, filings_per_day=999)
)
ZONE = RULES.zone
NOVEMBER = Month(year=2026, month=11)


@dataclass(frozen=True)
class Here:
    root: Area
    compounds: list[Area]
    buildings: list[Area]
    companies: list[Organisation]
    wang: Person
    workers: list[Person]
    lin: Person
    head: Person


@pytest.fixture
async def here(database: Database) -> Here:
    """Two compounds of two buildings, each compound with its company and its worker."""
    async with database.write() as unit:
        root = await unit.areas.root()
        compounds = [await unit.areas.ensure(root, Level.COMPOUND, each) for each in ("东", "西")]
        buildings = [
            await unit.areas.ensure(compound, Level.BUILDING, name)
            for compound in compounds
            for name in "12"
        ]
        companies = [
            await unit.organisations.ensure(name, OrganisationKind.PROPERTY) for name in "甲乙"
        ]
        names = ("王阿姨", "李师傅", "赵师傅", "林社工", "陈楼长")
        met = [await unit.people.meet(at, name, unit.now) for at, name in enumerate(names, 1)]
        for worker, company in zip(met[1:3], companies, strict=True):
            await unit.grants.give(
                worker.id, Role.WORKER, root, unit.now, by=None, organisation=company.id
            )
        await unit.grants.give(met[3].id, Role.COMMUNITY, root, unit.now, by=None)
        await unit.grants.give(met[4].id, Role.BUILDING_HEAD, buildings[0], unit.now, by=None)
        wang, li, zhao, lin, head = [await unit.people.get(each.id) for each in met]
    return Here(root, compounds, buildings, companies, wang, [li, zhao], lin, head)


@dataclass(frozen=True)
class Life:
    """One ticket's, told by whoever led it."""

    id: TicketId
    area: Area
    #: When, by which company, what was answered next: None, nothing.
    ends: list[tuple[datetime, Organisation, bool | None]]


async def _lived(
    database: Database, here: Here, clock: HandClock, dice: Random, area: Area
) -> Life:
    """Filed, given, done, and answered, lapsed or left; perhaps again and again."""
    said = Report(
        kind=Kind.COMPLAINT,
        category=Category.SERVICE,
        text="没人管",
        place=Place(),
        area=area,
        anonymous=dice.random() < 0.3,
    )
    ends: list[tuple[datetime, Organisation, bool | None]] = []
    ticket_id = (
        await _do(database, lambda unit: tickets.file(unit, said, here.wang, RULES))
    ).ticket.id
    while len(ends) < 3:
        turn = dice.randrange(2)
        company, worker = here.companies[turn], here.workers[turn]
        clock.move(days=dice.uniform(0.1, 25))
        await _do(
            database, partial(tickets.dispatch, ticket_id=ticket_id, to=company.id, by=here.lin)
        )
        if dice.random() < 0.1:
            break
        await _do(database, partial(tickets.accept, ticket_id=ticket_id, by=worker))
        finished = partial(tickets.finish, ticket_id=ticket_id, by=worker, note="好了", proof=())
        done = await _do(database, finished)
        answer = dice.choice((True, False, False, None))
        assert done.ticket.finished_at is not None
        ends.append((done.ticket.finished_at, company, answer))
        if answer is None:
            break
        if answer:
            await _do(
                database, lambda u: tickets.confirm(u, ticket_id, here.wang, RULES.volunteers)
            )
            break
        await _do(database, lambda u: tickets.reopen(u, ticket_id, here.wang, "没好", (), RULES))
    return Life(ticket_id, area, ends)


async def _do(
    database: Database, what: Callable[[Unit], Awaitable[tickets.Shown]]
) -> tickets.Shown:
    async with database.write() as unit:
        return await what(unit)


async def _told(database: Database, here: Here, dice: Random, life: Life) -> list[Event]:
    """Perhaps with what the reporter says besides; the story as it stands."""
    async with database.write() as unit:
        ticket = (await tickets.look(unit, life.id)).ticket
        if ticket.finished_at and dice.random() < 0.6:
            yes = dice.random() < 0.7
            await tickets.say_contacted(unit, life.id, here.wang, contacted=yes)
        if life.ends and life.ends[-1][2] and dice.random() < 0.7:
            await tickets.rate(unit, life.id, here.wang, dice.randint(1, 5))
        return list((await tickets.look(unit, life.id)).history)


def _by_hand(life: Life, story: list[Event]) -> Rates:
    """What a clerk with a pencil would make of it."""
    said = [answer for *_, answer in life.ends if answer is not None]
    contacted = [event.note for event in story if event.step is Step.CONTACTED]
    stars = [int(event.note or 0) for event in story if event.step is Step.RATED]
    return Rates(
        done=1,
        asked=len(contacted),
        in_touch=contacted.count("yes"),
        answered=1 if said else 0,
        said_solved=1 if said and said[-1] else 0,
        pleased=1 if stars and stars[-1] >= 4 else 0,
    )


@dataclass(frozen=True)
class Clerk:
    counted: list[tuple[Life, Rates]]

    def counts(self, month: Month, within: Area, company: Organisation | None = None) -> Rates:
        return total(
            each
            for life, each in self.counted
            if Month.of(life.ends[-1][0], ZONE) == month
            and within.reaches(life.area)
            and company in {None, life.ends[-1][1]}
        )


@pytest.fixture
async def clerk(database: Database, here: Here, clock: HandClock) -> Clerk:
    """Wrote down two dozen lives of tickets, the last of which have lapsed."""
    dice, counted = Random(20261122), []
    for _ in range(25):
        area = dice.choice([*here.buildings, *here.compounds, here.root])
        clock.move(days=-dice.uniform(0, 60))
        life = await _lived(database, here, clock, dice, area)
        if life.ends:
            counted.append((life, _by_hand(life, await _told(database, here, dice, life))))
        clock.move(days=(datetime.fromisoformat("2026-11-22T01:00:00Z") - clock()).days)
    async with database.write() as unit:
        await tickets.lapse_unanswered(unit, RULES)
    return Clerk(counted)


MONTHS = NOVEMBER.later(3).last(8)


async def test_the_count_is_that_of_a_clerk_with_a_pencil(
    database: Database, here: Here, clerk: Clerk
) -> None:
    async with database.read() as unit:
        for area in (here.root, *here.compounds, *here.buildings):
            found = await rates.last_months(unit, area, MONTHS[-1], ZONE, here.lin, count=8)

            assert found == {month: clerk.counts(month, area) for month in MONTHS}


async def test_buildings_and_what_lies_in_none_make_up_the_whole(
    database: Database, here: Here, clerk: Clerk
) -> None:
    async with database.read() as unit:
        for month in MONTHS:
            found = await rates.by_building(unit, here.root, month, ZONE, here.lin)
            outer = await rates.by_compound(unit, here.root, month, ZONE, here.lin)

            for area, each in (*found.items(), *outer.items()):
                assert area is None or each == clerk.counts(month, area)
            assert total(found.values()) == clerk.counts(month, here.root)
            assert total(outer.values()) == clerk.counts(month, here.root)


async def test_a_building_by_itself_is_its_own_only_part(
    database: Database, here: Here, clerk: Clerk
) -> None:
    building = here.buildings[0]
    async with database.read() as unit:
        found = [
            await rates.by_building(unit, building, month, ZONE, here.head) for month in MONTHS
        ]

    assert found == [{building: clerk.counts(month, building)} for month in MONTHS]


async def test_each_company_is_counted_by_what_it_did_itself(
    database: Database, here: Here, clerk: Clerk
) -> None:
    async with database.read() as unit:
        for month in MONTHS:
            found = await rates.by_organisation(unit, here.root, month, ZONE, here.lin)

            for company in here.companies:
                counted = clerk.counts(month, here.root, company)
                assert found.get(company, Rates()) == counted


async def test_an_area_is_seen_by_those_whose_roles_reach_it(
    database: Database, here: Here
) -> None:
    async with database.read() as unit:
        mine = await rates.of_month(unit, here.buildings[0], NOVEMBER, ZONE, here.head)
        with pytest.raises(NotEntitled):
            await rates.of_month(unit, here.buildings[1], NOVEMBER, ZONE, here.head)
        with pytest.raises(NotEntitled):
            await rates.overview(unit, here.buildings[0], NOVEMBER, ZONE, here.wang)

    assert mine == Rates()


async def test_what_is_late_is_counted_unless_the_work_waits(
    database: Database, here: Here, clock: HandClock
) -> None:
    said = Report(
        kind=Kind.COMPLAINT, category=Category.SERVICE, text="没人管", place=Place(),
        area=here.buildings[0],
    )  # fmt: skip
    for _ in range(2):
        await _do(database, lambda u: tickets.file(u, said, here.wang, RULES))
    clock.move(days=30)
    async with database.read() as unit:
        there = await rates.overview(unit, here.compounds[0], NOVEMBER, ZONE, here.lin)
        elsewhere = await rates.overview(unit, here.compounds[1], NOVEMBER, ZONE, here.lin)

    assert (there.overdue, elsewhere.overdue) == (2, 0)
    assert there.rates == Rates()
    assert len(there.months) == 6


async def test_the_month_is_that_of_the_neighbourhood(
    database: Database, here: Here, clock: HandClock
) -> None:
    """Reported done at half past midnight in Shandong, when it is still the old month in UTC."""
    clock.move(
        seconds=(datetime.fromisoformat("2026-12-01T00:30:00+08:00") - clock())
        / timedelta(seconds=1)
    )
    said = Report(
        kind=Kind.COMPLAINT,
        category=Category.SERVICE,
        text="没人管",
        place=Place(),
        area=here.root,
    )
    filed = await _do(database, lambda u: tickets.file(u, said, here.wang, RULES))
    number, company, worker = filed.ticket.id, here.companies[0], here.workers[0]
    await _do(database, lambda u: tickets.dispatch(u, number, company.id, here.lin))
    await _do(database, lambda u: tickets.accept(u, number, worker))
    await _do(database, lambda u: tickets.finish(u, number, worker, "好了", ()))
    async with database.read() as unit:
        found = await rates.last_months(
            unit, here.root, NOVEMBER.later(1), ZONE, here.lin, count=2
        )

    assert [each.done for each in found.values()] == [0, 1]
