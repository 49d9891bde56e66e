"""What is said about a ticket before it is one, and what happened to it since."""

from dataclasses import dataclass
from datetime import datetime

from domain.areas import Area
from domain.files import File
from domain.people import Who
from domain.places import Place
from domain.tickets.kinds import Category, Danger, Kind, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    step: Step
    at: datetime
    #: None: the clock did it.
    by: Who | None
    #: What they said with it.
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a resident is about to file."""

    kind: Kind
    category: Category
    text: str
    place: Place
    danger: Danger | None = None
    files: tuple[File, ...] = ()
    #: Staff read "anonymous"; the reporter is answered all the same.
    anonymous: bool = False
    #: Where that is, of one that was asked; None: to be found by the place.
    area: Area | None = None
    #: For whom it is filed, in their own words; "" for oneself.
    behalf: str = ""
    #: A point on the map that was shared, latitude and longitude in degrees: for staff alone.
    point: tuple[float, float] | None = None
