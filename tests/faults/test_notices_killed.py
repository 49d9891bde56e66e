"""P13: a notice comes to everybody once, whatever becomes of the calls and of the process."""

from pathlib import Path

import announcements

_PEOPLE, _KILLS = 150, 2


async def test_a_notice_survives_kills_and_a_bad_line(sqlite_url: str, tmp_path: Path) -> None:
    await announcements.everybody_is_told_once(tmp_path, sqlite_url, people=_PEOPLE, kills=_KILLS)


async def test_people_are_answered_while_a_notice_goes_out(
    sqlite_url: str, tmp_path: Path
) -> None:
    await announcements.people_are_answered_meanwhile(tmp_path, sqlite_url, people=_PEOPLE)
