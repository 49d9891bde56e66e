"""What may happen to a ticket, and who may do it.

filed ──accept──> accepted ──finish──> finished ──confirm──> closed (confirmed)
  │ ^  └─release────┘                     ├─no answer for days─> closed (unconfirmed)
  │ └───────────────────not solved────────┘
  └─withdraw─> withdrawn
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from domain.files import File
from domain.people import Person, Who
from domain.permissions import Action, may, require
from domain.places import Place
from domain.refusals import Refusal

TicketId = NewType("TicketId", int)


class Kind(StrEnum):
    """What a resident wants: something mended, put right, considered, or a hand."""

    REPAIR = "repair"
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    HELP = "help"


class Category(StrEnum):
    """What it is about. The order is the order on the buttons."""

    WATER = "water"
    POWER = "power"
    LIGHTING = "lighting"
    ELEVATOR = "elevator"
    HEATING = "heating"
    GAS = "gas"
    STRUCTURE = "structure"
    DOORS = "doors"
    NETWORK = "network"
    FACILITIES = "facilities"
    SANITATION = "sanitation"
    GREENING = "greening"
    PARKING = "parking"
    FIRE = "fire"
    NOISE = "noise"
    PETS = "pets"
    SECURITY = "security"
    CONSTRUCTION = "construction"
    FEES = "fees"
    SERVICE = "service"
    OTHER = "other"


class Danger(StrEnum):
    """What cannot wait: the emergency numbers are answered first, even to a guest.

    In the order of precedence where a message speaks of several.
    """

    TRAPPED = "trapped"
    GAS = "gas"
    FIRE = "fire"
    FLOOD = "flood"
    WIRES = "wires"
    MANHOLE = "manhole"
    COLLAPSE = "collapse"
    FACADE = "facade"


class Stage(StrEnum):
    FILED = "filed"
    ACCEPTED = "accepted"
    FINISHED = "finished"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """How a closed ticket ended. Silence is never counted as satisfaction."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"


class Step(StrEnum):
    """What happened to a ticket; its history is a list of these."""

    FILED = "filed"
    ACCEPTED = "accepted"
    FINISHED = "finished"
    CONFIRMED = "confirmed"
    REOPENED = "reopened"
    RATED = "rated"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    step: Step
    at: datetime
    #: None: the clock did it, or somebody of whom nothing is known any more.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    id: TicketId
    kind: Kind
    category: Category
    text: str
    place: Place
    #: None: it can wait its turn.
    danger: Danger | None
    stage: Stage
    #: None: nothing is known of them any more.
    reporter: Who | None
    assignee: Who | None
    filed_at: datetime
    finished_at: datetime | None = None
    outcome: Outcome | None = None
    stars: int | None = None
    reopenings: int = 0
    #: Its words, its door and its pictures are kept no more.
    anonymised: bool = False

    def reported_by(self, person: Person | Who) -> bool:
        return self.reporter is not None and person.id == self.reporter.id

    def seen_by(self, person: Person) -> bool:
        return self.reported_by(person) or may(person, Action.SEE_TICKETS)

    def accept(self, by: Person) -> "Ticket":
        require(by, Action.WORK_TICKET)
        if self.stage is Stage.ACCEPTED:
            raise TicketTaken(self)
        self._must_be(Stage.FILED)
        return replace(self, stage=Stage.ACCEPTED, assignee=Who(id=by.id, name=by.name))

    def release(self) -> "Ticket":
        """Whoever accepted it is gone: back to everybody on duty."""
        self._must_be(Stage.ACCEPTED)
        return replace(self, stage=Stage.FILED, assignee=None)

    def finish(self, by: Person, at: datetime) -> "Ticket":
        """Only whoever accepted it can say that it is done."""
        require(by, Action.WORK_TICKET)
        self._must_be(Stage.ACCEPTED)
        if self.assignee is None or self.assignee.id != by.id:
            raise TicketTaken(self)
        return replace(self, stage=Stage.FINISHED, finished_at=at)

    def confirm(self, by: Person) -> "Ticket":
        self._must_be_of(by)
        self._must_be(Stage.FINISHED)
        return replace(self, stage=Stage.CLOSED, outcome=Outcome.CONFIRMED)

    def reopen(self, by: Person) -> "Ticket":
        """Not solved: back to everybody on duty, with the same number."""
        self._must_be_of(by)
        self._must_be(Stage.FINISHED)
        return replace(
            self,
            stage=Stage.FILED,
            assignee=None,
            finished_at=None,
            reopenings=self.reopenings + 1,
        )

    def rate(self, by: Person, stars: int) -> "Ticket":
        """Once: a rating that can be changed later can be asked for later."""
        self._must_be_of(by)
        if self.outcome is not Outcome.CONFIRMED:
            raise TicketNotOpen(self)
        if self.stars is not None:
            raise AlreadyRated(self)
        return replace(self, stars=stars)

    def withdraw(self, by: Person) -> "Ticket":
        self._must_be_of(by)
        self._must_be(Stage.FILED)
        return replace(self, stage=Stage.WITHDRAWN)

    def lapse(self) -> "Ticket":
        """Nobody answered: closed, and counted apart."""
        self._must_be(Stage.FINISHED)
        return replace(self, stage=Stage.CLOSED, outcome=Outcome.UNCONFIRMED)

    def _must_be(self, stage: Stage) -> None:
        if self.stage is not stage:
            raise TicketNotOpen(self)

    def _must_be_of(self, person: Person) -> None:
        if not self.reported_by(person):
            raise NotYourTicket(self)


class TicketUnknown(Refusal):
    """There is no such ticket, or it is not for this person's eyes: they don't learn which."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class TicketRefusal(Refusal):
    """Something about this very ticket stands in the way."""

    def __init__(self, ticket: Ticket) -> None:
        super().__init__(ticket.id)
        self.ticket = ticket


class TicketNotOpen(TicketRefusal):
    """Its stage does not allow this, or not any more."""


class TicketTaken(TicketRefusal):
    """Somebody else has accepted it."""


class NotYourTicket(TicketRefusal):
    """Only the person who reported it may say this."""


class AlreadyRated(TicketRefusal):
    """Its stars are given."""
