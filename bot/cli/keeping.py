"""`linli migrate`, `backup`, `restore`: looking after the data."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.cli.databases import bring_up, explained, local, place
from bot.cli.words import Failed, say, t
from bot.clock import Clock
from bot.settings import Settings
from storage import backup as backups
from storage.backup import BackupBroken
from storage.database import Database
from storage.dump import ToolMissing
from storage.failures import Unavailable
from storage.migrate import State


async def migrate(settings: Settings) -> None:
    """Raises `Failed`."""
    clock = _clock(settings)
    with explained(settings):
        database = await Database.open(settings.storage.url, clock)
    try:
        found = await bring_up(settings, clock)
    finally:
        await database.close()
    where = place(settings.storage.url)
    if found is State.CURRENT:
        say(t("The database {place} is up to date; there was nothing to do.", place=where))
    elif found is State.EMPTY:
        say(t("The database {place} was empty and is ready to be used.", place=where))
    else:
        say(t("The database {place} was copied first and is up to date.", place=where))


async def back_up(settings: Settings, folder: Path | None) -> None:
    """Raises `Failed`."""
    storage = settings.storage
    folder = folder or Path(storage.backups)
    with _explained(_not_made):
        made = await backups.back_up(
            storage.url, folder, storage.keep_backups, local(settings, _clock(settings))
        )
    size = made.stat().st_size / 1024
    say(t("{file} is a whole copy ({size} KB).", file=made, size=f"{size:,.0f}"))


async def restore(settings: Settings, file: Path) -> None:
    """Raises `Failed`."""
    storage = settings.storage
    with explained(settings), _explained(_not_put_back):
        aside = await backups.restore(
            storage.url, file, Path(storage.backups), local(settings, _clock(settings))
        )
    where = place(storage.url)
    say(t("The database {place} is what was in {file}.", place=where, file=file))
    if aside is not None:
        say(t("What was there before is kept as {file}.", file=aside))
    say(t("Start Linli again with `linli run`."))


def _not_made(reason: str) -> str:
    return t(
        "The copy could not be made ({reason}); nothing was changed. Check that there is room on"
        " the disk and that this user may write there.",
        reason=reason,
    )


def _not_put_back(reason: str) -> str:
    return t("The copy could not be put back ({reason}); nothing was changed.", reason=reason)


@contextmanager
def _explained(refused_because: Callable[[str], str]) -> Iterator[None]:
    """Raises `Failed` for what may go wrong with a copy; a running bot is for `explained`."""
    try:
        yield
    except ToolMissing as missing:
        raise Failed(
            t(
                "PostgreSQL's own {program} makes and reads its copies: install PostgreSQL's"
                " client programs (on Debian and Ubuntu: apt-get install postgresql-client).",
                program=str(missing),
            )
        ) from None
    except BackupBroken as broken:
        raise Failed(
            t(
                "That is no sound copy of a Linli database ({reason}); nothing was changed.",
                reason=str(broken),
            )
        ) from None
    except Unavailable as refused:
        raise Failed(refused_because(str(refused))) from None


def _clock(settings: Settings) -> Clock:
    return Clock(offset=settings.clock.offset, file=settings.clock.path)
