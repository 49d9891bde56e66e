"""A ticket's life as the services lead it, on both databases."""

from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from town import HandClock

from domain.areas import Area, Level
from domain.dispatching import Rule
from domain.organisations import Organisation, OrganisationKind
from domain.people import Person, Role
from domain.permissions import NotEntitled
from domain.places import Place
from domain.settings import Neighbourhood
from domain.tickets import (
    AlreadySeconded,
    Category,
    Danger,
    Kind,
    Report,
    Stage,
    Step,
    TicketUnknown,
    TooLateToReturn,
    Waiting,
)
from services import tickets
from storage.database import Database
from storage.unit import Unit

RULES = Neighbourhood(name="幸福里")
LAMP = Report(
    kind=Kind.REPAIR,
    category=Category.LIGHTING,
    text="楼道灯不亮",
    place=Place(building="3", unit="2"),
)
RUDE = Report(
    kind=Kind.COMPLAINT, category=Category.SERVICE, text="保安骂人", place=Place(), anonymous=True
)


@dataclass(frozen=True)
class Street:
    """A compound with a building, a property company, and people of every kind."""

    compound: Area
    building: Area
    property_company: Organisation
    wang: Person
    zhang: Person
    li: Person
    lin: Person


@pytest.fixture
async def street(database: Database) -> Street:
    async with database.write() as unit:
        root = await unit.areas.root()
        compound = await unit.areas.ensure(root, Level.COMPOUND, "幸福里")
        building = await unit.areas.ensure(compound, Level.BUILDING, "3")
        await unit.areas.ensure(building, Level.UNIT, "2")
        company = await unit.organisations.ensure("幸福物业", OrganisationKind.PROPERTY)
        names = ("王阿姨", "张大爷", "李师傅", "林社工")
        people = [await unit.people.meet(at, name, unit.now) for at, name in enumerate(names, 1)]
        await unit.grants.give(
            people[2].id, Role.WORKER, root, unit.now, by=None, organisation=company.id
        )
        await unit.grants.give(people[3].id, Role.COMMUNITY, root, unit.now, by=None)
        wang, zhang, li, lin = [await unit.people.get(person.id) for person in people]
    return Street(compound, building, company, wang, zhang, li, lin)


async def _filed(unit: Unit, street: Street, report: Report = LAMP) -> tickets.Shown:
    return await tickets.file(unit, report, street.wang, RULES)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


