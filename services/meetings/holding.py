"""What every use case of meetings shares: get one, keep what came of it, see the whole of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import Area
from domain.meetings import (
    Count,
    Item,
    ItemId,
    ItemStage,
    ItemUnknown,
    Meeting,
    MeetingId,
    MeetingUnknown,
    Resolution,
)
from domain.people import Person, Who
from storage.attendances import Attendance, Coming
from storage.discussions import Remark
from storage.failures import NotFound
from storage.unit import Unit

SUBJECT = "meeting"
#: Somebody opened an item: they have the chair.
CHAIRED = "opened item"
#: Nobody closed it: the evening ended.
ITEM, CUT_OFF = "item", "cut off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A meeting with its agenda and how many come: what its cards show."""

    meeting: Meeting
    lineage: Sequence[Area]
    items: Sequence[Item]
    coming: Coming
    #: The one of its series before it. None: it is the first.
    before: Meeting | None
    #: What was resolved so far.
    resolved: Sequence[Resolution]
    #: Of earlier ones: what was promised, and what became of it.
    promised: Sequence[Resolution]
    #: When all of this was so.
    at: datetime

    @property
    def agenda(self) -> Sequence[Item]:
        """What is listed; before it is frozen, all that is proposed."""
        if self.meeting.collecting:
            return self.items
        out = (ItemStage.LEFT_OUT, ItemStage.PROPOSED)
        return [item for item in self.items if item.stage not in out]

    @property
    def upcoming(self) -> Sequence[Item]:
        """What can be opened next."""
        return [item for item in self.items if item.stage is ItemStage.LISTED]

    @property
    def open_item(self) -> Item | None:
        live = (ItemStage.OPEN, ItemStage.VOTING)
        return next((item for item in self.items if item.stage in live), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussed:
    """An item with all that was said of it."""

    item: Item
    remarks: Sequence[Remark]
    #: Who was called last, and who waits, in their order.
    speaking: Who | None
    #: How many were called.
    calls: int
    queue: Sequence[Who]
    #: As far as it goes; nobody but the chair sees more than how many voted.
    count: Count
    resolution: Resolution | None


async def look(unit: Unit, meeting_id: MeetingId) -> Meeting:
    """Raises `MeetingUnknown`."""
    try:
        return await unit.meetings.get(meeting_id)
    except NotFound:
        raise MeetingUnknown from None


async def hold(unit: Unit, meeting_id: MeetingId) -> Meeting:
    """For changing it. Raises `MeetingUnknown`."""
    try:
        return await unit.meetings.hold(meeting_id)
    except NotFound:
        raise MeetingUnknown from None


async def look_at(unit: Unit, item_id: ItemId) -> Item:
    """Raises `ItemUnknown`."""
    try:
        return await unit.items.get(item_id)
    except NotFound:
        raise ItemUnknown from None


async def hold_item(unit: Unit, item_id: ItemId) -> Item:
    """For changing it; its meeting first, so that nobody waits for each other.

    Raises `ItemUnknown`.
    """
    item = await look_at(unit, item_id)
    await unit.meetings.hold(item.meeting.id)
    return await unit.items.hold(item_id)


async def save(
    unit: Unit, meeting: Meeting, kind: str, by: Person | None, note: str | None = None
) -> Meeting:
    """`by=None`: the clock."""
    await unit.meetings.save(meeting, unit.now)
    await unit.events.add(
        SUBJECT, meeting.id, kind, by=by.id if by else None, at=unit.now, note=note
    )
    return await unit.meetings.get(meeting.id)


async def picture(unit: Unit, meeting_id: MeetingId) -> Picture:
    """As everything stands. Raises `MeetingUnknown`."""
    meeting = await look(unit, meeting_id)
    before = await unit.meetings.before(meeting)
    return Picture(
        meeting=meeting,
        lineage=await unit.areas.lineage(meeting.area),
        items=await unit.items.of(meeting_id),
        coming=await unit.attendances.count(meeting_id),
        before=before,
        resolved=await unit.resolutions.of(meeting_id),
        promised=await unit.resolutions.still_open(meeting, before.id if before else None),
        at=unit.now,
    )


async def discussed(unit: Unit, item_id: ItemId) -> Discussed:
    """Raises `ItemUnknown`."""
    item = await look_at(unit, item_id)
    coming = await unit.attendances.count(item.meeting.id)
    return Discussed(
        item=item,
        remarks=await unit.discussions.remarks(item_id),
        speaking=await unit.discussions.speaking(item_id),
        calls=await unit.discussions.calls(item_id),
        queue=await unit.discussions.queue(item_id),
        count=item.count or await unit.discussions.count(item_id, coming.households),
        resolution=await unit.resolutions.of_item(item_id),
    )


async def present(unit: Unit, meeting: Meeting, person: Person) -> Attendance | None:
    """None: they are not checked in."""
    attendance = await unit.attendances.get(meeting.id, person.id)
    return attendance if attendance.arrived_at is not None else None
