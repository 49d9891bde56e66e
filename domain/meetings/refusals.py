"""Why something did not happen to a meeting or an item."""

from typing import TYPE_CHECKING

from domain.refusals import Refusal

if TYPE_CHECKING:
    from domain.meetings.item import Item
    from domain.meetings.meeting import Meeting


class MeetingUnknown(Refusal):
    """There is none of this number, or it is not for this person's eyes."""


class ItemUnknown(Refusal):
    """As `MeetingUnknown`."""


class MeetingRefusal(Refusal):
    def __init__(self, meeting: "Meeting") -> None:
        super().__init__(meeting.id)
        self.meeting = meeting


class MeetingOver(MeetingRefusal):
    """It has ended, or was cancelled."""


class AgendaFrozen(MeetingRefusal):
    """What is proposed waits for the next one."""


class MeetingUnderWay(MeetingRefusal):
    """Its first item was opened: it can be ended, and no longer moved."""


class NoSuchDate(MeetingRefusal):
    """It has gone by, or lies too far ahead."""

    passing = True


class DoorsClosed(MeetingRefusal):
    """Check-in has not begun."""


class WrongDoorCode(MeetingRefusal):
    """That is not what is shown at the door."""

    def __init__(self, meeting: "Meeting", left: int) -> None:
        super().__init__(meeting)
        #: How many more may be tried.
        self.left = left


class DoorLocked(MeetingRefusal):
    """Too many wrong codes: the chair checks them in."""


class NotCheckedIn(MeetingRefusal):
    """Only whoever is there speaks and votes."""


class NoHousehold(MeetingRefusal):
    """Households vote, and theirs is not known here."""


class ProposedEnough(MeetingRefusal):
    """They have made as many proposals as one person may."""


class MinutesNotDrafted(MeetingRefusal):
    """There is nothing to amend yet."""


class MinutesPublished(MeetingRefusal):
    """The time for amendments is over."""


class ItemRefusal(Refusal):
    def __init__(self, item: "Item") -> None:
        super().__init__(item.id)
        self.item = item


class OwnProposal(ItemRefusal):
    """Whoever proposed it has spoken for it already."""


class ItemStandsOtherwise(ItemRefusal):
    """What was pressed fits another step of it."""


class AnotherItemOpen(ItemRefusal):
    """One thing after the other: that one is finished first."""


class NoVoteOpen(ItemRefusal):
    """It is not voted on, or no longer."""


class VotedBefore(ItemRefusal):
    """It was voted on, and counted."""


class VoteLost(ItemRefusal):
    """What was voted down, or by too few, is no resolution."""


class Resolved(ItemRefusal):
    """It has its resolution."""
