"""Coordinators hear in time which task lacks people."""

from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from handlers.tasks import desk_views, telling
from services import tasks
from storage.outbox import Priority


async def warn(speaker: Speaker) -> None:
    """Each task once, to the nearest of them."""
    for task in await tasks.at_risk(speaker.unit):
        view = desk_views.at_risk(task, await telling.where(speaker, task.area))
        # It begins within hours: at night it can't wait for the morning.
        for person in await telling.nearest(speaker.unit, task):
            await speaker.tell(person, view, priority=Priority.REMINDER)


def register(routes: Routes) -> None:
    routes.jobs["tasks-at-risk"] = warn
