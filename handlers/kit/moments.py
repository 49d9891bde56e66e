"""Moments as people write them: 3小时后, 18:00, 明天下午3点, 周六上午九点, 25号19:30."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.lexicon.numerals import arabic

_SPAN = re.compile(
    r"(\d{1,3})\s*个?(分钟?|小时|钟头|天|min|minutes?|h|hours?|d|days?)[之以]?[后内]?"
)
_HALF = re.compile(r"(\d{1,2})?个?半个?(?:小时|钟头)")
#: The end of that day; not of another time of day, which 24 is no part of.
_MIDNIGHT = re.compile(r"(?<![\d.])(?:24|二十四)\s*(?:[:\uff1a]\s*00|[点时](?!\s*\d)整?)")
_YEAR = re.compile(r"(20\d\d)\s*[年/.-]\s*")
#: With a month, or as 25号, which is no 25号楼; a bare number only where nothing else is said.
_DATE = re.compile(r"(\d{1,2})\s*[月/.-]\s*(\d{1,2})(?!\d)|(\d{1,2})\s*[日号](?![楼院门栋])")
_BARE = re.compile(r"\s*(\d{1,2})\s*")
_AHEAD = re.compile(r"(\d{1,2})\s*天[之以]?后")
_TIME = re.compile(
    "(\\d{1,2})\\s*(?:[:\uff1a]\\s*(\\d{2})|[点时]\\s*(?:(半)|(\\d{1,2})(?![\\d号月栋幢人个]))?分?|(?=[ap]m))"
)
_WEEKDAY = re.compile(r"(下下|下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天末])")
_ENGLISH_DAY = re.compile(r"\b(next )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_WEEK = {**{sign: at for at, sign in enumerate("一二三四五六日")}, "天": 6, "末": 5}
_DAYS = {"今天": 0, "今晚": 0, "today": 0, "明天": 1, "明晚": 1, "明早": 1, "tomorrow": 1}
_DAYS |= {"大后天": 3, "后天": 2, "昨天": -1, "昨晚": -1, "yesterday": -1, "前天": -2}
_NUMERAL = re.compile(r"[零〇一二两三四五六七八九十]+")
_QUARTERS = {"一刻": "15分", "三刻": "45分"}
_MORNING = re.compile(r"上午|早|凌晨|am")
_NOON = re.compile(r"中午|午后")
_AFTERNOON = re.compile(r"下午|傍晚|晚|pm")
_UNITS = {"分": "minutes", "m": "minutes", "小": "hours", "钟": "hours", "h": "hours"}


def read(text: str, now: datetime, zone: ZoneInfo, *, by_day: bool = False) -> datetime | None:
    """Aware, perhaps in the past. None: it names no moment.

    `by_day`: 3点 alone is three in the afternoon.
    """
    if _MIDNIGHT.search(text):
        before = read(_MIDNIGHT.sub("23:59", text), now, zone, by_day=by_day)
        return before and before + timedelta(minutes=1)
    said = text.strip().lower()
    weekday, rest = _weekday(said)
    rest = _figures(rest)
    if span := _SPAN.fullmatch(rest):
        unit = _UNITS.get(span[2][0], "days")
        return now + timedelta(**{unit: int(span[1])})
    clock = _clock(rest, by_day=by_day)
    if clock is None:
        return None
    here = now.astimezone(zone)
    if weekday is not None:
        return _on_weekday(*weekday, clock, here)
    day = _day(_TIME.sub("", rest), here.date())
    if day is None:
        return None
    at = datetime.combine(day, clock, zone)
    # 8点, said at nine in the evening, is tomorrow's.
    dated = _DATE.search(_TIME.sub("", rest)) or any(word in said for word in _DAYS)
    named = dated or day != here.date()
    return at if named or at > here else _later(at, 1)


def clock(text: str) -> time | None:
    """The time of day and nothing else; 3点 is three in the afternoon. None: it names none."""
    said = _figures(text.strip().lower())
    rest = _TIME.sub("", said, count=1)
    for part in (_MORNING, _NOON, _AFTERNOON):
        rest = part.sub("", rest)
    return None if rest.strip(" 上整") else _clock(said, by_day=True)


def _figures(said: str) -> str:
    """With figures for numerals, but for those that name a day of the week."""
    for quarter, minutes in _QUARTERS.items():
        said = said.replace(f"点{quarter}", f"点{minutes}")
    said = _NUMERAL.sub(lambda found: arabic(found[0]), said)
    return _HALF.sub(lambda found: f"{int(found[1] or 0) * 60 + 30}分钟", said)


def _weekday(said: str) -> tuple[tuple[str, int] | None, str]:
    """Which week and which day, 0 being Monday, and what else was said."""
    if found := _WEEKDAY.search(said):
        return (found[1] or "", _WEEK[found[2]]), _WEEKDAY.sub("", said)
    if found := _ENGLISH_DAY.search(said):
        days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        return ("下" if found[1] else "", days.index(found[2])), _ENGLISH_DAY.sub("", said)
    return None, said


def _on_weekday(week: str, day: int, clock: time, here: datetime) -> datetime:
    """周六 alone is the next one that is still to come."""
    ahead = day - here.weekday() + 7 * {"下": 1, "下下": 2}.get(week, 0)
    at = datetime.combine(here.date() + timedelta(days=ahead), clock, here.tzinfo)
    return at if week or at > here else _later(at, 7)


def _later(at: datetime, days: int) -> datetime:
    return datetime.combine(at.date() + timedelta(days=days), at.time(), at.tzinfo)


def _clock(said: str, *, by_day: bool) -> time | None:
    found = _TIME.search(said)
    if found is None:
        return None
    hour = int(found[1])
    minute = 30 if found[3] else int(found[2] or found[4] or 0)
    spoken = by_day and found[2] is None and hour < 6 and not _MORNING.search(said)
    late = hour < 12 if _AFTERNOON.search(said) else bool(_NOON.search(said)) and hour < 6
    if late or spoken:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(rest: str, today: date) -> date | None:
    """None: there is no such day."""
    for word, ahead in _DAYS.items():
        if word in rest:
            return today + timedelta(days=ahead)
    if ahead_of := _AHEAD.search(rest):
        return today + timedelta(days=int(ahead_of[1]))
    year = _YEAR.search(rest)
    plain = _YEAR.sub("", rest)
    found = _DATE.search(plain)
    bare = _BARE.fullmatch(plain)
    if found is None and bare is None:
        return today
    month = int(found[1]) if found and found[1] else today.month
    number = int((found[2] or found[3]) if found else bare[1] if bare else 0)
    try:
        day = date(int(year[1]) if year else today.year, month, number)
    except ValueError:
        return None
    named_month = bool(found and found[1])
    return day if day >= today or year else _to_come(day, today, named_month=named_month)


def _to_come(day: date, today: date, *, named_month: bool) -> date | None:
    """A month or a year that is over is not meant."""
    later = today.year + 1 if named_month or today.month == 12 else today.year
    month = day.month if named_month else today.month % 12 + 1
    try:
        return day.replace(year=later, month=month)
    except ValueError:
        return None
