"""Hours in which nobody is disturbed with what can wait."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

#: Minutes after midnight, by the clock on the wall: from when (included) until when (not). The
#: hours may span midnight; equal ends mean that nothing ever waits.
Quiet = tuple[int, int]

#: 22:00-07:00.
BY_DEFAULT: Quiet = (22 * 60, 7 * 60)

_MINUTE = timedelta(minutes=1)
_DAY = 24 * 60


def is_quiet(at: datetime, quiet: Quiet, zone: ZoneInfo) -> bool:
    start, end = quiet
    minute = _minute(at, zone)
    return start <= minute < end if start <= end else minute >= start or minute < end


def waits_until(at: datetime, quiet: Quiet, zone: ZoneInfo) -> datetime:
    """The first moment from `at` on that is not quiet, aware UTC; `at` itself where it is none."""
    if not is_quiet(at, quiet, zone):
        return at
    local = at.astimezone(zone)
    begun = (at - timedelta(seconds=local.second, microseconds=local.microsecond)).astimezone(UTC)
    until = begun + ((quiet[1] - _minute(at, zone)) % _DAY) * _MINUTE
    if until.astimezone(zone).utcoffset() == local.utcoffset():
        return until
    # The two nights a year when clocks are changed, minute by minute: the hour may be skipped.
    while is_quiet(begun, quiet, zone):
        begun += _MINUTE
    return begun


def _minute(at: datetime, zone: ZoneInfo) -> int:
    local = at.astimezone(zone)
    return local.hour * 60 + local.minute
