"""What has a date in the month, for whom, and until when saying so makes sense: an oracle that
knows nothing of how it is done.
"""

from dataclasses import dataclass
from datetime import datetime

from month import Month, written

_EVER = "99-99"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    who: str
    #: In whatever it says.
    words: str
    #: Local, "12-24 09:00"; from then on, and until before.
    since: str
    until: str = _EVER


def _each(who: str, words: str, since: str, until: str = _EVER) -> list[Dated]:
    return [Dated(who=one, words=words, since=since, until=until) for one in who.split()]


DATES = [
    *_each("li", "Ticket #1 is due by", "12-03 18:00", "12-04 18:00"),
    *_each("li lin", "Ticket #1 is overdue", "12-04 18:00", "12-05 18:00"),
    *_each("liu", "Ticket #1 is still overdue", "12-05 18:00", "12-06 18:00"),
    *_each("lin", "Ticket #1 is still overdue", "12-06 18:00"),
    *_each("lin", "it was to be over by", "12-05 12:00"),
    *_each("wang", "Is it solved? Without a word", "12-06 09:00", "12-08 09:00"),
    *_each("wang", "so it is closed as unconfirmed", "12-08 09:00"),
    *_each("wang zhang", "You have not voted yet", "12-06 09:00", "12-10 09:00"),
    *_each("wang zhang", "Not much time is left to vote", "12-10 09:00", "12-11 09:00"),
    *_each("zhao", "Task #1 begins soon", "12-10 09:00", "12-10 10:00"),
    *_each("zhao", "You did not check in", "12-10 10:31"),
    *_each("lin", "went by and nobody came", "12-10 10:31"),
    *_each("liu", "not done yet: 加装充电桩", "12-13 18:00"),
    *_each("wang zhang liu", "What should the neighbours", "12-10 09:00", "12-18 09:00"),
    *_each("wang zhang liu", "The meeting is in", "12-18 09:00", "12-24 09:00"),
    *_each("wang zhang liu", "The meeting is to", "12-24 09:00", "12-25 18:00"),
    *_each("wang", "The meeting begins", "12-25 18:00", "12-25 19:00"),
    *_each("liu", "was not opened by anybody", "12-26 00:00"),
    *_each("zhao", "can be used until 12/31", "12-29 00:00", "13-01 00:00"),
    *_each("zhao", "good until 12/31 and was not used", "13-01 00:00"),
]


def expected(month: Month, dated: Dated) -> list[str]:
    """The first look by day at which it made sense."""
    looks = (at for at in month.swept if 7 <= at.hour < 22)
    fit = (at for at in looks if dated.since <= _counted(at) < dated.until)
    first = next(fit, None)
    return [] if first is None else [written(first)]


def wrong(month: Month) -> list[tuple[str, str, list[str], list[str]]]:
    """(who, what, when it was said, when it was to be said)."""
    found = []
    for dated in DATES:
        heard, due = month.heard(getattr(month, dated.who), dated.words), expected(month, dated)
        if heard != due:
            found.append((dated.who, dated.words, heard, due))
    return found


def _counted(at: datetime) -> str:
    """January is the thirteenth month."""
    return f"{at.month + 12 * (at.year - 2026):02}-{at:%d %H:%M}"
