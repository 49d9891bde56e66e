"""Bring a database to the schema of this release: whole, or not at all."""

import asyncio
import sqlite3
from enum import Enum
from pathlib import Path
from typing import Any

from storage.database import SQLITE, sqlite_path
from storage.session import Session

_HERE = Path(__file__).parent / "migrations"


class State(Enum):
    EMPTY = "empty"
    BEHIND = "behind"
    CURRENT = "current"
    NEWER = "newer"


def revisions() -> list[str]:
    """Oldest first. Read from the file names, so that asking costs no import of Alembic."""
    return sorted(path.stem.partition("_")[0] for path in (_HERE / "versions").glob("0*.py"))


async def state(session: Session) -> State:
    tables = {row["name"] for row in await session.all(session.tables)}
    if "alembic_version" not in tables:
        return State.EMPTY
    row = await session.first("SELECT version_num FROM alembic_version")
    if row is None:
        return State.EMPTY
    at, known = row["version_num"], revisions()
    if at not in known:
        return State.NEWER
    return State.CURRENT if at == known[-1] else State.BEHIND


async def migrate(url: str) -> None:
    """To the newest revision, in one transaction. The caller owns the database file."""
    await asyncio.to_thread(_upgrade, url, "head")


async def step_to(url: str, revision: str) -> None:
    """Up or down to a revision ("base": nothing left). For tests: people restore a backup."""
    current = revisions()
    down = revision == "base" or revision in current[:-1]
    await asyncio.to_thread(_downgrade if down else _upgrade, url, revision)


def _config(url: str) -> Any:
    from alembic.config import Config  # noqa: PLC0415 - heavy, and only for migrations

    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["engine"] = _engine(url)
    return config


def _upgrade(url: str, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 - as above

    command.upgrade(_config(url), revision)


def _downgrade(url: str, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 - as above

    command.downgrade(_config(url), revision)


def _engine(url: str) -> Any:
    """SQLAlchemy's, sync for SQLite and async for PostgreSQL (asyncpg is the one driver)."""
    from sqlalchemy import create_engine, event  # noqa: PLC0415 - as above
    from sqlalchemy.ext.asyncio import create_async_engine  # noqa: PLC0415 - as above

    if not url.startswith(SQLITE):
        return create_async_engine(url.replace("postgresql://", "postgresql+asyncpg://", 1))
    path = sqlite_path(url)
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path))

    # Left alone, the driver commits before every CREATE: a kill would leave half a schema.
    @event.listens_for(engine, "connect")
    def _manual(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
