"""Organisations, people and groups of the file."""

from pathlib import Path

import pytest
from configured import faults, written

from bot.config import load
from bot.entries import GroupEntry, OrganisationEntry, PersonEntry


def test_organisations_people_and_groups_come_from_the_file(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [[organisations]]
        name = "幸福里物业"
        kind = "property"

        [[people]]
        telegram_id = 7
        name = "李师傅"
        roles = ["worker", "resident"]
        organisation = "幸福里物业"

        [[groups]]
        chat_id = -1001
        purpose = "staff"
        """,
    )

    settings = load(path, {})

    assert settings.organisations == (OrganisationEntry(name="幸福里物业", kind="property"),)
    assert settings.people == (
        PersonEntry(
            telegram_id=7,
            name="李师傅",
            roles=("worker", "resident"),
            organisation="幸福里物业",
        ),
    )
    assert settings.groups == (GroupEntry(chat_id=-1001, purpose="staff"),)


@pytest.mark.parametrize(
    ("roles", "organisation", "problem"),
    [
        ('["worker"]', "幸福理物业", "may be the name of one of the [[organisations]]"),
        ('["worker"]', "便民超市", "goes with the role 'worker'"),
        ('["merchant"]', "幸福里物业", "goes with the role 'worker'"),
        ("[]", "幸福里物业", "goes with the role 'worker'"),
    ],
)
def test_nobody_works_for_what_there_is_not_or_as_what_it_does_not_employ(
    tmp_path: Path, roles: str, organisation: str, problem: str
) -> None:
    path = written(
        tmp_path,
        f"""
        [[organisations]]
        name = "幸福里物业"
        kind = "property"
        [[organisations]]
        name = "便民超市"
        kind = "shop"

        [[people]]
        telegram_id = 6
        name = "王阿姨"
        [[people]]
        telegram_id = 7
        name = "李师傅"
        roles = {roles}
        organisation = "{organisation}"
        """,
    )

    found = faults(path)

    assert found.keys() == {"people[2].organisation"}
    assert found["people[2].organisation"].startswith(problem)


def test_an_organisation_is_named_once(tmp_path: Path) -> None:
    path = written(tmp_path, '[[organisations]]\nname = "物业"\nkind = "property"\n' * 2)

    assert faults(path) == {"organisations": "may name each organisation only once"}


def test_nobody_is_listed_twice(tmp_path: Path) -> None:
    twice = "[[people]]\ntelegram_id = 7\nname = '李'\n" * 2

    assert faults(written(tmp_path, twice)) == {"people": "may name each telegram_id only once"}
