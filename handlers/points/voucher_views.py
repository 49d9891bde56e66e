"""How rewards and vouchers look: on the shelf, in their holder's hands, at the counter. Pure."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from domain.files import FileKind, Upload
from domain.vouchers import Reward, Voucher, grouped
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, View, cut, html, view
from handlers.points import voucher_buttons as buttons
from services.sheets import qr_png

_LABEL = 40


@view
def shelf(
    t: Translation, rewards: Sequence[Reward], balance: int, following: int | None, *, keeps: bool
) -> Screen:
    """`following`: the next page; None: this is the only one."""
    keys = [(buttons.REWARD.labelled(offered(t, each), each.id),) for each in rewards]
    last = [buttons.MINE(t, 0), *_more(t, buttons.SHELF.wire, following)]
    staff = [(buttons.KEPT(t, 0),)] if keeps else []
    said = N_("🎁 You have {balance} points to redeem. What would you like?")
    if not rewards:
        said = N_("🎁 You have {balance} points. No shop gives anything for points yet.")
    return Screen(text=t(said, balance=balance), keys=(*keys, tuple(last), *staff))


def offered(t: Translation, reward: Reward) -> str:
    """On a button; what it costs is never cut off."""
    price = t.plain(N_("{points} points"), points=reward.points)
    return f"{price} · {cut(f'{reward.name} · {reward.shop.name}', _LABEL)}"


def _more(t: Translation, wire: str, following: int | None) -> list[Key]:
    if following is None:
        return []
    return [Key(label=t.plain(N_("More…")), data=f"{wire}:{following}")]


@view
def taken(t: Translation, voucher: Voucher, left: int) -> Screen:
    said = N_("✅ Yours: {name}, for {points} points. You have {left} left.")
    name = voucher.reward.name
    return Screen(text=t(said, name=name, points=voucher.points, left=left))


@view
def mine(
    t: Translation, vouchers: Sequence[Voucher], at: datetime, following: int | None
) -> Screen:
    keys = [(buttons.VOUCHER.labelled(_listed(t, each, at), each.id),) for each in vouchers]
    last = [buttons.SHELF(t, 0), *_more(t, buttons.MINE.wire, following)]
    said = N_("🎫 Your vouchers. Tap one to see it.")
    if not vouchers:
        said = N_("🎫 You have no vouchers yet.")
    return Screen(text=t(said), keys=(*keys, tuple(last)))


def _listed(t: Translation, voucher: Voucher, at: datetime) -> str:
    return (
        f"{_sign(voucher, at)} {cut(voucher.reward.name, _LABEL - 16)} · {_state(t, voucher, at)}"
    )


def _sign(voucher: Voucher, at: datetime) -> str:
    return "🎫" if voucher.good(at) else "✅" if voucher.used_at else "⌛"


def _state(t: Translation, voucher: Voucher, at: datetime) -> str:
    if voucher.used_at is not None:
        return t.plain(N_("used on {day}"), day=t.day(voucher.used_at))
    if voucher.good(at):
        return t.plain(N_("good until {day}"), day=t.day(voucher.until))
    return t.plain(N_("expired, points given back"))


@view
def card(t: Translation, voucher: Voucher, at: datetime) -> Screen:
    """For its holder alone."""
    good, state = voucher.good(at), _state(t, voucher, at)
    lines = [
        html("🎫 <b>{name}</b>", name=voucher.reward.name),
        html("🏪 {shop}", shop=voucher.reward.shop.name),
        *([html("🔢 <code>{code}</code>", code=grouped(voucher.code))] if good else []),
        html("{sign} {state}", sign="⏳" if good else _sign(voucher, at), state=state),
    ]
    if good:
        words = N_("Show the code or the picture in the shop. Whoever has it can use it, once.")
        lines.append(t(words))
    return Screen(text=Markup("\n").join(lines), keys=((buttons.MINE(t, 0),),))


def handed(voucher: Voucher, at: datetime, link: str) -> View:
    """The card with the code as a picture, where there is something to show in the shop."""

    def render(t: Translation) -> Screen:
        screen = card(voucher, at)(t)
        if not voucher.good(at):
            return screen
        code = Upload(name="voucher.png", content=qr_png(link), kind=FileKind.PHOTO)
        return Screen(text=screen.text, keys=screen.keys, uploads=(code,))

    return render


@view
def moved_on(t: Translation) -> Screen:
    """Where a card stood that is shown again."""
    return Screen(text=t(N_("🎫 This voucher is shown again further down.")))


@view
def said(t: Translation, words: str) -> Screen:
    return Screen(text=t(words))


@view
def used(t: Translation, voucher: Voucher) -> Screen:
    """To whoever had it: if it was not them, they want to know at once."""
    words = N_(
        "✅ Your voucher was used: {name}, at {shop}. If that was not you, please tell the"
        " property office."
    )
    return Screen(text=t(words, name=voucher.reward.name, shop=voucher.reward.shop.name))


@view
def lapsed(t: Translation, voucher: Voucher) -> Screen:
    words = N_(
        "⌛ Your voucher was good until {day} and was not used: {name}. Its {points} points are"
        " yours again."
    )
    day = t.day(voucher.until)
    text = t(words, day=day, name=voucher.reward.name, points=voucher.points)
    return Screen(text=text, keys=((buttons.SHELF(t, 0),),))


@view
def expiring(t: Translation, voucher: Voucher) -> Screen:
    words = N_("⏰ Your voucher can be used until {day}: {name}, at {shop}.")
    day, shop = t.day(voucher.until), voucher.reward.shop.name
    text = t(words, day=day, name=voucher.reward.name, shop=shop)
    return Screen(text=text, keys=((buttons.VOUCHER(t, voucher.id),),))
