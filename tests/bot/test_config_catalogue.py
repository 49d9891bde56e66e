"""A neighbourhood's own catalogue is looked at when Linli starts."""

from pathlib import Path

import pytest

from bot.config import ConfigInvalid, load


def config(folder: Path, catalogue: str) -> Path:
    path = folder / "config.toml"
    path.write_text(f'[neighbourhood.volunteers]\ncatalogue = "{catalogue}"\n', encoding="utf-8")
    return path


def test_every_fault_names_the_file_the_item_and_the_key(tmp_path: Path) -> None:
    own = tmp_path / "services.toml"
    own.write_text('[care.visit]\nzh = "探访"\nhours = 50\ndifficulty = 1\n', encoding="utf-8")

    with pytest.raises(ConfigInvalid) as invalid:
        load(config(tmp_path, str(own)), {})

    assert [str(each) for each in invalid.value.faults] == [
        f"{own}: care.visit.hours: may be a number from 0.25 to 12"
    ]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigInvalid, match="there is no such file"):
        load(config(tmp_path, "nowhere.toml"), {})


def test_a_good_one_is_taken(tmp_path: Path) -> None:
    own = tmp_path / "services.toml"
    own.write_text('[care.visit]\nzh = "探访"\nhours = 1\ndifficulty = 1\n', encoding="utf-8")

    settings = load(config(tmp_path, str(own)), {})

    assert settings.neighbourhood.volunteers.catalogue == str(own)
