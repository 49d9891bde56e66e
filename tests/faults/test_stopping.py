"""Starting and stopping under load: nothing is lost, nothing is said twice, nobody waits long."""

import asyncio
import signal
import time
from pathlib import Path

import trials
from ordeal import backlog, committed, on, ordeal

_SENTENCES, _PEOPLE = 140, 7
#: Seconds.
_STOPS, _AT_ONCE = 10.0, 1.0


async def test_a_clean_stop_loses_nothing_and_repeats_nothing(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with ordeal(tmp_path, people=_PEOPLE, settings=on(sqlite_url)) as trial:
        await trial.process.ready()
        talking = asyncio.create_task(trial.suffer(_SENTENCES, kills=0))
        await trial.neighbours.until(lambda: trial.neighbours.heard > _SENTENCES // 2)
        began = time.monotonic()
        code = await trial.process.stop()
        took = time.monotonic() - began
        await trial.process.start()
        await talking
        await trial.settled()

    print(f"stopped in {took:.2f} s")
    answers, kept = trial.neighbours.answers(), await committed(trial.neighbours, sqlite_url)
    assert code == 0
    assert took < _STOPS
    assert (kept.lost, kept.double, kept.disordered) == (0, 0, 0)
    assert (answers.lost, answers.double, answers.disordered) == (0, 0, 0)


async def test_a_second_signal_ends_it_at_once(sqlite_url: str, tmp_path: Path) -> None:
    async with ordeal(tmp_path, people=_PEOPLE, settings=on(sqlite_url)) as trial:
        await trial.process.ready()
        trial.world.faults.fail(how="hang_after", method="sendMessage", times=_PEOPLE)
        trial.neighbours.open()
        await trial.neighbours.until(lambda: trial.neighbours.heard > 0)
        trial.process.signal(signal.SIGTERM)
        await trial.process.logs("stopping")
        began = time.monotonic()
        code = await trial.process.stop()
        took = time.monotonic() - began

    assert code == 128 + signal.SIGTERM
    assert took < _AT_ONCE


async def test_it_is_ready_soon_whatever_waits(sqlite_url: str, tmp_path: Path) -> None:
    await backlog(sqlite_url, 5_000)
    await trials.is_soon_ready(tmp_path, sqlite_url)
