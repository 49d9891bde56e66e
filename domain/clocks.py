"""By when something was promised: terms, working days, and the cards for what is late."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.tickets import Category, Danger, Kind, Promise

#: Whether people work on that day: China's calendar moves holidays and makes up for them.
WorksOn = Callable[[date], bool]

#: A term in working days ends when the office closes (*ours*).
CLOSES = time(18)
#: A term shorter than this warns after a share of it, a longer one a working day ahead.
_SHORT, _SHARE = timedelta(days=2), 0.8


class Profile(StrEnum):
    """Whose customs the terms follow."""

    #: Property companies' own (*local*).
    PROPERTY = "property"
    #: 山东省政务服务便民热线管理办法 2020 (*local*).
    SHANDONG_12345 = "shandong_12345"
    #: 北京 "接诉即办" 四级响应 (*local*).
    BEIJING_LEVELS = "beijing_levels"


class Class(StrEnum):
    """How pressing something is."""

    DANGER = "danger"
    UTILITY = "utility"
    REPAIR = "repair"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A length of time, in one of the two ways that people count."""

    time: timedelta = timedelta()
    #: Whole ones, the first being the one after the day it began; 0: counted by the clock.
    working_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    #: None: the profile promises only the end.
    accept: Span | None
    finish: Span


def _hours(count: float) -> Span:
    return Span(time=timedelta(hours=count))


def _days(count: int) -> Span:
    return Span(time=timedelta(days=count))


def _working_days(count: int) -> Span:
    return Span(working_days=count)


_SHANDONG = Terms(accept=_working_days(2), finish=_working_days(5))

TERMS: Mapping[Profile, Mapping[Class, Terms]] = {
    Profile.PROPERTY: {
        Class.DANGER: Terms(accept=_hours(0.25), finish=_hours(2)),
        Class.UTILITY: Terms(accept=_hours(0.5), finish=_hours(24)),
        Class.REPAIR: Terms(accept=_hours(24), finish=_working_days(3)),
        Class.ANSWER: Terms(accept=_hours(24), finish=_days(7)),
    },
    Profile.SHANDONG_12345: dict.fromkeys(Class, _SHANDONG),
    Profile.BEIJING_LEVELS: {
        Class.DANGER: Terms(accept=None, finish=_hours(2)),
        Class.UTILITY: Terms(accept=None, finish=_hours(24)),
        Class.REPAIR: Terms(accept=None, finish=_days(7)),
        Class.ANSWER: Terms(accept=None, finish=_days(15)),
    },
}

_UTILITIES = frozenset(
    {Category.WATER, Category.POWER, Category.GAS, Category.HEATING, Category.ELEVATOR}
)


def class_of(kind: Kind, category: Category, danger: Danger | None) -> Class:
    if danger is not None:
        return Class.DANGER
    if kind in {Kind.COMPLAINT, Kind.SUGGESTION}:
        return Class.ANSWER
    return Class.UTILITY if category in _UTILITIES else Class.REPAIR


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """How a neighbourhood counts its days."""

    zone: ZoneInfo
    works_on: WorksOn

    def promise(self, since: datetime, terms: Terms) -> Promise:
        finish_by = self.due(since, terms.finish)
        return Promise(
            accept_by=self.due(since, terms.accept) if terms.accept else None,
            warn_at=self.yellow(since, finish_by),
            finish_by=finish_by,
        )

    def due(self, since: datetime, span: Span) -> datetime:
        """When a term that began then is over. Aware UTC in, aware UTC out."""
        if not span.working_days:
            return since + span.time
        days = self._working_days(since.astimezone(self.zone).date(), 1)
        last = next(day for count, day in enumerate(days, 1) if count == span.working_days)
        return datetime.combine(last, CLOSES, self.zone).astimezone(since.tzinfo)

    def yellow(self, since: datetime, due: datetime) -> datetime:
        """When whoever works on it is warned: a working day ahead, or late in a short term."""
        late = since + _SHARE * (due - since)
        if due - since < _SHORT:
            return late
        local = due.astimezone(self.zone)
        day = next(self._working_days(local.date(), -1))
        ahead = datetime.combine(day, local.time(), self.zone).astimezone(since.tzinfo)
        # A week of holidays may lie between: then the last working day was before it began.
        return ahead if ahead > since else late

    def _working_days(self, after: date, step: int) -> Iterator[date]:
        """Those after that day, or before it, one by one."""
        while True:
            after += timedelta(days=step)
            if self.works_on(after):
                yield after


class Rung(StrEnum):
    """Who is told of what stays undone, one a day."""

    BUILDING_HEAD = "building_head"
    SECRETARY = "secretary"
    COMMUNITY = "community"
    STREET = "street"


#: Which alarm of a promise means what: the first two are the cards.
YELLOW, RED = 1, 2


def rung(alarm: int) -> Rung | None:
    """How far up the ladder it has come. None: not yet on it."""
    return tuple(Rung)[alarm - RED - 1] if alarm > RED else None
