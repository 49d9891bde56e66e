"""P23 whole: two minutes of fifty things a second, at Telegram's own pace of sending, and what
becomes of it without the limits.
"""

from pathlib import Path

import pytest
from flooders import Size, flooded
from floods import Flood, Way

_WHOLE = Size(seconds=120)


def told(url: str, flood: Flood) -> Flood:
    print(f"{url.partition(':')[0]}: {flood}")
    return flood


@pytest.mark.timeout(400)
@pytest.mark.parametrize("way", Way)
async def test_whoever_floods_delays_nobody_else(
    way: Way, database_url: str, tmp_path: Path
) -> None:
    told(database_url, await flooded(tmp_path, database_url, way, _WHOLE)).holds()


@pytest.mark.timeout(400)
async def test_control_without_a_limit_they_wait_for_hundreds_of_answers(
    sqlite_url: str, tmp_path: Path
) -> None:
    flood = told(sqlite_url, await flooded(tmp_path, sqlite_url, Way.WORDS, _WHOLE, limited=False))

    assert flood.warned == []
    assert flood.back is None


@pytest.mark.timeout(400)
async def test_control_with_a_warning_each_time_they_have_more_than_one_a_minute(
    sqlite_url: str, tmp_path: Path
) -> None:
    size = Size(seconds=30)
    flood = told(sqlite_url, await flooded(tmp_path, sqlite_url, Way.WORDS, size, nagging=True))

    assert flood.often > 1
