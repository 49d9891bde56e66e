"""What has a date in the month, for whom, and until when saying so makes sense: an oracle that
knows nothing of how it is done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from month import Month, written

_EVER = "99-99"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    who: str
    #: A pattern in whatever it says.
    words: str
    #: Local, "12-24 09:00"; from then on, and until before.
    since: str
    until: str = _EVER
    #: Something is to be counted, or to have gone out, before: some look between the two.
    roughly: bool = False


def _each(
    who: str, words: str, since: str, until: str = _EVER, *, roughly: bool = False
) -> list[Dated]:
    return [
        Dated(who=one, words=words, since=since, until=until, roughly=roughly)
        for one in who.split()
    ]


DATES = [
    *_each("li", "Ticket #1 is due by", "12-03 18:00", "12-04 18:00"),
    *_each("li lin", "Ticket #1 is overdue", "12-04 18:00", "12-05 18:00"),
    *_each("zhou", "Ticket #1 is still overdue", "12-05 18:00", "12-06 18:00"),
    *_each("liu", "Ticket #1 is still overdue", "12-06 18:00", "12-07 18:00"),
    *_each("lin", "Ticket #1 is still overdue", "12-07 18:00"),
    *_each("lin", "Ticket #3 is due by", "12-13 18:00", "12-15 18:00"),
    *_each("lin", "Ticket #3 is overdue", "12-15 18:00", "12-16 18:00"),
    *_each("li", "Ticket #4 has been held up for 7 days", "12-08 09:00", "12-15 09:00"),
    *_each("li lin", "Ticket #4 has been held up for 14 days", "12-15 09:00", "12-22 09:00"),
    *_each("li lin", "Ticket #4 has been held up for 21 days", "12-22 09:00", "12-29 09:00"),
    *_each("li lin", "Ticket #4 has been held up for 28 days", "12-29 09:00", "13-05 09:00"),
    *_each("lin", "it was to be over by", "12-05 12:00"),
    *_each("wang", "Is it solved[?] Without a word", "12-06 09:00", "12-08 09:00"),
    *_each("wang", "so it is closed as unconfirmed", "12-08 09:00"),
    *_each("wang zhang", "not voted yet: <b>电梯改造", "12-06 09:00", "12-10 09:00"),
    *_each("wang zhang", "left to vote: <b>电梯改造", "12-10 09:00", "12-11 09:00"),
    *_each("zhao", "Task #1 begins soon", "12-10 09:00", "12-10 10:00"),
    *_each("zhao", "You did not check in", "12-10 10:30"),
    *_each("lin", "went by and nobody came", "12-10 10:31"),
    *_each("liu", "Due soon, and not done yet: 加装充电桩", "12-13 18:00", "12-15 18:00"),
    *_each("liu", "Overdue, and not done yet: 加装充电桩", "12-15 18:00"),
    *_each("wang zhang liu", "What should the neighbours", "12-10 09:00", "12-18 09:00"),
    *_each("wang zhang liu", "The meeting is in", "12-18 09:00", "12-24 09:00"),
    *_each("wang zhang liu", "The meeting is to", "12-24 09:00", "12-25 18:00"),
    *_each("wang", "The meeting begins", "12-25 18:00", "12-25 19:00"),
    *_each("liu", "was not opened by anybody", "12-26 00:00"),
    *_each("zhao", "can be used until 12/31", "12-29 00:00", "13-01 00:00"),
    *_each("zhao", "good until 12/31 and was not used", "13-01 00:00"),
    *_each("wang zhang", "Result of “电梯改造”", "12-11 09:00", roughly=True),
    *_each("wang zhang", "^📢.*清洗水箱", "12-07 09:00", "12-12 09:00"),
    *_each("wang zhang", "^🔔.*清洗水箱", "12-08 09:00", "12-12 09:00", roughly=True),
    *_each("lin", "⏰ Due on .*更换门禁", "12-06 09:00", "12-08 09:00"),
    *_each("lin liu", "🔴 It was due on .*更换门禁", "12-08 09:01"),
    *_each("wang zhang", "You may object .*加装雨棚", "12-10 09:00", "12-17 09:00"),
    *_each("liu", "Its publication is over.*加装雨棚", "12-17 09:00"),
    *_each("liu", "⏰ Due on .*加装雨棚", "12-22 09:00", "12-25 00:00", roughly=True),
    *_each("liu", "🔴 It was due on .*加装雨棚", "12-24 09:00", "12-28 00:00", roughly=True),
    *_each("wang zhang", "Notice of the owners' assembly: 更换水泵", "12-01 09:01", "12-03 00:00"),
    *_each("wang zhang", "Voting is open: <b>更换水泵", "12-18 09:00", "12-20 09:00"),
    *_each("zhou", "Voting on “更换水泵” has begun", "12-18 09:00", "12-28 09:00"),
    *_each("wang zhang", "not voted yet: <b>更换水泵", "12-23 09:00", "12-27 09:00"),
    *_each("wang zhang", "left to vote: <b>更换水泵", "12-27 09:00", "12-28 09:00"),
    *_each("wang zhang", "Result of “更换水泵”", "12-28 09:00", "13-01 00:00", roughly=True),
    *_each("hu", "This still waits for your answer", "12-06 09:00", "12-08 09:00"),
    *_each("chen", "nobody answered for 7 days", "12-08 09:01"),
    *_each("liu", "A neighbour still waits for your answer", "12-12 09:00", "12-15 09:00"),
    *_each("xu", "nobody answered your request", "12-15 09:01"),
]


def expected(month: Month, dated: Dated) -> list[str]:
    """The first look by day at which it made sense."""
    first = next(_fit(month, dated), None)
    return [] if first is None else [written(first)]


def _fit(month: Month, dated: Dated) -> Iterator[datetime]:
    looks = (at for at in month.swept if 7 <= at.hour < 22)
    return (at for at in looks if dated.since <= _counted(at) < dated.until)


def _as_expected(month: Month, dated: Dated, heard: list[str]) -> bool:
    if not dated.roughly:
        return heard == expected(month, dated)
    fit = {written(at) for at in _fit(month, dated)}
    looks = sum(1 for _ in _fit(month, dated))
    return len(heard) == 1 and heard[0] in fit if looks > 1 else not heard


def wrong(month: Month) -> list[tuple[str, str, list[str], list[str]]]:
    """(who, what, when it was said, when it was to be said)."""
    found = []
    for dated in DATES:
        heard = month.heard(getattr(month, dated.who), dated.words)
        if not _as_expected(month, dated, heard):
            found.append((dated.who, dated.words, heard, expected(month, dated)))
    return found


def _counted(at: datetime) -> str:
    """January is the thirteenth month."""
    return f"{at.month + 12 * (at.year - 2026):02}-{at:%d %H:%M}"
