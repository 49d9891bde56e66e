"""`kill -9` at any moment: nothing said is lost, nothing is done twice, everybody is answered."""

import sys
from pathlib import Path

import pytest
from ordeal import SETTLES, by_webhook, committed, ordeal, seeded

_SENTENCES, _PEOPLE, _KILLS = 280, 7, 3


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_an_update_takes_effect_once_and_in_order(
    mode: str, sqlite_url: str, tmp_path: Path
) -> None:
    seeded()
    how = by_webhook() if mode == "webhook" else {}
    async with ordeal(tmp_path, people=_PEOPLE, LINLI_STORAGE__URL=sqlite_url, **how) as trial:
        trial.world.faults.redelivery = 0.1
        await trial.suffer(_SENTENCES, _KILLS)
        await trial.settled()

    kept = await committed(trial.neighbours, sqlite_url)
    print(kept)
    assert (kept.said, kept.lost, kept.double, kept.disordered) == (_SENTENCES, 0, 0, 0)


async def test_a_bot_without_an_inbox_loses_some(tmp_path: Path) -> None:
    """The control: were it to lose nothing, the test above would prove nothing."""
    seeded()
    command = (sys.executable, str(Path(__file__).with_name("bare_bot.py")))
    async with ordeal(tmp_path, people=_PEOPLE, command=command) as trial:
        await trial.suffer(_SENTENCES, _KILLS)
        await trial.neighbours.answered_last(SETTLES)

    served = trial.neighbours.served((tmp_path / "served.txt").read_text("utf-8").splitlines())
    print("control:", served)
    assert served.lost > 0


async def test_no_answer_is_lost_whatever_becomes_of_the_calls(
    sqlite_url: str, tmp_path: Path
) -> None:
    seeded()
    async with ordeal(tmp_path, people=_PEOPLE, LINLI_STORAGE__URL=sqlite_url) as trial:
        trial.lose_answers(0.02)
        await trial.suffer(_SENTENCES, _KILLS)
        await trial.settled()
        unheard = trial.unheard()

    answers = trial.neighbours.answers()
    print(answers, f"{unheard} answers of Telegram lost")
    assert (answers.lost, answers.disordered) == (0, 0)
    assert answers.double <= _KILLS * _PEOPLE + unheard
