"""Bring a database to this release before anybody works on it."""

import asyncio
import sys
from datetime import datetime
from pathlib import Path

from storage.database import SQLITE
from storage.failures import DatabaseTooNew
from storage.migrate import State, migrate, state
from storage.watching import watching

#: Any number: whoever migrates a PostgreSQL database waits for it.
_TURN = 7116


class MigrationFailed(Exception):
    """The schema could not be changed, and is as it was before."""


async def found(url: str) -> State:
    """Nothing is changed. Raises `Unavailable`."""
    async with watching(url) as session:
        return await state(session)


async def make_ready(url: str, backups: Path | None, keep: int, at: datetime) -> State:
    """Migrates what is empty; copies, then migrates what is behind. The state that was found.

    The caller owns a SQLite file. `backups=None`: no copy is made. Raises `DatabaseTooNew`,
    `Unavailable`, `MigrationFailed`, and what `back_up` raises.
    """
    async with watching(url) as session:
        if not url.startswith(SQLITE):
            await session.all(f"SELECT pg_advisory_xact_lock({_TURN})")
        at_first = await state(session)
        if at_first is State.NEWER:
            raise DatabaseTooNew
        if at_first is State.BEHIND and backups is not None:
            from storage.backup import back_up  # noqa: PLC0415 - seldom

            await back_up(url, backups, keep, at)
        if at_first is not State.CURRENT:
            await _migrate_apart(url)
    return at_first


async def _migrate_apart(url: str) -> None:
    """In a process of its own: what migrations import takes 30 MB that running needs never again.

    The address goes by its stdin, since everybody may read a command line.
    """
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        __name__,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, complaint = await child.communicate(url.encode())
    if child.returncode:
        lines = complaint.decode(errors="replace").split("\n")
        raise MigrationFailed(next((line for line in reversed(lines) if line.strip()), "?"))


if __name__ == "__main__":
    asyncio.run(migrate(sys.stdin.read()))
