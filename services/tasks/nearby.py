"""Who looks after a task, of the coordinators: the nearest are asked first."""

from collections.abc import Collection, Sequence

from domain.people import Person, PersonId, Role
from domain.permissions import Action, may
from domain.tasks import Task
from storage.unit import Unit

_HEADS = (Role.BUILDING_HEAD, Role.SECRETARY, Role.COMMUNITY, Role.ADMINISTRATOR)


async def coordinators(unit: Unit, task: Task) -> list[Person]:
    """The nearest first: building heads before the community."""
    people = await unit.people.with_role_over(task.area, *_HEADS)
    return [each for each in people if may(each, Action.COORDINATE, task.area)]


async def nearest(
    unit: Unit, task: Task, *, apart_from: Collection[PersonId] = ()
) -> Sequence[Person]:
    """Those coordinators who are first to be asked: of one rank, and reachable."""
    known = [
        each
        for each in await coordinators(unit, task)
        if each.reachable and each.id not in apart_from
    ]
    for role in _HEADS:
        near = [each for each in known if each.reaches(task.area, frozenset({role}))]
        if near:
            return near
    return ()
