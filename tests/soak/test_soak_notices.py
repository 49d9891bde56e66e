"""P13 as it is promised: 5,000 people, two kills."""

from pathlib import Path

import announcements
import pytest

_PEOPLE, _KILLS = 5_000, 2


@pytest.mark.timeout(1_200)
async def test_five_thousand_are_told_once(sqlite_url: str, tmp_path: Path) -> None:
    await announcements.everybody_is_told_once(tmp_path, sqlite_url, people=_PEOPLE, kills=_KILLS)


@pytest.mark.timeout(600)
async def test_people_are_answered_while_five_thousand_are_told(
    sqlite_url: str, tmp_path: Path
) -> None:
    await announcements.people_are_answered_meanwhile(tmp_path, sqlite_url, people=_PEOPLE)
