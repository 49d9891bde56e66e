"""/points: what somebody has, how it came, as words, as a picture, as a table."""

from dataclasses import dataclass
from functools import partial

from domain.permissions import Action, may
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_
from handlers.kit.said import Said
from handlers.kit.screens import View
from handlers.points import sheets, views
from handlers.points.views import Mine
from services import points
from services.drawing import statement as drawing
from services.drawing.workbook import workbook

PICTURE, TABLE = "points.picture", "points.table"
_A_PAGE = 6
_LAST_PAGE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An errand's: whose it is, it says itself."""


async def mine(context: Context, _said: Said) -> None:
    await context.privately(await _screen(context, 0))


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    screen = await _screen(context, min(ids[0], _LAST_PAGE))
    await context.in_place(screen)


async def _screen(context: Context, page: int) -> View:
    unit, me = context.unit, context.actor
    entries = await points.entries(unit, me.id, _A_PAGE + 1, page * _A_PAGE)
    shown = Mine(
        statement=await points.statement(unit, me.id, context.neighbourhood.zone),
        entries=entries[:_A_PAGE],
        page=page,
        more=len(entries) > _A_PAGE,
        staff=may(me, Action.CORRECT_POINTS),
    )
    return views.mine(shown)


async def ask_picture(context: Context, _ids: tuple[int, ...]) -> None:
    await _ask(context, PICTURE, N_("I am drawing the picture and send it in a moment."))


async def ask_table(context: Context, _ids: tuple[int, ...]) -> None:
    await _ask(context, TABLE, N_("I am writing the file and send it in a moment."))


async def _ask(context: Context, kind: str, words: str) -> None:
    """Pressed again while it is being made, it is made once."""
    asked = Asked()
    if not await context.unit.errands.asked(kind, asked, context.actor.id):
        await context.unit.errands.add(kind, asked, context.now, person_id=context.actor.id)
    await context.privately(views.said(words))


async def picture(desk: Desk) -> None:
    assert desk.person is not None, "somebody pressed a button"
    me = desk.person
    async with desk.reading() as unit:
        statement = await points.statement(unit, me.id, desk.neighbourhood.zone)
    card = sheets.card(desk.languages.of(me.language), me.name, statement)
    drawn = await desk.apart(partial(drawing.draw, card))
    async with desk.finishing() as speaker:
        await speaker.tell(me, views.picture(statement, drawn))


async def table(desk: Desk) -> None:
    assert desk.person is not None, "somebody pressed a button"
    me = desk.person
    async with desk.reading() as unit:
        statement = await points.statement(unit, me.id, desk.neighbourhood.zone)
        entries = await points.entries(unit, me.id, sheets.MOST)
    tables = sheets.tables(desk.languages.of(me.language), statement, entries)
    written = await desk.apart(partial(workbook, tables))
    async with desk.finishing() as speaker:
        await speaker.tell(me, views.table(me.name, written))
