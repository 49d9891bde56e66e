"""What may happen to an item: proposed, seconded, listed, talked about, voted on, done.

proposed ─3 seconders, or chosen─> listed ─open─> open ─> voting ─close─> open ─> done
    └─the agenda is frozen─> left out
"""

from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import NewType

from domain.meetings import refusals
from domain.meetings.kinds import Choice, ItemStage, MeetingStage
from domain.meetings.meeting import Meeting
from domain.people import Person, Who
from domain.permissions import Action, require
from domain.tickets import TicketId

ItemId = NewType("ItemId", int)

#: Words of a proposal, and how many one person may make for one meeting (*ours*).
LONGEST, MOST = 200, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One household, one vote; nobody's name."""

    #: Households that were checked in when the vote was closed; until then: so far.
    present: int
    yes: int = 0
    no: int = 0
    abstained: int = 0

    @property
    def voted(self) -> int:
        return self.yes + self.no + self.abstained

    def enough(self, share: Fraction) -> bool:
        """The share itself is enough."""
        return self.voted > 0 and self.voted >= share * self.present

    def passed(self, share: Fraction) -> bool:
        """More for than against, and enough households voting; whoever abstains votes."""
        return self.yes > self.no and self.enough(share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    id: ItemId
    meeting: Meeting
    title: str
    #: None: it comes of a ticket, or they are gone.
    by: Who | None
    at: datetime
    #: None: somebody's own proposal.
    ticket: TicketId | None = None
    stage: ItemStage
    seconders: int = 0
    #: By the secretary, whatever its seconders.
    chosen: bool = False
    #: None: nobody has voted on it.
    count: Count | None = None
    #: None: it was not voted on, or the vote is not closed.
    passed: bool | None = None

    @property
    def voting(self) -> bool:
        return self.stage is ItemStage.VOTING

    def second(self, by: Person) -> None:
        """Raises what stands in the way: nobody seconds what they proposed."""
        self.meeting.may_collect()
        if self.by is not None and self.by.id == by.id:
            raise refusals.OwnProposal(self)

    def choose(self, by: Person) -> "Item":
        require(by, Action.CHAIR, self.meeting.area)
        self.meeting.must_be_to_come()
        self._must_be(ItemStage.PROPOSED, ItemStage.LEFT_OUT)
        return replace(self, chosen=True, stage=ItemStage.LISTED)

    def settle(self, needed: int) -> "Item":
        """When the agenda is frozen."""
        listed = self.chosen or self.seconders >= needed
        return replace(self, stage=ItemStage.LISTED if listed else ItemStage.LEFT_OUT)

    def open(self, by: Person) -> "Item":
        """Also one that was talked about before."""
        require(by, Action.CHAIR, self.meeting.area)
        self.meeting.may_be_entered()
        self._must_be(ItemStage.LISTED, ItemStage.DONE)
        return replace(self, stage=ItemStage.OPEN)

    def open_vote(self, by: Person) -> "Item":
        """Once: a vote that was counted is not repeated until it comes out otherwise."""
        self.chaired(by)
        self._must_be(ItemStage.OPEN)
        if self.passed is not None:
            raise refusals.VotedBefore(self)
        return replace(self, stage=ItemStage.VOTING)

    def may_be_voted_on(self) -> None:
        self.meeting.must_be_open()
        if self.stage is not ItemStage.VOTING:
            raise refusals.NoVoteOpen(self)

    def close_vote(self, by: Person, count: Count, share: Fraction) -> "Item":
        self.chaired(by)
        self._must_be(ItemStage.VOTING)
        return self.counted(count, share)

    def counted(self, count: Count, share: Fraction) -> "Item":
        return replace(self, stage=ItemStage.OPEN, count=count, passed=count.passed(share))

    def may_be_resolved(self, by: Person) -> None:
        """A vote that was lost is no resolution; agreement without a vote is one. What was not
        written down when the evening ended still can be, until the minutes are drafted.
        """
        if self.meeting.stage is MeetingStage.ENDED:
            require(by, Action.CHAIR, self.meeting.area)
            self._must_be(ItemStage.DONE)
        else:
            self.chaired(by)
            self._must_be(ItemStage.OPEN)
        if self.passed is False:
            raise refusals.VoteLost(self)

    def close(self) -> "Item":
        return replace(self, stage=ItemStage.DONE)

    def may_be_talked_about(self) -> None:
        self.meeting.must_be_open()
        self._must_be(ItemStage.OPEN, ItemStage.VOTING)

    def chaired(self, by: Person) -> None:
        require(by, Action.CHAIR, self.meeting.area)
        self.meeting.must_be_open()

    def _must_be(self, *stages: ItemStage) -> None:
        if self.stage not in stages:
            raise refusals.ItemStandsOtherwise(self)


#: For the buttons, in their order: what they carry is the place in this line.
CHOICES = tuple(Choice)
