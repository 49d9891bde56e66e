"""Once a week the residents' groups read in a few lines what was done, and what comes."""

from datetime import datetime

from domain import quiet
from domain.digests import week_read_by
from handlers.digests import weekly_views as views
from handlers.kit.areas import Where
from handlers.kit.errands import Desk
from handlers.kit.routing import Routes
from handlers.kit.screens import View
from handlers.kit.speaking import Speaker
from services.digests import weekly
from services.digests.weekly import Due
from storage.outbox import Priority

ERRAND = "digests.week"


async def due(speaker: Speaker) -> None:
    """The rows say who has read it; it is counted apart, while others are answered."""
    for each in await weekly.due(speaker.unit, speaker.neighbourhood):
        await speaker.unit.errands.add(ERRAND, each, speaker.unit.now)


async def post(desk: Desk) -> None:
    asked = desk.args(Due)
    async with desk.reading() as unit:
        week = await weekly.gathered(unit, asked)
        lineage = await unit.areas.lineage(week.area) if week else ()
    async with desk.finishing() as speaker:
        if week and await weekly.residents(speaker.unit, asked.chat):
            where = Where(lineage=lineage, whole=desk.neighbourhood.name)
            said = views.week(week, where, speaker.unit.now)
            await quietly(
                speaker, asked.chat, said, week_read_by(asked.span, desk.neighbourhood.zone)
            )


async def quietly(speaker: Speaker, chat: int, shown: View, until: datetime) -> None:
    """At night it waits for the morning. `until`: then nobody wants to read it any more."""
    morning = quiet.waits_until(speaker.unit.now, quiet.BY_DEFAULT, speaker.neighbourhood.zone)
    await speaker.send(
        chat,
        shown(speaker.languages.default),
        priority=Priority.REMINDER,
        not_before=morning if morning > speaker.unit.now else None,
        until=until,
    )


def register(routes: Routes) -> None:
    routes.jobs["digests-week"] = due
    routes.errand(ERRAND, post)
