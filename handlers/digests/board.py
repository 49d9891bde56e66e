"""On the 25th the residents' groups read the month's scoreboard, as a picture and in words."""

from functools import partial

from domain.digests import month_read_by
from handlers.digests import board_views as views
from handlers.digests.weekly import quietly
from handlers.kit.areas import Where
from handlers.kit.errands import Desk
from handlers.kit.raised import TooMuchWork
from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from services.digests import board
from services.digests.board import Board
from services.digests.weekly import Due, residents
from services.drawing import chart as drawing

ERRAND = "digests.month"


async def due(speaker: Speaker) -> None:
    """The rows say who has read it; the picture is drawn apart."""
    for each in await board.due(speaker.unit, speaker.neighbourhood):
        await speaker.unit.errands.add(ERRAND, each, speaker.unit.now)


async def post(desk: Desk) -> None:
    asked = desk.args(Due)
    async with desk.reading() as unit:
        shown = await board.gathered(unit, asked, desk.neighbourhood)
        lineage = await unit.areas.lineage(shown.area) if shown else ()
    where = Where(lineage=lineage, whole=desk.neighbourhood.name)
    drawn = await _drawn(desk, shown, where) if shown else None
    async with desk.finishing() as speaker:
        if shown and await residents(speaker.unit, asked.chat):
            said = views.board(shown, where, drawn)
            until = month_read_by(asked.span, desk.neighbourhood.zone)
            await quietly(speaker, asked.chat, said, until)


async def _drawn(desk: Desk, shown: Board, where: Where) -> bytes | None:
    """None: it goes without a picture."""
    chart = views.chart(desk.languages.default, shown, where)
    try:
        return await desk.apart(partial(drawing.draw, chart))
    except TooMuchWork:
        return None


def register(routes: Routes) -> None:
    routes.jobs["digests-month"] = due
    routes.errand(ERRAND, post)
