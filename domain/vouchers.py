"""Vouchers: points for something that a shop gives, honoured once."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType
from unicodedata import normalize

from domain.organisations import Organisation
from domain.people import OrganisationId, Person, Role, Who
from domain.refusals import Refusal

RewardId = NewType("RewardId", int)
VoucherId = NewType("VoucherId", int)

#: What codes are made of: nothing that looks like something else, on paper or on a phone.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 10
#: Wrong codes of one person in an hour.
GUESSES = 10
#: What a reward may be called, and cost.
LONGEST_NAME, MOST_POINTS = 40, 10_000

#: What people put between the groups of a code.
_BETWEEN = re.compile(r"[\s\-‐-―_.,，。、·]+")
_CODE = re.compile(rf"[A-Z0-9]{{{LENGTH}}}")
_DIGITS = re.compile(r"[0-9]")


def grouped(code: str) -> str:
    """As it is read aloud: “7KQ 3MP XW4Z”."""
    return f"{code[:3]} {code[3:6]} {code[6:]}"


def typed(text: str) -> str | None:
    """The code that somebody typed, however: in small letters, full width, with spaces. Whether
    there is such a one is not said by that. None: it is no code.
    """
    code = _BETWEEN.sub("", normalize("NFKC", text)).upper()
    return code if _CODE.fullmatch(code) and mixed(code) else None


def mixed(code: str) -> bool:
    """Codes are of letters and digits both: “lift broken” is none, nor is a telephone number."""
    return 2 <= len(_DIGITS.findall(code)) <= LENGTH - 2


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
    #: What was paid for it.
    points: int
    holder: Who
    made_at: datetime
    expires_at: datetime
    #: None: not honoured yet.
    used_at: datetime | None = None
    #: None: its points were not given back.
    lapsed_at: datetime | None = None

    @property
    def until(self) -> datetime:
        """Within the last day on which it is good."""
        return self.expires_at - timedelta(seconds=1)

    def good(self, at: datetime) -> bool:
        """Whether its shop would honour it."""
        return self.used_at is None and self.lapsed_at is None and at < self.expires_at

    def honourable(self, by: Person, at: datetime) -> None:
        """Raises why they may not honour it."""
        if by.id == self.holder.id:
            raise OwnVoucher(self)
        if self.reward.shop.id not in shops(by):
            raise OtherShop(self)
        if self.used_at is not None:
            raise VoucherUsed(self)
        if not self.good(at):
            raise VoucherExpired(self)


def shops(person: Person) -> frozenset[OrganisationId]:
    """Those that this person works for."""
    if person.barred:
        return frozenset()
    return frozenset(
        each.organisation
        for each in person.grants
        if each.role is Role.MERCHANT and each.organisation is not None
    )


def may_guess(wrong: int) -> bool:
    """Whether one more code of somebody is looked up, after so many wrong ones within the hour."""
    return wrong < GUESSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Honoured:
    """Something that a shop gave for points."""

    at: datetime
    shop: str
    reward: str
    points: int
    #: None: somebody who is gone.
    by: Who | None


class VoucherUnknown(Refusal):
    """No voucher has this code."""


class RewardUnknown(Refusal):
    """There is no such reward, or it is given no more."""


class NoShop(Refusal):
    """They work for no shop that could give anything, or not for this one."""


class VoucherRefusal(Refusal):
    def __init__(self, voucher: Voucher) -> None:
        super().__init__(voucher.id)
        self.voucher = voucher


class OwnVoucher(VoucherRefusal):
    """Nobody honours what they took themselves: a colleague does."""


class VoucherUsed(VoucherRefusal):
    """It was honoured before."""


class VoucherExpired(VoucherRefusal):
    """Its days are over, and its points were given back."""


class OtherShop(VoucherRefusal):
    """It is honoured by another shop."""


class TooManyVouchersTried(Refusal):
    """Codes can't be guessed."""

    passing = True
