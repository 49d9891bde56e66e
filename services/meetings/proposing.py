"""Items are proposed, seconded, and chosen."""

from domain.meetings import (
    COLLECTING,
    LONGEST,
    MOST,
    Item,
    ItemId,
    Meeting,
    MeetingId,
    MeetingUnknown,
    ProposedEnough,
    Series,
)
from domain.people import Person
from domain.permissions import Action, require
from domain.settings import Neighbourhood
from services.meetings import planning, reach
from services.meetings.holding import SUBJECT, hold, hold_item, look
from storage.unit import Unit


async def open_to(
    unit: Unit, by: Person, here: Neighbourhood, near: MeetingId | None = None
) -> Meeting:
    """The meeting that takes what they propose: of those whose agenda is not frozen the next;
    where they look at one that is, the one after it.

    Raises `MeetingUnknown`, `NotEntitled`, `ProposedEnough`.
    """
    require(by, Action.PROPOSE_ITEM)
    seen = await look(unit, near) if near is not None else None
    for meeting in await reach.of_person(unit, by, here):
        same = seen is None or (seen.area.id, seen.series) == (meeting.area.id, meeting.series)
        council = seen is not None or meeting.series is Series.COUNCIL
        if same and council and meeting.stage in COLLECTING:
            await reach.must_belong(unit, by, meeting, here)
            if await unit.items.proposed_by(meeting.id, by.id) >= MOST:
                raise ProposedEnough(meeting)
            return meeting
    raise MeetingUnknown


async def passed_over(unit: Unit, meeting: Meeting, by: Person, here: Neighbourhood) -> bool:
    """Whether one before it is to come, whose agenda stands already."""
    return any(
        each.to_come and not each.collecting and each.starts_at < meeting.starts_at
        for each in await reach.of_person(unit, by, here)
        if (each.area.id, each.series) == (meeting.area.id, meeting.series)
    )


async def propose(
    unit: Unit, meeting_id: MeetingId, title: str, by: Person, here: Neighbourhood
) -> Item:
    """Raises as `open_to`, and `AgendaFrozen`."""
    meeting = await hold(unit, meeting_id)
    require(by, Action.PROPOSE_ITEM)
    await reach.must_belong(unit, by, meeting, here)
    meeting.may_collect()
    if await unit.items.proposed_by(meeting.id, by.id) >= MOST:
        raise ProposedEnough(meeting)
    item_id = await unit.items.propose(meeting.id, title[:LONGEST], by.id, unit.now)
    await unit.events.add(SUBJECT, meeting.id, "proposed", by=by.id, at=unit.now)
    return await unit.items.get(item_id)


async def second(
    unit: Unit, item_id: ItemId, by: Person, here: Neighbourhood
) -> tuple[Item, bool]:
    """Said twice it counts once: False the second time.

    Raises `ItemUnknown`, `NotEntitled`, `AgendaFrozen`, `OwnProposal`.
    """
    item = await hold_item(unit, item_id)
    require(by, Action.PROPOSE_ITEM)
    await reach.must_belong(unit, by, item.meeting, here)
    item.second(by)
    new = await unit.items.second(item_id, by.id, unit.now)
    return await unit.items.get(item_id), new


async def may_add(unit: Unit, meeting_id: MeetingId, by: Person) -> Meeting:
    """Asked before the form is opened. Raises `NotEntitled`, `MeetingOver`."""
    meeting = await hold(unit, meeting_id)
    require(by, Action.CHAIR, meeting.area)
    meeting.must_be_to_come()
    return meeting


async def add(unit: Unit, meeting_id: MeetingId, title: str, by: Person) -> Item:
    """Straight onto the agenda, on the evening itself too. Raises as `may_add`."""
    meeting = await may_add(unit, meeting_id, by)
    item_id = await unit.items.propose(meeting.id, title[:LONGEST], by.id, unit.now)
    return await choose(unit, item_id, by)


async def choose(unit: Unit, item_id: ItemId, by: Person) -> Item:
    """By the secretary, whatever its seconders; also one that was left out."""
    item = (await hold_item(unit, item_id)).choose(by)
    await unit.items.save(item, unit.now)
    await unit.events.add(SUBJECT, item.meeting.id, "chose", by=by.id, at=unit.now)
    return item


async def freeze(unit: Unit, meeting_id: MeetingId, by: Person, here: Neighbourhood) -> Meeting:
    """Before its day. Raises `NotEntitled`, `AgendaFrozen`."""
    return await planning.freeze(unit, await hold(unit, meeting_id), by, here)
