"""Who is invited by name: capable neighbours, organisations, whoever the chair wants there."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.meetings import Meeting, MeetingId
from domain.people import Person, PersonId, Who
from domain.permissions import Action, require
from services.meetings.holding import SUBJECT, hold
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitees:
    """Of this meeting and of all of its series that follow."""

    meeting: Meeting
    people: Sequence[Who]


async def show(unit: Unit, meeting_id: MeetingId, by: Person) -> Invitees:
    """Raises `NotEntitled`, `MeetingUnknown`."""
    meeting = await hold(unit, meeting_id)
    require(by, Action.CHAIR, meeting.area)
    people = await unit.invited.invitees(meeting.area, meeting.series)
    return Invitees(meeting=meeting, people=people)


async def found(unit: Unit, meeting_id: MeetingId, name: str, by: Person) -> Sequence[Person]:
    """Whom the name could mean. Raises as `show`."""
    invitees = await show(unit, meeting_id, by)
    return await unit.invited.known(invitees.meeting, name.strip())


async def invite(
    unit: Unit, meeting_id: MeetingId, person_id: PersonId, by: Person
) -> tuple[Invitees, Person, bool]:
    """False: they were invited before. Raises as `show`."""
    invitees = await show(unit, meeting_id, by)
    invitee = await unit.people.get(person_id)
    new = await unit.invited.invite(invitees.meeting, invitee.id, by.id, unit.now)
    if new:
        await unit.events.add(SUBJECT, meeting_id, "invited", by=by.id, at=unit.now)
    return await show(unit, meeting_id, by), invitee, new


async def uninvite(unit: Unit, meeting_id: MeetingId, invitee: PersonId, by: Person) -> Invitees:
    """They may still come: the council is open to all. Raises as `show`."""
    invitees = await show(unit, meeting_id, by)
    if await unit.invited.uninvite(invitees.meeting, invitee):
        await unit.events.add(SUBJECT, meeting_id, "uninvited", by=by.id, at=unit.now)
    return await show(unit, meeting_id, by)
