"""Areas in words, as they stand on the door plate."""

from collections.abc import Sequence

from domain.areas import Area, Level
from handlers.kit.i18n import N_, Translation


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
            # 3号楼, but B座.
            words = (
                N_("building {building}") if area.name[:1].isdigit() else N_("block {building}")
            )
            return t.plain(words, building=area.name)
        case Level.GRID if area.name.isdigit():
            return t.plain(N_("grid {grid}"), grid=area.name)
        case _:
            return area.name
