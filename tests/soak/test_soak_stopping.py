"""P26 at length: stopped politely at many moments, and while Telegram does not answer."""

import asyncio
import random
import time
from pathlib import Path

from ordeal import Ordeal, committed, on, ordeal, seeded

_SENTENCES, _PEOPLE, _STOPS = 2_100, 30, 20
#: Seconds.
_LONGEST = 10.0


async def stopped(trial: Ordeal) -> float:
    """Seconds that it took."""
    began = time.monotonic()
    assert await trial.process.stop() == 0, "\n".join(trial.process.log)
    return time.monotonic() - began


async def test_clean_stops_lose_nothing_and_repeat_nothing(
    sqlite_url: str, tmp_path: Path
) -> None:
    seeded()
    took = []
    async with ordeal(tmp_path, people=_PEOPLE, settings=on(sqlite_url)) as trial:
        talking = asyncio.create_task(trial.suffer(_SENTENCES, kills=0))
        for _ in range(_STOPS):
            await trial.process.ready()
            await asyncio.sleep(random.uniform(0, 0.5))
            took.append(await stopped(trial))
            await trial.process.start()
        await talking
        await trial.process.ready()
        await trial.settled()

    print(f"{_STOPS} stops, the longest {max(took):.2f} s")
    kept, answers = await committed(trial.neighbours, sqlite_url), trial.neighbours.answers()
    assert max(took) < _LONGEST
    assert (kept.lost, kept.double, kept.disordered) == (0, 0, 0)
    assert (answers.lost, answers.double, answers.disordered) == (0, 0, 0)


async def test_a_telegram_that_does_not_answer_holds_up_no_stop(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with ordeal(tmp_path, people=_PEOPLE, settings=on(sqlite_url)) as trial:
        await trial.process.ready()
        trial.world.faults.fail(how="hang_after", times=1_000, method="sendMessage")
        trial.neighbours.open()
        await trial.neighbours.until(lambda: trial.neighbours.heard >= _PEOPLE)
        took = await stopped(trial)

    print(f"stopped in {took:.2f} s")
    assert took < _LONGEST
