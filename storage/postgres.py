"""PostgreSQL through asyncpg: where a neighbourhood outgrows one process."""

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any, Self

import asyncpg

from storage.failures import RowRefused, Unavailable
from storage.session import Row, Session

#: Not the second colon of a cast ("::bigint").
_PARAMETER = re.compile(r"(?<![:\w]):([a-z][a-z0-9_]*)")
_PASSING = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InsufficientResourcesError,
    asyncpg.OperatorInterventionError,
    asyncpg.TransactionRollbackError,
    OSError,
    TimeoutError,
)


@lru_cache(maxsize=1024)
def _compiled(sql: str) -> tuple[str, tuple[str, ...]]:
    """`:name` becomes `$1`; the names in the order of their numbers."""
    names: list[str] = []

    def number(found: re.Match[str]) -> str:
        if found[1] not in names:
            names.append(found[1])
        return f"${names.index(found[1]) + 1}"

    return _PARAMETER.sub(number, sql), tuple(names)


class PostgresSession(Session):
    for_update = " FOR UPDATE"
    for_share = " FOR SHARE"
    counts_anew = "ANALYZE"
    skip_locked = " FOR UPDATE SKIP LOCKED"
    clock = "extract(epoch FROM clock_timestamp())::bigint"
    joined = "string_agg"
    tables = "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()"
    version = "SHOW server_version"

    def __init__(self, connection: "asyncpg.pool.PoolConnectionProxy[asyncpg.Record]") -> None:
        super().__init__()
        self._connection = connection

    async def all(self, sql: str, /, **params: Any) -> Sequence[Row]:
        numbered, names = _compiled(sql)
        try:
            return await self._connection.fetch(numbered, *(params[name] for name in names))
        except (*_PASSING, asyncpg.PostgresError) as error:
            raise _sorted(error) from None

    async def run(self, sql: str, /, **params: Any) -> int:
        numbered, names = _compiled(sql)
        try:
            status = await self._connection.execute(numbered, *(params[name] for name in names))
        except (*_PASSING, asyncpg.PostgresError) as error:
            raise _sorted(error) from None
        changed = status.rpartition(" ")[2]
        return int(changed) if changed.isdigit() else 0

    async def run_many(self, sql: str, rows: Sequence[Mapping[str, Any]]) -> None:
        if not rows:
            return
        numbered, names = _compiled(sql)
        try:
            await self._connection.executemany(
                numbered, [tuple(row[name] for name in names) for row in rows]
            )
        except (*_PASSING, asyncpg.PostgresError) as error:
            raise _sorted(error) from None


def _sorted(error: Exception) -> Exception:
    """Without PostgreSQL's own words: they quote the row, and would end up in a log."""
    kind = type(error).__name__
    if isinstance(error, _PASSING):
        return Unavailable(kind)
    return RowRefused(f"{kind} {getattr(error, 'constraint_name', '') or ''}".strip())


class PostgresDriver:
    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]") -> None:
        self._pool = pool

    @classmethod
    async def open(cls, url: str) -> Self:
        """Raises `Unavailable` where the server can't be reached or refuses."""
        try:
            return cls(await asyncpg.create_pool(url, min_size=1, max_size=8, timeout=10))
        except (*_PASSING, asyncpg.PostgresError, ValueError) as error:
            raise Unavailable(f"{type(error).__name__}: {error}") from error

    def read(self) -> Any:
        return self._transaction(readonly=True)

    def write(self) -> Any:
        return self._transaction(readonly=False)

    @asynccontextmanager
    async def _transaction(self, *, readonly: bool) -> AsyncIterator[Session]:
        try:
            async with (
                self._pool.acquire() as connection,
                connection.transaction(readonly=readonly),
            ):
                yield PostgresSession(connection)
        except _PASSING as error:
            raise Unavailable(type(error).__name__) from error

    async def overwrite(self, *, whole: bool) -> bool:  # noqa: ARG002 - SQLite's
        """Its own vacuum comes by in time; its log is the server's."""
        return True

    async def close(self) -> None:
        await self._pool.close()
