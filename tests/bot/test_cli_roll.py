"""`linli roll`, as typed, on both databases."""

from pathlib import Path

import openpyxl
import pytest
from spreadsheets import LI, WANG, bomb, csv
from terminal import Typed, typed
from town import HandClock

from storage.database import Database


@pytest.fixture
def settings(database_url: str) -> dict[str, str]:
    return {"LINLI_STORAGE__URL": database_url}


@pytest.fixture
def embedded(sqlite_url: str) -> dict[str, str]:
    return {"LINLI_STORAGE__URL": sqlite_url}


async def roll(folder: Path, settings: dict[str, str], *words: str) -> Typed:
    return await typed("roll", *words, folder=folder, **settings)


async def test_a_roll_is_shown_applied_once_and_given_out_again(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    (tmp_path / "roll.csv").write_bytes(csv(WANG, LI, encoding="gbk"))
    shown = await roll(tmp_path, settings, "roll.csv", "--list")
    applied = await roll(tmp_path, settings, "roll.csv", "--apply")
    again = await roll(tmp_path, settings, "roll.csv", "--apply")
    exported = await roll(tmp_path, settings, "--export", "out.xlsx")
    back = await roll(tmp_path, settings, "out.xlsx")

    assert [each.code for each in (shown, applied, again, exported, back)] == [0] * 5
    assert "New: 2 homes, 2 people" in shown.out
    assert "王芳: owner · 138****8000" in shown.out
    assert "Nothing has been changed." in shown.out
    assert "New: 2 homes, 2 people" in applied.out
    assert "applied" in applied.out
    assert "New: 0 homes, 0 people" in again.out
    assert "nothing to do" in back.out
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == [
        "compound", "building", "unit", "room", "area_m2", "name", "phone", "relation",
    ]  # fmt: skip


async def test_with_a_bad_line_nothing_is_applied_unless_the_good_ones_are_wanted(
    tmp_path: Path, embedded: dict[str, str]
) -> None:
    (tmp_path / "roll.csv").write_bytes(csv(WANG, (*LI[:4], "many", *LI[5:])))
    refused = await roll(tmp_path, embedded, "roll.csv", "--apply")
    good = await roll(tmp_path, embedded, "roll.csv", "--apply", "--good-lines")

    assert (refused.code, good.code) == (1, 1)
    assert "Line 3, column E area_m2: “many” is not a number" in refused.out
    assert "Nothing has been changed." in refused.out
    assert "New: 1 homes, 1 people" in good.out
    assert "applied" in good.out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("big.csv", b"a" * (50 << 20), "20 MB is the most"),
        ("bomb.xlsx", bomb(120 << 20), "unpacks into far more"),
    ],
)
async def test_what_is_no_roll_is_told_in_a_sentence(
    tmp_path: Path, embedded: dict[str, str], name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    refused = await roll(tmp_path, embedded, name, "--apply")

    assert refused.code == 1
    assert words in refused.err
    assert "Traceback" not in refused.err


async def test_what_cannot_be_opened_is_told_in_a_sentence(
    tmp_path: Path, embedded: dict[str, str], sqlite_url: str, clock: HandClock
) -> None:
    (tmp_path / "roll.csv").write_bytes(csv(WANG))
    missing = await roll(tmp_path, embedded, "nothing.csv")
    neither = await roll(tmp_path, embedded)
    running = await Database.open(sqlite_url, clock)
    beside = await roll(tmp_path, embedded, "roll.csv", "--apply")
    await running.close()

    assert (missing.code, neither.code, beside.code) == (1, 2, 1)
    assert "nothing.csv cannot be read" in missing.err
    assert "Name one file" in neither.err
    assert "Another Linli is running" in beside.err
