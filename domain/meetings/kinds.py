"""What a meeting and its items can be, in the words of the trade."""

from enum import StrEnum


class Series(StrEnum):
    #: 「我25家」民情议事会: of a compound, for all who live there.
    COUNCIL = "council"
    #: 党建联盟会议: of a community, for those who have a duty there.
    ALLIANCE = "alliance"
    #: 联席会议: as the alliance.
    JOINT = "joint"


class MeetingStage(StrEnum):
    """Where a meeting stands; it only goes on, but for a check-in that is called off by a move."""

    #: It has its day; nobody was called yet.
    PLANNED = "planned"
    #: Everybody was asked what to talk about.
    CALLING = "calling"
    #: The agenda stands.
    FROZEN = "frozen"
    #: Whoever comes is checked in; items are opened one by one.
    OPEN = "open"
    ENDED = "ended"
    #: The minutes were shown to those who came.
    DRAFTED = "drafted"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


#: Its date may still be changed.
TO_COME = frozenset(
    {MeetingStage.PLANNED, MeetingStage.CALLING, MeetingStage.FROZEN, MeetingStage.OPEN}
)
#: Items are still proposed and seconded.
COLLECTING = frozenset({MeetingStage.PLANNED, MeetingStage.CALLING})


class ItemStage(StrEnum):
    PROPOSED = "proposed"
    #: It is on the agenda.
    LISTED = "listed"
    #: It found too few seconders by the day on which the agenda was frozen.
    LEFT_OUT = "left_out"
    #: It is being talked about.
    OPEN = "open"
    #: Households vote on it.
    VOTING = "voting"
    DONE = "done"


class Reply(StrEnum):
    """Whether somebody comes. The order is the order on the buttons."""

    COMING = "coming"
    ONLINE = "online"
    EXCUSED = "excused"


class Choice(StrEnum):
    """How a household votes. The order is the order on the buttons."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Notice(StrEnum):
    """What is said to everybody who is invited, once for each date."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    CALL = "call"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
