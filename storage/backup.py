"""Copies of a SQLite database that are whole, and putting one back. PostgreSQL: `storage.dump`."""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from storage.database import SQLITE, sqlite_path
from storage.failures import DatabaseTooNew, Unavailable
from storage.migrate import revisions
from storage.sqlite import own

_STAMP = "%Y%m%d-%H%M%S"
#: What a name ends in while the copy is being written.
_UNFINISHED = ".part"


class BackupBroken(Exception):
    """No backup of ours, or a damaged one; the text says how it shows."""


async def back_up(url: str, folder: Path, keep: int, at: datetime) -> Path:
    """A new copy named for the moment; of those there are, the `keep` newest stay.

    Safe beside a running bot: whatever was acknowledged before the start is in it. Raises
    `Unavailable` and, where the copy turns out damaged, `BackupBroken`.
    """
    if not url.startswith(SQLITE):
        from storage import dump  # noqa: PLC0415 - seldom

        return await dump.back_up(url, folder, keep, at)
    return await asyncio.to_thread(_copied, sqlite_path(url), folder, keep, at)


async def restore(url: str, backup: Path, folder: Path, at: datetime) -> Path | None:
    """The backup becomes the database. Where the one before it is kept; None where there was none.

    Raises `SecondCopy` while a bot runs, `BackupBroken`, `DatabaseTooNew`, `Unavailable`.
    """
    if not url.startswith(SQLITE):
        from storage import dump  # noqa: PLC0415 - seldom

        return await dump.restore(url, backup, folder, at)
    return await asyncio.to_thread(_put_back, sqlite_path(url), backup, at)


def named(folder: Path, at: datetime, kind: str) -> Path:
    return folder / f"linli-{at.strftime(_STAMP)}.{kind}"


def newest(folder: Path) -> list[Path]:
    """The backups there are, the newest first."""
    return sorted(
        (path for kind in ("db", "dump") for path in folder.glob(f"linli-*.{kind}")), reverse=True
    )


@contextmanager
def finished(target: Path, keep: int) -> Iterator[Path]:
    """An empty file to write into, which gets its name once it is whole and on the disk."""
    part = target.with_name(f".{target.name}.{os.getpid()}{_UNFINISHED}")
    with _disk():
        target.parent.mkdir(parents=True, exist_ok=True)
        # Everything that people wrote is in there: for this user's eyes only.
        part.touch(mode=0o600)
        try:
            yield part
            _flush(part)
            part.replace(target)
            _flush(target.parent)
        finally:
            part.unlink(missing_ok=True)
        # The new one stays, whatever its name says: a trial's clock may have been set back.
        for old in [each for each in newest(target.parent) if each != target][keep - 1 :]:
            old.unlink()


def _copied(source: Path, folder: Path, keep: int, at: datetime) -> Path:
    target = named(folder, at, "db")
    with finished(target, keep) as part:
        # Not a copy of the file: that can look sound and lack what was written last.
        with closing(_open(source, "rw")) as connection:
            connection.execute("VACUUM INTO ?", [str(part)])
        _revision(part)
    return target


def _put_back(database: Path, backup: Path, at: datetime) -> Path | None:
    known(_revision(backup))
    lock = own(database)
    try:
        with _disk():
            return _swap(database, backup, at)
    finally:
        lock.release()


def _swap(database: Path, backup: Path, at: datetime) -> Path | None:
    """Killed anywhere in here, there is one whole database, and the older one still exists."""
    coming = database.with_name(f"{database.name}{_UNFINISHED}")
    coming.unlink(missing_ok=True)
    coming.touch(mode=0o600)
    # Through the engine: a file copied by hand may have a log beside it that belongs to it.
    with closing(_look(backup)) as connection:
        connection.execute("VACUUM INTO ?", [str(coming)])
    _flush(coming)
    aside = _set_aside(database, at) if database.exists() else None
    coming.replace(database)
    _flush(database.parent)
    return aside


def _set_aside(database: Path, at: datetime) -> Path:
    """As it is, damaged or not, with the log that a killed process left."""
    aside = database.with_name(f"{database.stem}-before-{at.strftime(_STAMP)}{database.suffix}")
    try:
        os.link(database, aside)
    except OSError:  # not every file system has links
        shutil.copyfile(database, aside)
        _flush(aside)
    # A log left here would be replayed into the database that comes.
    for log in ("-wal", "-shm"):
        left = database.with_name(database.name + log)
        if left.exists():
            left.replace(aside.with_name(aside.name + log))
    _flush(database.parent)
    return aside


def _revision(backup: Path) -> str:
    """Of a copy that is whole. Raises `BackupBroken`."""
    if not backup.is_file():
        raise BackupBroken(f"{backup}: no such file")
    try:
        with closing(_look(backup)) as connection:
            [[verdict], *_] = connection.execute("PRAGMA integrity_check").fetchall()
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            [[revision]] = connection.execute("SELECT version_num FROM alembic_version")
    except (sqlite3.Error, ValueError) as error:
        raise BackupBroken(str(error)) from error
    if verdict != "ok":
        raise BackupBroken(verdict)
    if orphans:
        raise BackupBroken(f"foreign_key_check: {len(orphans)}")
    return str(revision)


def _look(backup: Path) -> sqlite3.Connection:
    """Leaves nothing beside the file, which may lie where we may not write."""
    alone = not backup.with_name(f"{backup.name}-wal").exists()
    return _open(backup, "ro", "&immutable=1" if alone else "")


def known(revision: str) -> None:
    """Raises `DatabaseTooNew`."""
    if revision not in revisions():
        raise DatabaseTooNew


def _open(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
    address = f"file:{quote(str(path))}?mode={mode}{more}"
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=10)


@contextmanager
def _disk() -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise Unavailable(str(error)) from error


def _flush(path: Path) -> None:
    """What the file or the folder holds is on the disk afterwards."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
