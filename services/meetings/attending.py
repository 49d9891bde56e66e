"""Who comes: 参加, 线上参加, 请假, and the check-in at the door."""

from collections.abc import Sequence

from domain.meetings import (
    TRIES,
    DoorLocked,
    Meeting,
    MeetingId,
    MeetingUnknown,
    Reply,
    WrongDoorCode,
)
from domain.people import Person, PersonId
from domain.permissions import Action, require
from domain.settings import Neighbourhood
from services.meetings import reach
from services.meetings.holding import SUBJECT, hold
from storage.unit import Unit


async def answer(
    unit: Unit, meeting_id: MeetingId, reply: Reply, by: Person, here: Neighbourhood
) -> Meeting:
    """Said otherwise later, the last word counts. Raises `MeetingUnknown`, `MeetingOver`."""
    meeting = await hold(unit, meeting_id)
    await reach.must_see(unit, by, meeting, here)
    meeting.may_be_answered(reply)
    await unit.attendances.reply(meeting.id, by.id, reply, unit.now)
    return meeting


async def may_enter(unit: Unit, meeting_id: MeetingId, by: Person) -> Meeting:
    """Asked before the code is; `check_in` asks again. Raises `DoorsClosed`, `DoorLocked`."""
    meeting = await hold(unit, meeting_id)
    meeting.may_be_entered()
    attendance = await unit.attendances.get(meeting.id, by.id)
    if attendance.arrived_at is None and attendance.wrong_codes >= TRIES:
        raise DoorLocked(meeting)
    return meeting


async def check_in(
    unit: Unit, meeting_id: MeetingId, by: Person, code: str
) -> Meeting | WrongDoorCode:
    """A wrong code is counted, so it is an answer and no refusal.

    Raises `DoorsClosed`, `DoorLocked`.
    """
    meeting = await may_enter(unit, meeting_id, by)
    if code != meeting.code:
        missed = await unit.attendances.missed_code(meeting.id, by.id)
        return WrongDoorCode(meeting, max(0, TRIES - missed))
    return await enter(unit, meeting, by)


async def check_in_online(
    unit: Unit, meeting_id: MeetingId, by: Person, here: Neighbourhood
) -> Meeting:
    """By whoever is elsewhere: no code is shown to them. Raises `MeetingUnknown`,
    `DoorsClosed`.
    """
    meeting = await hold(unit, meeting_id)
    await reach.must_see(unit, by, meeting, here)
    meeting.may_be_entered()
    await unit.attendances.reply(meeting.id, by.id, Reply.ONLINE, unit.now)
    return await enter(unit, meeting, by, online=True)


async def check_in_by_link(unit: Unit, token: str, by: Person) -> Meeting:
    """By the QR code at the door. Raises `MeetingUnknown`, `DoorsClosed`."""
    found = await unit.meetings.with_token(token)
    if found is None:
        raise MeetingUnknown
    meeting = await hold(unit, found.id)
    meeting.may_be_entered()
    return await enter(unit, meeting, by)


async def check_in_by_chair(
    unit: Unit, meeting_id: MeetingId, person_id: PersonId, by: Person
) -> Meeting:
    """Whoever has lost the code, or a telephone, is seen by the chair."""
    meeting = await hold(unit, meeting_id)
    require(by, Action.CHAIR, meeting.area)
    meeting.may_be_entered()
    return await enter(unit, meeting, await unit.people.get(person_id))


async def called(
    unit: Unit, meeting_id: MeetingId, name: str, by: Person, here: Neighbourhood
) -> Sequence[Person]:
    """Who of those invited has this name and is not checked in. Raises `NotEntitled`."""
    meeting = await hold(unit, meeting_id)
    require(by, Action.CHAIR, meeting.area)
    meeting.may_be_entered()
    invited = reach.invited(here, meeting.series)
    return await unit.invited.called(meeting, name.strip(), invited)


async def enter(unit: Unit, meeting: Meeting, person: Person, *, online: bool = False) -> Meeting:
    """Whoever is checked in already stays so."""
    home = await reach.household(unit, person, meeting.area)
    if await unit.attendances.arrive(meeting.id, person.id, home, unit.now, online=online):
        await unit.events.add(SUBJECT, meeting.id, "arrived", by=person.id, at=unit.now)
    return meeting
