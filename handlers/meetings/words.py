"""The words for what meetings are made of."""

from collections.abc import Sequence
from datetime import datetime

from domain.areas import Area
from domain.meetings import (
    Choice,
    Count,
    Item,
    ItemStage,
    Meeting,
    MeetingStage,
    Reply,
    Series,
)
from handlers.kit import areas, resolutions
from handlers.kit.i18n import N_, Translation

SERIES = {
    Series.COUNCIL: N_("residents' meeting"),
    Series.ALLIANCE: N_("party building alliance meeting"),
    Series.JOINT: N_("joint conference"),
}
STAGES = {
    MeetingStage.PLANNED: N_("You may already propose items."),
    MeetingStage.CALLING: N_("Items are being collected: propose one, or second a neighbour's."),
    MeetingStage.FROZEN: N_("The agenda stands."),
    MeetingStage.OPEN: N_("Check-in is open."),
    MeetingStage.ENDED: N_("It is over. The minutes come tomorrow."),
    MeetingStage.DRAFTED: N_("The draft of the minutes is with those who came."),
    MeetingStage.PUBLISHED: N_("The minutes are published."),
    MeetingStage.CANCELLED: N_("It does not take place."),
}
UNDER_WAY = N_("The meeting is under way.")
REPLIES = {
    Reply.COMING: N_("I come"),
    Reply.ONLINE: N_("I join online"),
    Reply.EXCUSED: N_("I cannot come"),
}
CHOICES = {
    Choice.FOR: N_("For"),
    Choice.AGAINST: N_("Against"),
    Choice.ABSTAIN: N_("Abstain"),
}
ITEM_STAGES = {
    ItemStage.LEFT_OUT: N_("too few seconded it: not on the agenda"),
    ItemStage.OPEN: N_("being discussed"),
    ItemStage.VOTING: N_("being voted on"),
    ItemStage.DONE: N_("discussed"),
}
_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def name(t: Translation, meeting: Meeting, lineage: Sequence[Area], whole: str) -> str:
    """幸福里11月民情议事会"""
    return t.plain(
        N_("{area}: {series}, month {month}"),
        area=areas.written(t, lineage, whole) or whole,
        series=t.plain(SERIES[meeting.series]),
        month=meeting.month % 100,
    )


def when(t: Translation, at: datetime) -> str:
    """11月25日（周三）19:00"""
    local = t.local(at)
    return t.plain(
        N_("{weekday} {month}/{day} {time}"),
        weekday=t.plain(_WEEKDAYS[local.weekday()]),
        month=local.month,
        day=local.day,
        time=f"{local:%H:%M}",
    )


def stage(t: Translation, meeting: Meeting) -> str:
    return t.plain(UNDER_WAY if meeting.under_way else STAGES[meeting.stage])


def counted(t: Translation, count: Count) -> str:
    return t.plain(
        N_(
            "{voted} of {present} households voted: {yes} for, {no} against, {abstained} abstained"
        ),
        voted=count.voted,
        present=count.present,
        yes=count.yes,
        no=count.no,
        abstained=count.abstained,
    )


def verdict(t: Translation, item: Item) -> str:
    """Of a vote that was closed: with its figures."""
    assert item.count is not None, "asked for what was voted on"
    said = N_("passed") if item.passed else N_("not passed")
    return t.plain(N_("{count}: {said}"), count=counted(t, item.count), said=t.plain(said))


#: As wherever something was resolved.
resolution, promised = resolutions.written, resolutions.promised
