"""The staff desk: each pile holds what it says, of what the reader may see, on both databases."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from town import HandClock

from bench import made_up
from bench.made_up import Community
from domain.areas import Area
from domain.people import Grant, OrganisationId, Person, Role
from domain.permissions import Action, NotEntitled, may
from domain.tickets import Category, Stage, Ticket
from services import desk_queue
from services.desk_queue import PAGE, Pile, Wanted
from storage.database import Database
from storage.unit import Unit


@dataclass(frozen=True)
class Desk:
    community: Community
    #: As the tickets' own table gives them.
    tickets: list[Ticket]

    def sees(
        self, *areas: Area, role: Role = Role.COMMUNITY, works_for: OrganisationId | None = None
    ) -> Person:
        grants = {
            Grant(role=role, area=each.id, below=each.below, organisation=works_for)
            for each in areas
        }
        return Person(
            id=self.community.crew[0], telegram_id=1, name="林社工", grants=frozenset(grants)
        )


async def _fill(database: Database, clock: HandClock, opened: int, done: int) -> Community:
    async with database.write() as unit:
        community = await made_up.settle(unit.desk._session)
        await made_up.fill(unit.desk._session, community, clock(), opened=opened, done=done)
    return community


@pytest.fixture
async def desk(database: Database, clock: HandClock) -> Desk:
    community = await _fill(database, clock, 300, 60)
    async with database.read() as unit:
        found = await unit.desk._tickets("SELECT id FROM tickets ORDER BY id")
    return Desk(community, list(found))


async def _all(unit: Unit, by: Person, wanted: Wanted) -> list[Ticket]:
    """Page by page."""
    found: list[Ticket] = []
    while True:
        page = await desk_queue.page(unit, by, wanted, len(found) // PAGE)
        found += page.tickets
        if page.number + 1 >= page.pages:
            assert len(found) == page.total
            return found


def _pressing(ticket: Ticket) -> tuple[bool, bool, float, int]:
    due = ticket.promise.finish_by.timestamp() if ticket.promise else 0.0
    return ticket.danger is None, ticket.promise is None, due, ticket.id


def _yellow(ticket: Ticket, clock: HandClock) -> bool:
    return (
        ticket.running
        and ticket.promise is not None
        and ticket.promise.warn_at <= clock() < ticket.promise.finish_by
    )


BELONGS: dict[Pile, Callable[[Ticket, Person, HandClock], bool]] = {
    Pile.OPEN: lambda _, __, ___: True,
    Pile.NEW: lambda ticket, _, __: ticket.stage is Stage.FILED,
    Pile.MINE: lambda ticket, by, _: (
        (ticket.assignee is not None and ticket.assignee.id == by.id)
        or (
            ticket.stage is Stage.DISPATCHED
            and ticket.organisation is not None
            and by.works_for(ticket.organisation.id)
        )
    ),
    Pile.DUE_SOON: lambda ticket, _, clock: _yellow(ticket, clock),
    Pile.OVERDUE: lambda ticket, _, clock: ticket.late(clock()),
    Pile.PAUSED: lambda ticket, _, __: ticket.pause is not None,
}


@pytest.mark.parametrize("pile", list(Pile))
async def test_a_pile_holds_what_belongs_there_and_is_seen(
    database: Database, desk: Desk, clock: HandClock, pile: Pile
) -> None:
    company, lying_there = desk.community.companies[0], 0
    for by in (
        desk.sees(desk.community.root),
        desk.sees(*desk.community.buildings[:2], role=Role.BUILDING_HEAD),
        desk.sees(desk.community.compounds[1], role=Role.WORKER, works_for=company),
    ):
        expected = [
            ticket
            for ticket in desk.tickets
            if ticket.open
            and may(by, Action.SEE_TICKETS, ticket.area)
            and BELONGS[pile](ticket, by, clock)
        ]
        async with database.read() as unit:
            found = await _all(unit, by, Wanted(pile=pile))

        lying_there += len(expected)

        assert [each.id for each in found] == [each.id for each in sorted(expected, key=_pressing)]
    assert lying_there


async def test_the_queue_narrows_to_a_category_and_an_area(database: Database, desk: Desk) -> None:
    by, compound = desk.sees(desk.community.root), desk.community.compounds[0]
    wanted = Wanted(category=Category.WATER, area=compound)
    async with database.read() as unit:
        found = await _all(unit, by, wanted)
        counted = await desk_queue.counts(unit, by, wanted)

    assert {each.id for each in found} == {
        ticket.id
        for ticket in desk.tickets
        if ticket.open and ticket.category is Category.WATER and compound.reaches(ticket.area)
    }
    assert found
    assert counted[Pile.OPEN] == len(found)


async def test_an_area_outside_ones_own_is_empty(database: Database, desk: Desk) -> None:
    by = desk.sees(desk.community.compounds[0])
    async with database.read() as unit:
        page = await desk_queue.page(unit, by, Wanted(area=desk.community.compounds[1]))

    assert (page.tickets, page.total, page.pages) == ([], 0, 1)


async def test_a_page_that_is_no_more_is_the_last_one(database: Database, desk: Desk) -> None:
    by = desk.sees(desk.community.root)
    async with database.read() as unit:
        page = await desk_queue.page(unit, by, Wanted(), 10_000)

    assert page.number == page.pages - 1
    assert page.tickets


async def test_residents_have_no_desk(database: Database, desk: Desk) -> None:
    resident = desk.sees(desk.community.root, role=Role.VOLUNTEER)
    async with database.read() as unit:
        with pytest.raises(NotEntitled):
            await desk_queue.page(unit, resident, Wanted())
        with pytest.raises(NotEntitled):
            await desk_queue.find(unit, "电梯", resident)


async def _found(database: Database, words: str, by: Person) -> list[int]:
    async with database.read() as unit:
        found = [int(ticket.id) for ticket in await desk_queue.find(unit, words, by)]
    assert len(found) <= 30
    return found


async def test_a_number_finds_its_ticket_and_no_other_eyes_do(
    database: Database, desk: Desk
) -> None:
    first, other = desk.community.compounds[:2]
    ticket = next(each for each in desk.tickets if first.reaches(each.area))

    assert await _found(database, f"#{ticket.id}", desk.sees(first)) == [ticket.id]
    assert (await _found(database, f" {ticket.id} ", desk.sees(first)))[0] == ticket.id
    assert await _found(database, f"＃{ticket.id}", desk.sees(other)) == []
    assert await _found(database, "#999999999999999999", desk.sees(first)) == []


async def test_a_place_finds_what_happened_there_newest_first(
    database: Database, desk: Desk
) -> None:
    building = desk.community.buildings[2]
    there = [each.id for each in desk.tickets if building.reaches(each.area)]
    by = desk.sees(desk.community.root)

    assert await _found(database, "幸福里3号楼", by) == sorted(there, reverse=True)[:30]


async def test_a_place_and_words_find_what_was_said_of_it_there(
    database: Database, desk: Desk
) -> None:
    compound = desk.community.compounds[1]
    there = [
        each.id for each in desk.tickets if compound.reaches(each.area) and "暖气" in each.text
    ]
    by = desk.sees(desk.community.root)

    assert await _found(database, "和谐苑 暖气不热", by) == sorted(there, reverse=True)[:30]


async def test_a_name_finds_reporters_but_never_one_who_is_anonymous(
    database: Database, desk: Desk, clock: HandClock
) -> None:
    by = desk.sees(desk.community.root)
    hidden, shown = (desk.community.people[at] for at in (1, 2))
    async with database.write() as unit:
        session = unit.desk._session
        await session.run("UPDATE people SET name = '欧阳隐' WHERE id = :id", id=hidden)
        await session.run("UPDATE people SET name = '欧阳显' WHERE id = :id", id=shown)
        await session.run(
            "UPDATE tickets SET reporter_id = NULL WHERE reporter_id = :id", id=hidden
        )
        for ticket in [each for each in desk.tickets if each.reporter is None][:5]:
            await session.run(
                "INSERT INTO anonymous_reporters (ticket_id, person_id) VALUES (:id, :person)",
                id=ticket.id,
                person=hidden,
            )
    theirs = [each.id for each in desk.tickets if each.reporter and each.reporter.id == shown]

    assert theirs
    assert await _found(database, "欧阳", by) == sorted(theirs, reverse=True)
    assert await _found(database, "欧阳隐", by) == []


async def test_three_digits_may_be_a_number_or_a_door(database: Database, desk: Desk) -> None:
    number, behind = desk.tickets[150].id, desk.tickets[7].id
    async with database.write() as unit:
        session = unit.desk._session
        await session.run("UPDATE tickets SET room = :r WHERE id = :id", r=str(number), id=behind)

    assert await _found(database, str(number), desk.sees(desk.community.root)) == [number, behind]


async def test_a_name_in_traditional_characters_is_found(database: Database, desk: Desk) -> None:
    ticket = next(each for each in reversed(desk.tickets) if each.reporter)
    assert ticket.reporter is not None
    async with database.write() as unit:
        session = unit.desk._session
        await session.run(
            "UPDATE people SET name = '陳鐵龍' WHERE id = :id", id=ticket.reporter.id
        )
    found = await _found(database, "陳鐵龍", desk.sees(desk.community.root))

    assert found[0] == ticket.id


async def test_words_are_found_although_they_are_said_otherwise(
    database: Database, desk: Desk
) -> None:
    by = desk.sees(desk.community.root)
    heating = sorted((each.id for each in desk.tickets if "暖气" in each.text), reverse=True)

    assert await _found(database, "暖气不热", by) == heating[:30]
    assert await _found(database, "家里暖气不够热", by) == heating[:30]
    assert await _found(database, "暖氣不熱", by) == heating[:30]


@pytest.mark.parametrize("words", ["", "%", "_", "\\", "'", "游泳池漏电", "x" * 4096, "#", "０"])
async def test_words_that_nobody_said_find_nothing(
    database: Database, desk: Desk, words: str
) -> None:
    assert await _found(database, words, desk.sees(desk.community.root)) == []


async def test_ten_thousand_wait_and_every_page_is_reached(
    database: Database, clock: HandClock
) -> None:
    community = await _fill(database, clock, 10_000, 0)
    by = Desk(community, []).sees(community.root)
    async with database.read() as unit:
        counted = await desk_queue.counts(unit, by, Wanted())
        last = await desk_queue.page(unit, by, Wanted(), 1666)
        clock.move(days=365)
        late = await unit.desk.count(desk_queue._eyes(by), Wanted(), clock() + timedelta(days=365))

    assert counted[Pile.OPEN] == last.total == 10_000
    assert (last.number, last.pages, len(last.tickets)) == (1666, 1667, 4)
    assert late[Pile.OVERDUE] == 10_000 - late[Pile.PAUSED]
