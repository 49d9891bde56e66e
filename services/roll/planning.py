"""A file against the tree: which of its buildings stand where, and which it no longer names."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area, Level
from domain.people import Person
from domain.roll import Building, Compound, Problem
from services.roll.placing import Misplaced, Site, place
from services.roll.reading import Reading
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One building, changed in one transaction."""

    site: Site
    #: None: it is not there yet.
    area: Area | None
    #: In which it stands so far; None: in none.
    grid: str | None = None
    #: Its place in the reading; None: the file no longer names it.
    at: int | None
    #: Nobody is missed there.
    spared: bool = False

    def moves(self, named: Building) -> bool:
        """To another grid."""
        return self.area is not None and named.grid not in (None, self.grid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    steps: Sequence[Step]
    #: Compounds of which it can't be told which they are. Then there are no steps.
    problems: Sequence[Problem] = ()


async def plan(unit: Unit, reading: Reading, by: Person | None) -> Plan:
    """In the order of the file, and at the end what it no longer names. Raises `NotEntitled`."""
    places: dict[Compound, list[int]] = {}
    for at, named in enumerate(reading.named):
        places.setdefault(named.compound, []).append(at)
    steps: list[Step] = []
    problems: list[Problem] = []
    for compound, ats in places.items():
        try:
            site = await place(unit, compound, by)
        except Misplaced as reason:
            line, column = reading.named[ats[0]].line, reading.compound_column
            found = compound.name
            problems.append(Problem(line=line, column=column, flaw=reason.flaw, found=found))
        else:
            steps += await _steps(unit, reading, site, ats)
    return Plan(steps=() if problems else steps, problems=problems)


def building(reading: Reading, step: Step) -> Building:
    """As the file has it; without a home, where it no longer names it."""
    if step.at is not None:
        return reading[step.at]
    assert step.area is not None, "what is no longer named was there"
    return Building(compound=step.site.compound, name=step.area.name, line=0)


async def _steps(unit: Unit, reading: Reading, site: Site, ats: Sequence[int]) -> list[Step]:
    spared = reading.spares(site.compound)
    if site.area is None:
        return [Step(site=site, area=None, at=at) for at in ats]
    # Those in use come last, and so take the place of one that is retired.
    there = {area.name: area for area in await unit.areas.known(site.area, Level.BUILDING)}
    grids = {area.id: area.name for area in await unit.areas.within(site.area, Level.GRID)}
    steps: list[Step] = []
    for at in ats:
        area = there.pop(reading.named[at].building, None)
        grid = grids.get(area.above[-1]) if area else None
        steps.append(Step(site=site, area=area, grid=grid, at=at, spared=spared))
    if not spared:
        used = await unit.areas.within(site.area, Level.BUILDING)
        steps += [Step(site=site, area=area, at=None) for area in used if area.name in there]
    return steps
