"""A ticket's life as the services lead it, on both databases."""

import pytest
from street import Street, built, filed, moment

from domain.areas import Level
from domain.dispatching import Rule
from domain.organisations import OrganisationKind
from domain.people import Role
from domain.places import Place
from domain.tickets import (
    Category,
    Kind,
    Report,
    Stage,
    Step,
    TicketUnknown,
)
from services import tickets
from storage.database import Database

RUDE = Report(
    kind=Kind.COMPLAINT, category=Category.SERVICE, text="保安骂人", place=Place(), anonymous=True
)


@pytest.fixture
async def street(database: Database) -> Street:
    return await built(database)


async def test_a_report_finds_its_area_its_organisation_and_its_promise(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        shown = await filed(unit, street)

    ticket = shown.ticket
    assert (ticket.area.level, ticket.area.name) == (Level.UNIT, "2")
    assert ticket.stage is Stage.DISPATCHED
    assert ticket.organisation == street.property_company
    assert ticket.promise is not None
    # Filed on a Sunday: three working days are over on Wednesday evening.
    assert ticket.promise.finish_by == moment("2026-11-25T18:00:00")
    assert [event.step for event in shown.history] == [Step.FILED, Step.DISPATCHED]


async def test_the_narrowest_rule_decides(database: Database, street: Street) -> None:
    async with database.write() as unit:
        guards = await unit.organisations.ensure("3号楼电工队", OrganisationKind.SOCIETY)
        rule = Rule(area=street.building, category=Category.LIGHTING, organisation=guards.id)
        await unit.rules.make(rule)
        shown = await filed(unit, street)

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
        shown = await filed(unit, street)

    assert shown.ticket.stage is Stage.FILED


async def test_who_complains_anonymously_is_named_nowhere_and_answered_all_the_same(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        shown = await filed(unit, street, RUDE)
    async with database.read() as unit:
        seen = await tickets.show(unit, shown.ticket.id, street.wang)
        mine = await tickets.of_reporter(unit, street.wang, 10, 0)

    assert seen.ticket.anonymous
    assert [event.by for event in seen.history] == [None]
    assert [ticket.id for ticket in mine] == [shown.ticket.id]


async def test_staff_notes_are_not_for_the_reporter(database: Database, street: Street) -> None:
    async with database.write() as unit:
        ticket_id = (await filed(unit, street)).ticket.id
        shown = await tickets.note(unit, ticket_id, street.lin, "上次也是他家")

    assert Step.NOTED in {event.step for event in shown.history}
    assert Step.NOTED not in {event.step for event in shown.public}


async def test_a_stranger_sees_nothing(database: Database, street: Street) -> None:
    async with database.write() as unit:
        ticket_id = (await filed(unit, street)).ticket.id

    async with database.read() as unit:
        with pytest.raises(TicketUnknown):
            await tickets.show(unit, ticket_id, street.zhang)


async def test_what_somebody_had_in_hand_who_works_here_no_more_is_on_the_desk_again(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        kept, left = [(await filed(unit, street)).ticket.id for _ in range(2)]
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
        there, left = [(await filed(unit, street)).ticket.id for _ in range(2)]
        await tickets.accept(unit, there, street.lin)
        await tickets.accept(unit, left, street.li)
        for held in await unit.grants.of(street.li.id):
            await unit.grants.end(held.id, unit.now)
        await unit.grants.give(street.li.id, Role.WORKER, elsewhere, unit.now, by=None)
        released = await tickets.release_abandoned(unit)

    assert [each.ticket.id for each in released] == [left]


async def test_whoever_is_kept_out_has_nothing_in_hand(database: Database, street: Street) -> None:
    async with database.write() as unit:
        ticket_id = (await filed(unit, street)).ticket.id
        await tickets.accept(unit, ticket_id, street.li)
        await unit.people.bar(street.li.id, unit.now)
        released = await tickets.release_abandoned(unit)

    assert [each.ticket.id for each in released] == [ticket_id]
