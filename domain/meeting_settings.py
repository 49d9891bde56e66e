"""What a residents' committee may decide about the 25th and the meetings of its community."""

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from domain.allowed import NotAllowed, between

#: In days: nobody means a longer term.
_YEAR = 366
_ON_THE_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")
_SHARE = re.compile(r"[0-9]{1,3}/[1-9][0-9]{0,2}")

#: Whom a meeting invites by what they are there.
Invitees = Literal[
    "resident",
    "volunteer",
    "building_head",
    "secretary",
    "committee",
    "community",
    "street",
    "worker",
    "merchant",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesSettings:
    """Of a meeting that a community has beside those of its compounds."""

    #: Of each month; 0: there is none.
    day: int = 0
    time: str = "15:00"
    place: str = ""
    invites: tuple[Invitees, ...] = ("secretary", "committee", "community", "street", "worker")

    def __post_init__(self) -> None:
        between(0, 31, self, "day")
        if not _ON_THE_CLOCK.fullmatch(self.time):
            raise NotAllowed("time", "may be a time such as 19:00")
        if not self.invites:
            raise NotAllowed("invites", "may not be empty: somebody has to be invited")


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceSettings(SeriesSettings):
    """Buildings and shops join in, too."""

    invites: tuple[Invitees, ...] = (
        "secretary",
        "committee",
        "community",
        "street",
        "worker",
        "building_head",
        "merchant",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class JointSettings(SeriesSettings):
    time: str = "09:30"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSettings:
    #: The day of the month of each compound's meeting, 1 to 31: of a shorter month its last one.
    day: int = 25
    #: When it begins, on the wall clock.
    time: str = "19:00"
    #: As people find it; "": the secretary says so.
    place: str = ""
    #: Who is told of it; others are welcome.
    invites: tuple[Invitees, ...] = (
        "resident",
        "building_head",
        "secretary",
        "committee",
        "community",
    )
    #: The other series, of a community.
    alliance: AllianceSettings = field(default_factory=AllianceSettings)
    joint: JointSettings = field(default_factory=JointSettings)
    #: Days before it on which everybody is asked for items, and on which the agenda is frozen.
    call_days_before: int = 15
    freeze_days_before: int = 5
    #: Neighbours who second an item that is to be on the agenda.
    seconders: int = 3
    check_in_minutes_before: int = 30
    #: For a vote to count, of the households that are there so many vote at least.
    least_share: str = "1/3"
    #: Hours for which the minutes can be amended.
    amend_hours: int = 72

    def __post_init__(self) -> None:
        between(1, 31, self, "day")
        between(2, 28, self, "call_days_before")
        between(1, self.call_days_before - 1, self, "freeze_days_before")
        between(0, _YEAR, self, "seconders")
        between(5, 12 * 60, self, "check_in_minutes_before")
        between(1, 24 * _YEAR, self, "amend_hours")
        if not _ON_THE_CLOCK.fullmatch(self.time):
            raise NotAllowed("time", "may be a time such as 19:00")
        if not self.invites:
            raise NotAllowed("invites", "may not be empty: somebody has to be invited")
        if not _SHARE.fullmatch(self.least_share) or not 0 < self.share <= 1:
            raise NotAllowed("least_share", "may be a share such as 1/3")

    @property
    def share(self) -> Fraction:
        return Fraction(self.least_share)
