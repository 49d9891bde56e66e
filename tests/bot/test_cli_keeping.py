"""`linli migrate`, `backup`, `restore`, as typed."""

import asyncio
from pathlib import Path

import pytest
from terminal import apart, typed
from town import HandClock

from storage.database import Database
from storage.migrate import step_to


@pytest.fixture
def settings(sqlite_url: str) -> dict[str, str]:
    return {"LINLI_STORAGE__URL": sqlite_url}


async def test_an_empty_database_is_made_ready_once(tmp_path: Path) -> None:
    first = await apart("migrate", folder=tmp_path)
    second = await apart("migrate", folder=tmp_path)

    assert (first.code, second.code) == (0, 0)
    assert "was empty" in first.out
    assert "nothing to do" in second.out


async def test_a_copy_is_made_beside_a_running_bot_and_put_back_without_it(
    tmp_path: Path, settings: dict[str, str], sqlite_url: str, clock: HandClock
) -> None:
    running = await Database.open(sqlite_url, clock)
    made = await typed("backup", "--to", "copies", folder=tmp_path, **settings)
    [copy] = (tmp_path / "copies").iterdir()
    refused = await typed("restore", str(copy), folder=tmp_path, **settings)
    await running.close()
    restored = await typed("restore", str(copy), folder=tmp_path, **settings)

    assert (made.code, refused.code, restored.code) == (0, 1, 0)
    assert copy.name in made.out
    assert "Another Linli is running" in refused.err
    assert "linli-before-" in restored.out


async def test_what_cannot_be_kept_is_told_in_a_sentence(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    (tmp_path / "file").touch()
    unwritable = await typed("backup", "--to", "file", folder=tmp_path, **settings)
    broken = await typed("restore", "file", folder=tmp_path, **settings)

    assert (unwritable.code, broken.code) == (1, 1)
    assert unwritable.err.startswith("The copy could not be made")
    assert broken.err.startswith("That is no sound copy")
    assert "Traceback" not in unwritable.err + broken.err


async def test_two_that_start_at_once_on_postgresql_make_it_ready_once(
    tmp_path: Path, postgres_url: str
) -> None:
    await step_to(postgres_url, "base")
    settings = {"LINLI_STORAGE__URL": postgres_url}
    both = await asyncio.gather(*(apart("migrate", folder=tmp_path, **settings) for _ in range(2)))

    assert [each.code for each in both] == [0, 0], both
    assert sorted("was empty" in each.out for each in both) == [False, True]
