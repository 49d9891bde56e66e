"""What volunteers do to a ticket in their pool; what others do stands in ticket.py."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from domain.people import Person, Who
from domain.tickets import refusals
from domain.tickets.kinds import Stage
from domain.tickets.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled(Standing):
    def grab(self, by: Person) -> Self:
        """From the pool: the first of them stands for all."""
        self._must_be(Stage.OFFERED)
        return replace(self, stage=Stage.ACCEPTED, assignee=Who(id=by.id, name=by.name))

    def back_to_the_pool(self, at: datetime) -> Self:
        """Whoever grabbed it gave it back."""
        self._must_be(Stage.ACCEPTED)
        return replace(self._running_again(at), stage=Stage.OFFERED, assignee=None)

    def unclaimed(self) -> Self:
        """Nobody wanted it: back to the desk."""
        self._must_be(Stage.OFFERED)
        return self._on_the_desk()

    def done(self, at: datetime) -> Self:
        """The volunteers have done it."""
        self._must_be(Stage.ACCEPTED)
        return replace(self._running_again(at), stage=Stage.FINISHED, finished_at=at)

    def _on_the_desk(self, at: datetime | None = None) -> Self:
        """Nobody's again. `at`: it may have been held up until then."""
        return replace(
            self if at is None else self._running_again(at),
            stage=Stage.FILED,
            organisation=None,
            dispatched_at=None,
            assignee=None,
        )

    def _must_be(self, *stages: Stage) -> None:
        if self.stage not in stages:
            raise refusals.TicketNotOpen(self)
