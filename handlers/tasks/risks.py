"""Coordinators hear in time which task lacks people."""

from domain import quiet
from domain.reminders.tasks import AT_RISK
from handlers.kit.reminding import remind
from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from handlers.tasks import desk_notices, telling
from services import tasks
from services.tasks.nearby import nearest


async def warn(speaker: Speaker) -> None:
    """Each task once, to the nearest of them."""
    zone = speaker.neighbourhood.zone
    for task in await tasks.at_risk(speaker.unit, zone):
        view = desk_notices.at_risk(task, await telling.where(speaker, task.area))
        morning = quiet.waits_until(speaker.unit.now, quiet.BY_DEFAULT, zone)
        can_wait = task.starts_at is None or task.starts_at > morning
        for person in await nearest(speaker.unit, task):
            begins = task.starts_at
            await remind(speaker, person, view, AT_RISK, until=begins, at_once=not can_wait)


def register(routes: Routes) -> None:
    routes.jobs["tasks-at-risk"] = warn
