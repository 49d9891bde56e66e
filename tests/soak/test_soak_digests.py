"""Overviews of forty groups and eight kills: each group reads each of them once."""

from pathlib import Path

import pytest
from digests_killed import overviews

_GROUPS, _KILLS = 40, 8


@pytest.mark.timeout(600)
async def test_each_group_reads_each_overview_once(sqlite_url: str, tmp_path: Path) -> None:
    read = await overviews(tmp_path, sqlite_url, groups=_GROUPS, kills=_KILLS)

    print(f"{_KILLS} kills: {read}")
    read.holds(groups=_GROUPS, kills=_KILLS)
