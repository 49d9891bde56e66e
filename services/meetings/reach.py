"""Whose meeting it is: who lives there, has something to do there, or was invited."""

from collections.abc import Sequence
from datetime import timedelta

from domain.areas import Area, AreaId, Level
from domain.meetings import Meeting, MeetingUnknown, Series
from domain.people import Person, Role
from domain.permissions import Action, NotEntitled
from domain.settings import Neighbourhood
from storage.unit import Unit

#: For so long after it `/meeting` still shows the last one.
_AFTER = timedelta(days=4)
_ALWAYS = frozenset({Role.ADMINISTRATOR})
_LEVELS = {
    Series.COUNCIL: Level.COMPOUND,
    Series.ALLIANCE: Level.COMMUNITY,
    Series.JOINT: Level.COMMUNITY,
}


async def areas_of(unit: Unit, series: Series) -> list[Area]:
    """All that have such a meeting; where nobody has divided the neighbourhood, the whole."""
    root = await unit.areas.root()
    return [*await unit.areas.within(root, _LEVELS[series])] or [root]


def invited(here: Neighbourhood, series: Series) -> frozenset[Role]:
    """Who is told of each by what they are."""
    rules = here.meetings
    invites = {
        Series.COUNCIL: rules.invites,
        Series.ALLIANCE: rules.alliance.invites,
        Series.JOINT: rules.joint.invites,
    }
    return frozenset(map(Role, invites[series]))


#: Who is asked to lead it; others in office may all the same.
_LEADING = {
    Series.COUNCIL: Role.SECRETARY,
    Series.ALLIANCE: Role.COMMUNITY,
    Series.JOINT: Role.COMMUNITY,
}


async def chairs(unit: Unit, meeting: Meeting) -> Sequence[Person]:
    """Who is expected to lead it; where nobody holds that office, the community's office."""
    expected = await unit.people.with_role_over(meeting.area, _LEADING[meeting.series])
    return expected or await unit.people.with_role_over(meeting.area, Role.COMMUNITY)


async def must_see(unit: Unit, person: Person, meeting: Meeting, here: Neighbourhood) -> None:
    """The council is everybody's to see. Raises `MeetingUnknown`: what is for those on duty is
    nobody else's, whatever link they were given.
    """
    if meeting.series is Series.COUNCIL or meeting.chaired_by(person):
        return
    theirs = person.roles & (invited(here, meeting.series) | _ALWAYS)
    if theirs and await belongs(unit, person, meeting.area):
        return
    if not await unit.invited.is_invitee(meeting.area, meeting.series, person.id):
        raise MeetingUnknown


async def of_person(unit: Unit, person: Person, here: Neighbourhood) -> Sequence[Meeting]:
    """To come, under way or just over, in their areas: the earliest first."""
    concerned: dict[AreaId, Area] = {}
    series_of: set[tuple[AreaId, Series]] = set()
    for series in Series:
        areas = await areas_of(unit, series)
        found = await _invited_to(unit, person, series, areas)
        # What is for those on duty is nobody else's; a guest may look at the council.
        if series is Series.COUNCIL or person.roles & (invited(here, series) | _ALWAYS):
            theirs = [area for area in areas if await belongs(unit, person, area)]
            # Whoever belongs nowhere, and there is no choice.
            found += theirs or (areas if len(areas) == 1 else [])
        concerned |= {area.id: area for area in found}
        series_of |= {(area.id, series) for area in found}
    meetings = await unit.meetings.next_of(list(concerned.values()), unit.now - _AFTER)
    return [each for each in meetings if (each.area.id, each.series) in series_of]


async def _invited_to(
    unit: Unit, person: Person, series: Series, areas: Sequence[Area]
) -> list[Area]:
    return [each for each in areas if await unit.invited.is_invitee(each, series, person.id)]


async def belongs(unit: Unit, person: Person, area: Area) -> bool:
    """By a home below it, or a role that reaches it or lies in it."""
    if any(each.reaches(area) or each.below.startswith(area.below) for each in person.grants):
        return True
    return await household(unit, person, area) is not None


async def must_belong(unit: Unit, person: Person, meeting: Meeting, here: Neighbourhood) -> None:
    """Raises `NotEntitled`: what neighbours propose is for neighbours; and as `must_see`."""
    await must_see(unit, person, meeting, here)
    if not await belongs(unit, person, meeting.area):
        raise NotEntitled(Action.PROPOSE_ITEM)


async def household(unit: Unit, person: Person, area: Area) -> AreaId | None:
    """Whose vote they may give there: one person has one household, whatever they own."""
    for each in sorted(person.homes, key=lambda residency: residency.home):
        if area.reaches(await unit.areas.get(each.home)):
            return each.home
    return None