async def test_a_report_finds_its_area_its_organisation_and_its_promise(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        shown = await _filed(unit, street)

    ticket = shown.ticket
    assert (ticket.area.level, ticket.area.name) == (Level.UNIT, "2")
    assert ticket.stage is Stage.DISPATCHED
    assert ticket.organisation == street.property_company
    assert ticket.promise is not None
    # Filed on a Sunday: three working days are over on Wednesday evening.
    assert ticket.promise.finish_by == _at("2026-11-25T18:00:00")
    assert [event.step for event in shown.history] == [Step.FILED, Step.DISPATCHED]


async def test_the_narrowest_rule_decides(database: Database, street: Street) -> None:
    async with database.write() as unit:
        guards = await unit.organisations.ensure("3号楼电工队", OrganisationKind.SOCIETY)
        rule = Rule(area=street.building, category=Category.LIGHTING, organisation=guards.id)
        await unit.rules.make(rule)
        shown = await _filed(unit, street)

    assert shown.ticket.organisation == guards


async def test_of_two_companies_nobody_but_the_desk_chooses(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        other = await unit.organisations.ensure("和谐物业", OrganisationKind.PROPERTY)
        await unit.grants.give(
            street.zhang.id,
            Role.WORKER,
            street.compound,
            unit.now,
            by=None,
            organisation=other.id,
        )
        shown = await _filed(unit, street)

    assert shown.ticket.stage is Stage.FILED


async def test_who_complains_anonymously_is_named_nowhere_and_answered_all_the_same(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        shown = await _filed(unit, street, RUDE)
    async with database.read() as unit:
        seen = await tickets.show(unit, shown.ticket.id, street.wang)
        mine = await tickets.of_reporter(unit, street.wang, 10, 0)

    assert seen.ticket.anonymous
    assert [event.by for event in seen.history] == [None]
    assert [ticket.id for ticket in mine] == [shown.ticket.id]


async def test_every_alarm_is_raised_once_and_climbs_the_ladder(
    database: Database, street: Street, clock: HandClock
) -> None:
    async with database.write() as unit:
        await _filed(unit, street)
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
        await _filed(unit, street)
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
        ticket_id = (await _filed(unit, street)).ticket.id
        await tickets.accept(unit, ticket_id, street.li)
        await tickets.pause(unit, ticket_id, street.li, Waiting.PARTS)
    clock.move(days=20)
    async with database.write() as unit:
        assert await tickets.alarms(unit) == []
        resumed = await tickets.resume(unit, ticket_id, street.li)

    assert resumed.ticket.promise is not None
    assert resumed.ticket.promise.finish_by == _at("2026-12-15T18:00:00")


async def test_an_organisation_has_two_working_days_to_give_it_back(
    database: Database, street: Street, clock: HandClock
) -> None:
    async with database.write() as unit:
        ticket_id = (await _filed(unit, street)).ticket.id
        await tickets.may_give_back(unit, ticket_id, street.li, RULES)
    clock.move(days=3)

    async with database.write() as unit:
        with pytest.raises(TooLateToReturn):
            await tickets.give_back(unit, ticket_id, street.li, "不归我们管", RULES)


async def test_neighbours_join_once_and_five_of_them_are_pressing(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        ticket_id = (await _filed(unit, street)).ticket.id
        neighbours = [await unit.people.meet(at, "邻居", unit.now) for at in range(100, 106)]
        pressing = [(await tickets.second(unit, ticket_id, n)).pressing for n in neighbours]
        with pytest.raises(AlreadySeconded):
            await tickets.second(unit, ticket_id, neighbours[0])
        followers = await tickets.followed(unit, ticket_id)

    assert pressing == [False, False, False, False, True, False]
    assert len(followers) == 6


async def test_whoever_reported_a_duplicate_follows_the_older_one(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        older = (await tickets.file(unit, LAMP, street.zhang, RULES)).ticket.id
        newer = (await _filed(unit, street)).ticket.id
        await tickets.merge(unit, newer, older, street.lin)
    async with database.read() as unit:
        seen = await tickets.show(unit, older, street.wang)

    assert seen.ticket.id == older


async def test_only_whoever_dispatches_there_too_joins_one_to_an_older_one(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        root = await unit.areas.root()
        elsewhere = await unit.areas.ensure(root, Level.COMPOUND, "和谐苑")
        far = await unit.areas.ensure(elsewhere, Level.BUILDING, "3")
        met = await unit.people.meet(9, "孙书记", unit.now)
        await unit.grants.give(met.id, Role.SECRETARY, street.compound, unit.now, by=None)
        sun = await unit.people.get(met.id)
        theirs = (await _filed(unit, street, replace(LAMP, area=elsewhere))).ticket
        own = (await _filed(unit, street, replace(LAMP, area=street.compound))).ticket.id
        later = (await _filed(unit, street, replace(LAMP, area=street.compound))).ticket.id

    async with database.write() as unit:
        with pytest.raises(NotEntitled):
            await tickets.merge(unit, own, theirs.id, sun)
        await tickets.merge(unit, later, own, sun)
    async with database.read() as unit:
        merged = [(await unit.tickets.get(each)).merged_into for each in (own, later)]

    assert theirs.area == far
    assert merged == [None, own]


async def test_staff_notes_are_not_for_the_reporter(database: Database, street: Street) -> None:
    async with database.write() as unit:
        ticket_id = (await _filed(unit, street)).ticket.id
        shown = await tickets.note(unit, ticket_id, street.lin, "上次也是他家")

    assert Step.NOTED in {event.step for event in shown.history}
    assert Step.NOTED not in {event.step for event in shown.public}


async def test_a_stranger_sees_nothing(database: Database, street: Street) -> None:
    async with database.write() as unit:
        ticket_id = (await _filed(unit, street)).ticket.id

    async with database.read() as unit:
        with pytest.raises(TicketUnknown):
            await tickets.show(unit, ticket_id, street.zhang)


async def test_danger_is_promised_in_minutes(database: Database, street: Street) -> None:
    gas = Report(
        kind=Kind.REPAIR,
        category=Category.GAS,
        text="有煤气味",
        place=Place(building="3"),
        danger=Danger.GAS,
    )
    async with database.write() as unit:
        shown = await _filed(unit, street, gas)

    assert shown.ticket.promise is not None
    assert shown.ticket.promise.accept_by == _at("2026-11-22T09:15:00")
    assert shown.ticket.promise.finish_by == _at("2026-11-22T11:00:00")


async def test_what_somebody_had_in_hand_who_works_here_no_more_is_on_the_desk_again(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        kept, left = [(await _filed(unit, street)).ticket.id for _ in range(2)]
        await tickets.accept(unit, kept, street.lin)
        await tickets.accept(unit, left, street.li)
        for held in await unit.grants.of(street.li.id):
            await unit.grants.end(held.id, unit.now)
        released = await tickets.release_abandoned(unit)
        again = await tickets.release_abandoned(unit)

    assert [(each.ticket.id, each.ticket.stage) for each in released] == [(left, Stage.FILED)]
    assert again == []


async def test_whoever_works_elsewhere_from_now_on_has_nothing_in_hand_here(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        root = await unit.areas.root()
        elsewhere = await unit.areas.ensure(root, Level.COMPOUND, "祥和苑")
        there, left = [(await _filed(unit, street)).ticket.id for _ in range(2)]
        await tickets.accept(unit, there, street.lin)
        await tickets.accept(unit, left, street.li)
        for held in await unit.grants.of(street.li.id):
            await unit.grants.end(held.id, unit.now)
        await unit.grants.give(street.li.id, Role.WORKER, elsewhere, unit.now, by=None)
        released = await tickets.release_abandoned(unit)

    assert [each.ticket.id for each in released] == [left]


async def test_whoever_is_kept_out_has_nothing_in_hand(database: Database, street: Street) -> None:
    async with database.write() as unit:
        ticket_id = (await _filed(unit, street)).ticket.id
        await tickets.accept(unit, ticket_id, street.li)
        await unit.people.bar(street.li.id, unit.now)
        released = await tickets.release_abandoned(unit)

    assert [each.ticket.id for each in released] == [ticket_id]


async def test_the_reporter_of_what_was_merged_before_follows_wherever_it_goes(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        first, second, third = [
            (await tickets.file(unit, LAMP, by, RULES)).ticket.id
            for by in (street.lin, street.zhang, street.wang)
        ]
        await tickets.merge(unit, third, second, street.lin)
        await tickets.merge(unit, second, first, street.lin)
    async with database.read() as unit:
        followers = await tickets.followed(unit, first)
        seen = await tickets.show(unit, first, street.wang)

    assert {each.id for each in followers} == {street.wang.id, street.zhang.id}
    assert seen.ticket.id == first
