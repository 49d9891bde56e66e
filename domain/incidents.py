"""An outage that is known: it answers first when somebody reports the same."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NewType

from domain.areas import Area
from domain.people import Person, Who
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.tickets import Category, Stage, Ticket, TicketNotOpen

IncidentId = NewType("IncidentId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    id: IncidentId
    #: Whom it concerns, with everything below.
    area: Area
    category: Category
    #: What residents who report the same are told.
    text: str
    starts_at: datetime
    #: When it is expected to end; None: nobody knows yet. It goes on until somebody ends it.
    ends_at: datetime | None
    over_at: datetime | None = None
    #: None: they are gone.
    by: Who | None = None

    def goes_on(self, at: datetime) -> bool:
        """One that is announced has not begun."""
        return self.over_at is None and at >= self.starts_at

    def longer_than_said(self, at: datetime) -> bool:
        return self.goes_on(at) and self.ends_at is not None and at > self.ends_at

    def prolong(self, by: Person, ends_at: datetime | None) -> "Incident":
        """To another expected end, later or earlier. Raises `IncidentOver`, `EndsTooSoon`."""
        self._must_go_on(by)
        must_begin_first(self.starts_at, ends_at)
        return replace(self, ends_at=ends_at)

    def end(self, by: Person, at: datetime) -> "Incident":
        """Over, or called off before it began. Raises `IncidentOver`."""
        self._must_go_on(by)
        return replace(self, over_at=at)

    def finish(self, ticket: Ticket, by: Person, at: datetime) -> Ticket:
        """One that was filed for it is done with it, whoever had it.

        Raises `NotEntitled`, and `TicketNotOpen` also for one that it does not concern.
        """
        require(by, Action.DISPATCH, ticket.area)
        concerned = ticket.category is self.category and self.area.reaches(ticket.area)
        if not (concerned and ticket.open):
            raise TicketNotOpen(ticket)
        promise = ticket.promise
        if ticket.pause is not None and promise is not None:
            # As when its own crew finishes it: what was held up is not counted as late.
            promise = promise.later(at - ticket.pause.since)
        return replace(ticket, stage=Stage.FINISHED, finished_at=at, promise=promise, pause=None)

    def _must_go_on(self, by: Person) -> None:
        require(by, Action.DISPATCH, self.area)
        if self.over_at is not None:
            raise IncidentOver(self)


def must_begin_first(starts_at: datetime, ends_at: datetime | None) -> None:
    """Raises `EndsTooSoon`."""
    if ends_at is not None and ends_at <= starts_at:
        raise EndsTooSoon(starts_at)


class IncidentUnknown(Refusal):
    """There is no such incident."""


class IncidentOver(Refusal):
    """Somebody has ended it."""

    def __init__(self, incident: Incident) -> None:
        super().__init__(incident.id)
        self.incident = incident


class EndsTooSoon(Refusal):
    """It would end before it begins."""

    def __init__(self, starts_at: datetime) -> None:
        super().__init__(starts_at)
        self.starts_at = starts_at
