"""The promises about killing, as trials of any size: small with every run, large in soak.

Each says on stdout what it counted, and the seed with which it can be run again.
"""

import sys
import time
from pathlib import Path

from ordeal import by_webhook, committed, on, ordeal, seeded

_BARE = (sys.executable, str(Path(__file__).parent / "faults" / "bare_bot.py"))
#: Seconds.
_READY = 5.0


async def takes_effect_once(
    folder: Path, url: str, mode: str, *, sentences: int, people: int, kills: int
) -> None:
    """P1: no update is lost, none takes effect twice, each person's are in order."""
    seeded()
    how = by_webhook() if mode == "webhook" else {}
    async with ordeal(folder, people=people, settings=on(url) | how) as trial:
        trial.world.faults.redelivery = 0.1
        await trial.suffer(sentences, kills)
        await trial.settled()

    kept, answers = await committed(trial.neighbours, url), trial.neighbours.answers()
    print(f"{mode}, {kills} kills: {kept}; answers: {answers}")
    assert (kept.said, kept.lost, kept.double, kept.disordered) == (sentences, 0, 0, 0)
    assert answers.double <= kills * people


async def bare_bot_loses(folder: Path, *, sentences: int, people: int, kills: int) -> None:
    """The control of P1: were it to lose nothing, `takes_effect_once` would prove nothing."""
    seeded()
    async with ordeal(folder, people=people, command=_BARE) as trial:
        await trial.suffer(sentences, kills)
        await trial.neighbours.answered_last()

    served = trial.neighbours.served((folder / "served.txt").read_text("utf-8").splitlines())
    print(f"control, {kills} kills: {served}")
    assert served.lost > 0


async def everybody_is_answered(
    folder: Path, url: str, *, sentences: int, people: int, kills: int
) -> None:
    """P3: sends die before and after Telegram took them, and the process with them."""
    seeded()
    async with ordeal(folder, people=people, settings=on(url)) as trial:
        trial.lose_answers(0.02)
        await trial.suffer(sentences, kills)
        await trial.settled()
        unheard = trial.unheard()

    answers = trial.neighbours.answers()
    print(f"{kills} kills: {answers} answers, {unheard} of Telegram's own answers lost")
    assert (answers.lost, answers.disordered) == (0, 0)
    assert answers.double <= kills * people + unheard


async def is_soon_ready(folder: Path, url: str) -> None:
    """P26: whatever waits in the database at `url`."""
    began = time.monotonic()
    async with ordeal(folder, people=1, settings=on(url)) as trial:
        await trial.process.ready()
        took = time.monotonic() - began

    print(f"ready in {took:.2f} s")
    assert took < _READY
