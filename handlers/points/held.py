"""The vouchers somebody has: listed, shown again, and what becomes of them by themselves."""

from domain.people import Person
from domain.permissions import Action
from domain.reminders.tasks import EXPIRED, VOUCHER
from domain.vouchers import Voucher, VoucherId
from handlers.kit import reminding
from handlers.kit.context import Context
from handlers.kit.routing import Routes
from handlers.kit.screens import View
from handlers.kit.speaking import CardOf, Speaker
from handlers.points import voucher_buttons as buttons
from handlers.points import voucher_views as views
from services import vouchers

#: What a voucher's code stands behind in a link; it is on pictures that people keep.
PREFIX = "c"
LAST_PAGE = 10_000
_CARD = "voucher"
_A_PAGE = 6


def card_of(voucher: Voucher) -> CardOf:
    return CardOf(subject=_CARD, subject_id=voucher.id)


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    page = min(ids[0], LAST_PAGE)
    found = await context.unit.vouchers.of_person(context.actor.id, _A_PAGE + 1, page * _A_PAGE)
    more = following(page, more=len(found) > _A_PAGE)
    await shown(context, views.mine(found[:_A_PAGE], context.now, more))


async def show(context: Context, ids: tuple[int, ...]) -> None:
    await hand(context, await vouchers.show(context.unit, VoucherId(ids[0]), to=context.actor))


async def hand(context: Context, voucher: Voucher) -> None:
    """As a new message in private, for its holder: the code stands in one place only."""
    card = card_of(voucher)
    before = await context.speaker.standing(card)
    link = context.private_link(PREFIX + voucher.code)
    await context.privately(views.handed(voucher, context.now, link), card=card)
    for each in before:
        if each.message_id is not None:
            screen = views.moved_on()(context.t)
            context.speaker.edit(each.chat_id, each.message_id, screen)


def following(page: int, *, more: bool) -> int | None:
    """The page that comes after this one, the first after the last; None: there is only one."""
    return page + 1 if more else 0 if page else None


async def shown(context: Context, screen: View) -> None:
    """In place of what was pressed; not of a voucher, which is still needed. Forged in a group,
    nobody's points may replace what everybody reads.
    """
    pressed = context.pressed_message
    at = await context.unit.cards.at(context.chat.id, pressed) if pressed else None
    in_place = context.private and (at is None or at[0] != _CARD)
    await (context.redraw(screen) if in_place else context.privately(screen))


async def lapse(speaker: Speaker) -> None:
    """Whoever did not use one learns that its points are theirs again."""
    for voucher in await vouchers.lapse(speaker.unit):
        await changed(speaker, voucher)
        holder = await _holder(speaker, voucher)
        await reminding.remind(speaker, holder, views.lapsed(voucher), EXPIRED)


async def remind(speaker: Speaker) -> None:
    if reminding.night(speaker):
        return
    for voucher in await vouchers.expiring(speaker.unit):
        holder, until = await _holder(speaker, voucher), voucher.expires_at
        await reminding.remind(speaker, holder, views.expiring(voucher), VOUCHER, until=until)


async def used(speaker: Speaker, voucher: Voucher) -> None:
    await changed(speaker, voucher)
    await speaker.tell(await _holder(speaker, voucher), views.used(voucher))


async def changed(speaker: Speaker, voucher: Voucher) -> None:
    await speaker.refresh(card_of(voucher), views.card(voucher, speaker.unit.now))


async def _holder(speaker: Speaker, voucher: Voucher) -> Person:
    return await speaker.unit.people.get(voucher.holder.id)


def register(routes: Routes) -> None:
    routes.press(buttons.MINE, turn, action=Action.VOLUNTEER)
    routes.press(buttons.VOUCHER, show, action=Action.VOLUNTEER)
    routes.jobs["vouchers"] = lapse
    routes.jobs["vouchers-expiring"] = remind
