"""At the counter: a voucher is scanned or its code typed, seen, and honoured once."""

import re
from dataclasses import dataclass
from datetime import datetime

from domain.permissions import Action, may
from domain.vouchers import (
    TooManyVouchersTried,
    Voucher,
    VoucherId,
    VoucherUnknown,
    may_guess,
    typed,
)
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form
from handlers.kit.refusals import said_no
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Screen, View, view
from handlers.points import held
from handlers.points import voucher_buttons as buttons
from handlers.points import voucher_views as views
from services import vouchers

#: A link that was copied instead of opened.
_LINK = re.compile(rf"\S+[?&]start={held.PREFIX}(\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Honouring:
    """A voucher that was opened with its code: only whoever did so holds this draft."""

    voucher: int
    name: str
    points: int
    until: datetime


async def follow(context: Context, code: str) -> None:
    """The picture was scanned, by whoever has a telephone."""
    if may(context.actor, Action.HONOUR_VOUCHER):
        await _look(context, typed(code))
    elif not await _shown_to_holder(context, typed(code)):
        await context.privately(views.said(_FOR_SHOPS))


async def command(context: Context, said: Said) -> None:
    if said.text:
        await _look(context, _code(said.text))
    else:
        await context.privately(_till())


async def heard(context: Context, said: Said) -> bool:
    """A bare code; of nobody else's does anybody but a merchant learn whether there is one."""
    code = _code(said.text) if context.private and not said.forwarded else None
    if code is None:
        return False
    if may(context.actor, Action.HONOUR_VOUCHER):
        await _look(context, code)
        return True
    return await _shown_to_holder(context, code)


def _code(text: str) -> str | None:
    link = _LINK.fullmatch(text)
    return typed(link[1] if link else text)


async def _shown_to_holder(context: Context, code: str | None) -> bool:
    voucher = await vouchers.own(context.unit, code, context.actor) if code else None
    if voucher is not None:
        await held.hand(context, voucher)
    return voucher is not None


async def _look(context: Context, code: str | None) -> None:
    voucher = await vouchers.look(context.unit, code, context.actor)
    if voucher is None:
        await context.privately(await _unknown(context))
        return
    honouring = Honouring(
        voucher=voucher.id,
        name=voucher.reward.name,
        points=voucher.points,
        until=voucher.until,
    )
    await forms.begin(context, FORM, honouring)


async def _unknown(context: Context) -> View:
    """The last wrong one of an hour says so: after that nothing is looked up."""
    wrong = await context.unit.vouchers.guessed(context.actor.id, context.now)
    why = VoucherUnknown() if may_guess(wrong) else TooManyVouchersTried()
    return said_no(why, context.actor)


async def _honour(context: Context, answers: Honouring) -> None:
    voucher = await vouchers.honour(context.unit, VoucherId(answers.voucher), context.actor)
    await context.redraw(_honoured(voucher))
    await held.used(context.speaker, voucher)


_FOR_SHOPS = N_("This is a voucher of the neighbourhood. Only the shop it is for can honour it.")


@view
def _till(t: Translation) -> Screen:
    words = N_("🧾 Scan the picture on the voucher with your camera, or send me its code.")
    return Screen(text=t(words), keys=((buttons.HONOURED(t, 0),), (buttons.KEPT(t, 0),)))


@view
def _sure(t: Translation, answers: Honouring) -> Screen:
    words = N_(
        "🎫 <b>{name}</b> · {points} points\nGood until {day}. Honour it when you hand it over: it"
        " counts once."
    )
    day = t.day(answers.until)
    return Screen(text=t(words, name=answers.name, points=answers.points, day=day))


@view
def _honoured(t: Translation, voucher: Voucher) -> Screen:
    words = N_("✅ Honoured: {name}, {points} points. Please hand it over.")
    text = t(words, name=voucher.reward.name, points=voucher.points)
    return Screen(text=text, keys=((buttons.HONOURED(t, 0),),))


FORM: Form[Honouring] = Form(
    name="honour",
    answers=Honouring,
    questions=(),
    submit=_honour,
    same=lambda open_, new: open_ == new,
    summary=_sure,
    yes=N_("✅ Honour it"),
    no=N_("❌ Not now"),
    left=N_("All right, the voucher was not used."),
)


def register(routes: Routes) -> None:
    honouring = Action.HONOUR_VOUCHER
    routes.command("redeem", N_("Honour a voucher, by its code"), command, action=honouring)
    routes.form(FORM, action=honouring)
    # Anybody may scan one; what they learn by it depends on who they are.
    routes.link(held.PREFIX, follow, action=Action.VOLUNTEER)
    routes.spoken.append(heard)
