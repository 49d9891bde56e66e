"""Points for help given: three tiers of difficulty by three tiers of hours, and how they move.

The ledger is double entry: every entry takes points from one account and gives them to another,
says why, and is never changed. A balance is the sum of entries.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from domain.people import PersonId, Who
from domain.refusals import Refusal

EntryId = NewType("EntryId", int)

#: A row for each difficulty from 1 to 3, in it the points by hours: below 1, up to 3, and more.
Table = tuple[tuple[int, ...], ...]
#: Where the committee says nothing else (*ours*).
TABLE: Table = ((1, 2, 3), (2, 4, 6), (3, 6, 9))


def points(difficulty: int, worked: timedelta, table: Table) -> int:
    """Of one volunteer for one task. Raises `ValueError` for a difficulty that is none of 1-3."""
    if not 1 <= difficulty <= len(table):
        raise ValueError(difficulty)
    if worked <= timedelta():
        return 0
    hours = worked / timedelta(hours=1)
    tier = 0 if hours < 1 else 1 if hours <= 3 else 2
    return table[difficulty - 1][tier]


class AccountKind(StrEnum):
    #: Where points come from: what it owes is what was ever given.
    ISSUED = "issued"
    #: Somebody's, to be redeemed.
    EARNED = "earned"
    #: Somebody's, for hours that staff entered afterwards: counted, never redeemed.
    ENTERED = "entered"
    #: Bound in vouchers that were not used yet.
    VOUCHERS = "vouchers"
    #: Honoured by shops.
    SPENT = "spent"


#: Of which everybody has one of their own; the others are the neighbourhood's.
PERSONAL = frozenset({AccountKind.EARNED, AccountKind.ENTERED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    kind: AccountKind
    #: None: the neighbourhood's.
    person: PersonId | None = None

    def __post_init__(self) -> None:
        if (self.kind in PERSONAL) != (self.person is not None):
            raise ValueError(self)


class Cause(StrEnum):
    """What an entry is for; with the number of that thing it is booked once."""

    #: A claim of a task that was confirmed.
    TASK = "task"
    #: A voucher was taken, used, or gave its points back.
    VOUCHER_MADE = "voucher_made"
    VOUCHER_USED = "voucher_used"
    VOUCHER_LAPSED = "voucher_lapsed"
    #: Takes back, or adds to, an earlier entry; its number is that entry's.
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """What is to be booked."""

    source: Account
    target: Account
    points: int
    cause: Cause
    cause_id: int
    note: str = ""

    def __post_init__(self) -> None:
        if self.points <= 0 or self.source == self.target:
            raise ValueError(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was booked, as one account sees it."""

    id: EntryId
    at: datetime
    #: Whose entry it is, of the two that it moves points between.
    account: AccountKind
    #: Above zero: came in.
    change: int
    cause: Cause
    cause_id: int
    #: What it was for, in words.
    note: str
    #: None: the clock, or somebody who is gone.
    by: Who | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What was booked for one claim, and what corrections made of it."""

    entry: Entry
    #: Its newest correction, or itself: what the next correction names.
    latest: EntryId
    #: What it counts by now.
    worth: int


class NotEnoughPoints(Refusal):
    """It costs more than there is."""

    def __init__(self, needed: int, balance: int) -> None:
        super().__init__(needed, balance)
        self.needed, self.balance = needed, balance


class EntryUnknown(Refusal):
    """There is no such entry."""


class CorrectedBefore(Refusal):
    """An entry is corrected once; the correction can be corrected in its turn."""


class NothingToCorrect(Refusal):
    """It counts so many already."""

    def __init__(self, worth: int) -> None:
        super().__init__(worth)
        self.worth = worth


class TooManyPoints(Refusal):
    """No task brings so many."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class OwnPoints(Refusal):
    """Nobody corrects what they earned themselves."""


class NoWork(Refusal):
    """They have no points for anything that whoever asks looks after."""
