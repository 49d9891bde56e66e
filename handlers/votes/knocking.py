"""🚪 Building heads go from door to door: their building only, and in private."""

from dataclasses import dataclass

from domain.areas import AreaId
from domain.files import Upload
from domain.permissions import Action
from domain.votes import VoteId, VoterId
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, view
from handlers.votes import assembly_buttons as buttons
from handlers.votes import door_views as views
from services.assembly import doors, finding
from services.drawing import doors as drawing
from storage.knocks import Mark

ERRAND = "assembly.doors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An errand's: the doors of one building as a PDF."""

    vote: int
    building: int


async def buildings(context: Context, ids: tuple[int, ...]) -> None:
    vote = await finding.vote(context.unit, VoteId(ids[0]))
    vote.must_be_open(context.now)
    found = await doors.buildings(context.unit, vote, context.actor)
    await context.in_place(views.buildings(vote, found, ids[1]))


async def door(context: Context, ids: tuple[int, ...]) -> None:
    walk = await doors.walk(context.unit, VoteId(ids[0]), AreaId(ids[1]), context.actor)
    await context.in_place(views.door(walk, ids[2]))


async def tick(context: Context, ids: tuple[int, ...]) -> None:
    """And on to the next door."""
    marks = tuple(Mark)
    if ids[2] >= len(marks):
        raise ButtonRetired
    vote_id = VoteId(ids[0])
    voter = await doors.tick(context.unit, vote_id, VoterId(ids[1]), marks[ids[2]], context.actor)
    building = await doors.building_of(context.unit, voter)
    walk = await doors.walk(context.unit, vote_id, building.id, context.actor)
    await context.in_place(views.door(walk, walk.at(voter.id) + 1))


async def ask_sheet(context: Context, ids: tuple[int, ...]) -> None:
    """Pressed again while it is being drawn, it is drawn once."""
    await doors.walk(context.unit, VoteId(ids[0]), AreaId(ids[1]), context.actor)
    asked = Sheet(vote=ids[0], building=ids[1])
    if not await context.unit.errands.asked(ERRAND, asked, context.actor.id):
        await context.unit.errands.add(ERRAND, asked, context.now, person_id=context.actor.id)
    await context.privately(views.writing())


async def draw(desk: Desk) -> None:
    assert desk.person is not None, "somebody pressed a button"
    asked, t = desk.args(Sheet), desk.languages.of(desk.person.language)
    async with desk.reading() as unit:
        by = await unit.people.get(desk.person.id)
        walk = await doors.walk(unit, VoteId(asked.vote), AreaId(asked.building), by)
    sheet = views.sheet(t, walk, desk.neighbourhood.name)
    drawn = await desk.apart(drawing.draw, sheet)
    async with desk.finishing() as speaker:
        by = await speaker.unit.people.get(desk.person.id)
        await doors.walk(speaker.unit, VoteId(asked.vote), AreaId(asked.building), by)
        await speaker.tell(by, _drawn(sheet.heading, drawn))


@view
def _drawn(t: Translation, heading: str, drawn: bytes) -> Screen:
    name = t.plain(N_("Doors {building}.pdf"), building=heading)
    said = N_("🚪 {building}: doors that have not voted. Please keep the sheet to yourself.")
    return Screen(text=t(said, building=heading), uploads=(Upload(name=name, content=drawn),))


def register(routes: Routes) -> None:
    knock = Action.KNOCK
    routes.press(buttons.DOORS, buildings, action=knock)
    routes.press(buttons.DOOR, door, action=knock)
    routes.press(buttons.TICK, tick, action=knock)
    routes.press(buttons.SHEET, ask_sheet, action=knock)
    routes.errand(ERRAND, draw)
