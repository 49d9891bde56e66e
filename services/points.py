"""Points as they move: spent for vouchers, given back, honoured, corrected; and what there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo

from domain.people import Person, PersonId
from domain.permissions import Action, may, require
from domain.points import (
    Account,
    AccountKind,
    Cause,
    CorrectedBefore,
    Entry,
    EntryId,
    EntryUnknown,
    NotEnoughPoints,
    NothingToCorrect,
    OwnPoints,
    TooManyPoints,
    Transfer,
    Work,
)
from domain.rates import Month
from domain.settings import VolunteerSettings
from domain.tasks import ClaimId
from domain.vouchers import VoucherId
from storage.failures import NotFound
from storage.unit import Unit

ISSUED = Account(kind=AccountKind.ISSUED)
VOUCHERS = Account(kind=AccountKind.VOUCHERS)
SPENT = Account(kind=AccountKind.SPENT)
#: As many months as the picture of somebody's points compares.
MONTHS = 6


def earned(person_id: PersonId) -> Account:
    return Account(kind=AccountKind.EARNED, person=person_id)


def entered(person_id: PersonId) -> Account:
    return Account(kind=AccountKind.ENTERED, person=person_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    #: What can be redeemed: what is bound in vouchers is taken off.
    earned: int
    #: For hours that staff entered afterwards: shown, never redeemed.
    entered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody has, and how it came."""

    balance: Balance
    #: Oldest first, the last is the month that it is; hours of both kinds.
    hours: Mapping[Month, timedelta]
    #: What was given in each, corrections taken off.
    given: Mapping[Month, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    person: Person
    before: Work
    after: Work


async def balance(unit: Unit, person_id: PersonId) -> Balance:
    return Balance(
        earned=await unit.ledger.balance(earned(person_id)),
        entered=await unit.ledger.balance(entered(person_id)),
    )


async def statement(unit: Unit, person_id: PersonId, zone: tzinfo) -> Statement:
    months = Month.of(unit.now, zone).last(MONTHS)
    return Statement(
        balance=await balance(unit, person_id),
        hours=await unit.hours.by_month(person_id, months, zone),
        given=await unit.ledger.by_month(person_id, months, zone),
    )


async def entries(unit: Unit, person_id: PersonId, limit: int, offset: int = 0) -> Sequence[Entry]:
    """The newest first."""
    return await unit.ledger.entries(person_id, limit, offset)


async def spend(
    unit: Unit, person_id: PersonId, cost: int, voucher_id: VoucherId, note: str
) -> None:
    """Bound in this voucher from here on; once, however often it is asked.

    Raises `NotEnoughPoints`: whoever asks at the same moment waits, and sees what is left.
    """
    held = await unit.ledger.hold(earned(person_id))
    if await unit.ledger.booked(Cause.VOUCHER_MADE, voucher_id):
        return
    if held < cost:
        raise NotEnoughPoints(cost, held)
    bound = Transfer(
        source=earned(person_id),
        target=VOUCHERS,
        points=cost,
        cause=Cause.VOUCHER_MADE,
        cause_id=voucher_id,
        note=note,
    )
    await unit.ledger.book(bound, person_id, unit.now)


async def honour(unit: Unit, voucher_id: VoucherId, by: Person) -> bool:
    """A shop gave something for it. False: it was honoured, or given back, before.

    Raises `EntryUnknown` where nothing is bound in it.
    """
    made = await _bound(unit, voucher_id)
    if made is None:
        return False
    used = _onward(made, SPENT, Cause.VOUCHER_USED)
    return await unit.ledger.book(used, by.id, unit.now) is not None


async def give_back(unit: Unit, voucher_id: VoucherId, by: Person | None = None) -> bool:
    """To whoever took it. As `honour`; `by=None`: its days are over."""
    made = await _bound(unit, voucher_id)
    if made is None:
        return False
    back = _onward(made, made.source, Cause.VOUCHER_LAPSED)
    return await unit.ledger.book(back, by.id if by else None, unit.now) is not None


async def _bound(unit: Unit, voucher_id: VoucherId) -> Transfer | None:
    """What the voucher holds; None: nothing more. Nobody else settles it before this unit ends."""
    made = await unit.ledger.booked(Cause.VOUCHER_MADE, voucher_id)
    if made is None:
        raise EntryUnknown
    await unit.ledger.hold(made.source)
    for cause in (Cause.VOUCHER_USED, Cause.VOUCHER_LAPSED):
        if await unit.ledger.booked(cause, voucher_id):
            return None
    return made


def _onward(made: Transfer, target: Account, cause: Cause) -> Transfer:
    return Transfer(
        source=VOUCHERS,
        target=target,
        points=made.points,
        cause=cause,
        cause_id=made.cause_id,
        note=made.note,
    )


async def works(
    unit: Unit, person_id: PersonId, by: Person, limit: int, offset: int = 0
) -> Sequence[Work]:
    """What they have points for and this person may correct, the newest first.

    Raises `NotEntitled`.
    """
    require(by, Action.CORRECT_POINTS)
    found = await unit.ledger.works(person_id, limit, offset)
    return [each for each in found if await _may_correct(unit, each, by)]


async def correct(
    unit: Unit, entry_id: EntryId, worth: int, *, why: str, by: Person, rules: VolunteerSettings
) -> Corrected:
    """Let the work that this entry belongs to count so many points, with a reason.

    What is booked stays: the difference is a new entry that names the one it corrects. What was
    redeemed already is not taken back: below zero nobody goes.

    Raises `NotEntitled`, `EntryUnknown`, `OwnPoints`, `CorrectedBefore` where it is not the
    newest of its work, `NothingToCorrect`, `TooManyPoints`, `NotEnoughPoints`.
    """
    person_id, work = await correctable(unit, entry_id, by)
    most = max(rules.most, work.entry.change)
    if worth > most:
        raise TooManyPoints(most)
    account = Account(kind=work.entry.account, person=person_id)
    held = await unit.ledger.hold(account)
    _, before = await correctable(unit, entry_id, by)
    if before.latest != entry_id:
        raise CorrectedBefore
    correction = _correction(account, before, worth, why)
    if correction.source == account and held < correction.points:
        raise NotEnoughPoints(correction.points, held)
    if await unit.ledger.book(correction, by.id, unit.now) is None:
        raise CorrectedBefore
    _, after = await correctable(unit, entry_id, by)
    return Corrected(person=await unit.people.get(person_id), before=before, after=after)


async def correctable(unit: Unit, entry_id: EntryId, by: Person) -> tuple[PersonId, Work]:
    """Whose it is, and the work that it belongs to. Raises as `correct`."""
    require(by, Action.CORRECT_POINTS)
    found = await unit.ledger.work(entry_id)
    if found is None or not await _may_correct(unit, found[1], by):
        raise EntryUnknown
    if found[0] == by.id:
        raise OwnPoints
    return found


def _correction(account: Account, work: Work, worth: int, why: str) -> Transfer:
    change = worth - work.worth
    if not change:
        raise NothingToCorrect(work.worth)
    return Transfer(
        source=ISSUED if change > 0 else account,
        target=account if change > 0 else ISSUED,
        points=abs(change),
        cause=Cause.CORRECTION,
        cause_id=work.latest,
        note=why,
    )


async def _may_correct(unit: Unit, work: Work, by: Person) -> bool:
    """Within the area that their role reaches; of what is gone, whose role reaches everything."""
    try:
        area = (await unit.claims.get(ClaimId(work.entry.cause_id))).task.area
    except NotFound:
        area = await unit.areas.root()
    return may(by, Action.CORRECT_POINTS, area)
