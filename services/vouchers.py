"""Vouchers: taken for points, honoured once by their shop, given back when their days are over."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from domain.people import Person
from domain.permissions import Action, require
from domain.points import NotEnoughPoints
from domain.rates import Month
from domain.reminders.tasks import VOUCHER
from domain.residents import expiry
from domain.settings import Neighbourhood
from domain.vouchers import (
    ALPHABET,
    LENGTH,
    Honoured,
    NoShop,
    Reward,
    RewardId,
    RewardUnknown,
    TooManyVouchersTried,
    Voucher,
    VoucherExpired,
    VoucherId,
    VoucherUnknown,
    VoucherUsed,
    may_guess,
    mixed,
    shops,
)
from services import points
from storage.reminded import Dated
from storage.unit import Unit

#: How many lapse in one sweep: the rest have their turn with the next tick.
_SWEEP = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A reward that somebody can pay for."""

    reward: Reward
    #: Before they take it.
    balance: int


async def offer(unit: Unit, reward_id: RewardId, to: Person) -> Offer:
    """Raises `RewardUnknown` and `NotEnoughPoints`; taking it asks again."""
    reward = await unit.rewards.find(reward_id)
    if reward is None or reward.retired_at is not None or not await unit.rewards.served(reward_id):
        raise RewardUnknown
    balance = (await points.balance(unit, to.id)).earned
    if balance < reward.points:
        raise NotEnoughPoints(reward.points, balance)
    return Offer(reward=reward, balance=balance)


async def take(unit: Unit, reward_id: RewardId, by: Person, rules: Neighbourhood) -> Voucher:
    """Raises `NotEntitled`, `RewardUnknown` and `NotEnoughPoints`."""
    require(by, Action.VOLUNTEER)
    reward = (await offer(unit, reward_id, by)).reward
    expires_at = expiry(unit.now, rules.volunteers.voucher_days, rules.zone)
    made = None
    while made is None:
        made = await unit.vouchers.add(_code(), reward, by.id, unit.now, expires_at)
    await points.spend(unit, by.id, reward.points, made, f"{reward.name} · {reward.shop.name}")
    return await _get(unit, made)


async def show(unit: Unit, voucher_id: VoucherId, to: Person) -> Voucher:
    """To its holder alone. Raises `VoucherUnknown`."""
    voucher = await unit.vouchers.find(voucher_id)
    if voucher is None or voucher.holder.id != to.id:
        raise VoucherUnknown
    return voucher


async def own(unit: Unit, code: str, by: Person) -> Voucher | None:
    """Theirs with this code: of anybody else's they learn nothing."""
    voucher = await unit.vouchers.by_code(code)
    return voucher if voucher is not None and voucher.holder.id == by.id else None


async def look(unit: Unit, code: str | None, by: Person) -> Voucher | None:
    """The voucher that a shop is shown, which it may honour. None: there is none of this code,
    and it counts as guessed.

    Raises `TooManyVouchersTried`, and why they may not honour it.
    """
    require(by, Action.HONOUR_VOUCHER)
    if not may_guess(await unit.vouchers.guessed(by.id, unit.now)):
        raise TooManyVouchersTried
    voucher = await unit.vouchers.by_code(code) if code else None
    if voucher is None:
        await unit.vouchers.guess(by.id, unit.now)
        return None
    voucher.honourable(by, unit.now)
    return voucher


async def honour(unit: Unit, voucher_id: VoucherId, by: Person) -> Voucher:
    """The shop gives it: once, however many ask.

    Raises `VoucherUnknown` and why they may not.
    """
    require(by, Action.HONOUR_VOUCHER)
    (await _get(unit, voucher_id)).honourable(by, unit.now)
    won = await unit.vouchers.use(voucher_id, by.id, unit.now)
    voucher = await _get(unit, voucher_id)
    if not won:
        raise VoucherUsed(voucher) if voucher.used_at else VoucherExpired(voucher)
    await points.honour(unit, voucher_id, by)
    return voucher


async def lapse(unit: Unit) -> Sequence[Voucher]:
    """Those whose days are over give their points back, once; also after weeks without us."""
    await unit.vouchers.forget_guesses(unit.now)
    due = await unit.vouchers.expired(unit.now, _SWEEP)
    return [each for each in [await _lapse(unit, one) for one in due] if each is not None]


async def expiring(unit: Unit) -> Sequence[Voucher]:
    """Noted as said: of each its holder is reminded once."""
    soon = unit.now + VOUCHER.span
    found = [
        await _get(unit, each) for each in await unit.reminded.expiring(unit.now, soon, _SWEEP)
    ]
    return [
        each
        for each in found
        if await unit.reminded.say(Dated.EXPIRING, each.id, each.expires_at, unit.now)
    ]


async def honoured(
    unit: Unit, by: Person, month: Month, rules: Neighbourhood
) -> Sequence[Honoured]:
    """By the shops that they work for, the oldest first. Raises `NoShop`."""
    require(by, Action.HONOUR_VOUCHER)
    theirs = shops(by)
    if not theirs:
        raise NoShop
    since, until = month.begins(rules.zone), month.later(1).begins(rules.zone)
    return await unit.vouchers.honoured(theirs, since, until)


async def _lapse(unit: Unit, voucher_id: VoucherId) -> Voucher | None:
    """None where it was honoured meanwhile."""
    if not await unit.vouchers.lapse(voucher_id, unit.now):
        return None
    await points.give_back(unit, voucher_id)
    return await _get(unit, voucher_id)


async def _get(unit: Unit, voucher_id: VoucherId) -> Voucher:
    voucher = await unit.vouchers.find(voucher_id)
    if voucher is None:
        raise VoucherUnknown
    return voucher


def _code() -> str:
    """About 49 bits: with ten guesses an hour nobody hits one."""
    code = ""
    while not mixed(code):
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return code
