"""China's working days, holidays and made-up days included."""

import logging
from datetime import date

import chinese_calendar

from domain.clocks import Calendar
from domain.settings import Neighbourhood

_log = logging.getLogger(__name__)

_FRIDAY = 4
#: Years outside the library's that were spoken of once already.
_warned: set[int] = set()


def calendar(neighbourhood: Neighbourhood) -> Calendar:
    return Calendar(zone=neighbourhood.zone, works_on=works_on)


def works_on(day: date) -> bool:
    """Of a year whose holidays are not announced yet: Monday to Friday."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        if day.year not in _warned:
            _warned.add(day.year)
            _log.warning("the holidays of %s are not known: update chinese-calendar", day.year)
        return day.weekday() <= _FRIDAY
