"""Somebody votes for an owner: in writing, for one voice, and the owner's own ballot wins."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from domain.people import PersonId
from domain.refusals import Refusal
from domain.votes import VoteId, VoterId

ProxyId = NewType("ProxyId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    id: ProxyId
    vote: VoteId
    voter: VoterId
    #: None: somebody who is gone.
    holder: PersonId | None
    #: The photograph of what the owner signed, at Telegram.
    file_id: str
    at: datetime
    ended_at: datetime | None = None
    #: The ballot that is in is the holder's; None: it is not.
    cast_at: datetime | None = None
    #: When the owner cast one instead.
    overridden_at: datetime | None = None

    @property
    def holds(self) -> bool:
        return self.ended_at is None


class ProxyUnknown(Refusal):
    """There is no such proxy."""


class ProxyThere(Refusal):
    """Somebody has this voice already."""


class HolderTaken(Refusal):
    """Each proxy is for one voice, and they have one."""


class HolderIsOwner(Refusal):
    """They may vote for this home by themselves."""


class ProxyOver(Refusal):
    """It was taken back."""


class OwnersBallotStands(Refusal):
    """The owner has voted: whoever was to vote for them can't any more."""
