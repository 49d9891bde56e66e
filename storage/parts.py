"""How rows of a table concern somebody: the bricks of `storage.personal`."""

from dataclasses import dataclass

from domain.privacy import Fate


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that say something of somebody, with the columns that say it of nobody else."""

    #: In which way they concern them, as the export calls it.
    way: str
    columns: str
    where: str
    fate: Fate = Fate.ERASED
