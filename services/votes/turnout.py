"""How many have taken part so far, by building. Of what they chose nothing is read."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.areas import Area, AreaId, Level
from domain.assembly import Count, Ratio
from domain.outcomes import A_THIRD, shortfall, turnout
from domain.votes import Vote
from storage.ballots import Stair
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    #: None: of those who vote without a home, or in no building.
    area: Area | None
    listed: Count
    there: Count

    @property
    def silent(self) -> Count:
        return self.listed - self.there


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    listed: Count
    there: Count
    #: As an `Outcome` has it.
    participation: tuple[Ratio, ...]
    #: In the order of their names as people count: 2 before 10.
    buildings: Sequence[Building]

    @property
    def missing(self) -> Count:
        """So much more would have to take part."""
        return shortfall(self.participation)

    @property
    def gaps(self) -> Sequence[Building]:
        """Where most have not taken part, the widest first."""
        gaps = [each for each in self.buildings if each.silent.heads]
        return sorted(gaps, key=lambda each: (-each.silent.heads, -each.silent.area))


async def counted(unit: Unit, vote: Vote, third: Fraction = A_THIRD) -> Turnout:
    """Before the close and after."""
    stairs = await unit.votes.ballots.by_stair(vote.id)
    listed = sum((each.listed for each in stairs), Count())
    there = sum((each.there for each in stairs), Count())
    return Turnout(
        listed=listed,
        there=there,
        participation=turnout(vote.kind, there, listed, third),
        buildings=await _buildings(unit, stairs),
    )


async def _buildings(unit: Unit, stairs: Sequence[Stair]) -> Sequence[Building]:
    # Also those that the roll no longer names: this vote's roll was frozen before.
    known = await unit.areas.known(await unit.areas.root(), Level.BUILDING)
    areas = {area.id: area for area in known}
    parts: dict[Area | None, list[Stair]] = defaultdict(list)
    for stair in stairs:
        parts[_building(stair.path, areas)].append(stair)
    found = [
        Building(
            area=area,
            listed=sum((each.listed for each in stairs), Count()),
            there=sum((each.there for each in stairs), Count()),
        )
        for area, stairs in parts.items()
    ]
    return sorted(found, key=_in_order)


def _building(path: str, areas: dict[AreaId, Area]) -> Area | None:
    ids = [AreaId(int(each)) for each in path.split("/") if each]
    return next((areas[each] for each in reversed(ids) if each in areas), None)


def _in_order(building: Building) -> tuple[bool, str, int, str]:
    area = building.area
    if area is None:
        return True, "", 0, ""
    return False, area.path, len(area.name), area.name
