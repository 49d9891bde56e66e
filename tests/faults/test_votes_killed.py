"""`kill -9` while ballots come in and their vote closes: what was acknowledged is in the tally,
and nothing else (P8).
"""

from pathlib import Path

from ballot_ordeal import survived


async def test_acknowledged_is_tallied_and_nothing_else(sqlite_url: str, tmp_path: Path) -> None:
    vote = await survived(tmp_path, sqlite_url, secret=True)

    print(f"{len(vote.acknowledged)} of 40 acknowledged, {vote.count} counted")
    assert vote.acknowledged == vote.tallied
    assert vote.count == len(vote.tallied)
    assert 0 < vote.count < 40, "nobody was early, or nobody late: nothing was tried"
