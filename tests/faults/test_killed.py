"""`kill -9` at any moment: nothing said is lost, nothing is done twice, everybody is answered."""

from pathlib import Path

import pytest
import trials

_SENTENCES, _PEOPLE, _KILLS = 280, 7, 3


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_an_update_takes_effect_once_and_in_order(
    mode: str, sqlite_url: str, tmp_path: Path
) -> None:
    await trials.takes_effect_once(
        tmp_path, sqlite_url, mode, sentences=_SENTENCES, people=_PEOPLE, kills=_KILLS
    )


async def test_a_bot_without_an_inbox_loses_some(tmp_path: Path) -> None:
    await trials.bare_bot_loses(tmp_path, sentences=_SENTENCES, people=_PEOPLE, kills=_KILLS)


async def test_no_answer_is_lost_whatever_becomes_of_the_calls(
    sqlite_url: str, tmp_path: Path
) -> None:
    await trials.everybody_is_answered(
        tmp_path, sqlite_url, sentences=_SENTENCES, people=_PEOPLE, kills=_KILLS
    )
