"""An open transaction: one way to ask both databases, with `:name` parameters."""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, ClassVar

from storage.failures import NotFound

#: By column name, or by position: sqlite3.Row and asyncpg.Record agree on these two.
Row = Any


class Session(ABC):
    """What the few real differences between the databases look like to a query."""

    #: Ends a SELECT of rows about to be changed. SQLite has one writer and needs nothing.
    for_update: ClassVar[str] = ""
    #: Ends a SELECT of rows that nobody may change before this transaction ends.
    for_share: ClassVar[str] = ""
    #: As `for_update`, passing over what another worker holds.
    skip_locked: ClassVar[str] = ""
    #: The database's own clock: seconds since 1970, the same for every process.
    clock: ClassVar[str]
    #: The function that joins a group's texts with a separator.
    joined: ClassVar[str]
    #: The names of the tables there are.
    tables: ClassVar[str]
    #: The engine's own version.
    version: ClassVar[str]
    #: Counts a table anew, before its name: queries are planned for as many rows as it has then.
    #: "" where plans do not depend on it.
    counts_anew: ClassVar[str] = ""

    def __init__(self) -> None:
        self._depth = 0

    @abstractmethod
    async def all(self, sql: str, /, **params: Any) -> Sequence[Row]: ...

    @abstractmethod
    async def run(self, sql: str, /, **params: Any) -> int:
        """The number of rows changed."""

    @abstractmethod
    async def run_many(self, sql: str, rows: Sequence[Mapping[str, Any]]) -> None: ...

    async def first(self, sql: str, /, **params: Any) -> Row | None:
        rows = await self.all(sql, **params)
        return rows[0] if rows else None

    async def one(self, sql: str, /, **params: Any) -> Row:
        row = await self.first(sql, **params)
        if row is None:
            raise NotFound
        return row

    async def value(self, sql: str, /, **params: Any) -> Any:
        """The first column of the one row."""
        return (await self.one(sql, **params))[0]

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """What happens inside is undone alone when it raises."""
        self._depth += 1
        name = f"s{self._depth}"
        await self.run(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            await self.run(f"ROLLBACK TO SAVEPOINT {name}")
            raise
        finally:
            self._depth -= 1
            await self.run(f"RELEASE SAVEPOINT {name}")
