"""Finding a ticket again: /tickets, /ticket N."""

from domain.permissions import Action, may
from domain.tickets import TicketId
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.said import Said
from handlers.kit.screens import Screen, View, view
from handlers.tickets import joining, views
from handlers.tickets.telling import sheet_card
from services import tickets

_A_PAGE = 6


async def mine(context: Context, _said: Said) -> None:
    await context.privately(await _page(context, 0))


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    page = await _page(context, ids[0])
    await context.in_place(page)


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
    """The reporter and whoever joined see theirs as a live card; staff see all of it, but in their
    group what a group may read; in any other group nothing is shown.
    """
    shown = await tickets.show(context.unit, TicketId(number), to=context.actor)
    ticket = shown.ticket
    staff = may(context.actor, Action.SEE_TICKETS, ticket.area)
    among_staff = staff and context.chat.id in await context.unit.groups.meant_for("staff")
    # Colleagues see whom it is shown to in private instead.
    hidden = among_staff and ticket.anonymous
    if not staff or (ticket.reported_by(context.actor) and not hidden):
        await joining.show(context, ticket.id)
    elif among_staff:
        await context.reply(views.staff_card(shown))
    else:
        sheet = views.work_sheet(shown, context.actor)
        await context.privately(sheet, card=sheet_card(shown.ticket))


@view
def _which(t: Translation) -> Screen:
    return Screen(
        text=t(N_("Which ticket? For example: /ticket 12. /tickets shows all of yours."))
    )
