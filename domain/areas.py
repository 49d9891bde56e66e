"""Where people live and work: a tree from the district down to each home."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NewType

AreaId = NewType("AreaId", int)


class Level(IntEnum):
    """From the widest to the narrowest; any may be left out between two others."""

    DISTRICT = 1
    STREET = 2
    COMMUNITY = 3
    #: 小区: behind one wall, with one owners' assembly.
    COMPOUND = 4
    #: 网格: 300 to 400 households, where a compound is divided at all.
    GRID = 5
    BUILDING = 6
    UNIT = 7
    HOME = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    id: AreaId
    level: Level
    #: Bare: "3" for 3号楼, "501" for 501室; "" for a root that nobody has named.
    name: str
    #: The ids above it, outermost first, each with its stroke: "1/4/17/". "" for the root.
    path: str

    @property
    def below(self) -> str:
        """How the path of everything below this area begins."""
        return f"{self.path}{self.id}/"

    def reaches(self, other: "Area") -> bool:
        """Itself, and everything below."""
        return other.id == self.id or other.path.startswith(self.below)

    @property
    def above(self) -> tuple[AreaId, ...]:
        """Outermost first."""
        return tuple(AreaId(int(part)) for part in self.path.split("/")[:-1])
