"""Vouchers: points for something that a shop gives, honoured once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType

from domain.organisations import Organisation
from domain.people import Person, Role, Who
from domain.refusals import Refusal

RewardId = NewType("RewardId", int)
VoucherId = NewType("VoucherId", int)

#: Good for so long (*ours*).
GOOD_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward:
    """What a shop gives for so many points."""

    id: RewardId
    shop: Organisation
    name: str
    points: int
    #: None: still given.
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    id: VoucherId
    #: What the shop types or scans: said to nobody but its holder.
    code: str
    reward: Reward
    points: int
    holder: Who
    made_at: datetime
    expires_at: datetime
    #: None: not honoured yet.
    used_at: datetime | None = None
    #: None: its points were not given back.
    lapsed_at: datetime | None = None

    def honourable(self, by: Person, at: datetime) -> None:
        """Raises why the shop may not honour it."""
        works_there = any(
            each.role is Role.MERCHANT and each.organisation == self.reward.shop.id
            for each in by.grants
        )
        if by.barred or not works_there:
            raise OtherShop(self)
        if self.used_at is not None:
            raise VoucherUsed(self)
        if self.lapsed_at is not None or at >= self.expires_at:
            raise VoucherExpired(self)


class VoucherUnknown(Refusal):
    """No voucher has this code."""


class RewardUnknown(Refusal):
    """There is no such reward, or it is given no more."""


class VoucherRefusal(Refusal):
    def __init__(self, voucher: Voucher) -> None:
        super().__init__(voucher.id)
        self.voucher = voucher


class VoucherUsed(VoucherRefusal):
    """It was honoured before."""


class VoucherExpired(VoucherRefusal):
    """Its days are over, and its points were given back."""


class OtherShop(VoucherRefusal):
    """It is honoured by another shop."""


class TooManyVouchersTried(Refusal):
    """Codes can't be guessed."""

    passing = True
