"""SQLite through aiosqlite: one connection that writes, a few that only read, one owner."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

import aiosqlite
from filelock import FileLock, Timeout

from storage.failures import SecondCopy, Unavailable
from storage.session import Row, Session

_READERS = 2
#: The engine's result codes that say "not at the moment", not "you asked wrongly".
_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
# FULL: an acknowledged transaction survives a power cut. NORMAL loses some, and here is hardly
# faster, since handing statements to the thread costs more than the disk.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA journal_size_limit=67108864",
)


class SqliteSession(Session):
    clock = "unixepoch()"
    joined = "group_concat"
    tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
    version = "SELECT sqlite_version()"

    def __init__(self, connection: aiosqlite.Connection) -> None:
        super().__init__()
        self._connection = connection
        #: Savepoints begun or released with the next statement that writes: handing a statement
        #: to the connection's thread costs more than the statement.
        self._ahead: list[str] = []

    async def all(self, sql: str, /, **params: Any) -> Sequence[Row]:
        rows: Sequence[Row] = await self._trip(
            lambda raw: raw.execute(sql, params).fetchall(), sql
        )
        return rows

    async def run(self, sql: str, /, **params: Any) -> int:
        return int(await self._trip(lambda raw: raw.execute(sql, params).rowcount, sql))

    async def run_many(self, sql: str, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            await self._trip(lambda raw: raw.executemany(sql, rows), sql)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        self._depth += 1
        name = f"s{self._depth}"
        begin = f"SAVEPOINT {name}"
        self._ahead.append(begin)
        try:
            yield
        except BaseException:
            if not self._never_begun(begin):
                self._ahead.clear()
                await self.run(f"ROLLBACK TO SAVEPOINT {name}")
                self._ahead.append(f"RELEASE SAVEPOINT {name}")
            raise
        else:
            if not self._never_begun(begin):
                self._ahead.append(f"RELEASE SAVEPOINT {name}")
        finally:
            self._depth -= 1

    def _never_begun(self, begin: str) -> bool:
        """Nothing was written inside: it is forgotten, with all that stood in it."""
        if begin not in self._ahead:
            return False
        del self._ahead[self._ahead.index(begin) :]
        return True

    async def _trip(self, work: Callable[[sqlite3.Connection], Any], sql: str) -> Any:
        """To the connection's thread and back, with what was waiting to be sent along."""
        ahead: list[str] = []
        if not sql.startswith("SELECT"):
            ahead, self._ahead = self._ahead, ahead

        def there() -> Any:
            raw = self._connection._conn  # noqa: SLF001 - aiosqlite's calls carry one statement
            if not raw.in_transaction and not sql.startswith("BEGIN"):
                # A full disk undoes the whole transaction, whatever savepoint stood in it; what
                # came after would be committed statement by statement.
                raise Unavailable("the transaction was undone")
            for statement in ahead:
                raw.execute(statement)
            return work(raw)

        try:
            return await self._connection._execute(there)  # type: ignore[no-untyped-call]  # noqa: SLF001
        except sqlite3.OperationalError as error:
            raise _sorted(error) from error


def _sorted(error: sqlite3.OperationalError) -> Exception:
    # The low byte is the primary code; extended codes refine it.
    if error.sqlite_errorcode & 0xFF in _PASSING:
        return Unavailable(error.sqlite_errorname)
    return error


class SqliteDriver:
    def __init__(
        self, writer: aiosqlite.Connection, readers: list[aiosqlite.Connection], lock: FileLock
    ) -> None:
        self._writer, self._turn = writer, asyncio.Lock()
        self._all = [writer, *readers]
        self._idle: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        for reader in readers:
            self._idle.put_nowait(reader)
        self._lock = lock

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Raises `SecondCopy` where another process has the file, `Unavailable` where it can't
        be opened.
        """
        lock = own(path)
        opened: list[aiosqlite.Connection] = []
        try:
            opened.append(await _connect(path))
            for _ in range(_READERS):
                opened.append(await _connect(path))
                await opened[-1].execute("PRAGMA query_only=ON")
        except BaseException as error:
            for connection in opened:
                await connection.close()
            lock.release()
            if isinstance(error, sqlite3.Error):
                raise Unavailable(str(error)) from error
            raise
        return cls(opened[0], opened[1:], lock)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Session]:
        reader = await self._idle.get()
        try:
            async with _transaction(reader, "BEGIN") as session:
                yield session
        finally:
            self._idle.put_nowait(reader)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Session]:
        # BEGIN IMMEDIATE: a deferred transaction that reads first loses other people's writes
        # or fails when it turns to writing.
        async with self._turn, _transaction(self._writer, "BEGIN IMMEDIATE") as session:
            yield session

    async def overwrite(self, *, whole: bool) -> bool:
        """The log holds pages as they were. In the file `secure_delete` leaves what lay between
        two rows when a page was divided: only a file written anew has nothing of it.
        """
        try:
            async with self._turn:
                if whole:
                    await self._writer.execute_fetchall("VACUUM")
                rows = await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.OperationalError as error:
            raise _sorted(error) from error
        return not next(iter(rows))["busy"]

    async def close(self) -> None:
        for connection in self._all:
            await connection.close()
        self._lock.release()


def own(path: Path) -> FileLock:
    """Held until released. Raises `SecondCopy` and `Unavailable`."""
    # On a file of its own: opening and closing the database file itself would drop SQLite's
    # own POSIX locks.
    lock = FileLock(f"{path}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise SecondCopy(str(path)) from error
    except OSError as error:
        raise Unavailable(str(error)) from error
    return lock


async def connected(database: str | Path, *, uri: bool = False) -> aiosqlite.Connection:
    """As `aiosqlite.connect`, but where it fails, its thread has ended too: left alone, that one
    may still answer when the event loop is closed.
    """
    connecting = aiosqlite.connect(database, isolation_level=None, uri=uri)
    try:
        connection = await connecting
    except sqlite3.Error:
        await asyncio.to_thread(connecting._thread.join)  # noqa: SLF001 - it offers no other way
        raise
    connection.row_factory = sqlite3.Row
    return connection


async def _connect(path: Path) -> aiosqlite.Connection:
    connection = await connected(path)
    try:
        for pragma in _PRAGMAS:
            await connection.execute_fetchall(pragma)
    except BaseException:
        await connection.close()
        raise
    return connection


@asynccontextmanager
async def _transaction(
    connection: aiosqlite.Connection, begin: str
) -> AsyncIterator[SqliteSession]:
    session = SqliteSession(connection)
    try:
        await session.run(begin)
        yield session
        await session.run("COMMIT")
    except BaseException:
        # Queued behind a BEGIN or COMMIT that was cancelled here and still runs in the thread;
        # where no transaction is open it does nothing.
        await asyncio.shield(connection.rollback())
        raise
