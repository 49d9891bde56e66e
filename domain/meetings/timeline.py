"""When a meeting is, and what happens when before and after it.

Days are counted on the wall calendar, so that clocks that are put forward or back move nothing;
what is counted in minutes and hours is counted from the moment itself.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.meeting_settings import MeetingSettings
from domain.meetings.kinds import Notice
from domain.reminders.meetings import DAY, HOUR, WEEK

#: What is said to people days before comes at this hour, when nobody is asleep (*ours*).
MORNING = time(9)
_WEEK, _DAY, _HOUR = WEEK.span.days, DAY.span.days, HOUR.span
#: After its beginning nobody is there any more, whether somebody ended it or not (*ours*).
_LONGEST = timedelta(hours=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    call_at: datetime
    freeze_at: datetime
    check_in_at: datetime
    starts_at: datetime
    #: Then it ends by itself.
    end_at: datetime
    draft_at: datetime
    notices: Sequence[tuple[Notice, datetime]]

    def notice(self, at: datetime, known_at: datetime | None) -> Notice | None:
        """What whoever has not heard it yet is told then: after a standstill only the last one.
        `known_at`: when this date was said to everybody, which says all that was due before it.
        None: too early, or it has begun.
        """
        if at >= self.starts_at:
            return None
        last = next((each for each in reversed(self.notices) if each[1] <= at), None)
        if last is None or (known_at is not None and last[1] <= known_at):
            return None
        return last[0]

    def after(self, notice: Notice) -> datetime:
        """Until when that one makes sense: the next is due, or it begins."""
        later = (at for each, at in self.notices if at > dict(self.notices)[notice])
        return min(next(later, self.starts_at), self.starts_at)


def timeline(starts_at: datetime, rules: MeetingSettings, zone: ZoneInfo) -> Timeline:
    day = starts_at.astimezone(zone).date()
    call_at = _morning(day, -rules.call_days_before, zone)
    return Timeline(
        call_at=call_at,
        freeze_at=_morning(day, -rules.freeze_days_before, zone),
        check_in_at=starts_at - timedelta(minutes=rules.check_in_minutes_before),
        starts_at=starts_at,
        end_at=starts_at + _LONGEST,
        draft_at=_morning(day, 1, zone),
        notices=sorted(
            (
                (Notice.CALL, call_at),
                (Notice.WEEK, _morning(day, -_WEEK, zone)),
                (Notice.DAY, _morning(day, -_DAY, zone)),
                (Notice.HOUR, starts_at - _HOUR),
            ),
            key=lambda each: each[1],
        ),
    )


def occurrence(year: int, month: int, day: int, at: time, zone: ZoneInfo) -> datetime:
    """Of a month that has no such day: on its last one. An hour that the clocks skip is the one
    after it.
    """
    last = monthrange(year, month)[1]
    return _on(date(year, month, min(day, last)), at, zone)


def occurrences(after: datetime, day: int, at: time, zone: ZoneInfo) -> Iterator[datetime]:
    """Those of this month and of all that follow, as far as they lie after that moment."""
    here = after.astimezone(zone)
    months = here.year * 12 + here.month - 1
    while True:
        found = occurrence(months // 12, months % 12 + 1, day, at, zone)
        if found > after:
            yield found
        months += 1


def month_of(starts_at: datetime, zone: ZoneInfo) -> int:
    """202611 for November 2026: a series has one meeting in each."""
    here = starts_at.astimezone(zone)
    return here.year * 100 + here.month


def _morning(day: date, days: int, zone: ZoneInfo) -> datetime:
    return _on(day + timedelta(days=days), MORNING, zone)


def _on(day: date, at: time, zone: ZoneInfo) -> datetime:
    # There and back: of an hour that does not exist comes the one that the clocks show instead.
    utc = ZoneInfo("UTC")
    return datetime.combine(day, at, zone).astimezone(utc).astimezone(zone)
