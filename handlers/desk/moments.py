"""By when, as people write it: 3小时, 18:00, 明天9点, 11月25日18:00."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_SPAN = re.compile(r"(\d{1,3})\s*(分钟?|小时|钟头|天|min|minutes?|h|hours?|d|days?)后?以?内?")
_DATE = re.compile(r"(?:(\d{1,2})\s*[月/-]\s*)?(\d{1,2})\s*[日号]?(?=\D|$)")
_TIME = re.compile(r"(\d{1,2})\s*(?:[::]\s*(\d{2})|[点时]\s*(?:(半)|(\d{1,2})分?)?)")
_DAYS = {"今天": 0, "今晚": 0, "today": 0, "明天": 1, "明晚": 1, "tomorrow": 1, "后天": 2}
_AFTERNOON = re.compile(r"下午|晚|pm")
_UNITS = {"分": "minutes", "m": "minutes", "小": "hours", "钟": "hours", "h": "hours"}


def read(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Aware. None: it names no moment."""
    said = text.strip().lower()
    if span := _SPAN.fullmatch(said):
        unit = _UNITS.get(span[2][0], "days")
        return now + timedelta(**{unit: int(span[1])})
    clock = _clock(said)
    if clock is None:
        return None
    here = now.astimezone(zone)
    day = _day(_TIME.sub("", said), here.date())
    if day is None:
        return None
    at = datetime.combine(day, clock, zone)
    # 8点, said at nine in the evening, is tomorrow's.
    named = day != here.date() or any(word in said for word in _DAYS)
    return at if named or at > here else at + timedelta(days=1)


def _clock(said: str) -> time | None:
    found = _TIME.search(said)
    if found is None:
        return None
    hour = int(found[1])
    minute = 30 if found[3] else int(found[2] or found[4] or 0)
    if _AFTERNOON.search(said) and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(rest: str, today: date) -> date | None:
    """None: there is no such day."""
    for word, ahead in _DAYS.items():
        if word in rest:
            return today + timedelta(days=ahead)
    found = _DATE.search(rest)
    if found is None:
        return today
    try:
        day = today.replace(month=int(found[1] or today.month), day=int(found[2]))
    except ValueError:
        return None
    if day >= today:
        return day
    # A month or a year that is over is not meant.
    later = today.year + 1 if found[1] or today.month == 12 else today.year
    month = day.month if found[1] else today.month % 12 + 1
    try:
        return day.replace(year=later, month=month)
    except ValueError:
        return None
