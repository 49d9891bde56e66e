"""A meeting has another date or place, or is called off."""

from datetime import datetime

from domain.meetings import Meeting, MeetingId
from domain.people import Person
from services.meetings.holding import hold, save
from storage.unit import Unit


async def may_move(unit: Unit, meeting_id: MeetingId, by: Person) -> Meeting:
    """Asked before the form is opened. Raises `NotEntitled`, `MeetingOver`, `MeetingUnderWay`."""
    meeting = await hold(unit, meeting_id)
    meeting.may_be_moved(by)
    return meeting


async def move(unit: Unit, meeting_id: MeetingId, to: datetime, place: str, by: Person) -> Meeting:
    """Everybody invited is told, as often as it is moved. Raises as `may_move`, `NoSuchDate`."""
    before = await hold(unit, meeting_id)
    moved = before.move(by, to, place, unit.now)
    if moved.starts_at != before.starts_at:
        await unit.attendances.leave_all(meeting_id)
    return await save(unit, moved, "moved", by, note=to.isoformat())


async def cancel(unit: Unit, meeting_id: MeetingId, by: Person) -> Meeting:
    """Raises as `may_move`."""
    return await save(unit, (await hold(unit, meeting_id)).cancel(by), "cancelled", by)
