"""The schema as written, as migrated, and back."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine
from town import HandClock

from storage.database import Database
from storage.migrate import State, _config, _engine, migrate, revisions, state, step_to
from storage.schema import metadata


def _differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def _compared(url: str) -> list[object]:
    engine = _engine(url)
    if isinstance(engine, AsyncEngine):
        async with engine.connect() as connection:
            found = await connection.run_sync(_differences)
        await engine.dispose()
        return found
    with engine.connect() as connection:
        found = _differences(connection)
    engine.dispose()
    return found


async def test_the_migrated_schema_is_the_one_written_down(database_url: str) -> None:
    assert await _compared(database_url) == []


async def test_migrations_go_up_and_down_and_up(database_url: str) -> None:
    await step_to(database_url, "base")
    await migrate(database_url)

    assert await _compared(database_url) == []


async def _state(url: str, clock: HandClock) -> State:
    database = await Database.open(url, clock)
    try:
        async with database._driver.read() as session:
            return await state(session)
    finally:
        await database.close()


async def test_a_database_says_how_old_it_is(database_url: str, clock: HandClock) -> None:
    assert await _state(database_url, clock) is State.CURRENT

    await step_to(database_url, "base")

    assert await _state(database_url, clock) in {State.EMPTY, State.BEHIND}


async def test_a_newer_database_is_recognised(sqlite_url: str, clock: HandClock) -> None:
    engine = _engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    assert await _state(sqlite_url, clock) is State.NEWER


def test_file_names_and_alembic_agree_on_the_newest() -> None:
    script = ScriptDirectory.from_config(_config("sqlite:////nowhere/x.db"))

    assert script.get_heads() == [revisions()[-1]]


async def test_what_is_held_keeps_until_when_it_makes_sense(
    database_url: str, clock: HandClock
) -> None:
    """It stood within the payload once."""
    await step_to(database_url, "0009")
    insert = (
        "INSERT INTO outbox (lane, priority, method, payload, state, attempts, due_at, queued_at)"
        " VALUES (:lane, :priority, 'sendMessage', :payload, 'pending', 0, 0, 0)"
    )
    rows = [
        {"lane": "a", "priority": 102, "payload": '{"payload":"{}","until":1800000000000000}'},
        {"lane": "b", "priority": 102, "payload": '{"payload":"{}","until":null}'},
        {"lane": "c", "priority": 1, "payload": '{"text":"until"}'},
    ]
    database = await Database.open(database_url, clock)
    async with database._driver.write() as session:
        await session.run_many(insert, rows)
    await database.close()
    await migrate(database_url)

    database = await Database.open(database_url, clock)
    async with database.read() as unit:
        kept = await unit._session.all("SELECT lane, until FROM outbox ORDER BY id")
    await database.close()
    assert [tuple(row) for row in kept] == [("a", 1800000000000000), ("b", None), ("c", None)]
