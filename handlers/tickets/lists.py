"""Finding a ticket again: /tickets, /ticket N."""

from domain.tickets import TicketId
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.said import Said
from handlers.kit.screens import Screen, View, view
from handlers.tickets import views
from handlers.tickets.telling import reporter_card
from services import tickets

_A_PAGE = 6


async def mine(context: Context, _said: Said) -> None:
    await context.privately(await _page(context, 0))


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    await context.redraw(await _page(context, ids[0]))


async def one(context: Context, said: Said) -> None:
    number = said.text.lstrip("#＃").strip()
    if not number.isdecimal() or len(number) > 9:
        await context.reply(_which())
        return
    await _show(context, int(number))


async def open_one(context: Context, ids: tuple[int, ...]) -> None:
    await _show(context, ids[0])


async def _page(context: Context, page: int) -> View:
    found = await tickets.of_reporter(
        context.unit, context.actor, limit=_A_PAGE + 1, offset=page * _A_PAGE
    )
    return views.mine(list(found[:_A_PAGE]), page, more=len(found) > _A_PAGE)


async def _show(context: Context, number: int) -> None:
    """The reporter sees theirs as a live card; staff see what a group may read."""
    shown = await tickets.show(context.unit, TicketId(number), to=context.actor)
    if views.is_reporter(shown.ticket, context.actor.id):
        card = reporter_card(shown.ticket)
        await context.privately(views.reporter_card(shown), card=card)
    else:
        await context.reply(views.staff_card(shown))


@view
def _which(t: Translation) -> Screen:
    return Screen(
        text=t(N_("Which ticket? For example: /ticket 12. /tickets shows all of yours."))
    )
