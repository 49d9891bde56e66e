"""Areas by the names that people call them."""

from collections.abc import Sequence
from functools import lru_cache

from domain.areas import Area, Level
from domain.refusals import Refusal
from services.lexicon import addresses, spelling
from storage.unit import Unit

#: The same few names are compared with whatever is said.
_plain = lru_cache(4096)(spelling.plain)


class AreaUnknown(Refusal):
    """No area is called so, or more than one is."""

    def __init__(self, called: str, *, several: bool) -> None:
        super().__init__(called, several)
        self.called, self.several = called, several


async def named(unit: Unit, words: str) -> Area:
    """The one that `find` finds. Raises `AreaUnknown`."""
    found = await find(unit, words)
    if len(found) != 1:
        raise AreaUnknown(words, several=bool(found))
    return found[0]


async def find(unit: Unit, words: str) -> Sequence[Area]:
    """What “幸福里3号楼2单元501”, “三号楼” or “幸福里” may mean: several, where two compounds have
    a building 3 and neither was named; none, where something named is not on the roll.
    """
    plain = spelling.plain(words)
    spoken = [
        await unit.areas.get(area)
        for area, name in await unit.areas.outer_names()
        # A grid called 1 is not spoken of in 1号楼.
        if name and not name.isdecimal() and _plain(name) in plain
    ]
    # 幸福里东区 is meant where both it and 幸福里 stand in the words.
    within = max(spoken, key=_said_most, default=await unit.areas.root())
    rest = plain.replace(spelling.plain(within.name), ",") if within.name else plain
    address = addresses.find(rest)
    found: Sequence[Area] = [within] if spoken else []
    for level, name in (
        (Level.BUILDING, address.building),
        (Level.UNIT, address.unit),
        (Level.HOME, address.room),
    ):
        if name is not None:
            found = await unit.areas.called(found or [within], level, name)
            if not found:
                return []
    return found


def _said_most(area: Area) -> tuple[int, int]:
    """By the longest name, and of these the outermost."""
    return len(area.name), -len(area.path)
