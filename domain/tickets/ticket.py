"""What may happen to a ticket, and who may do it.

filed ──dispatch──> dispatched ──accept──> accepted ──finish──> finished ──confirm──> closed
  │ ^                  │ └─return─> filed    │ └─pause, resume    ├─no answer for days─> closed
  │ └─not solved───────┼─────────────────────┼────────────────────┘  (unconfirmed)
  ├─withdraw           ├─reject(reason)      └─extend, once
  └─merge into an older one; offer to the volunteers; or accepted outright by the crew
"""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.organisations import Organisation
from domain.people import Person, Who
from domain.permissions import Action, may, require
from domain.tickets import refusals
from domain.tickets.kinds import Category, Outcome, Stage, Waiting
from domain.tickets.pooled import Pooled
from domain.tickets.promises import Pause, Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket(Pooled):
    # What the desk does.

    def undecided(self, by: Person) -> None:
        """Asked before they say to whom, or why not. Raises what stands in the way."""
        require(by, Action.DISPATCH, self.area)
        self._must_be(Stage.FILED, Stage.DISPATCHED, Stage.OFFERED)

    def dispatch(self, by: Person, to: Organisation, at: datetime) -> "Ticket":
        """To an organisation, or to another one as long as nobody has accepted."""
        self.undecided(by)
        return replace(self, stage=Stage.DISPATCHED, organisation=to, dispatched_at=at)

    def ruled_to(self, to: Organisation, at: datetime) -> "Ticket":
        """As `dispatch`, by a rule."""
        self._must_be(Stage.FILED)
        return replace(self, stage=Stage.DISPATCHED, organisation=to, dispatched_at=at)

    def offer(self, by: Person) -> "Ticket":
        """To the volunteers."""
        require(by, Action.DISPATCH, self.area)
        self._must_be(Stage.FILED, Stage.DISPATCHED)
        return replace(self, stage=Stage.OFFERED, organisation=None, dispatched_at=None)

    def recall(self, by: Person, at: datetime) -> "Ticket":
        """From whoever has it, back to the desk."""
        require(by, Action.DISPATCH, self.area)
        self._must_be(Stage.DISPATCHED, Stage.OFFERED, Stage.ACCEPTED)
        return self._on_the_desk(at)

    def reject(self, by: Person) -> "Ticket":
        """Nobody will do it; the reporter is told why."""
        self.undecided(by)
        return replace(self, stage=Stage.REJECTED)

    def merge(self, into: "Ticket", by: Person) -> "Ticket":
        """The same trouble: whoever reported or joined this one follows the older one."""
        self.undecided(by)
        if into.id == self.id or into.merged_into is not None:
            raise refusals.MergedIntoItself(self)
        if not into.open:
            raise refusals.TicketNotOpen(into)
        return replace(self, stage=Stage.MERGED, merged_into=into.id)

    def goes_along_with(self, into: "Ticket") -> "Ticket":
        """What it was merged into is itself merged into another one."""
        self._must_be(Stage.MERGED)
        return replace(self, merged_into=into.id)

    def unmerge(self, by: Person) -> "Ticket":
        require(by, Action.DISPATCH, self.area)
        self._must_be(Stage.MERGED)
        return replace(self._on_the_desk(), merged_into=None)

    def goes_on_alone(self) -> "Ticket":
        """Whoever reported what it was merged into has withdrawn that."""
        self._must_be(Stage.MERGED)
        return replace(self._on_the_desk(), merged_into=None)

    # What the crew does.

    def accept(self, by: Person) -> "Ticket":
        """Whoever works for the organisation that has it; else anybody of the crew."""
        require(by, Action.WORK_TICKET, self.area)
        if self.stage is Stage.ACCEPTED:
            raise refusals.TicketTaken(self)
        self._must_be(Stage.FILED, Stage.DISPATCHED)
        if self.organisation is not None and not self._works_for(by, self.organisation):
            raise refusals.DispatchedElsewhere(self)
        if self.category is Category.SERVICE and not self._decided_by(by):
            raise refusals.AboutStaff(self)
        return replace(self, stage=Stage.ACCEPTED, assignee=Who(id=by.id, name=by.name))

    def _decided_by(self, by: Person) -> bool:
        """The desk has given it to somebody, or is taking it itself."""
        return self.organisation is not None or may(by, Action.DISPATCH, self.area)

    def give_back(self, by: Person, at: datetime, until: datetime | None) -> "Ticket":
        """To the desk, with a reason. `until`: as long as the organisation may; None: whenever."""
        self._held_by(by)
        organisation = self.organisation
        if organisation is not None:
            if organisation.id in self.returned_by:
                raise refusals.ReturnedBefore(self)
            if until is not None and at > until:
                raise refusals.TooLateToReturn(self)
        returned = {organisation.id} if organisation else set()
        return replace(self._on_the_desk(at), returned_by=self.returned_by | returned)

    def extend(self, by: Person, at: datetime, promise: Promise) -> "Ticket":
        """Once, with a reason, until a later moment. Of one that is held up, what it was held up
        so far is in that moment already: from here on it is counted anew.
        """
        self._assigned_to(by)
        if self.extended or self.promise is None:
            raise refusals.ExtendedBefore(self)
        pause = replace(self.pause, since=at) if self.pause else None
        return replace(self, extended=True, promise=promise, pause=pause, alarm=0)

    def pause_work(self, by: Person, at: datetime, why: Waiting) -> "Ticket":
        self._assigned_to(by)
        if self.pause is not None:
            raise refusals.TicketPaused(self)
        return replace(self, pause=Pause(since=at, why=why))

    def resume(self, by: Person, at: datetime) -> "Ticket":
        """What was promised moves by as long as the work was held up."""
        self._assigned_to(by)
        if self.pause is None:
            raise refusals.TicketNotPaused(self)
        return self._running_again(at)

    def finish(self, by: Person, at: datetime) -> "Ticket":
        """Only whoever accepted it can say that it is done."""
        self._assigned_to(by)
        return replace(self._running_again(at), stage=Stage.FINISHED, finished_at=at)

    # What the reporter does.

    def confirm(self, by: Person) -> "Ticket":
        self._must_be_from(by)
        self._must_be(Stage.FINISHED)
        return replace(self, stage=Stage.CLOSED, outcome=Outcome.CONFIRMED)

    def reopen(self, by: Person, promise: Promise | None) -> "Ticket":
        """Not solved: back to the desk with the same number, and with a new promise."""
        self._must_be_from(by)
        self._must_be(Stage.FINISHED)
        return replace(
            self._on_the_desk(),
            finished_at=None,
            contacted=None,
            promise=promise,
            alarm=0,
            unaccepted_told=False,
            extended=False,
            returned_by=frozenset(),
            reopenings=self.reopenings + 1,
        )

    def say_contacted(self, by: Person, *, contacted: bool) -> "Ticket":
        """Whether staff had been in touch: asked once it is finished, said once."""
        self._must_be_from(by)
        self._must_be(Stage.FINISHED, Stage.CLOSED)
        if self.contacted is not None:
            raise refusals.AlreadyAnswered(self)
        return replace(self, contacted=contacted)

    def rate(self, by: Person, stars: int) -> "Ticket":
        """Once: a rating that can be changed later can be asked for later."""
        self._must_be_from(by)
        if self.outcome is not Outcome.CONFIRMED:
            raise refusals.TicketNotOpen(self)
        if self.stars is not None:
            raise refusals.AlreadyRated(self)
        return replace(self, stars=stars)

    def withdraw(self, by: Person) -> "Ticket":
        self._must_be_from(by)
        self._must_be(Stage.FILED, Stage.DISPATCHED, Stage.OFFERED)
        return replace(self, stage=Stage.WITHDRAWN)

    # What neighbours and the clock do.

    def second(self, by: Person) -> "Ticket":
        """我也遇到: somebody else has the same trouble."""
        if not self.open:
            raise refusals.TicketNotOpen(self)
        if self.reported_by(by):
            raise refusals.AlreadySeconded(self)
        return replace(self, seconders=self.seconders + 1)

    def lapse(self) -> "Ticket":
        """Nobody answered: closed, and counted apart."""
        self._must_be(Stage.FINISHED)
        return replace(self, stage=Stage.CLOSED, outcome=Outcome.UNCONFIRMED)

    def release(self, at: datetime) -> "Ticket":
        """Whoever accepted it is gone: back to the desk."""
        self._must_be(Stage.ACCEPTED)
        return self._on_the_desk(at)

    def _works_for(self, by: Person, organisation: Organisation) -> bool:
        return by.works_for(organisation.id) or may(by, Action.DISPATCH, self.area)

    def _held_by(self, by: Person) -> None:
        """Their own, or their organisation's that nobody has accepted yet."""
        if self.stage is Stage.DISPATCHED and self.organisation is not None:
            require(by, Action.WORK_TICKET, self.area)
            if not self._works_for(by, self.organisation):
                raise refusals.DispatchedElsewhere(self)
            return
        self._assigned_to(by)

    def _assigned_to(self, by: Person) -> None:
        require(by, Action.WORK_TICKET, self.area)
        self._must_be(Stage.ACCEPTED)
        if self.assignee is None or self.assignee.id != by.id:
            raise refusals.TicketTaken(self)

    def _must_be_from(self, person: Person) -> None:
        if not self.reported_by(person):
            raise refusals.NotYourTicket(self)
