"""`linli export`, as typed for somebody who asked in writing."""

import zipfile
from pathlib import Path

from everywhere import CANARIES, TELEGRAM_ID, everywhere
from terminal import typed
from town import HandClock

from storage.database import Database


async def test_the_operator_writes_somebodys_data_into_a_file(
    tmp_path: Path, sqlite_url: str, clock: HandClock
) -> None:
    database = await Database.open(sqlite_url, clock)
    await everywhere(database)
    await database.close()
    words = ("export", "--person", str(TELEGRAM_ID), "--out", "for-them")

    done = await typed(*words, folder=tmp_path, LINLI_STORAGE__URL=sqlite_url)

    assert done.code == 0, done.err
    [made] = (tmp_path / "for-them").iterdir()
    with zipfile.ZipFile(made) as archive:
        assert CANARIES[12] in archive.read("readme.txt").decode("utf-8-sig")
        assert CANARIES[12] in archive.read("data.json").decode()
    assert made.stat().st_mode & 0o077 == 0
    assert CANARIES[0] not in done.out + done.err


async def test_what_stands_in_the_way_is_told_in_a_sentence(
    tmp_path: Path, sqlite_url: str, clock: HandClock
) -> None:
    (tmp_path / "file").touch()
    database = await Database.open(sqlite_url, clock)
    await everywhere(database)
    await database.close()
    settings = {"LINLI_STORAGE__URL": sqlite_url}

    unknown = await typed("export", "--person", "7", "--out", ".", folder=tmp_path, **settings)
    unwritable = await typed(
        "export", "--person", str(TELEGRAM_ID), "--out", "file", folder=tmp_path, **settings
    )

    assert (unknown.code, unwritable.code) == (1, 1)
    assert "Nobody with the number 7" in unknown.err
    assert "cannot be written" in unwritable.err
    assert "Traceback" not in unknown.err + unwritable.err


async def test_a_running_bot_keeps_its_database_to_itself(
    tmp_path: Path, sqlite_url: str, clock: HandClock
) -> None:
    running = await Database.open(sqlite_url, clock)

    refused = await typed(
        "export",
        "--person",
        "7",
        "--out",
        "for-them",
        folder=tmp_path,
        LINLI_STORAGE__URL=sqlite_url,
    )
    await running.close()

    assert refused.code == 1
    assert "Another Linli is running" in refused.err
