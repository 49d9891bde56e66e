"""What volunteers can be asked to do: the list that comes with Linli, and one's own."""

from pathlib import Path

import pytest

from domain.tasks import Field, Skill
from services import catalogue
from services.catalogue import CatalogueUnusable

OURS = catalogue.of("")
ITEM = """
[care.visit]
zh = "探访"
difficulty = 1
hours = 1
"""


def written(folder: Path, text: str) -> str:
    path = folder / "服务目录.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def faults(folder: Path, text: str) -> dict[str, str]:
    with pytest.raises(CatalogueUnusable) as unusable:
        catalogue.of(written(folder, text))
    return {fault.key: fault.allowed.format(**fault.params) for fault in unusable.value.faults}


def test_there_are_more_than_seventy_in_six_fields() -> None:
    assert len(OURS.items) > 72
    assert all(len(OURS.within(field)) >= 10 for field in Field)


def test_no_two_are_called_alike() -> None:
    for names in ({each.zh for each in OURS.items}, {each.en for each in OURS.items}):
        assert len(names) == len(OURS.items)
    assert len({each.number for each in OURS.items}) == len(OURS.items)


def test_every_difficulty_and_every_skill_is_needed_somewhere() -> None:
    assert {each.difficulty for each in OURS.items} == {1, 2, 3}
    assert {skill for each in OURS.items for skill in each.skills} == set(Skill)


def test_an_item_is_found_by_its_code_and_by_its_button() -> None:
    item = OURS.item(Field.CARE, "hospital")

    assert item is not None
    assert OURS.numbered(item.number) is item
    assert OURS.item(Field.ORDER, "hospital") is None
    assert (item.called("zh_CN"), item.called("en")) == ("陪同就医", "Go along to the hospital")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("周六上午9点3号楼楼道清扫4人", "stairwell"),
        ("明天陪同就医", "hospital"),
        ("下周三夜间巡逻", "night-patrol"),
        ("change a bulb in the stairwell of building 3", "bulb"),
        ("给花坛换土", None),
        ("", None),
    ],
)
def test_what_is_spoken_of_is_recognised(words: str, code: str | None) -> None:
    found = catalogue.spoken_of(OURS, words)

    assert (found and found.code) == code


def test_one_of_ones_own_takes_its_place(tmp_path: Path) -> None:
    own = catalogue.of(written(tmp_path, ITEM))

    assert [each.zh for each in own.items] == ["探访"]
    assert own.items[0].called("en") == "探访"


def test_every_fault_is_told_with_its_item_and_key(tmp_path: Path) -> None:
    text = """
[care.visit]
zh = ""
difficulty = 4
hours = "2"
colour = "red"

[care.bath]
zh = "助浴"
hours = 13
difficulty = 1
people = 0
notice_hours = -1
skills = ["magic"]

[care.meal]
zh = "助餐"

[gardening.roses]
zh = "月季"
"""

    found = faults(tmp_path, text)

    assert found["care.visit.hours"] == "may be a number, without quotes"
    assert found["care.visit.colour"] == "is no setting"
    assert found["care.bath.hours"] == "may be a number from 0.25 to 12"
    assert found["care.bath.people"] == "may be a number from 1 to 200"
    assert found["care.bath.notice_hours"] == "may be a number from 0 to 336"
    assert found["care.bath.skills"].startswith("may be a list of these: electricity")
    assert found["care.meal.difficulty"] == "must be set"
    assert found["gardening"].startswith("may be one of: party")
    assert len(found) == 9


@pytest.mark.parametrize(
    ("text", "key", "problem"),
    [
        ("", "", "may not be empty"),
        ("care = 1", "care", "is a section: write [care] above its keys"),
        ("[care]\nvisit = 1", "care.visit", "is a section: write [care.visit] above its keys"),
        ("[care.visit", "", "is not TOML"),
        (ITEM.replace("difficulty = 1", "difficulty = 4"), "care.visit.difficulty", "may be a"),
        (ITEM.replace('"探访"', '""'), "care.visit.zh", "may be one line of up to 40 characters"),
        (ITEM.replace("hours = 1", "hours = nan"), "care.visit.hours", "may be a number from"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, key: str, problem: str) -> None:
    assert faults(tmp_path, text)[key].startswith(problem)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnusable, match=r"nothing\.toml.*there is no such file"):
        catalogue.of(str(tmp_path / "nothing.toml"))
