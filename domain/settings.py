"""What a residents' committee may decide for itself, with the defaults it starts from."""

import re
from dataclasses import dataclass, field, fields
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.allowed import NotAllowed, at_least, between, one_of
from domain.digests import DigestSettings
from domain.meeting_settings import MeetingSettings
from domain.points import TABLE, Table

Language = Literal["zh_CN", "en"]
Admission = Literal["open", "verified"]

#: How a table is written.
_LIKE = "[[1, 2, 3], [2, 4, 6], [3, 6, 9]]"
#: In days: nobody means a longer term, and the calendar has an end.
_YEAR = 366
#: In minutes.
_DAY = 24 * 60
_NUMBER_TO_CALL = re.compile(r"\+?[0-9][0-9 -]{1,19}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSettings:
    #: Whose customs the promised times follow, see `domain.clocks.Profile`.
    clocks: Literal["property", "shandong_12345", "beijing_levels"] = "property"
    #: Working days within which an organisation may give a ticket back.
    return_working_days: int = 2
    #: Working days by which a promise may be put off, once.
    extension_working_days: int = 10
    #: Days after which one that is finished is no longer taken for the same trouble.
    duplicates_days: int = 30
    #: Days after which a finished ticket that nobody answered closes as unconfirmed.
    unconfirmed_after_days: int = 7
    #: Filings of one person. Emergencies are never counted.
    filings_per_hour: int = 5
    filings_per_day: int = 20

    def __post_init__(self) -> None:
        days = [each.name for each in fields(self) if each.name.endswith("_days")]
        between(1, _YEAR, self, *days)
        at_least(1, self, "filings_per_hour", "filings_per_day")
        one_of(("property", "shandong_12345", "beijing_levels"), self, "clocks")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentSettings:
    #: Who may file: "open", everybody who writes to the bot; "verified", only residents.
    admission: Admission = "open"
    #: Whole days for which a personal invitation can be used, after the one it is made on.
    invitation_days: int = 14

    def __post_init__(self) -> None:
        one_of(("open", "verified"), self, "admission")
        at_least(1, self, "invitation_days")


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerSettings:
    #: For one task: a row for each difficulty from 1 to 3, in it the points for less than an
    #: hour, up to three hours, and more.
    points: Table = TABLE
    #: How long before it begins whoever holds a task is reminded.
    remind_minutes_before: int = 60
    #: Days after which finished work that nobody said anything about is taken for done.
    confirm_after_days: int = 3
    #: Days for which a voucher can be used.
    voucher_days: int = 30
    #: The day of the month on which the residents' groups read who is to be thanked.
    thanks_day: int = 25
    #: A file of the neighbourhood's own with what volunteers can be asked to do; "": ours.
    catalogue: str = ""

    def __post_init__(self) -> None:
        self._check_points()
        between(1, _YEAR, self, "confirm_after_days", "voucher_days")
        between(1, _DAY, self, "remind_minutes_before")
        # A day that every month has.
        between(1, 28, self, "thanks_day")

    def _check_points(self) -> None:
        if len(self.points) != 3 or any(len(row) != 3 for row in self.points):
            raise NotAllowed("points", "may be three rows of three numbers, {like}", like=_LIKE)
        if not all(0 <= each <= 1000 for row in self.points for each in row):
            raise NotAllowed("points", "may have whole numbers from 0 to 1000, {like}", like=_LIKE)
        columns = zip(*self.points, strict=True)
        if any(list(line) != sorted(line) for line in (*self.points, *columns)):
            raise NotAllowed("points", "may not give less for longer or harder work")

    @property
    def most(self) -> int:
        """That one task can bring."""
        return max(map(max, self.points))


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionSettings:
    """In days: for an office to say its word, for the owners to vote, for neighbours to object."""

    opinion_days: int = 7
    assembly_days: int = 60
    publication_days: int = 7

    def __post_init__(self) -> None:
        between(1, _YEAR, self, *(each.name for each in fields(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteSettings:
    #: Which ballot counts in the owners' assembly where a flat has one on paper and one online.
    both: Literal["online", "paper"] = "online"

    def __post_init__(self) -> None:
        one_of(("online", "paper"), self, "both")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSettings:
    #: Hours after which a half-filled form is thrown away.
    lapse_after_hours: int = 24

    def __post_init__(self) -> None:
        at_least(1, self, "lapse_after_hours")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacySettings:
    #: Days after its end from which a ticket says no more whose it was, where, and in what words.
    anonymise_after_days: int = 730
    #: Days without a word from which a guest without any home, role or ticket is forgotten.
    forget_guests_after_days: int = 365

    def __post_init__(self) -> None:
        at_least(1, self, *(each.name for each in fields(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNumbers:
    """Shown first when a message sounds like danger; "" leaves a line out."""

    fire: str = "119"
    police: str = "110"
    ambulance: str = "120"
    gas: str = ""
    lift: str = ""
    property_office: str = ""

    def __post_init__(self) -> None:
        for each in fields(self):
            number = getattr(self, each.name)
            if number and not _NUMBER_TO_CALL.fullmatch(number):
                raise NotAllowed(each.name, "may be a telephone number such as 119, or empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    name: str = "邻里"
    #: Of groups, and of people who have not chosen theirs.
    language: Language = "zh_CN"
    timezone: str = "Asia/Shanghai"
    tickets: TicketSettings = field(default_factory=TicketSettings)
    residents: ResidentSettings = field(default_factory=ResidentSettings)
    volunteers: VolunteerSettings = field(default_factory=VolunteerSettings)
    meetings: MeetingSettings = field(default_factory=MeetingSettings)
    decisions: DecisionSettings = field(default_factory=DecisionSettings)
    votes: VoteSettings = field(default_factory=VoteSettings)
    digests: DigestSettings = field(default_factory=DigestSettings)
    drafts: DraftSettings = field(default_factory=DraftSettings)
    privacy: PrivacySettings = field(default_factory=PrivacySettings)
    emergency: EmergencyNumbers = field(default_factory=EmergencyNumbers)

    def __post_init__(self) -> None:
        # Telegram allows 64 characters in a bot's name, and this name goes into it.
        if not 1 <= len(self.name.strip()) <= 64 or not self.name.isprintable():
            raise NotAllowed("name", "may be one line of up to {high} characters", high=64)
        one_of(("zh_CN", "en"), self, "language")
        try:
            _ = self.zone
        # OSError: "Asia" is a folder of the time zone database.
        except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
            raise NotAllowed("timezone", "may be a time zone such as Asia/Shanghai") from unknown

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)
