"""In which groups a notice is posted."""

from collections.abc import Sequence

from domain.areas import Area
from domain.groups import Group, Purpose, Right
from domain.people import Person, Role
from domain.permissions import Action, may
from storage.unit import Unit

_RESIDENTS = frozenset({Role.RESIDENT, Role.OWNER, Role.TENANT})


async def meant(
    unit: Unit, roles: frozenset[Role], areas: Sequence[Area], by: Person | None
) -> Sequence[Group]:
    """Those where the ones who are meant meet; none where only some of them are.

    A group of a wider area only where whoever writes may tell all of that something.
    """
    if not roles:
        return []
    found: dict[int, Group] = {}
    for area in areas:
        for chat_id in await unit.groups.around(area, _purpose(roles)):
            group = await unit.groups.get(chat_id)
            if group is not None and await _within(unit, group, area, by):
                found[chat_id] = group
    return [found[chat_id] for chat_id in sorted(found)]


def without_right(groups: Sequence[Group]) -> Sequence[Group]:
    """Where we may not pin, as far as we know."""
    return [each for each in groups if each.rights is not None and Right.PIN not in each.rights]


def _purpose(roles: frozenset[Role]) -> Purpose:
    if roles & _RESIDENTS:
        return Purpose.RESIDENTS
    return Purpose.VOLUNTEERS if Role.VOLUNTEER in roles else Purpose.STAFF


async def _within(unit: Unit, group: Group, area: Area, by: Person | None) -> bool:
    bound = await unit.areas.get(group.area)
    if area.reaches(bound) or (by is not None and may(by, Action.SEND_NOTICE, bound)):
        return True
    # A neighbourhood of one compound: nobody tells the two apart.
    if bound.path or bound.name:
        return False
    return [each.id for each in await unit.areas.children(bound)] == [area.id]
