"""The minutes: drafted from what was recorded, amended, published with all amendments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from domain.meetings import Item, ItemStage, Meeting, MeetingId, NotCheckedIn
from domain.people import Person
from domain.settings import Neighbourhood
from services.meetings.holding import (
    CHAIRED,
    CUT_OFF,
    ITEM,
    SUBJECT,
    Discussed,
    Picture,
    discussed,
    hold,
    picture,
    present,
    save,
)
from storage.attendances import Attendance
from storage.resolutions import Amendment
from storage.unit import Unit

_LONGEST = 1000
_EVER = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that was recorded of a meeting."""

    picture: Picture
    discussed: Sequence[Discussed]
    present: Sequence[Attendance]
    #: Who had the chair, each once.
    chairs: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    meeting: Meeting
    #: As they were drafted.
    text: str
    amendments: Sequence[Amendment]
    present: Sequence[Attendance]

    @property
    def approved(self) -> int:
        return sum(each.approved for each in self.present)


async def recorded(unit: Unit, meeting_id: MeetingId) -> Record:
    seen = await picture(unit, meeting_id)
    return Record(
        picture=seen,
        discussed=[await discussed(unit, item.id) for item in seen.agenda],
        present=await unit.attendances.present(meeting_id),
        chairs=await _chairs(unit, meeting_id),
    )


async def _chairs(unit: Unit, meeting_id: MeetingId) -> Sequence[str]:
    doers = await unit.events.doers(SUBJECT, meeting_id, CHAIRED)
    return [(await unit.people.get(each)).name for each in doers]


async def unresolved(unit: Unit, meeting_id: MeetingId) -> Sequence[Item]:
    """Of which something may have been resolved that nobody wrote down: what passed, and what was
    open when the evening ended. Of what was closed without a resolution nothing is missing.
    """
    seen = await picture(unit, meeting_id)
    resolved = {each.item for each in seen.resolved}
    open_ = [
        each
        for each in seen.items
        if each.stage is ItemStage.DONE and each.passed is not False and each.id not in resolved
    ]
    return [
        each
        for each in open_
        if each.passed or await unit.events.count(ITEM, each.id, CUT_OFF, _EVER)
    ]


async def draft(unit: Unit, meeting_id: MeetingId, text: str, here: Neighbourhood) -> Meeting:
    """What is kept of the draft is never changed after."""
    meeting = (await hold(unit, meeting_id)).draft(unit.now, here.meetings.amend_hours)
    await unit.resolutions.draft(meeting_id, text)
    return await save(unit, meeting, "drafted", None)


async def show(unit: Unit, meeting_id: MeetingId) -> Minutes:
    seen = await picture(unit, meeting_id)
    return Minutes(
        meeting=seen.meeting,
        text=await unit.resolutions.minutes(meeting_id),
        amendments=await unit.resolutions.amendments(meeting_id),
        present=await unit.attendances.present(meeting_id),
    )


async def may_amend(unit: Unit, meeting_id: MeetingId, by: Person) -> Meeting:
    """By those who came. Raises `MinutesNotDrafted`, `MinutesPublished`, `NotCheckedIn`."""
    meeting = await hold(unit, meeting_id)
    meeting.may_be_amended(unit.now)
    if await present(unit, meeting, by) is None:
        raise NotCheckedIn(meeting)
    return meeting


async def amend(unit: Unit, meeting_id: MeetingId, text: str, by: Person) -> Minutes:
    """Raises as `may_amend`."""
    await may_amend(unit, meeting_id, by)
    await unit.resolutions.amend(meeting_id, by.id, text[:_LONGEST], unit.now)
    return await show(unit, meeting_id)


async def approve(unit: Unit, meeting_id: MeetingId, by: Person) -> Minutes:
    """Raises as `may_amend`."""
    await may_amend(unit, meeting_id, by)
    await unit.attendances.approve(meeting_id, by.id, unit.now)
    return await show(unit, meeting_id)


async def publish(unit: Unit, meeting_id: MeetingId) -> Minutes:
    await save(unit, (await hold(unit, meeting_id)).publish(), "published", None)
    return await show(unit, meeting_id)


async def names(unit: Unit, meeting_id: MeetingId) -> frozenset[str]:
    """Of everybody whom they name, but for the chair."""
    record = await recorded(unit, meeting_id)
    said = {each.name for told in record.discussed for each in told.remarks}
    proposed = {item.by.name for item in record.picture.items if item.by is not None}
    amended = {each.name for each in await unit.resolutions.amendments(meeting_id)}
    there = {each.name for each in record.present}
    return frozenset(said | proposed | amended | there) - {*record.chairs, ""}
