"""The database for a command: opened, brought to this release, its refusals put in words."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from bot.cli.words import Failed, t
from bot.clock import Clock
from bot.settings import Settings
from storage.database import SQLITE, Database, sqlite_path
from storage.failures import DatabaseTooNew, SecondCopy, Unavailable
from storage.migrate import State
from storage.readiness import MigrationFailed, found, make_ready


@asynccontextmanager
async def current(
    settings: Settings, clock: Clock, *, as_it_is: bool = False
) -> AsyncIterator[Database]:
    """On the schema of this release. Raises `Failed`, where it is to stay `as_it_is` also for one
    of an older release.
    """
    with explained(settings):
        database = await Database.open(settings.storage.url, clock)
    try:
        if as_it_is:
            await _not_behind(settings)
        await bring_up(settings, clock)
        yield database
    finally:
        await database.close()


async def bring_up(settings: Settings, clock: Clock) -> State:
    """The state that was found. The caller owns the database. Raises `Failed`."""
    storage = settings.storage
    with explained(settings):
        return await make_ready(
            storage.url, Path(storage.backups), storage.keep_backups, local(settings, clock)
        )


async def _not_behind(settings: Settings) -> None:
    """Whoever only looks changes nothing. Raises `Failed`."""
    with explained(settings):
        behind = await found(settings.storage.url) is State.BEHIND
    if behind:
        raise Failed(
            t(
                "The database {place} was made by an older Linli, and looking changes nothing:"
                " run `linli migrate` first (a roll with --apply does it by itself).",
                place=place(settings.storage.url),
            )
        )


def local(settings: Settings, clock: Clock) -> datetime:
    """The moment as the neighbourhood reads it: copies are named for it."""
    return clock().astimezone(settings.neighbourhood.zone)


def place(url: str) -> str:
    """Where the database is, without its password."""
    if url.startswith(SQLITE):
        return str(sqlite_path(url))
    parts = urlsplit(url)
    return f"{parts.hostname or 'localhost'}:{parts.port or 5432}{parts.path}"


@contextmanager
def explained(settings: Settings) -> Iterator[None]:
    """Raises `Failed` for everything that storage may refuse."""
    where = place(settings.storage.url)
    try:
        yield
    except SecondCopy:
        raise Failed(
            t(
                "Another Linli is running on {place}: stop that one first, or give this one a"
                " database of its own (storage.url).",
                place=where,
            )
        ) from None
    except DatabaseTooNew:
        raise Failed(
            t(
                "The database {place} was made by a newer Linli than this one: install that"
                " version, or put a backup back with `linli restore`.",
                place=where,
            )
        ) from None
    except Unavailable as refused:
        raise Failed(unavailable(settings.storage.url, str(refused))) from None
    except MigrationFailed as failed:
        raise Failed(
            t(
                "The database {place} could not be brought up to date and is as it was"
                " ({reason}).",
                place=where,
                reason=str(failed),
            )
        ) from None


def unavailable(url: str, reason: str) -> str:
    if url.startswith(SQLITE):
        return t(
            "The database {place} cannot be used ({reason}): check that this user may write to"
            " its folder and that the disk is not full.",
            place=place(url),
            reason=reason,
        )
    return t(
        "The database {place} cannot be reached ({reason}): check storage.url, and that"
        " PostgreSQL is running.",
        place=place(url),
        reason=reason,
    )
