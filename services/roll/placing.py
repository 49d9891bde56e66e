"""Where the compounds of a file stand in the tree, and whether somebody may change them."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area, Level
from domain.people import Person
from domain.permissions import TABLE, Action, NotEntitled, require
from domain.roll import Compound, Flaw
from storage.unit import Unit

_OUTER = (Level.DISTRICT, Level.STREET, Level.COMMUNITY)


class Misplaced(Exception):
    """Which compound is meant can't be told."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    compound: Compound
    #: None: it is not there yet.
    area: Area | None
    #: What it stands in, as far as that is there; and what is to be made between the two.
    above: Area
    between: tuple[tuple[Level, str], ...] = ()


async def place(unit: Unit, compound: Compound, by: Person | None) -> Site:
    """`by=None`: the operator, who may everything. Raises `Misplaced` and `NotEntitled`."""
    lineages = {area: await unit.areas.lineage(area) for area in await unit.areas.outer()}
    alike = [
        area
        for area, lineage in lineages.items()
        if (area.level, area.name) == (Level.COMPOUND, compound.name)
        and not _contradicts(compound, lineage)
    ]
    meant = [area for area in alike if _confirms(compound, lineages[area])]
    if len(meant) > 1:
        raise Misplaced(Flaw.AMBIGUOUS)
    if alike and not meant:
        raise Misplaced(Flaw.ELSEWHERE)
    if meant:
        site = Site(compound=compound, area=meant[0], above=lineages[meant[0]][-2])
    else:
        start = await _start(unit, by)
        site = _new(compound, start, lineages)
    if by is not None:
        require(by, Action.CHANGE_ROLL, at=site.area or site.above)
    return site


async def make(unit: Unit, site: Site) -> Area:
    """The compound, made where it is not there yet."""
    if site.area is not None:
        return site.area
    above = site.above
    for level, name in site.between:
        above = await unit.areas.ensure(above, level, name)
    return await unit.areas.ensure(above, Level.COMPOUND, site.compound.name)


def _outer(compound: Compound) -> list[tuple[Level, str]]:
    pairs = zip(_OUTER, compound.outer, strict=True)
    return [(level, name) for level, name in pairs if name]


def _contradicts(compound: Compound, lineage: Sequence[Area]) -> bool:
    """It stands in another street, say: it is another compound of the same name."""
    said = dict(_outer(compound))
    return any(area.name and said.get(area.level, area.name) != area.name for area in lineage)


def _confirms(compound: Compound, lineage: Sequence[Area]) -> bool:
    """All that the file says of where it stands is so."""
    there = {(area.level, area.name) for area in lineage}
    return there.issuperset(_outer(compound))


async def _start(unit: Unit, by: Person | None) -> Area:
    """Below what a new compound stands of which nothing else is said. Raises `NotEntitled`."""
    if by is None:
        return await unit.areas.root()
    reach = {grant.area for grant in by.grants if grant.role in TABLE[Action.CHANGE_ROLL]}
    areas = [await unit.areas.get(each) for each in reach]
    widest = [area for area in areas if not any(o.reaches(area) for o in areas if o != area)]
    if len(widest) != 1 or widest[0].level >= Level.COMPOUND:
        raise NotEntitled(Action.CHANGE_ROLL)
    return widest[0]


def _new(compound: Compound, start: Area, lineages: dict[Area, Sequence[Area]]) -> Site:
    """Below the narrowest of the named areas that is there, else below where to start. Raises
    `NotEntitled` where it is said to stand outside of that.
    """
    named = _outer(compound)
    for known in range(len(named), 0, -1):
        within = set(named[: known - 1])
        for area, lineage in lineages.items():
            there = {(each.level, each.name) for each in lineage}
            if (area.level, area.name) == named[known - 1] and within <= there:
                return Site(compound=compound, area=None, above=area, between=tuple(named[known:]))
    # The root alone has nothing above it, and may have anything below.
    if start.path and any(level <= start.level for level, _ in named):
        raise NotEntitled(Action.CHANGE_ROLL)
    return Site(compound=compound, area=None, above=start, between=tuple(named))
