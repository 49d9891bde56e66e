"""The whole form of P8 under kills: ten votes on each database, open and secret."""

from pathlib import Path

import pytest
from ballot_ordeal import survived

_ROUNDS, _PEOPLE, _KILLS = 10, 200, 4


@pytest.mark.parametrize("secret", [False, True])
@pytest.mark.parametrize("turn", range(_ROUNDS))
async def test_acknowledged_is_tallied_and_nothing_else(
    database_url: str, tmp_path: Path, turn: int, *, secret: bool
) -> None:
    vote = await survived(tmp_path, database_url, secret=secret, people=_PEOPLE, kills=_KILLS)

    print(f"{turn}: {len(vote.acknowledged)} of {_PEOPLE} acknowledged, {vote.count} counted")
    assert vote.acknowledged == vote.tallied
    assert vote.count == len(vote.tallied)
