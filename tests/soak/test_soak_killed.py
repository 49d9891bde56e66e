"""The whole form of P1, P3 and P26: the numbers that are promised."""

from pathlib import Path

import pytest
import trials
from ordeal import backlog

_SENTENCES, _PEOPLE, _KILLS = 3_000, 30, 30
#: On PostgreSQL the dead process's leases lapse first.
_KILLS_ON_POSTGRES = 5


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_an_update_takes_effect_once_and_in_order(
    mode: str, sqlite_url: str, tmp_path: Path
) -> None:
    await trials.takes_effect_once(
        tmp_path, sqlite_url, mode, sentences=_SENTENCES, people=_PEOPLE, kills=_KILLS
    )


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_on_postgres_too(mode: str, postgres_url: str, tmp_path: Path) -> None:
    await trials.takes_effect_once(
        tmp_path,
        postgres_url,
        mode,
        sentences=_SENTENCES,
        people=_PEOPLE,
        kills=_KILLS_ON_POSTGRES,
    )


async def test_a_bot_without_an_inbox_loses_some(tmp_path: Path) -> None:
    await trials.bare_bot_loses(tmp_path, sentences=_SENTENCES, people=_PEOPLE, kills=_KILLS)


async def test_no_answer_is_lost_whatever_becomes_of_the_calls(
    sqlite_url: str, tmp_path: Path
) -> None:
    await trials.everybody_is_answered(
        tmp_path, sqlite_url, sentences=_SENTENCES, people=_PEOPLE, kills=_KILLS
    )


@pytest.mark.parametrize("people", [30, 3_000])
async def test_it_is_ready_soon_with_100_000_updates_waiting(
    people: int, sqlite_url: str, tmp_path: Path
) -> None:
    await backlog(sqlite_url, 100_000, people)
    await trials.is_soon_ready(tmp_path, sqlite_url)
