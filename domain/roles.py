"""Giving roles and taking them back: who may, and what a second administrator has to confirm."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from domain.areas import AreaId
from domain.people import OrganisationId, Person, PersonId, Role
from domain.refusals import Refusal

ProposalId = NewType("ProposalId", int)


class PersonUnknown(Refusal):
    """Nobody of that number has written to us, or not within this role's reach."""


class PersonBarred(Refusal):
    """Somebody who is kept out is given nothing."""


class NotGivable(Refusal):
    """A role that is not theirs to give there."""

    def __init__(self, role: Role) -> None:
        super().__init__(role)
        self.role = role


class RoleHeldAlready(Refusal):
    """They hold it for that very area."""


class RoleNotHeld(Refusal):
    """It was taken back, or given up, in the meantime."""


class VouchedFor(Refusal):
    """The configuration says so: only there it can be taken back."""


class WrongEmployer(Refusal):
    """Nobody holds this role for an organisation of that kind."""


class MayNotBeBarred(Refusal):
    """Oneself, an administrator, or somebody whose roles are not ours to take."""


class BarredFromAbove(Refusal):
    """Whoever keeps them out reaches further."""


class LastAdministrator(Refusal):
    """After that nobody could appoint anybody."""


class NoSecondAdministrator(Refusal):
    """There is nobody to confirm it: besides the two whom it concerns, nobody administers."""


class ProposalWaiting(Refusal):
    """Something about this person waits for an answer already."""


class ProposalSettled(Refusal):
    """It was answered, or lapsed."""


class ProposerNotEntitled(Refusal):
    """Whoever proposed it administers no more."""


class NotForYouToConfirm(Refusal):
    """One's own proposal, or one about oneself."""


class Change(StrEnum):
    GIVE = "give"
    TAKE = "take"


class ProposalState(StrEnum):
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A role, for an area, for an organisation or for nobody but the area."""

    role: Role
    area: AreaId
    organisation: OrganisationId | None = None

    @property
    def written(self) -> str:
        """By ids alone, for a history: it names nobody who may want to be forgotten."""
        ids = [str(each) for each in (self.area, self.organisation) if each is not None]
        return " ".join([self.role, *ids])


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """That somebody be an administrator, or be one no more."""

    id: ProposalId
    person: PersonId
    change: Change
    by: PersonId
    state: ProposalState
    #: None while it waits, and where it lapsed.
    decided_by: PersonId | None = None

    def decide(self, by: Person) -> None:
        """Whether `by` may. Raises `NotForYouToConfirm` and `ProposalSettled`."""
        if self.concerns(by):
            raise NotForYouToConfirm
        if self.state is not ProposalState.WAITING:
            raise ProposalSettled

    def concerns(self, person: Person) -> bool:
        return person.id in {self.by, self.person}
