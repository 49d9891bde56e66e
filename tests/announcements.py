"""P13 as a trial of any size: small with every run, large in soak."""

import asyncio
import random
import signal
import time
from pathlib import Path

from ordeal import seeded

from bench.announcing import trial

#: Under way, or landed and not noted, at the moment of one kill.
_IN_FLIGHT = 15
_PACE = 30
#: Seconds: a kill, with the start after it, on a busy machine.
_BACK = 15


async def everybody_is_told_once(folder: Path, url: str, *, people: int, kills: int) -> None:
    """Whatever becomes of the calls and of the process."""
    seeded()
    lasting = people / _PACE
    async with trial(folder, url) as made:
        await made.seed(people)
        made.hurt()
        began = time.monotonic()
        await made.start()
        await made.begun.wait()
        for _ in range(kills):
            await asyncio.sleep(random.uniform(0.05, 0.3) * lasting)
            await made.kill()
        imposed = people * 0.06
        await made.settled(1.05 * lasting + imposed + (kills + 1) * _BACK)
        await made.end(signal.SIGTERM)

    told = made.told(began)
    print(f"{kills} kills: {told}")
    assert told.sent + told.failed == people
    assert told.failed <= people // 10
    assert (told.lost, told.refused) == (0, 0)
    assert told.double <= kills * _IN_FLIGHT + made.unheard()


async def people_are_answered_meanwhile(folder: Path, url: str, *, people: int) -> None:
    async with trial(folder, url) as made:
        await made.seed(people)
        began = time.monotonic()
        await made.start()
        talk = asyncio.create_task(made.talk(4))
        await made.settled(1.05 * people / _PACE + 2 * _BACK)
        talk.cancel()
        await asyncio.wait([talk])
        await made.end(signal.SIGTERM)

    told = made.told(began)
    print(told)
    assert (told.sent, told.double, told.lost, told.refused) == (people, 0, 0, 0)
    assert told.percentile(0.95) < 1
