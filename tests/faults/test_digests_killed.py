"""`kill -9` while overviews are counted, drawn and posted: each group reads each of them once."""

from pathlib import Path

from digests_killed import overviews

_GROUPS, _KILLS = 4, 2


async def test_each_group_reads_each_overview_once(sqlite_url: str, tmp_path: Path) -> None:
    read = await overviews(tmp_path, sqlite_url, groups=_GROUPS, kills=_KILLS)

    print(f"{_KILLS} kills: {read}")
    read.holds(groups=_GROUPS, kills=_KILLS)
