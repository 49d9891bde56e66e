"""P24: whatever is known of somebody is in their export, and gone when they wish it."""

import asyncio

from everywhere import CANARIES, ROLL_NAME, ROLL_PHONE, TELEGRAM_ID, everywhere
from sqlalchemy import Table
from town import HandClock

from domain.people import PersonId
from domain.privacy import Fate
from domain.roles import PersonUnknown
from domain.settings import PrivacySettings
from services import privacy
from storage.database import Database
from storage.inbox import Arrival
from storage.personal import PARTS
from storage.schema import metadata
from storage.session import Session


def test_every_table_says_whose_its_rows_are() -> None:
    assert set(PARTS) == set(metadata.tables)


def test_every_column_that_names_a_person_is_looked_at() -> None:
    overlooked = [
        f"{table.name}.{column}"
        for table in metadata.tables.values()
        for column in _naming_people(table)
        if not any(f"{column} = :person" in part.where for part in PARTS[table.name])
    ]

    assert overlooked == []


def _naming_people(table: Table) -> list[str]:
    return [
        str(key.parent.name) for key in table.foreign_keys if key.target_fullname == "people.id"
    ]


def test_no_column_that_may_hold_their_words_is_left_out() -> None:
    """But for what is about others, is a secret, or only says how a row is handled."""
    missing = {
        f"{name}.{column.name}"
        for name, parts in PARTS.items()
        if parts
        for column in metadata.tables[name].columns
        if str(column.type) in {"TEXT", "BLOB"}
        and not any(column.name in part.columns for part in parts)
    }

    assert missing == {
        "imports.report",
        "inbox.error",
        "inbox.key",
        "inbox.lane",
        "invitations.token_hash",
        "kept_out.mark",
        "meetings.code",
        "meetings.minutes",
        "meetings.token",
        "kept_out.salt",
        "errands.error",
        "outbox.continuation",
        "outbox.error",
        "outbox.lane",
        "outbox.merge_key",
        "voters.phrase",
        "votes.public_key",
        "votes.veil",
    }


async def test_an_export_holds_every_row_there_is(database: Database) -> None:
    person = await everywhere(database)

    async with database.read() as unit:
        told = (await privacy.gather(unit, person))["tables"]

    empty = [
        f"{table}.{part.way}"
        for table, parts in PARTS.items()
        for part in parts
        if part.way not in told.get(table, {}) and (table, part.way) not in _NOT_SEEDED
    ]
    assert empty == []
    written = str(told)
    assert [word for word in (*CANARIES, ROLL_NAME, ROLL_PHONE) if word not in written] == [
        CANARIES[1],  # a secret's hash
        CANARIES[4],  # bytes that were sent
        CANARIES[6],  # what stood in a file about others
    ]


#: Decisions of theirs look like those that are seeded.
_NOT_SEEDED = {("proposals", "decided"), ("applications", "decided")}


async def test_after_an_erasure_nothing_is_left_but_what_was_said_to_stay(
    database: Database,
) -> None:
    person = await everywhere(database)

    async with database.write() as unit:
        await privacy.erase(unit, person)

    async with database.read() as unit:
        session = unit._session
        left = {name: await _all(session, name) for name in metadata.tables}
        found = {
            f"{table}.{part.way}": part.fate
            for table, ways in (await unit.personal.rows(person)).items()
            for part in PARTS[table]
            if part.way in ways
        }
    assert [word for word in CANARIES if word in str(left)] == []
    assert str(TELEGRAM_ID) not in str(left)
    assert Fate.ERASED not in found.values(), found
    assert ROLL_NAME in str(left["roll"])


async def test_what_stays_of_a_ticket_is_what_it_was_about(database: Database) -> None:
    person = await everywhere(database)

    async with database.write() as unit:
        await privacy.erase(unit, person)

    async with database.read() as unit:
        [own, other, *_] = [
            dict(row) for row in await unit._session.all("SELECT * FROM tickets ORDER BY id")
        ]
        deeds = await unit._session.all(
            "SELECT id, by_id, note FROM events WHERE id BETWEEN 901 AND 904 ORDER BY id"
        )
    kept = {"kind": "repair", "category": "water", "building": "3", "stars": 5, "text": ""}
    assert {key: own[key] for key in kept} == kept
    assert (own["reporter_id"], own["unit"], own["room"], own["spot"]) == (None,) * 4
    assert other["text"] == "别人的事"
    assert [(row["id"], row["by_id"] == person.id, row["note"]) for row in deeds] == [
        (901, False, None),
        (902, True, None),
        (903, False, None),
        (904, False, None),
    ]


