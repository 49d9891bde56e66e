"""Whose meeting it is: who lives there, or has something to do there."""

from collections.abc import Sequence
from datetime import timedelta

from domain.areas import Area, AreaId, Level
from domain.meetings import Meeting, Series
from domain.people import Person, Role
from domain.permissions import Action, NotEntitled
from storage.unit import Unit

#: For so long after it `/meeting` still shows the last one.
_AFTER = timedelta(days=4)
#: Who is told of each by themselves; others are welcome.
INVITED = {
    Series.COUNCIL: frozenset({Role.RESIDENT, Role.BUILDING_HEAD, Role.SECRETARY, Role.COMMUNITY}),
    Series.ALLIANCE: frozenset(
        {Role.BUILDING_HEAD, Role.SECRETARY, Role.COMMUNITY, Role.STREET, Role.WORKER}
        | {Role.MERCHANT}
    ),
    Series.JOINT: frozenset({Role.SECRETARY, Role.COMMUNITY, Role.STREET, Role.WORKER}),
}
_ALWAYS = frozenset({Role.ADMINISTRATOR})
_LEVELS = {
    Series.COUNCIL: Level.COMPOUND,
    Series.ALLIANCE: Level.COMMUNITY,
    Series.JOINT: Level.COMMUNITY,
}


async def areas_of(unit: Unit, series: Series) -> Sequence[Area]:
    """All that have such a meeting; where nobody has divided the neighbourhood, the whole."""
    root = await unit.areas.root()
    return await unit.areas.within(root, _LEVELS[series]) or [root]


async def of_person(unit: Unit, person: Person) -> Sequence[Meeting]:
    """To come, under way or just over, in their areas: the earliest first."""
    concerned: dict[AreaId, Area] = {}
    series_of: set[tuple[AreaId, Series]] = set()
    for series in Series:
        # What is for those on duty is nobody else's; a guest may look at the council.
        if series is not Series.COUNCIL and not person.roles & (INVITED[series] | _ALWAYS):
            continue
        areas = await areas_of(unit, series)
        theirs = [area for area in areas if await belongs(unit, person, area)]
        # Whoever belongs nowhere, and there is no choice.
        found = theirs or (areas if len(areas) == 1 else ())
        concerned |= {area.id: area for area in found}
        series_of |= {(area.id, series) for area in found}
    meetings = await unit.meetings.next_of(list(concerned.values()), unit.now - _AFTER)
    return [each for each in meetings if (each.area.id, each.series) in series_of]


async def belongs(unit: Unit, person: Person, area: Area) -> bool:
    """By a home below it, or a role that reaches it or lies in it."""
    if any(each.reaches(area) or each.below.startswith(area.below) for each in person.grants):
        return True
    return await household(unit, person, area) is not None


async def must_belong(unit: Unit, person: Person, meeting: Meeting) -> None:
    """Raises `NotEntitled`: what neighbours propose is for neighbours."""
    if not await belongs(unit, person, meeting.area):
        raise NotEntitled(Action.PROPOSE_ITEM)


async def household(unit: Unit, person: Person, area: Area) -> AreaId | None:
    """Whose vote they may give there: one person has one household, whatever they own."""
    for each in sorted(person.homes, key=lambda residency: residency.home):
        if area.reaches(await unit.areas.get(each.home)):
            return each.home
    return None
