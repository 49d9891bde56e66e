"""A vote: who may still cast a ballot in it, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from domain.areas import AreaId
from domain.assembly import Matter
from domain.published import Option
from domain.refusals import Refusal

VoteId = NewType("VoteId", int)
VoterId = NewType("VoterId", int)


class VoteKind(StrEnum):
    """What it binds: nobody, those who meet, the owners by law."""

    #: 意向征询: a voice for each resident.
    OPINION = "opinion"
    #: 议事会表决: a voice for each household.
    MEETING = "meeting"
    #: 业主大会表决: heads and areas (民法典 art. 278).
    ASSEMBLY = "assembly"


class VoteState(StrEnum):
    #: Announced: its roll may still change.
    DRAFT = "draft"
    OPEN = "open"
    #: No ballot more; of a secret one the envelopes are not opened yet.
    CLOSED = "closed"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    id: VoteId
    kind: VoteKind
    title: str
    question: str
    #: Three at least: abstaining, or none of the plans, is always among them.
    options: tuple[Option, ...]
    #: What the law asks for; None: none of the owners' matters.
    matter: Matter | None = None
    area: AreaId
    secret: bool = False
    #: Whether a ballot may be replaced until voting closes.
    changeable: bool = False
    #: Whether the officers alone have the key, not this server.
    officers: bool = False
    #: Whether it may be closed before its time, as was announced.
    early: bool = False
    #: With which envelopes are sealed; None: it is open, not begun, or its keys are destroyed.
    public_key: bytes | None = None
    #: The name of the key that hides what voters see and press; "": none.
    veil: str = ""
    opens_at: datetime
    closes_at: datetime
    #: When counting began; None: not yet.
    closed_at: datetime | None = None
    state: VoteState = VoteState.DRAFT
    #: Why it was called off; "": it was not.
    reason: str = ""
    #: Of the frozen roll; "" before it opens.
    roll_digest: str = ""
    #: Of the sorted envelopes; "" before it closes, and of an open one.
    envelopes_digest: str = ""

    def takes(self, choice: str, received_at: datetime) -> None:
        """A ballot is in time by when its update was received, however late it is its turn.

        Raises `VoteNotOpen`, `VoteClosed` and `NotOffered`.
        """
        self.must_be_open(received_at)
        if choice not in self.choices:
            raise NotOffered(choice)

    def must_be_open(self, received_at: datetime) -> None:
        """Raises `VoteNotOpen` and `VoteClosed`."""
        if self.state is VoteState.DRAFT or received_at < self.opens_at:
            raise VoteNotOpen(self)
        if self.state is not VoteState.OPEN or received_at >= self.closes_at:
            raise VoteClosed(self)

    def end(self, at: datetime) -> "Vote":
        """Earlier than announced: what was received before is in time. Raises as above."""
        self.must_be_open(at)
        return replace(self, closes_at=at)

    @property
    def choices(self) -> Sequence[str]:
        return [option.key for option in self.options]

    @property
    def by_area(self) -> bool:
        return self.kind is VoteKind.ASSEMBLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Voter:
    """One voice on the frozen roll: a resident, a household, or a head of the owners."""

    id: VoterId
    vote: VoteId
    #: From 0.
    place: int
    #: What the voice belongs to: a person's id, a home's, or that of a head's first flat.
    key: int
    home: AreaId | None
    #: In hundredths of a square metre.
    area: int
    #: How often they asked for another phrase.
    turn: int = 0
    #: One of their own, hidden under the vote's veil; None: the one that is proposed.
    phrase: bytes | None = None


class VoteUnknown(Refusal):
    """There is no such vote."""


class VoteNotOpen(Refusal):
    """Voting has not begun."""

    def __init__(self, vote: Vote) -> None:
        super().__init__(vote.id)
        self.vote = vote


class VoteClosed(Refusal):
    """Voting is over."""

    def __init__(self, vote: Vote) -> None:
        super().__init__(vote.id)
        self.vote = vote


class VoteOpenAlready(Refusal):
    """Its roll is frozen: it can't be opened again."""


class NobodyToVote(Refusal):
    """Nobody would have a voice in it."""


class VoteStillOpen(Refusal):
    """It can be closed only when its time is over."""


class NotOffered(Refusal):
    """That is none of the options."""


class BallotFinal(Refusal):
    """Their ballot is in, and this vote takes no second one."""


class OutOfTurn(Refusal):
    """Whoever shares this secret ballot was served first, and came later."""


class NotOnTheRoll(Refusal):
    """They, or their home, have no voice in this vote."""


class NotTheKey(Refusal):
    """The key that would open these envelopes is not here, or is another one's."""
