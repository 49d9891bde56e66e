"""`linli officer-key`, as typed: made once, handed over for a closing."""

import stat
from pathlib import Path

import msgspec
import pytest
from terminal import Typed, typed

from services.envelopes import open_all, seal
from services.vote_keys import Keys

WORDS = "三号楼下的老槐树 2026"


async def officer_key(folder: Path, *words: str, heard: str = "") -> Typed:
    return await typed("officer-key", *words, folder=folder, heard=heard)


async def test_a_key_is_made_and_later_handed_over(tmp_path: Path) -> None:
    made = await officer_key(tmp_path, "--new", "key.json", heard=f"{WORDS}\n{WORDS}\n")
    public = bytes.fromhex(made.out.split()[-1])
    sealed = seal(public, "for", "春风·石榴")
    given = await officer_key(tmp_path, "key.json", heard=f"{WORDS}\n")

    assert (made.code, made.err) == (0, "")
    assert (given.code, given.err) == (0, "")
    private = Keys(tmp_path / "var" / "keys").private(public)
    assert open_all([sealed], private)[0].choice == "for"
    assert stat.S_IMODE((tmp_path / "key.json").stat().st_mode) == 0o600
    assert private.hex() not in made.out + given.out
    assert private not in (tmp_path / "key.json").read_bytes()


async def test_a_wrong_passphrase_hands_nothing_over(tmp_path: Path) -> None:
    await officer_key(tmp_path, "--new", "key.json", heard=f"{WORDS}\n{WORDS}\n")
    said = await officer_key(tmp_path, "key.json", heard="三号楼下的新槐树 2026\n")

    assert said.code == 1
    assert "does not open key.json" in said.err
    assert not (tmp_path / "var" / "keys").exists()


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        ("short\nshort\n", "12 characters"),
        (f"{WORDS}\n{WORDS}!\n", "two different"),
        ("", "12 characters"),
    ],
)
async def test_no_key_is_made_with_a_passphrase_that_will_not_do(
    tmp_path: Path, heard: str, expected: str
) -> None:
    said = await officer_key(tmp_path, "--new", "key.json", heard=heard)

    assert said.code == 1
    assert expected in said.err
    assert not (tmp_path / "key.json").exists()


async def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "key.json").write_text("mine")
    said = await officer_key(tmp_path, "--new", "key.json", heard=f"{WORDS}\n{WORDS}\n")

    assert said.code == 1
    assert "stays as it is" in said.err
    assert (tmp_path / "key.json").read_text() == "mine"


@pytest.mark.parametrize("changes", [{"memory": 1 << 40}, {"work": 10**9}, {"format": "x"}, {}])
async def test_another_file_is_no_key(tmp_path: Path, changes: dict[str, object]) -> None:
    """Also one that would keep the machine busy for a year."""
    await officer_key(tmp_path, "--new", "key.json", heard=f"{WORDS}\n{WORDS}\n")
    whole = msgspec.json.decode((tmp_path / "key.json").read_bytes())
    odd = msgspec.json.encode(whole | changes) if changes else b"garbage"
    (tmp_path / "odd.json").write_bytes(odd)
    said = await officer_key(tmp_path, "odd.json", heard=f"{WORDS}\n")

    assert said.code == 1
    assert said.err.strip() == "odd.json is no officers' key of Linli, or is damaged."


async def test_a_key_that_is_not_there_is_said(tmp_path: Path) -> None:
    said = await officer_key(tmp_path, "nowhere.json")

    assert said.code == 1
    assert "cannot be read" in said.err
