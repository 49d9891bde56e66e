"""Group chats: what each is for, whom it is for, and what we may do there."""

from dataclasses import dataclass
from enum import StrEnum

from domain.areas import AreaId
from domain.refusals import Refusal


class Purpose(StrEnum):
    """The order is the order on the buttons, and on the wire."""

    RESIDENTS = "residents"
    STAFF = "staff"
    VOLUNTEERS = "volunteers"


class Right(StrEnum):
    """What Telegram lets us do in a group."""

    SEND = "send"
    PIN = "pin"
    DELETE = "delete"
    #: Let people in: without it, nobody tells us who asks.
    INVITE = "invite"


class GroupNotBound(Refusal):
    """Nobody has said that this is a residents' group."""


class RightMissing(Refusal):
    """Telegram does not let us do this here."""

    def __init__(self, right: Right) -> None:
        super().__init__(right)
        self.right = right


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    chat_id: int
    #: None: we are in it, and nobody has said what for.
    purpose: Purpose | None
    area: AreaId
    title: str
    #: None: nobody has told us.
    rights: frozenset[Right] | None
    #: Verified residents of the area who ask to join are let in.
    admits: bool
    #: We were removed: nothing is said there.
    left: bool

    @property
    def needs(self) -> frozenset[Right]:
        """The rights without which we can't do what this group is for."""
        if self.purpose is None:
            return frozenset()
        return frozenset({Right.SEND, Right.INVITE} if self.admits else {Right.SEND})

    @property
    def welcomes(self) -> bool:
        """Newcomers are shown the way to register."""
        silent = self.left or (self.rights is not None and Right.SEND not in self.rights)
        return self.purpose is Purpose.RESIDENTS and not silent

    def loses(self, rights: frozenset[Right]) -> frozenset[Right]:
        """What it needs and had until these became its rights."""
        before = self.needs if self.rights is None else self.rights
        return self.needs & before - rights

    def may_admit(self) -> None:
        """Raises `GroupNotBound` and `RightMissing`."""
        if self.purpose is not Purpose.RESIDENTS or self.left:
            raise GroupNotBound
        if self.rights is not None and Right.INVITE not in self.rights:
            raise RightMissing(Right.INVITE)
