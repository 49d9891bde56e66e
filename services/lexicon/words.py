"""Reading the data files that lie beside this one."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
#: In the order of their claim on a sound that several words share.
FILES = ("dangers", "places", "categories", "kinds", "nothing")
#: Lists whose words are taken for what they sound like even where two characters are all there is.
NAMES = frozenset({"things"})
#: Lists that only make sense as they are written.
AS_WRITTEN = frozenset(
    {"ordinary", "unless", "before", "but", "not_done", "beside", "around", "hints"}
)


@cache
def read(name: str) -> dict[str, Any]:
    """`name` without its suffix. Read once in the life of the process."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def vocabulary() -> Iterator[tuple[str, str]]:
    """All words, with the name of the list that each is in; phrases with gaps in their parts."""
    for name in FILES:
        for key, entries in _lists(read(name)):
            for entry in entries if key not in AS_WRITTEN else ():
                yield from ((part, key) for part in entry.split("…") if part)


def _lists(table: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for key, value in table.items():
        if isinstance(value, list):
            yield key, value
        elif isinstance(value, dict):
            yield from _lists(value)
