"""我也遇到: a neighbour joins a ticket instead of filing the same again."""

from domain.tickets import AlreadySeconded, TicketId, TicketUnknown
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.screens import View
from handlers.kit.speaking import CardOf
from handlers.tickets import views
from handlers.tickets.report_neighbours import card
from handlers.tickets.telling import call_for, follower_card, refresh, reporter_card
from services import tickets


async def join(context: Context, ticket_id: TicketId) -> None:
    """Its card becomes theirs; of one that is theirs already, it is shown."""
    try:
        seconded = await tickets.join(context.unit, ticket_id, context.actor)
    except AlreadySeconded:
        await show(context, ticket_id)
        return
    shown = seconded.shown
    await (call_for if seconded.pressing else refresh)(context.speaker, shown)
    await show(context, ticket_id)
    words = N_("You have joined ticket #{number}: you will see here how it goes on.")
    context.alert(context.t.plain(words, number=ticket_id))


async def pressed(context: Context, ids: tuple[int, ...]) -> None:
    """On a card that neighbours see; asked again whether they may."""
    await tickets.overlook(context.unit, TicketId(ids[0]), context.actor)
    await join(context, TicketId(ids[0]))


async def follow(context: Context, rest: str) -> None:
    """/start t12, from a group. Raises `TicketUnknown`."""
    if not rest.isascii() or not rest.isdecimal() or len(rest) > 9:
        raise TicketUnknown(0)
    await show(context, TicketId(int(rest)))


async def show(context: Context, ticket_id: TicketId) -> None:
    """As whoever asks may see it, from here on live. Raises `TicketUnknown`."""
    shown = await tickets.overlook(context.unit, ticket_id, context.actor)
    if shown.ticket.reported_by(context.actor):
        await _live(context, views.reporter_card(shown), reporter_card(shown.ticket))
        return
    joined = await tickets.joined(context.unit, ticket_id, context.actor)
    if joined:
        await _live(context, card(shown, joined=True), follower_card(shown.ticket))
    else:
        # Who only looks is not told how it goes on.
        await context.privately(card(shown, joined=False))


async def _live(context: Context, screen: View, card_of: CardOf) -> None:
    if context.private and context.pressed_message is not None:
        await context.redraw(screen, card=card_of)
    else:
        await context.privately(screen, card=card_of)
