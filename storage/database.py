"""The database as the rest of the house sees it: `read()` and `write()`, and nothing of SQL."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol, Self

from storage.session import Session
from storage.unit import Unit

SQLITE = "sqlite:///"


class Driver(Protocol):
    def read(self) -> AbstractAsyncContextManager[Session]: ...

    def write(self) -> AbstractAsyncContextManager[Session]: ...

    async def overwrite(self, *, whole: bool) -> bool: ...

    async def close(self) -> None: ...


class Database:
    def __init__(self, driver: Driver, now: Callable[[], datetime]) -> None:
        self._driver, self._now = driver, now
        self._heard: list[Callable[[], None]] = []
        self._sent_off: list[Callable[[], None]] = []

    @classmethod
    async def open(cls, url: str, now: Callable[[], datetime]) -> Self:
        """`sqlite:///path` or `postgresql://…`. Raises `SecondCopy` and `Unavailable`."""
        driver: Driver
        if url.startswith(SQLITE):
            from storage.sqlite import SqliteDriver  # noqa: PLC0415 - one driver is enough

            driver = await SqliteDriver.open(sqlite_path(url))
        else:
            from storage.postgres import PostgresDriver  # noqa: PLC0415 - as above

            driver = await PostgresDriver.open(url)
        return cls(driver, now)

    def when_queued(self, listener: Callable[[], None]) -> None:
        """Called after each commit that left something to send."""
        self._heard.append(listener)

    def when_sent_off(self, listener: Callable[[], None]) -> None:
        """Called after each commit that left an errand to do."""
        self._sent_off.append(listener)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Unit]:
        """A consistent view; anything that would change a row is refused by the database."""
        async with self._driver.read() as session:
            yield Unit(session, self._now())

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Unit]:
        """Commits at the end, rolls back when the body raises."""
        async with self._driver.write() as session:
            unit = Unit(session, self._now())
            yield unit
            queued = unit.queued
            await unit.flush()
        if queued:
            for listener in self._heard:
                listener()
        if unit.errands.added:
            for listener in self._sent_off:
                listener()

    async def overwrite(self, *, whole: bool = False) -> bool:
        """What was deleted goes from the files too, as far as this engine can see to that. False
        where somebody still reads what was. Raises `Unavailable`.

        `whole`: they are written anew, and everybody waits: some seconds a gigabyte.
        """
        return await self._driver.overwrite(whole=whole)

    async def close(self) -> None:
        await self._driver.close()


def sqlite_path(url: str) -> Path:
    return Path(url.removeprefix(SQLITE))
