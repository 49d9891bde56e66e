"""`linli invites`, as the office types it."""

import csv
from collections.abc import AsyncIterator
from pathlib import Path

import homes
import pytest
from ordeal import TOKEN
from paper import codes
from terminal import Typed, typed
from town import HandClock

from playground import Clock, World
from playground.server import serve
from storage.database import Database


@pytest.fixture
async def telegram() -> AsyncIterator[str]:
    world = World(Clock())
    world.bot(TOKEN, name="邻里", username="linli_bot")
    async with serve(world) as address:
        yield address


@pytest.fixture
async def settings(database_url: str, clock: HandClock, telegram: str) -> dict[str, str]:
    """Two people on the roll of building 3, and a home where nobody is named."""
    database = await Database.open(database_url, clock)
    async with database.write() as unit:
        await homes.three_homes(unit)
    await database.close()
    return {
        "LINLI_STORAGE__URL": database_url,
        "LINLI_TELEGRAM__TOKEN": TOKEN,
        "LINLI_TELEGRAM__BASE_URL": telegram,
    }


async def printed(folder: Path, settings: dict[str, str], *more: str) -> Typed:
    return await typed(
        "invites", "--building", "3号楼", "--out", "out", *more, folder=folder, **settings
    )


def links(folder: Path) -> list[dict[str, str]]:
    with (folder / "out" / "links.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


async def test_a_sheet_and_a_list_of_links_are_made(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    done = await printed(tmp_path, settings)

    assert (done.code, done.err) == (0, "")
    assert "2 invitations" in done.out
    assert "In 1 homes the roll names nobody" in done.out
    drawn = (tmp_path / "out" / "幸福里3号楼.pdf").read_bytes()
    assert codes(drawn) == sorted(row["link"] for row in links(tmp_path))
    assert [row["home"] for row in links(tmp_path)] == [
        "幸福里3号楼2单元501室",
        "幸福里3号楼2单元502室",
    ]


async def test_only_this_user_may_read_them(tmp_path: Path, settings: dict[str, str]) -> None:
    await printed(tmp_path, settings)

    modes = {path.stat().st_mode & 0o077 for path in (tmp_path / "out").iterdir()}
    assert modes == {0}


async def test_printing_again_gives_new_links(tmp_path: Path, settings: dict[str, str]) -> None:
    await printed(tmp_path, settings)
    before = {row["link"] for row in links(tmp_path)}

    await printed(tmp_path, settings)

    assert before.isdisjoint(row["link"] for row in links(tmp_path))


async def test_what_is_wrong_is_told_in_a_sentence(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    (tmp_path / "file").touch()
    nowhere = await typed(
        "invites", "--building", "77号楼", "--out", "out", folder=tmp_path, **settings
    )
    unwritable = await printed(tmp_path, settings, "--out", "file")
    nobody = await printed(tmp_path, settings | {"LINLI_TELEGRAM__TOKEN": ""})

    assert [each.code for each in (nowhere, unwritable, nobody)] == [1, 1, 1]
    assert "no building 77号楼" in nowhere.err
    assert "cannot be written to" in unwritable.err
    assert "token is missing" in nobody.err
    assert "Traceback" not in nowhere.err + unwritable.err + nobody.err
