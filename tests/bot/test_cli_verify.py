"""`linli verify`, as typed: with no settings, no database, and whatever file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from ballot_lists import HEADER, numbered
from terminal import Typed, typed

from domain.published import LARGEST, Published, publish, written

LIST = publish(HEADER, numbered(["for"] * 4 + ["against", "abstain"]))


def lay(folder: Path, document: Published, name: str = "list.json") -> None:
    (folder / name).write_bytes(written(document))


def there(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


async def verify(folder: Path, *words: str, **settings: str) -> Typed:
    return await typed("verify", *words, folder=folder, **settings)


async def test_a_list_that_holds_is_recounted(tmp_path: Path) -> None:
    lay(tmp_path, LIST)
    said = await verify(tmp_path, "list.json", LINLI_NONSENSE="1")

    assert (said.code, said.err) == (0, "")
    assert "赞成: 4" in said.out
    assert "弃权: 1" in said.out
    assert "It holds" in said.out
    assert LIST.head in said.out
    assert there(tmp_path) == ["list.json"]


async def test_it_is_compared_with_an_older_copy_and_the_posted_head(tmp_path: Path) -> None:
    lay(tmp_path, LIST)
    lay(tmp_path, LIST, "older.json")
    pasted = f"{LIST.head[:32].upper()} {LIST.head[32:]}\n"
    said = await verify(tmp_path, "list.json", "--against", "older.json", "--head", pasted)

    assert said.code == 0
    assert "Nothing has changed since older.json." in said.out
    assert "whose check code you gave" in said.out


async def test_each_problem_is_named(tmp_path: Path) -> None:
    lay(tmp_path, LIST, "older.json")
    lay(tmp_path, publish(HEADER, numbered(["for"] * 4 + ["against"])))
    said = await verify(tmp_path, "list.json", "--against", "older.json", "--head", LIST.head)

    assert said.code == 1
    assert said.err.splitlines() == [
        "list.json does not hold:",
        "  Its check code is not the one that you gave.",
        "  Since older.json: Ballot 6 is missing.",
    ]


async def test_of_very_many_problems_only_the_first_are_named(tmp_path: Path) -> None:
    document = publish(HEADER, numbered(["for"] * 60))
    assert document.lines is not None
    lines = tuple(replace(line, choice="against") for line in document.lines)
    lay(tmp_path, replace(document, lines=lines))
    said = await verify(tmp_path, "list.json")

    assert said.code == 1
    assert "  Ballot 1 has been changed." in said.err
    assert "  … and 42 more." in said.err


async def test_sums_alone_are_said_with_their_areas(tmp_path: Path) -> None:
    areas = {"for": 1_234_567, "against": 5, "abstain": 0}
    lay(tmp_path, publish(HEADER, numbered(["for"] * 6), areas=areas, sums_only=True))
    said = await verify(tmp_path, "list.json")

    assert said.code == 0
    assert "赞成: 6, 12,345.67 m²" in said.out
    assert "反对: 0, 0.05 m²" in said.out
    assert "Only the sums" in said.out


async def test_a_title_gives_the_terminal_no_orders(tmp_path: Path) -> None:
    lay(tmp_path, publish(replace(HEADER, title="\x1b[2J{x}"), numbered(["for"] * 6)))
    said = await verify(tmp_path, "list.json")

    assert said.code == 0
    assert "\x1b" not in said.out
    assert "[2J{x}" in said.out


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nowhere.json", "cannot be read"),
        ("folder", "is no file"),
        ("garbage.json", "is not a list"),
        ("package.json", "is not a list"),
        ("half.json", "is not a list"),
        ("huge.json", "too large"),
        ("pipe", "is no file"),
    ],
)
async def test_what_is_no_list_is_said_in_one_sentence(
    tmp_path: Path, name: str, expected: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "garbage.json").write_bytes(bytes(range(256)))
    (tmp_path / "package.json").write_text(json.dumps({"name": "x", "dependencies": {}}))
    (tmp_path / "half.json").write_bytes(written(LIST)[:500])
    with (tmp_path / "huge.json").open("wb") as huge:
        huge.truncate(100_000_000)
    assert LARGEST < 100_000_000
    (tmp_path / "pipe").symlink_to("/dev/zero")
    said = await verify(tmp_path, name)

    assert (said.code, said.out) == (1, "")
    assert len(said.err.splitlines()) == 1
    assert expected in said.err


async def test_half_a_check_code_is_none(tmp_path: Path) -> None:
    lay(tmp_path, LIST)
    said = await verify(tmp_path, "list.json", "--head", LIST.head[:20])

    assert said.code == 1
    assert "copy it whole" in said.err


async def test_it_speaks_chinese(tmp_path: Path) -> None:
    lay(tmp_path, LIST)
    said = await verify(tmp_path, "list.json", LC_ALL="zh_CN.UTF-8")

    assert "核对无误" in said.out
