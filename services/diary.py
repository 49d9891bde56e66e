"""What has a time, as a file that telephones put into their calendar (RFC 5545)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

#: Imported with the first calendar that is asked for: it takes 5 MB.
_LIBRARY = "icalendar"
#: They are reminded by us, and once more by their telephone.
_AHEAD = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    #: The same for ever: a telephone that knows it changes it instead of adding another.
    uid: str
    title: str
    where: str
    #: In plain words, line by line.
    details: str
    #: Opens it here.
    url: str
    starts_at: datetime
    ends_at: datetime
    #: It was given back or called off: telephones take it out.
    cancelled: bool = False
    #: How often its date was changed.
    changes: int = 0


def written(entries: Sequence[Dated], name: str, at: datetime) -> bytes:
    """`name`: what the calendar is called; `at`: now. All times are written in UTC, which every
    telephone shows as its own.
    """
    calendar: Calendar = import_module(_LIBRARY).Calendar()
    calendar.add("prodid", "-//Linli//linli//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for each in entries:
        calendar.add_component(_event(each, at))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: Dated, at: datetime) -> "Event":
    event: Event = import_module(_LIBRARY).Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("summary", entry.title)
    event.add("location", entry.where)
    event.add("url", entry.url)
    # A place is given back once at most; who takes it anew has another.
    event.add("sequence", entry.changes + int(entry.cancelled))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    if entry.details:
        event.add("description", entry.details)
    if not entry.cancelled:
        event.add_component(_alarm(entry.title))
    return event


def _alarm(title: str) -> "Alarm":
    alarm: Alarm = import_module(_LIBRARY).Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -_AHEAD)
    return alarm
