"""P6 on a real process: every poison there is, while people talk, and over both ways in."""

import asyncio
import random
import sqlite3
from pathlib import Path

import pytest
from ordeal import Ordeal, by_webhook, committed, on, ordeal, seeded
from poison import ODDITIES, POISONS

from storage.database import sqlite_path

_SENTENCES, _PEOPLE = 2_100, 30


async def poisoned(trial: Ordeal) -> None:
    """All of them, one after the other, in any order."""
    queue = trial.world.only_bot.queue
    kinds = [*POISONS.values(), *ODDITIES.values()]
    random.shuffle(kinds)
    for make in kinds:
        queue.put_raw(make(queue.next_id), lane=1, at=trial.world.moment)
        await asyncio.sleep(_SENTENCES / 70 / len(kinds))


def put_aside(url: str) -> int:
    with sqlite3.connect(sqlite_path(url)) as connection:
        [count] = connection.execute(
            "SELECT count(*) FROM inbox WHERE state = 'parked'"
        ).fetchone()
    connection.close()
    return int(count)


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_all_the_poison_there_is_stops_nothing(
    mode: str, sqlite_url: str, tmp_path: Path
) -> None:
    seeded()
    how = by_webhook() if mode == "webhook" else {}
    async with ordeal(tmp_path, people=_PEOPLE, settings=on(sqlite_url) | how) as trial:
        await trial.process.ready()
        await asyncio.gather(trial.suffer(_SENTENCES, kills=0), poisoned(trial))
        await trial.settled()

    kept = await committed(trial.neighbours, sqlite_url)
    print(f"{mode}: {kept}, {put_aside(sqlite_url)} put aside")
    assert (kept.lost, kept.double, kept.disordered) == (0, 0, 0)
    assert put_aside(sqlite_url) == len(POISONS)
