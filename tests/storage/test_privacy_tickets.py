"""P24, of tickets: what is left of them for somebody's sake, or because years passed."""

import pytest
from everywhere import CANARIES, everywhere
from town import HandClock

from domain.areas import Area, Level
from domain.people import PersonId
from domain.places import Place
from domain.settings import PrivacySettings
from domain.tickets import Category, Kind, Promise, Report, TicketId
from services import privacy
from storage.database import Database
from storage.session import Session
from storage.unit import Unit


async def _filed(unit: Unit, area: Area) -> TicketId:
    person = await unit.people.meet(3, "报修人", unit.now)
    report = Report(
        kind=Kind.REPAIR, category=Category.WATER, text="漏水", place=Place(room="501")
    )
    promise = Promise(accept_by=None, warn_at=unit.now, finish_by=unit.now)
    return await unit.tickets.file(report, person.id, area, promise, unit.now)


async def _all(session: Session, table: str) -> list[dict[str, object]]:
    return [dict(row) for row in await session.all(f"SELECT * FROM {table}")]


async def test_of_an_anonymous_ticket_nothing_leads_to_whoever_reported_it(
    database: Database,
) -> None:
    person = await everywhere(database)

    async with database.write() as unit:
        await privacy.erase(unit, person)

    async with database.read() as unit:
        [over, open_] = await unit._session.all(
            "SELECT t.stage, t.text, t.unit, t.room, t.behalf,"
            " t.anonymised_at IS NOT NULL AS done, a.level"
            " FROM tickets t JOIN areas a ON a.id = t.area_id"
            " WHERE t.id IN (903, 904) ORDER BY t.id"
        )
        left = [
            await _all(unit._session, table)
            for table in ("anonymous_reporters", "seconds", "incidents", "answers")
        ]
        story = await unit._session.all(
            "SELECT kind, by_id, note FROM events WHERE id > 1900 ORDER BY id"
        )
    assert tuple(over) == ("closed", "", None, None, None, True, _OUTERMOST)
    assert tuple(open_) == (
        "accepted",
        "太吵了，电话138****5678",
        "2",
        None,
        None,
        False,
        _OUTERMOST,
    )
    assert left[:2] == [[], []]
    assert [row["by_id"] for row in (*left[2], *left[3])] == [None, None]
    assert {(row["by_id"], row["note"]) for row in story} == {(None, None)}


#: No building stands around the home that everybody has.
_OUTERMOST = "district"


async def test_the_door_goes_from_the_area_as_well(database: Database) -> None:
    """An area is a place too: /find goes by it."""
    async with database.write() as unit:
        root = await unit.areas.root()
        walled = await unit.areas.ensure(root, Level.COMPOUND, "幸福里")
        building = await unit.areas.ensure(walled, Level.BUILDING, "3")
        stairs = await unit.areas.ensure(building, Level.UNIT, "2")
        areas = [root, walled, building, stairs]
        areas += [await unit.areas.ensure(each, Level.HOME, "501") for each in (building, stairs)]
        tickets = [await _filed(unit, area) for area in areas]
        await unit.forgetting.orphan(tickets[-1], "")
        orphaned = (await unit.tickets.get(tickets[-1])).area

        await unit.forgetting.anonymise(tickets, unit.now)

        left = [(await unit.tickets.get(each)).area for each in tickets]
    assert orphaned == stairs
    assert left == [root, walled, building, building, building, building]


async def test_who_joined_what_was_merged_follows_what_goes_on(database: Database) -> None:
    async with database.write() as unit:
        root = await unit.areas.root()
        older, newer = [await _filed(unit, root) for _ in range(2)]
        neighbour = await unit.people.meet(2, "邻居", unit.now)
        reporter = await unit.people.meet(3, "报修人", unit.now)
        for person in (neighbour, reporter):
            await unit.following.second(newer, person.id, unit.now)
        session = unit._session
        await session.run(
            "UPDATE tickets SET stage = 'merged', merged_into = :older WHERE id = :newer",
            older=older,
            newer=newer,
        )
        await session.run(
            "UPDATE tickets SET reporter_id = :me WHERE id = :id", me=reporter.id, id=older
        )

        await unit.forgetting.anonymise([newer], unit.now)

        followers = await unit.following.followers(older)
        left = await session.value("SELECT count(*) FROM seconds WHERE ticket_id = :id", id=newer)
    assert followers == [neighbour.id]
    assert left == 0


async def test_old_tickets_are_let_go_of_once(database: Database, clock: HandClock) -> None:
    await everywhere(database)
    clock.move(days=731)
    async with database.write() as unit:
        await privacy.retain(unit, PrivacySettings())
        once = await _all(unit._session, "tickets")
        clock.move(days=1)

    async with database.write() as unit:
        await privacy.retain(unit, PrivacySettings())
        again = await _all(unit._session, "tickets")

    assert again == once
    assert [row["text"] for row in once if row["stage"] == "closed"] == ["", "", ""]
    assert [row["room"] for row in once if row["stage"] == "accepted"] == ["501"]


@pytest.mark.parametrize("stage", ["withdrawn", "rejected", "merged"])
async def test_what_was_never_done_ends_when_that_was_said(
    database: Database, clock: HandClock, stage: str
) -> None:
    async with database.write() as unit:
        root = await unit.areas.root()
        older, ticket = [await _filed(unit, root) for _ in range(2)]
    clock.move(days=700)
    async with database.write() as unit:
        await unit._session.run(
            "UPDATE tickets SET stage = :stage, merged_into = :older WHERE id = :id",
            stage=stage,
            older=older if stage == "merged" else None,
            id=ticket,
        )
        await unit.events.add("ticket", ticket, stage, by=None, at=unit.now)
    texts = []
    for days in (100, 640):
        clock.move(days=days)
        async with database.write() as unit:
            await privacy.retain(unit, PrivacySettings())
            texts.append((await unit.tickets.get(ticket)).text)

    assert texts == ["漏水", ""]


async def test_an_anonymous_ticket_that_is_over_has_not_lost_its_reporter(
    database: Database, clock: HandClock
) -> None:
    person = await everywhere(database)
    clock.move(days=729)

    async with database.write() as unit:
        await privacy.retain(unit, PrivacySettings())
        kept = await unit.tickets.get(TicketId(903))
        clock.move(days=2)
    async with database.write() as unit:
        await privacy.retain(unit, PrivacySettings())
        gone = await unit.tickets.get(TicketId(903))

    assert kept.reported_by(person)
    assert (kept.anonymous, kept.text) == (True, CANARIES[16])
    assert (gone.reporter, gone.anonymous, gone.text) == (None, False, "")


async def test_whoever_reported_anonymously_is_no_guest(
    database: Database, clock: HandClock
) -> None:
    async with database.write() as unit:
        guest = await unit.people.meet(71, "路人", unit.now)
        ticket = await _filed(unit, await unit.areas.root())
        await unit._session.run(
            "INSERT INTO anonymous_reporters (ticket_id, person_id) VALUES (:id, :me)",
            id=ticket,
            me=guest.id,
        )
    clock.move(days=400)

    async with database.write() as unit:
        await privacy.note_guests(unit)
        silent = await privacy.silent_guests(unit, PrivacySettings(), after=PersonId(0))

    assert guest.id not in silent
