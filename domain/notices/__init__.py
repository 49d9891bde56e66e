"""Notices: who is told what, and what is known of each one's having been told."""

from domain.notices.delivery import Delivery, Progress, all_reached
from domain.notices.draft import Audience, Draft, Subject
from domain.notices.kinds import (
    LONGEST,
    LONGEST_UNDER_FILE,
    MANY,
    MOST_FILES,
    MOST_FORMATS,
    DeliveryId,
    Follows,
    NoticeId,
    Stage,
    State,
    Urgency,
    Why,
)
from domain.notices.notice import Notice
from domain.notices.refusals import (
    EndMissing,
    HeadsCalledLately,
    MomentPast,
    NobodyToTell,
    NoticeEmpty,
    NoticeNotUnderWay,
    NoticeTooLong,
    NoticeUnknown,
    RemindedLately,
    TooManyFiles,
)

__all__ = [
    "LONGEST",
    "LONGEST_UNDER_FILE",
    "MANY",
    "MOST_FILES",
    "MOST_FORMATS",
    "Audience",
    "Delivery",
    "DeliveryId",
    "Draft",
    "EndMissing",
    "Follows",
    "HeadsCalledLately",
    "MomentPast",
    "NobodyToTell",
    "Notice",
    "NoticeEmpty",
    "NoticeId",
    "NoticeNotUnderWay",
    "NoticeTooLong",
    "NoticeUnknown",
    "Progress",
    "RemindedLately",
    "Stage",
    "State",
    "Subject",
    "TooManyFiles",
    "Urgency",
    "Why",
    "all_reached",
]
