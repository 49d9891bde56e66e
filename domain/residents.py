"""Becoming a resident, and ceasing to be one: who may join a home, as what, on whose word."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from domain.areas import AreaId
from domain.people import PersonId, Relation
from domain.refusals import Refusal
from domain.reminders.people import APPLICATION

RollId = NewType("RollId", int)
InvitationId = NewType("InvitationId", int)
ApplicationId = NewType("ApplicationId", int)
ResidencyId = NewType("ResidencyId", int)

#: Of the text that people agree to; whoever agreed to an older one has agreed to that one.
CONSENT = 1
#: Wrong tokens of one person, and of everybody together, in an hour.
GUESSES, GUESSES_OF_ALL = 10, 100
#: How often somebody may share their number to have it looked for, in a day.
PHONE_TRIES = 5
#: Days that somebody's request waits for an answer.
APPLICATION_DAYS = APPLICATION.span.days
#: How often somebody may ask in a day, whatever becomes of it: each time others are told.
APPLICATIONS_A_DAY = 3
#: Invitations of one household that are still unused, at a time.
HOUSEHOLD_INVITATIONS = 10

#: Who knows more of a home comes last.
_RANKS = (Relation.TENANT, Relation.FAMILY, Relation.OWNER)


class How(StrEnum):
    """On what grounds somebody is taken for a resident."""

    INVITATION = "invitation"
    PHONE = "phone"
    APPROVAL = "approval"
    HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True, kw_only=True)
class RollLine:
    """Somebody whom the roll names."""

    id: RollId
    home: AreaId
    name: str
    relation: Relation
    #: Whether somebody here is known to be them.
    claimed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    id: InvitationId
    home: AreaId
    relation: Relation
    #: None: from the household, to somebody the roll does not name.
    line: RollId | None
    #: None: from the neighbourhood itself.
    by: PersonId | None
    expires_at: datetime
    #: None: nobody has.
    used_by: PersonId | None
    used: bool

    def valid(self, at: datetime) -> bool:
        return not self.used and at < self.expires_at

    @property
    def how(self) -> How:
        return How.HOUSEHOLD if self.line is None else How.INVITATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Lodging:
    """Somebody lives in a home, as it is on record."""

    id: ResidencyId
    person: PersonId
    home: AreaId
    relation: Relation


class State(StrEnum):
    """Where an application stands."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """Somebody asks to be known as a resident of a home."""

    id: ApplicationId
    person: PersonId
    home: AreaId
    name: str
    relation: Relation
    state: State
    #: None while it waits, and where nobody had to decide.
    decided_by: PersonId | None

    def admitted_as(self, line: RollLine | None) -> Relation:
        """`line`: the one of this name, unclaimed. Owners are made by the roll alone: their votes
        weigh by the square metre.
        """
        if line is not None:
            return line.relation
        return Relation.FAMILY if self.relation is Relation.OWNER else self.relation


def expiry(at: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The end of the last day, as it stands on paper: nobody reads the hour there."""
    last = at.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(last + timedelta(days=1), time(), zone)


def may_guess(own: int, of_all: int) -> bool:
    """Whether one more token is looked up, after so many wrong ones within the hour.

    Whoever has not guessed wrong is never turned away for what others do.
    """
    return own == 0 or (own < GUESSES and of_all < GUESSES_OF_ALL)


def rises(held: Relation, offered: Relation) -> bool:
    """Whether somebody who lives there already would become more."""
    return _RANKS.index(offered) > _RANKS.index(held)


class InvitationWorthless(Refusal):
    """No such token, or one that was used, has expired, or whose line somebody has claimed: one
    answer for all of them, so that it tells a guesser nothing.
    """


class TooManyGuesses(Refusal):
    """More wrong tokens in an hour than typing errors explain."""

    passing = True


class PhoneNotListed(Refusal):
    """Nobody on the roll has this number, or all who have it are known already."""


class TooManyPhoneTries(Refusal):
    """Numbers are not looked for without end."""

    passing = True


class LivesThereAlready(Refusal):
    """They are known to live in this home."""


class LivesThereNoMore(Refusal):
    """It has ended, or was never so."""


class NotYourHousehold(Refusal):
    """Only its own people, and those who look after the building, change this."""


class ApplicationWaiting(Refusal):
    """One of theirs waits for an answer already."""


class TooManyApplications(Refusal):
    """They asked so often within a day."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class ApplicationSettled(Refusal):
    """It was answered, withdrawn, or has lapsed."""


class NobodyToDecide(Refusal):
    """Nobody who could decide on it can be reached."""


class NotForYouToDecide(Refusal):
    """Nobody vouches for themself."""


class TooManyInvitations(Refusal):
    """So many of this household's invitations wait to be used already."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class NobodyToInvite(Refusal):
    """Everybody whom the roll names there is registered."""
