"""Copies of a PostgreSQL database, made and put back by PostgreSQL's own tools."""

import asyncio
import os
import re
import shutil
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from storage.backup import BackupBroken, finished, known, named
from storage.failures import SecondCopy, Unavailable
from storage.watching import watching

#: How `pg_restore` writes the one row of that table.
_REVISION = re.compile(r"^COPY \S*alembic_version .*?\n(\S+)\n", re.MULTILINE)
#: Lines of a complaint: the second one holds the versions, where they don't fit.
_TOLD = 2


class ToolMissing(Exception):
    """The text is the name of the program that is not on PATH."""


async def back_up(url: str, folder: Path, keep: int, at: datetime) -> Path:
    """Raises `ToolMissing`, `Unavailable`."""
    target = named(folder, at, "dump")
    with finished(target, keep) as part:
        await _run("pg_dump", url, "--format=custom", f"--file={part}", f"--dbname={_bare(url)}")
    return target


async def restore(url: str, backup: Path, folder: Path, at: datetime) -> Path:
    """Where a copy of the database before is. All or nothing. Raises `ToolMissing`, `SecondCopy`,
    `BackupBroken`, `DatabaseTooNew`, `Unavailable`.
    """
    await _examine(url, backup)
    await _nobody_works(url)
    # However many copies there are: this one is the only way back.
    aside = await back_up(url, folder, keep=10_000, at=at)
    options = ("--clean", "--if-exists", "--no-owner", "--single-transaction")
    await _run("pg_restore", url, *options, f"--dbname={_bare(url)}", str(backup))
    return aside


async def _examine(url: str, backup: Path) -> None:
    try:
        text = await _run(
            "pg_restore", url, "--data-only", "--table=alembic_version", "--file=-", str(backup)
        )
    except Unavailable as refused:
        raise BackupBroken(str(refused)) from refused
    revision = _REVISION.search(text)
    if revision is None:
        raise BackupBroken(f"{backup}: alembic_version?")
    known(revision[1])


async def _nobody_works(url: str) -> None:
    """Whoever sends, polls or sweeps holds a lease."""
    async with watching(url) as session:
        tables = {row["name"] for row in await session.all(session.tables)}
        if "leases" not in tables:
            return
        sql = f"SELECT count(*) FROM leases WHERE expires > {session.clock}"
        if await session.value(sql):
            raise SecondCopy(url)


async def _run(program: str, url: str, *arguments: str) -> str:
    """What it wrote. Raises `ToolMissing`, and `Unavailable` with its complaint."""
    path = shutil.which(program)
    if path is None:
        raise ToolMissing(program)
    process = await asyncio.create_subprocess_exec(
        path,
        *arguments,
        # Not as an argument: everybody may read a command line.
        env=os.environ | {"PGPASSWORD": unquote(urlsplit(url).password or "")},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, complaint = await process.communicate()
    if process.returncode:
        lines = complaint.decode(errors="replace").strip().splitlines()[:_TOLD]
        raise Unavailable("; ".join(lines) or f"{program}: {process.returncode}")
    return output.decode(errors="replace")


def _bare(url: str) -> str:
    """Without the password."""
    parts = urlsplit(url)
    user, at, place = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}{at}{place}"))
