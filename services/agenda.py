"""Appointments as a file that telephones put into their calendar (RFC 5545)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

#: They are reminded by us, and once more by their telephone.
_AHEAD = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
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


def written(appointments: Sequence[Appointment], name: str, at: datetime) -> bytes:
    """`name`: what the calendar is called; `at`: now. All times are written in UTC, which every
    telephone shows as its own.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Linli//linli//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for each in appointments:
        calendar.add_component(_event(each, at))
    content: bytes = calendar.to_ical()
    return content


def _event(appointment: Appointment, at: datetime) -> Event:
    event = Event()
    event.add("uid", appointment.uid)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", appointment.starts_at.astimezone(UTC))
    event.add("dtend", appointment.ends_at.astimezone(UTC))
    event.add("summary", appointment.title)
    event.add("location", appointment.where)
    event.add("url", appointment.url)
    # A place is given back once at most; who takes it anew has another.
    event.add("sequence", appointment.changes + int(appointment.cancelled))
    event.add("status", "CANCELLED" if appointment.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    if appointment.details:
        event.add("description", appointment.details)
    if not appointment.cancelled:
        event.add_component(_alarm(appointment.title))
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -_AHEAD)
    return alarm
