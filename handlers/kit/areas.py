"""Areas in words, as they stand on the door plate."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area, Level
from handlers.kit.i18n import N_, Translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """An area that waits to know its reader's language."""

    lineage: Sequence[Area]
    #: What all of it is called where nobody has named it.
    whole: str

    def written(self, t: Translation) -> str:
        return written(t, self.lineage, self.whole) if self.lineage else ""


def written(t: Translation, lineage: Sequence[Area], whole: str) -> str:
    """“幸福里3号楼2单元”: from the compound on, or the area alone where it is wider than that.

    `lineage`: see `Areas.lineage`. `whole`: what a root that nobody has named is called.
    """
    inner = [area for area in lineage if area.level >= Level.COMPOUND]
    said = ""
    for area in inner or lineage[-1:]:
        part = called(t, area) or whole
        said = t.plain(N_("{outer}, {inner}"), outer=said, inner=part) if said else part
    return said


def called(t: Translation, area: Area) -> str:
    """By itself, as its button says; "" for a root that nobody has named."""
    match area.level:
        case Level.HOME:
            return t.plain(N_("room {room}"), room=area.name)
        case Level.UNIT:
            return t.plain(N_("unit {unit}"), unit=area.name)
        case Level.BUILDING:
            return building(t, area.name)
        case Level.GRID if area.name.isdigit():
            return t.plain(N_("grid {grid}"), grid=area.name)
        case _:
            return area.name


def building(t: Translation, name: str) -> str:
    """3号楼, but B座; 听涛阁 is a name already."""
    if name[:1].isdigit():
        return t.plain(N_("building {building}"), building=name)
    if name.isascii():
        return t.plain(N_("block {building}"), building=name)
    return name
