"""When groups read what was done: once a week, and the scoreboard once a month."""

import re
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from domain.allowed import NotAllowed, between
from domain.rates import Month

_ON_THE_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")
_DAY = timedelta(days=1)
_WEEK = 7
#: Later in the evening than this nobody wants to read of last week.
_EVENING = time(21, 0)
#: Days after its own on which it still makes sense.
_WEEKLY_LATE, _MONTHLY_LATE = 1, 2
#: For so long after its time the list for the day is still of use for the day.
_MORNING = timedelta(hours=1)


class Digest(StrEnum):
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestSettings:
    #: 1, Monday, to 7, and when on the wall clock; 0: there is none.
    weekly_day: int = 1
    weekly_time: str = "08:00"
    #: Of the month, one that every month has; 0: there is none.
    scoreboard_day: int = 25
    scoreboard_time: str = "09:00"
    #: When people are told what waits for them.
    daily_time: str = "08:00"

    def __post_init__(self) -> None:
        between(0, _WEEK, self, "weekly_day")
        between(0, 28, self, "scoreboard_day")
        for each in fields(self):
            written = getattr(self, each.name)
            if isinstance(written, str) and not _ON_THE_CLOCK.fullmatch(written):
                raise NotAllowed(each.name, "may be a time such as 19:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What a digest tells of: whole days there, as aware UTC."""

    #: On which it is due; it names the digest: 20261123.
    day: int
    since: datetime
    until: datetime

    def ahead(self, days: int) -> datetime:
        return self.until + days * _DAY


def week_due(at: datetime, rules: DigestSettings, zone: tzinfo) -> Span | None:
    """The last seven days before it. None: it is not yet time, or too late."""
    if not rules.weekly_day:
        return None
    today = at.astimezone(zone).date()
    day = today - ((today.isoweekday() - rules.weekly_day) % _WEEK) * _DAY
    if not _makes_sense(at, day, rules.weekly_time, _WEEKLY_LATE, zone):
        return None
    return _span(day, day - _WEEK * _DAY, zone)


def month_due(at: datetime, rules: DigestSettings, zone: tzinfo) -> Span | None:
    """From one month's day to the next one's; None as above."""
    if not rules.scoreboard_day:
        return None
    month = Month.of(at, zone)
    day = date(month.year, month.month, rules.scoreboard_day)
    if at.astimezone(zone).date() < day:
        day = _earlier(day, 1)
    if not _makes_sense(at, day, rules.scoreboard_time, _MONTHLY_LATE, zone):
        return None
    return _span(day, _earlier(day, 1), zone)


def months_before(span: Span, count: int, zone: tzinfo) -> list[Span]:
    """So many scoreboards' spans, oldest first, this one at the end."""
    day = _dated(span)
    return [
        _span(_earlier(day, back), _earlier(day, back + 1), zone)
        for back in range(count - 1, -1, -1)
    ]


def week_read_by(span: Span, zone: tzinfo) -> datetime:
    """Later nobody wants to read it."""
    return _moment(_dated(span) + _WEEKLY_LATE * _DAY, _EVENING, zone)


def month_read_by(span: Span, zone: tzinfo) -> datetime:
    """As above."""
    return _moment(_dated(span) + _MONTHLY_LATE * _DAY, _EVENING, zone)


def today_read_by(at: datetime, zone: tzinfo) -> datetime:
    """As above."""
    return _moment(at.astimezone(zone).date(), _EVENING, zone)


def today_due(at: datetime, rules: DigestSettings, zone: tzinfo) -> int | None:
    """The day, 20261123, in the hour in which people are told what waits for them."""
    day = at.astimezone(zone).date()
    begins = _moment(day, _clock(rules.daily_time), zone)
    return _numbered(day) if begins <= at < begins + _MORNING else None


def _makes_sense(at: datetime, day: date, clock: str, late: int, zone: tzinfo) -> bool:
    begins = _moment(day, _clock(clock), zone)
    return begins <= at < _moment(day + late * _DAY, _EVENING, zone)


def _span(day: date, since: date, zone: tzinfo) -> Span:
    midnight = time()
    return Span(
        day=_numbered(day),
        since=_moment(since, midnight, zone),
        until=_moment(day, midnight, zone),
    )


def _earlier(day: date, months: int) -> date:
    month = Month(year=day.year, month=day.month).later(-months)
    return date(month.year, month.month, day.day)


def _dated(span: Span) -> date:
    return date(span.day // 10_000, span.day // 100 % 100, span.day % 100)


def _numbered(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _clock(written: str) -> time:
    return time.fromisoformat(written.zfill(5))


def _moment(day: date, clock: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)
