"""Areas in the words of whoever reads them."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area
from handlers.kit import areas
from handlers.kit.i18n import Translation
from handlers.kit.speaking import Speaker
from storage.holders import Holding


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """An area that waits to know its reader's language."""

    lineage: Sequence[Area]
    #: What all of it is called where nobody has named it.
    whole: str

    def written(self, t: Translation) -> str:
        return areas.written(t, self.lineage, self.whole)


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
