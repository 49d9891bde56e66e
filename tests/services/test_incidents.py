"""Outages that answer for themselves, on both databases."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from town import HandClock

from domain.areas import Area, Level
from domain.incidents import EndsTooSoon, Incident, IncidentId, IncidentOver, IncidentUnknown
from domain.people import Person, Role
from domain.permissions import NotEntitled
from domain.places import Place
from domain.settings import Neighbourhood
from domain.tickets import Category, Kind, Report, Stage, Step, TicketId, TicketNotOpen, Waiting
from services import incidents, tickets
from services.incidents import Answering, Saying
from storage.database import Database
from storage.unit import Unit

RULES = Neighbourhood(name="幸福里")
NO_WATER = Report(
    kind=Kind.REPAIR, category=Category.WATER, text="停水了", place=Place(building="3")
)
TAP = replace(NO_WATER, text="水龙头滴水")


@dataclass(frozen=True)
class Street:
    compound: Area
    building: Area
    other: Area
    wang: Person
    lin: Person
    #: A community worker of another compound.
    far: Person


@pytest.fixture
async def street(database: Database) -> Street:
    async with database.write() as unit:
        root = await unit.areas.root()
        compound = await unit.areas.ensure(root, Level.COMPOUND, "幸福里")
        elsewhere = await unit.areas.ensure(root, Level.COMPOUND, "和谐苑")
        building = await unit.areas.ensure(compound, Level.BUILDING, "3")
        other = await unit.areas.ensure(compound, Level.BUILDING, "5")
        names = ("王阿姨", "林社工", "远社工")
        people = [await unit.people.meet(at, name, unit.now) for at, name in enumerate(names, 1)]
        await unit.grants.give(people[1].id, Role.COMMUNITY, compound, unit.now, by=None)
        await unit.grants.give(people[2].id, Role.COMMUNITY, elsewhere, unit.now, by=None)
        wang, lin, far = [await unit.people.get(person.id) for person in people]
    return Street(compound, building, other, wang, lin, far)


async def _begun(
    unit: Unit,
    street: Street,
    area: Area | None = None,
    *,
    text: str = "水管抢修停水，预计18点恢复",
    starts_at: datetime | None = None,
) -> Incident:
    starts_at = starts_at or unit.now
    saying = Saying(
        area=area or street.building,
        category=Category.WATER,
        text=text,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
    )
    return await incidents.begin(unit, saying, street.lin)


async def _filed(unit: Unit, street: Street, report: Report, area: Area) -> TicketId:
    return (await tickets.file(unit, replace(report, area=area), street.wang, RULES)).ticket.id


async def test_the_narrowest_incident_answers_first(database: Database, street: Street) -> None:
    async with database.write() as unit:
        wide = await _begun(unit, street, street.compound)
        narrow = await _begun(unit, street, street.building)
    async with database.read() as unit:
        here = await incidents.going_on(unit, Category.WATER, street.building)
        there = await incidents.going_on(unit, Category.WATER, street.other)
        answer = await incidents.answering(unit, NO_WATER, street.building)

    assert [each.id for each in here] == [narrow.id, wide.id]
    assert [each.id for each in there] == [wide.id]
    assert answer == Answering(incident=narrow, sure=True)


async def test_a_dripping_tap_has_nothing_to_do_with_it(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        await _begun(unit, street)
        answer = await incidents.answering(unit, TAP, street.building)

    assert answer is None


@pytest.mark.parametrize(
    ("where", "place", "lies", "answered"),
    [
        # Within it.
        ("compound", Place(building="3"), "building", "it is so"),
        ("building", Place(building="3", unit="2"), "stair", "it is so"),
        # It lies within what was named, and nothing nearer was.
        ("stair", Place(building="3"), "building", "is it yours?"),
        ("building", Place(spot="楼道"), "compound", "is it yours?"),
        # Something nearer was named, which nobody finds in the tree.
        ("stair", Place(building="3", unit="4"), "building", None),
        ("building", Place(building="9"), "compound", None),
        ("building", Place(spot="东门"), "compound", None),
        # Elsewhere.
        ("other", Place(building="3"), "building", None),
    ],
)
async def test_it_answers_where_it_is_and_asks_where_only_the_reporter_can_tell(  # noqa: PLR0917
    database: Database, street: Street, where: str, place: Place, lies: str, answered: str | None
) -> None:
    async with database.write() as unit:
        stair = await unit.areas.ensure(street.building, Level.UNIT, "2")
        areas = {
            "compound": street.compound,
            "building": street.building,
            "other": street.other,
            "stair": stair,
        }
        await _begun(unit, street, areas[where])
        report = replace(NO_WATER, place=place)
        answer = await incidents.answering(unit, report, areas[lies])

    assert (answer and ("it is so" if answer.sure else "is it yours?")) == answered


async def test_nobody_is_asked_whether_another_trouble_is_theirs(
    database: Database, street: Street
) -> None:
    dark = replace(NO_WATER, category=Category.POWER, text="停电了")
    async with database.write() as unit:
        stair = await unit.areas.ensure(street.building, Level.UNIT, "2")
        later = unit.now + timedelta(hours=1)
        await _begun(unit, street, stair, starts_at=later)
        announced = await incidents.answering(unit, NO_WATER, street.building)
        await _begun(unit, street, stair)
        answers = [
            await incidents.answering(unit, each, street.building)
            for each in (dark, TAP, replace(NO_WATER, text="水的事情"))
        ]

    assert announced is None
    assert answers == [None, None, None]


@pytest.mark.parametrize(
    ("said", "reported", "concerned"),
    [
        ("正在抢修，预计18点恢复", "家里用不上水", True),
        ("正在抢修，预计18点恢复", "3号楼停水了", True),
        ("正在抢修，预计18点恢复", "水龙头滴水", False),
        ("水管抢修停水", "没水了", True),
        ("水管抢修停水", "我家水管漏水", False),
    ],
)
async def test_it_answers_for_what_is_out_and_not_for_what_breaks_in_one_home(
    database: Database, street: Street, said: str, reported: str, *, concerned: bool
) -> None:
    async with database.write() as unit:
        await _begun(unit, street, text=said)
        answer = await incidents.answering(unit, replace(NO_WATER, text=reported), street.building)

    assert (answer is not None) is concerned


async def test_what_is_announced_answers_from_its_beginning_on(
    database: Database, street: Street, clock: HandClock
) -> None:
    async with database.write() as unit:
        begun = await _begun(unit, street, starts_at=unit.now + timedelta(hours=1))
        before = await incidents.answering(unit, NO_WATER, street.building)
        known = await incidents.known(unit, street.compound)
    clock.move(hours=5)
    async with database.read() as unit:
        during = await incidents.answering(unit, NO_WATER, street.building)

    assert before is None
    assert [each.id for each in known] == [begun.id]
    # Its expected end is past, but nobody has said that there is water again.
    assert during is not None
    assert during.incident.longer_than_said(clock())


async def test_it_answers_until_somebody_ends_it(database: Database, street: Street) -> None:
    async with database.write() as unit:
        begun = await _begun(unit, street)
        later = begun.starts_at + timedelta(hours=9)
        prolonged = await incidents.prolong(unit, begun.id, street.lin, later)
        await incidents.end(unit, begun.id, street.lin)
        with pytest.raises(IncidentOver):
            await incidents.end(unit, begun.id, street.lin)
        with pytest.raises(IncidentOver):
            await incidents.prolong(unit, begun.id, street.lin, None)
        answer = await incidents.answering(unit, NO_WATER, street.building)
        known = await incidents.known(unit, street.building)

    assert prolonged.ends_at == later
    assert answer is None
    assert known == []


async def test_only_whoever_dispatches_there_may_say_so(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        begun = await _begun(unit, street)
        saying = Saying(
            area=street.building, category=Category.WATER, text="停水", starts_at=unit.now
        )
        for stranger in (street.wang, street.far):
            with pytest.raises(NotEntitled):
                await incidents.begin(unit, saying, stranger)
            with pytest.raises(NotEntitled):
                await incidents.end(unit, begun.id, stranger)
            with pytest.raises(NotEntitled):
                await incidents.close_with(unit, begun.id, stranger, "来水了")


async def test_it_ends_after_it_begins(database: Database, street: Street) -> None:
    async with database.write() as unit:
        begun = await _begun(unit, street)
        with pytest.raises(EndsTooSoon):
            await incidents.prolong(unit, begun.id, street.lin, begun.starts_at)
        with pytest.raises(IncidentUnknown):
            await incidents.show(unit, IncidentId(begun.id + 1))


async def test_what_was_filed_because_of_it_is_finished_with_it(
    database: Database, street: Street, clock: HandClock
) -> None:
    async with database.write() as unit:
        early = await _filed(unit, street, NO_WATER, street.building)
    clock.move(hours=1)
    async with database.write() as unit:
        begun = await _begun(unit, street)
        joined = await _filed(unit, street, NO_WATER, street.building)
        tap = await _filed(unit, street, TAP, street.building)
        other = await _filed(unit, street, NO_WATER, street.other)
    clock.move(hours=1)
    async with database.write() as unit:
        await incidents.end(unit, begun.id, street.lin)
        closed = await incidents.close_with(unit, begun.id, street.lin, "已恢复供水")
        again = await incidents.close_with(unit, begun.id, street.lin, "已恢复供水")
        stages = [(await unit.tickets.get(each)).stage for each in (early, joined, tap, other)]

    assert [shown.ticket.id for shown in closed] == [joined]
    assert [(event.step, event.note) for event in closed[0].history][-1] == (
        Step.FINISHED,
        "已恢复供水",
    )
    assert again == []
    assert stages == [Stage.FILED, Stage.FINISHED, Stage.FILED, Stage.FILED]


async def test_what_was_held_up_is_not_late_when_it_is_finished_with_an_outage(
    database: Database, street: Street, clock: HandClock
) -> None:
    async with database.write() as unit:
        begun = await _begun(unit, street)
        ticket_id = await _filed(unit, street, NO_WATER, street.building)
        await tickets.accept(unit, ticket_id, street.lin)
        promised = (await tickets.pause(unit, ticket_id, street.lin, Waiting.PARTS)).ticket.promise
    clock.move(days=10)
    async with database.write() as unit:
        closed = await incidents.close_with(unit, begun.id, street.lin, "已恢复供水")

    finished = closed[0].ticket
    assert promised is not None
    assert finished.promise == promised.later(timedelta(days=10))
    assert finished.pause is None


async def test_a_ticket_of_another_category_is_not_its_to_finish(
    database: Database, street: Street
) -> None:
    dark = replace(NO_WATER, category=Category.POWER, text="停电了")
    async with database.write() as unit:
        begun = await _begun(unit, street)
        ticket = await unit.tickets.get(await _filed(unit, street, dark, street.building))
        with pytest.raises(TicketNotOpen):
            begun.finish(ticket, street.lin, unit.now)
