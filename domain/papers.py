"""Ballots on paper: entered by two people who do not see each other's entry."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from domain.people import PersonId
from domain.refusals import Refusal
from domain.votes import VoteId, VoterId

PaperId = NewType("PaperId", int)
#: Two that differ and a third that is like neither: nobody can read it so.
_MOST = 3


class PaperState(StrEnum):
    #: For a further entry.
    WAITING = "waiting"
    COUNTED = "counted"
    #: Two entered the same, and the home's other ballot counts.
    ASIDE = "aside"
    #: Nobody agreed, or it can't be read: it is entered anew.
    DROPPED = "dropped"


class Both(StrEnum):
    """Which ballot counts where a flat has one of each."""

    ONLINE = "online"
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    #: None: somebody who is gone.
    by: PersonId | None
    choice: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    id: PaperId
    vote: VoteId
    voter: VoterId
    #: Its photograph, at Telegram.
    file_id: str
    state: PaperState = PaperState.WAITING
    #: That two entered; "" before.
    choice: str = ""
    #: In the order in which they came.
    entries: Sequence[Entry] = ()

    @property
    def differs(self) -> bool:
        return self.state is PaperState.WAITING and len(self.entries) > 1

    def awaits(self, by: PersonId) -> bool:
        return self.state is PaperState.WAITING and all(each.by != by for each in self.entries)

    def must_await(self, by: PersonId) -> None:
        """Raises `PaperSettled` and `EnteredByYou`."""
        if self.state is not PaperState.WAITING:
            raise PaperSettled
        if not self.awaits(by):
            raise EnteredByYou

    def enter(self, entry: Entry) -> "Paper":
        """With two alike it is settled; with three unlike it has to be entered anew.

        Raises `PaperSettled` and `EnteredByYou`.
        """
        self.must_await(entry.by or PersonId(0))
        entries = (*self.entries, entry)
        if any(each.choice == entry.choice for each in self.entries):
            settled = PaperState.COUNTED
            return replace(self, entries=entries, state=settled, choice=entry.choice)
        state = PaperState.DROPPED if len(entries) == _MOST else PaperState.WAITING
        return replace(self, entries=entries, state=state)

    def drop(self) -> "Paper":
        """Raises `PaperSettled`."""
        if self.state is not PaperState.WAITING:
            raise PaperSettled
        return replace(self, state=PaperState.DROPPED)


class SecretOnPaper(Refusal):
    """A photograph of a ballot would show how the home voted."""


class PaperUnknown(Refusal):
    """There is no such paper ballot."""


class PaperThere(Refusal):
    """The home has a paper ballot: it is settled, or awaits a second entry."""


class PaperSettled(Refusal):
    """It needs no further entry."""


class EnteredByYou(Refusal):
    """Who entered it once can't be the second one."""


class PaperStands(Refusal):
    """The home voted on paper, and in this vote the paper counts."""
