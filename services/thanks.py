"""Whom the neighbours thank once a month: who agreed to be named, and how many more there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from domain.groups import Purpose
from domain.settings import VolunteerSettings
from domain.volunteers import thanked_for
from storage.hours import Given
from storage.unit import Unit

#: Names that a list has room for.
MOST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A group that is to read whom to thank, for what was confirmed between these moments."""

    chat: int
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    due: Due
    #: Of everybody, named or not.
    count: int
    worked: timedelta
    #: Who gave most comes first.
    named: Sequence[Given]

    @property
    def more(self) -> int:
        """Who would rather not be named, or finds no room."""
        return self.count - len(self.named)


async def due(unit: Unit, rules: VolunteerSettings, zone: tzinfo) -> Sequence[Due]:
    """Noted, so that each group reads each list once; where nobody gave anything, none."""
    since, until = thanked_for(unit.now, rules.thanks_day, zone)
    found = []
    for chat in await unit.groups.to_thank(until):
        noted = await unit.groups.thank(chat, until, unit.now)
        each = Due(chat=chat, since=since, until=until)
        if noted and await gathered(unit, each) is not None:
            found.append(each)
    return found


async def gathered(unit: Unit, due: Due) -> Thanks | None:
    """None: nobody is to be thanked there, or it is no residents' group any more."""
    group = await unit.groups.get(due.chat)
    if group is None or group.left or group.purpose is not Purpose.RESIDENTS:
        return None
    given = await unit.hours.given(await unit.areas.get(group.area), due.since, due.until)
    if not given:
        return None
    named = [each for each in given if each.named][:MOST]
    worked = sum((each.worked for each in given), timedelta())
    return Thanks(due=due, count=len(given), worked=worked, named=named)
