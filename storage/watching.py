"""A look at the database beside the process that owns it: no lock taken, nothing changed."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote

from storage.database import SQLITE, sqlite_path
from storage.failures import Unavailable
from storage.session import Session


@asynccontextmanager
async def watching(url: str) -> AsyncIterator[Session]:
    """One consistent view. Raises `Unavailable`, also where there is no database yet."""
    look = _sqlite if url.startswith(SQLITE) else _postgres
    async with look(url) as session:
        yield session


@asynccontextmanager
async def _sqlite(url: str) -> AsyncIterator[Session]:
    from storage.sqlite import SqliteSession, connected  # noqa: PLC0415 - one driver is enough

    # Opened to write, or it could not read what a killed process left in the log.
    address = f"file:{quote(str(sqlite_path(url)))}?mode=rw"
    try:
        connection = await connected(address, uri=True)
    except sqlite3.Error as error:
        raise Unavailable(str(error)) from error
    try:
        for pragma in ("query_only=ON", "busy_timeout=5000"):
            await connection.execute_fetchall(f"PRAGMA {pragma}")
        session = SqliteSession(connection)
        await session.run("BEGIN")
        yield session
        await session.run("ROLLBACK")
    except sqlite3.Error as error:
        raise Unavailable(str(error)) from error
    finally:
        await connection.close()


@asynccontextmanager
async def _postgres(url: str) -> AsyncIterator[Session]:
    from storage.postgres import PostgresDriver  # noqa: PLC0415 - as above

    driver = await PostgresDriver.open(url)
    try:
        async with driver.read() as session:
            yield session
    finally:
        await driver.close()
