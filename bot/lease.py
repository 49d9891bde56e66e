"""What only one process may do at a time: whoever holds the row does it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from storage.database import Database
from storage.failures import Unavailable

_log = logging.getLogger(__name__)

#: A holder that dies is succeeded after this long; it renews three times in that while.
SECONDS = 15
_RENEW = SECONDS / 3


class Lease:
    def __init__(self, database: Database, name: str, holder: str) -> None:
        self._database, self._name, self._holder = database, name, holder
        self._held = False

    def held(self) -> bool:
        return self._held

    async def take(self) -> bool:
        """Take or renew. Without the database nobody holds anything."""
        try:
            async with self._database.write() as unit:
                self._held = await unit.leases.hold(self._name, self._holder, SECONDS)
        except Unavailable as error:
            _log.warning("lease %s not renewed: %s", self._name, error)
            self._held = False
        return self._held

    async def during(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do the work for as long as the lease is ours; where it is lost, wait for it again.

        Returns when the work does, and raises what it raises.
        """
        while True:
            while not await self.take():  # noqa: ASYNC110 - another process holds it
                await asyncio.sleep(_RENEW)
            if await self._guarded(work):
                return

    async def _guarded(self, work: Callable[[], Awaitable[None]]) -> bool:
        """Whether the work came to its own end."""
        task = asyncio.ensure_future(work())
        try:
            while not task.done() and self._held:
                await asyncio.wait({task}, timeout=_RENEW)
                if not task.done():
                    await self.take()
            if task.done():
                await task
                return True
            _log.error("lease %s not held any more: waiting for it", self._name)
            return False
        finally:
            await _cancelled(task)

    async def release(self) -> None:
        """So that a successor need not wait."""
        if self._held:
            with suppress(Unavailable):
                async with self._database.write() as unit:
                    await unit.leases.release(self._name, self._holder)
        self._held = False


async def _cancelled(task: asyncio.Future[None]) -> None:
    if not task.done():
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
