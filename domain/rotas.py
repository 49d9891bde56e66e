"""Rotas: help that comes again each week, such as the cleaning on Saturdays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NewType

from domain.areas import Area
from domain.people import Who
from domain.tasks import Field

RotaId = NewType("RotaId", int)

#: So far ahead its tasks are made: whoever plans their week finds them (*ours*).
AHEAD = timedelta(days=7)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rota:
    id: RotaId
    field: Field
    #: Of the catalogue; "": none of its items.
    item: str
    title: str
    details: str = ""
    area: Area
    #: 0: Monday.
    weekdays: frozenset[int]
    #: Minutes after midnight, by the clock on the wall.
    begins: int
    most: timedelta
    difficulty: int
    capacity: int
    #: None: they are gone.
    by: Who | None
    made_at: datetime
    ended: bool = False

    def occurrences(self, after: datetime, until: datetime, zone: tzinfo) -> Iterator[datetime]:
        """When it begins, later than the one moment and not later than the other; aware UTC.

        By the clock on the wall, once a day: where clocks are put forward over it, it begins as
        much later; where they are put back, it begins the first time.
        """
        day = after.astimezone(zone).date() - _DAY
        last = until.astimezone(zone).date()
        while day <= last:
            wall = datetime(day.year, day.month, day.day, *divmod(self.begins, 60), tzinfo=zone)
            at = wall.astimezone(UTC)
            if day.weekday() in self.weekdays and after < at <= until:
                yield at
            day += _DAY
