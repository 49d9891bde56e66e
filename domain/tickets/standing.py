"""What a ticket is at a moment, and how late; what may happen to it stands in ticket.py."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NewType, Self

from domain.areas import Area
from domain.organisations import Organisation
from domain.people import OrganisationId, Person, Who
from domain.permissions import Action, may
from domain.places import Place
from domain.tickets.kinds import OPEN, Category, Danger, Kind, Outcome, Stage
from domain.tickets.promises import Pause, Promise

TicketId = NewType("TicketId", int)

#: So many neighbours with the same trouble make it more pressing, and alert again (*ours*).
PRESSING = (5, 10, 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    id: TicketId
    kind: Kind
    category: Category
    text: str
    place: Place
    #: Whom it concerns: the narrowest area that the place is known to lie in.
    area: Area
    #: None: it can wait its turn.
    danger: Danger | None
    stage: Stage
    #: None: nothing is known of them any more.
    reporter: Who | None
    #: Staff do not learn who reported it.
    anonymous: bool = False
    behalf: str = ""
    #: None: nobody's yet, or the crew's at large.
    organisation: Organisation | None = None
    #: None: nobody has accepted it.
    assignee: Who | None = None
    filed_at: datetime
    #: None unless an organisation has it.
    dispatched_at: datetime | None = None
    #: None: filed before promises were made, or a question that needs none.
    promise: Promise | None = None
    #: How many of the promise's alarms somebody was told of.
    alarm: int = 0
    #: Whether the desk was told that nobody took it in time.
    unaccepted_told: bool = False
    #: None: the work is not held up.
    pause: Pause | None = None
    extended: bool = False
    #: Who gave it back.
    returned_by: frozenset[OrganisationId] = frozenset()
    finished_at: datetime | None = None
    outcome: Outcome | None = None
    #: Whether staff had been in touch; None: not said.
    contacted: bool | None = None
    stars: int | None = None
    reopenings: int = 0
    #: Besides the reporter.
    seconders: int = 0
    merged_into: TicketId | None = None
    #: Its words, its door and its pictures are kept no more.
    anonymised: bool = False

    @property
    def open(self) -> bool:
        return self.stage in OPEN

    @property
    def pressure(self) -> int:
        """How many of the marks in `PRESSING` the neighbours have reached."""
        return sum(self.seconders >= mark for mark in PRESSING)

    def seen_by(self, person: Person) -> bool:
        return self.reported_by(person) or may(person, Action.SEE_TICKETS, self.area)

    def reported_by(self, person: Person | Who) -> bool:
        return self.reporter is not None and person.id == self.reporter.id

    @property
    def running(self) -> bool:
        """The clock stands still while the work is paused."""
        return self.open and self.pause is None and self.promise is not None

    def late(self, at: datetime) -> bool:
        return self.running and self.promise is not None and at >= self.promise.finish_by

    def due(self, at: datetime) -> datetime | None:
        """By when it is promised, were the work to go on at that moment. None: nothing is."""
        promise = self._running_again(at).promise
        return promise.finish_by if promise else None

    @property
    def look_at(self) -> datetime | None:
        """When somebody has to be told how late it is. None: never, as it stands."""
        if not self.running or self.promise is None:
            return None
        moments = list(self.promise.alarms[self.alarm : self.alarm + 1])
        if self._waits_for_somebody and self.promise.accept_by is not None:
            moments.append(self.promise.accept_by)
        return min(moments, default=None)

    @property
    def _waits_for_somebody(self) -> bool:
        """And the desk has not been told yet."""
        return self.stage is not Stage.ACCEPTED and not self.unaccepted_told

    def looked_at(self, at: datetime) -> Self:
        """With everything noted that is told now: of several alarms only the newest is."""
        if not self.running or self.promise is None:
            return self
        accept_by = self.promise.accept_by
        unaccepted = self._waits_for_somebody and accept_by is not None and at >= accept_by
        told = self.unaccepted_told or unaccepted
        passed = sum(at >= moment for moment in self.promise.alarms)
        return replace(self, alarm=max(self.alarm, passed), unaccepted_told=told)

    def _running_again(self, at: datetime) -> Self:
        """What was promised moves by as long as the work was held up."""
        if self.pause is None:
            return self
        later = self.promise and self.promise.later(at - self.pause.since)
        return replace(self, promise=later, pause=None)
