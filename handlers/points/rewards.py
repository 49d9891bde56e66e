"""What a shop gives for how many points: said by its own people, or by staff."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from domain.people import OrganisationId
from domain.permissions import Action
from domain.vouchers import LONGEST_NAME, MOST_POINTS, NoShop, Reward, RewardId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Key, Screen, cut, view
from handlers.points import held
from handlers.points import voucher_buttons as buttons
from handlers.points import voucher_views as views
from services import rewards
from services.lexicon.numerals import arabic

_A_PAGE = 5
_MOST_SHOPS = 6
_POINTS = re.compile(r"([0-9]{1,6})\s*(?:分|积分|points?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    #: For which they may say it; asked of the database anew whenever it matters.
    shops: tuple[Shop, ...] = ()
    #: What was typed, until it has been looked up.
    said: str = ""
    #: 0 until it is clear.
    shop: int = 0
    shop_name: str = ""
    name: str = ""
    points: int = 0


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    kept = await rewards.kept(context.unit, context.actor)
    page = min(ids[0], max(0, (len(kept) - 1) // _A_PAGE))
    there = kept[page * _A_PAGE :][:_A_PAGE]
    more = held.following(page, more=len(kept) > (page + 1) * _A_PAGE)
    await held.shown(context, _kept(there, more))


async def one(context: Context, ids: tuple[int, ...]) -> None:
    reward = await rewards.show(context.unit, RewardId(ids[0]), context.actor)
    await held.shown(context, _card(reward))


async def ask_retire(context: Context, ids: tuple[int, ...]) -> None:
    reward = await rewards.show(context.unit, RewardId(ids[0]), context.actor)
    await held.shown(context, _retire_indeed(reward))


async def retire(context: Context, ids: tuple[int, ...]) -> None:
    await rewards.retire(context.unit, RewardId(ids[0]), context.actor)
    await turn(context, (0,))


async def add(context: Context, _ids: tuple[int, ...]) -> None:
    shops = await rewards.shops_of(context.unit, context.actor)
    if not shops:
        raise NoShop
    known = tuple(Shop(id=each.id, name=each.name) for each in shops)
    only = known[0] if len(known) == 1 else Shop(id=0, name="")
    await forms.begin(context, FORM, Giving(shops=known, shop=only.id, shop_name=only.name))


async def _added(context: Context, answers: Giving) -> None:
    shop = OrganisationId(answers.shop)
    reward = await rewards.add(context.unit, shop, answers.name, answers.points, context.actor)
    await context.redraw(_card(reward))


def _choose(answers: Giving, chosen: int) -> Giving:
    found = next((each for each in answers.shops if each.id == chosen), None)
    if found is None:
        raise IndexError
    return replace(answers, shop=found.id, shop_name=found.name)


def _typed_shop(answers: Giving, text: str) -> Giving:
    found = [each for each in answers.shops if text.strip() in each.name]
    exact = [each for each in found if each.name == text.strip()] or found
    if len(exact) != 1:
        raise NotAnAnswer(
            N_("I know no such shop, or several. Please tap one, or send its whole name.")
        )
    return _choose(answers, exact[0].id)


def _name(answers: Giving, text: str) -> Giving:
    name = " ".join(text.split())
    if len(name) > LONGEST_NAME:
        raise NotAnAnswer(N_("That is too long for a button. Please say it in a few words."))
    return replace(answers, name=name)


def _points(answers: Giving, text: str) -> Giving:
    found = _POINTS.fullmatch(arabic(normalize("NFKC", text).strip()))
    if found is None or not 1 <= int(found[1]) <= MOST_POINTS:
        raise NotAnAnswer(N_("Please send a whole number, for example: 20"))
    return replace(answers, points=int(found[1]))


def _shops(answers: Giving, _t: Translation) -> Sequence[Choice]:
    return [Choice(label=cut(each.name, 30), id=each.id) for each in answers.shops[:_MOST_SHOPS]]


@view
def _kept(t: Translation, there: Sequence[Reward], following: int | None) -> Screen:
    keys = [(buttons.OFFER.labelled(views.offered(t, each), each.id),) for each in there]
    last = [buttons.ADD(t)]
    if following is not None:
        last.append(Key(label=t.plain(N_("More…")), data=buttons.KEPT.data(following)))
    said = N_("⚙️ This is given for points. Tap one to change it.")
    if not there:
        said = N_("⚙️ Nothing is given for points yet.")
    return Screen(text=t(said), keys=(*keys, tuple(last)))


@view
def _card(t: Translation, reward: Reward) -> Screen:
    away = buttons.KEPT.labelled(t.plain(N_("↩️ Back to these")), 0)
    words = N_("🎁 <b>{name}</b> · {shop}\n{points} points")
    if reward.retired_at is not None:
        words = N_("🎁 <b>{name}</b> · {shop}\n{points} points, given no more")
    text = t(words, name=reward.name, shop=reward.shop.name, points=reward.points)
    keys = [] if reward.retired_at is not None else [buttons.RETIRE(t, reward.id)]
    return Screen(text=text, keys=((*keys, away),))


@view
def _retire_indeed(t: Translation, reward: Reward) -> Screen:
    keep = buttons.OFFER.labelled(t.plain(N_("↩️ No, leave it")), reward.id)
    words = N_("Shall {name} be given no more? Vouchers that somebody has stay good.")
    keys = ((buttons.RETIRE_INDEED(t, reward.id),), (keep,))
    return Screen(text=t(words, name=reward.name), keys=keys)


@view
def _sure(t: Translation, answers: Giving) -> Screen:
    words = N_("🎁 <b>{name}</b> · {shop}\nfor {points} points. Shall residents see this?")
    text = t(words, name=answers.name, shop=answers.shop_name, points=answers.points)
    return Screen(text=text)


FORM: Form[Giving] = Form(
    name="reward",
    answers=Giving,
    questions=(
        Question(
            name="shop",
            label=N_("Shop"),
            words=lambda _answers, t: t(N_("Which shop gives it? Tap it, or send its name.")),
            missing=lambda answers: not answers.shop,
            take=_typed_shop,
            choices=_shops,
            choose=_choose,
            applies=lambda answers: len(answers.shops) > 1,
            across=1,
        ),
        Question(
            name="name",
            label=N_("Reward"),
            words=lambda _answers, t: t(
                N_("What does the shop give? For example: a haircut, five pounds of rice")
            ),
            missing=lambda answers: not answers.name,
            take=_name,
        ),
        Question(
            name="points",
            label=N_("Points"),
            words=lambda _answers, t: t(N_("For how many points? For example: 20")),
            missing=lambda answers: not answers.points,
            take=_points,
        ),
    ),
    submit=_added,
    same=lambda open_, new: open_.shops == new.shops,
    summary=_sure,
)


def register(routes: Routes) -> None:
    keeping = Action.KEEP_REWARDS
    routes.press(buttons.KEPT, turn, action=keeping)
    routes.press(buttons.OFFER, one, action=keeping)
    routes.press(buttons.ADD, add, action=keeping)
    routes.press(buttons.RETIRE, ask_retire, action=keeping)
    routes.press(buttons.RETIRE_INDEED, retire, action=keeping)
    routes.form(FORM, action=keeping)
