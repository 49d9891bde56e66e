"""Points, hours and what they were for, in words."""

from datetime import timedelta

from domain.points import AccountKind, Cause, Entry
from domain.rates import Month
from handlers.kit.i18n import N_, Translation

_WHAT = {
    Cause.VOUCHER_MADE: N_("Voucher: {note}"),
    Cause.VOUCHER_USED: N_("Voucher used: {note}"),
    Cause.VOUCHER_LAPSED: N_("Given back: {note}"),
    Cause.CORRECTION: N_("Corrected: {note}"),
}

#: Where the task was called what the neighbour said of themself.
_HELPED = N_("Help for a neighbour")


def noted(t: Translation, entry: Entry) -> str:
    return entry.note or t.plain(_HELPED)


def what(t: Translation, entry: Entry) -> str:
    """What an entry was for."""
    words = _WHAT.get(entry.cause)
    said = t.plain(words, note=noted(t, entry)) if words else noted(t, entry)
    if entry.account is AccountKind.ENTERED:
        return t.plain(N_("{what} (entered afterwards)"), what=said)
    return said


def change(points: int) -> str:
    """“+4”, “−5”."""
    return f"+{points}" if points > 0 else f"−{-points}"


def number(hours: timedelta) -> str:
    """Hours with one decimal where they need it: "2.5", "3"."""
    return f"{hours / timedelta(hours=1):.1f}".removesuffix(".0")


def long(t: Translation, hours: timedelta) -> str:
    if timedelta() < hours < timedelta(hours=1):
        return t.plain(N_("{count} minutes"), count=hours // timedelta(minutes=1))
    return t.plain(N_("{count} hours"), count=number(hours))


def named(t: Translation, month: Month) -> str:
    return t.plain(N_("{month}/{year}"), year=month.year, month=month.month)