async def test_an_erased_person_is_nobody_and_may_come_back_as_a_stranger(
    database: Database,
) -> None:
    person = await everywhere(database)
    async with database.write() as unit:
        await privacy.erase(unit, person)

    async with database.write() as unit:
        nameless = await unit.people.get(person.id)
        again = await unit.people.meet(TELEGRAM_ID, "陌生人", unit.now)

    assert (nameless.name, nameless.reachable, nameless.telegram_id) == ("", False, -person.id)
    assert again.id != person.id
    assert (again.language, again.homes, again.grants) == (None, frozenset(), frozenset())


async def test_of_two_erasures_at_once_one_takes_place(database: Database) -> None:
    person = await everywhere(database)

    async def leave() -> bool:
        try:
            async with database.write() as unit:
                await privacy.erase(unit, person)
        except PersonUnknown:
            return False
        return True

    done = await asyncio.gather(*[leave() for _ in range(4)])

    assert sorted(done) == [False, False, False, True]
    async with database.read() as unit:
        erasures = "SELECT count(*) FROM events WHERE kind = 'erased'"
        assert await unit._session.value(erasures) == 1


async def test_erasing_others_touches_nobody_else(database: Database) -> None:
    await everywhere(database)
    async with database.write() as unit:
        stranger = await unit.people.meet(77, "路人", unit.now)

    async with database.write() as unit:
        before = await _told(unit._session)
        await privacy.erase(unit, stranger)
        after = await _told(unit._session)

    assert after == before


async def test_guests_are_silent_until_they_come_by(database: Database, clock: HandClock) -> None:
    rules = PrivacySettings()
    async with database.write() as unit:
        silent = await unit.people.meet(71, "路人", unit.now)
        coming = await unit.people.meet(72, "常客", unit.now)
    clock.move(days=300)
    async with database.write() as unit:
        await unit.inbox.add([Arrival(key="u1", lane="p72", body="{}")], unit.now)
        await unit.inbox.add([Arrival(key="u2", lane="c-72", body="{}")], unit.now)
        for _ in range(2):
            await privacy.note_guests(unit)
    clock.move(days=100)

    async with database.write() as unit:
        found = await privacy.silent_guests(unit, rules, after=PersonId(0))
        await privacy.forget_guests(unit, rules, [silent.id, coming.id])

    async with database.read() as unit:
        came_by = "SELECT count(*) FROM events WHERE kind = 'came-by'"
        assert await unit._session.value(came_by) == 1
        assert list(found) == [silent.id]
        assert await unit.people.known_as(71) is None
        assert await unit.people.known_as(72) is not None


async def test_traces_of_those_whom_nobody_knows_are_cleared(database: Database) -> None:
    async with database.write() as unit:
        await unit.people.meet(72, "常客", unit.now)
        for who in (71, 72):
            await unit.inbox.add([Arrival(key=f"u{who}", lane=f"p{who}", body="{}")], unit.now)
            await unit._session.run(
                "INSERT INTO outbox (lane, chat_id, priority, method, state, attempts, due_at,"
                " queued_at) VALUES (:lane, :chat, 1, 'sendMessage', 'pending', 0, 0, 0)",
                lane=str(who),
                chat=who,
            )
        waiting = await unit.forgetting.traces()
        await unit._session.run("UPDATE outbox SET state = 'sent'")
        await unit.inbox.done([1, 2], unit.now)

    async with database.write() as unit:
        cleared = await unit.forgetting.traces()

    async with database.read() as unit:
        left = [await _all(unit._session, table) for table in ("inbox", "outbox")]
    assert (waiting, cleared) == (1, 0)
    assert {row["lane"] for row in left[0]} == {"forgotten", "p72"}
    assert [row["chat_id"] for row in left[1]] == [72]


async def _told(session: Session) -> list[object]:
    return [
        await _all(session, name) for name in metadata.tables if name not in {"people", "events"}
    ]


async def _all(session: Session, table: str) -> list[dict[str, object]]:
    return [dict(row) for row in await session.all(f"SELECT * FROM {table}")]
