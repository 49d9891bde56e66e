"""P23, the quick form: whoever sends fifty things a second delays nobody but themselves."""

from pathlib import Path

from flooders import Size, flooded
from floods import Way


async def test_whoever_floods_delays_nobody_else(sqlite_url: str, tmp_path: Path) -> None:
    # A small share, so that what they had of it is soon said.
    size = Size(seconds=3, rest=1, burst=5)
    flood = await flooded(tmp_path, sqlite_url, Way.WORDS, size)

    print(flood)
    flood.holds()
