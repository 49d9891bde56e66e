"""`python -m bench.notices`: a notice to 10,000 while people talk to the bot (S4), with Telegram's
limits on. The goal: 1.02 times what the limit itself takes; nobody waits for an answer longer than
a second (95 of 100).
"""

import argparse
import asyncio
import shutil
import signal
import sys
import time

from bench.announced import Told
from bench.announcing import trial
from bench.bots import WORK
from storage.migrate import migrate

_PACE = 30
_GOAL, _PATIENCE = 1.02, 1.0


async def measure(people: int, talking: float) -> Told:
    folder = WORK / "notices"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    url = f"sqlite:///{folder}/linli.db"
    await migrate(url)
    async with trial(folder, url) as made:
        await made.seed(people)
        began = time.monotonic()
        await made.start()
        talk = asyncio.create_task(made.talk(talking))
        await made.settled(2 * people / _PACE + 60)
        talk.cancel()
        await asyncio.wait([talk])
        await made.end(signal.SIGTERM)
        return made.told(began)


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.notices", description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--talking", type=float, default=2.0, help="words a second meanwhile")
    return parser.parse_args()


def main() -> int:
    """0 where the goals are met."""
    given = _given()
    told = asyncio.run(measure(given.people, given.talking))
    # Answers count against the same limit: they are part of what it takes.
    own = told.messages / _PACE
    ratio = told.sending / own
    print(told)
    print(f"the limit's own time {own:.1f} s, taken {told.sending:.1f} s: {ratio:.3f} x")
    exact = (told.double, told.lost, told.refused, told.sent) == (0, 0, 0, given.people)
    return 0 if exact and ratio <= _GOAL and told.percentile(0.95) <= _PATIENCE else 1


if __name__ == "__main__":
    sys.exit(main())
