"""/voucher: what shops give for points, and taking it."""

from dataclasses import dataclass

from domain.permissions import Action, may
from domain.vouchers import RewardId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Screen, View, view
from handlers.points import held
from handlers.points import voucher_buttons as buttons
from handlers.points import voucher_views as views
from services import points, vouchers

_A_PAGE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """A reward about to be taken, as it was offered."""

    reward: int
    name: str
    shop: str
    points: int
    balance: int
    days: int


async def begin(context: Context, _said: Said) -> None:
    await context.privately(await _screen(context, 0))


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    await held.shown(context, await _screen(context, ids[0]))


async def _screen(context: Context, page: int) -> View:
    page = min(page, held.LAST_PAGE)
    found = await context.unit.rewards.given(_A_PAGE + 1, page * _A_PAGE)
    balance = (await points.balance(context.unit, context.actor.id)).earned
    following = held.following(page, more=len(found) > _A_PAGE)
    keeps = may(context.actor, Action.KEEP_REWARDS)
    return views.shelf(found[:_A_PAGE], balance, following, keeps=keeps)


async def choose(context: Context, ids: tuple[int, ...]) -> None:
    offer = await vouchers.offer(context.unit, RewardId(ids[0]), to=context.actor)
    taking = Taking(
        reward=offer.reward.id,
        name=offer.reward.name,
        shop=offer.reward.shop.name,
        points=offer.reward.points,
        balance=offer.balance,
        days=context.neighbourhood.volunteers.voucher_days,
    )
    await forms.begin(context, FORM, taking)


async def _take(context: Context, answers: Taking) -> None:
    voucher = await vouchers.take(
        context.unit, RewardId(answers.reward), context.actor, context.neighbourhood
    )
    left = (await points.balance(context.unit, context.actor.id)).earned
    await context.redraw(views.taken(voucher, left))
    await held.hand(context, voucher)


@view
def _sure(t: Translation, answers: Taking) -> Screen:
    words = N_(
        "🎁 <b>{name}</b> · {shop}\nIt takes {points} of your {balance} points. The voucher is"
        " good for {days} days; not used, it gives its points back."
    )
    return Screen(
        text=t(
            words,
            name=answers.name,
            shop=answers.shop,
            points=answers.points,
            balance=answers.balance,
            days=answers.days,
        )
    )


FORM: Form[Taking] = Form(
    name="voucher",
    answers=Taking,
    questions=(),
    submit=_take,
    same=lambda open_, new: open_ == new,
    summary=_sure,
    yes=N_("🎫 Take it"),
    no=N_("❌ Not now"),
    left=N_("All right. Your points stay as they are."),
)


def register(routes: Routes) -> None:
    welcome = Action.VOLUNTEER
    routes.command("voucher", N_("Redeem points; my vouchers"), begin, action=welcome)
    routes.press(buttons.SHELF, turn, action=welcome)
    routes.press(buttons.REWARD, choose, action=welcome)
    routes.form(FORM, action=welcome)
