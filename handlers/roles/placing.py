"""Areas in the words of whoever reads them."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area
from handlers.kit.areas import Where
from handlers.kit.speaking import Speaker
from storage.holders import Holding


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A role held, and where."""

    holding: Holding
    where: Where


async def where(speaker: Speaker, area: Area) -> Where:
    lineage = await speaker.unit.areas.lineage(area)
    return Where(lineage=lineage, whole=speaker.neighbourhood.name)


async def lines(speaker: Speaker, holdings: Sequence[Holding]) -> Sequence[Line]:
    return [Line(holding=each, where=await where(speaker, each.area)) for each in holdings]
