"""A meeting goes on: items one by one, what is said, who speaks next, the vote, the end."""

from domain.meetings import (
    AnotherItemOpen,
    Choice,
    Item,
    ItemId,
    Meeting,
    MeetingId,
    NoHousehold,
    NotCheckedIn,
)
from domain.people import Person, PersonId
from domain.settings import Neighbourhood
from services.meetings import planning
from services.meetings.attending import enter
from services.meetings.holding import (
    CHAIRED,
    SUBJECT,
    hold,
    hold_item,
    picture,
    present,
    save,
)
from storage.attendances import Attendance
from storage.unit import Unit

_LONGEST = 1000


async def open_item(unit: Unit, item_id: ItemId, by: Person) -> Item:
    """The first one begins the meeting. One thing after the other: what was open is done, unless
    it is voted on. Whoever opens one is there, and so checked in.

    Raises `NotEntitled`, `DoorsClosed`, `MeetingOver`, `AnotherItemOpen`, `ItemStandsOtherwise`.
    """
    item = (await hold_item(unit, item_id)).open(by)
    before = (await picture(unit, item.meeting.id)).open_item
    if before is not None and before.voting:
        raise AnotherItemOpen(before)
    if before is not None:
        await unit.items.save(before.close(), unit.now)
    if not item.meeting.under_way:
        await save(unit, item.meeting.begin(by), "began", by)
    await enter(unit, item.meeting, by)
    await unit.items.save(item, unit.now)
    await unit.events.add(SUBJECT, item.meeting.id, CHAIRED, by=by.id, at=unit.now)
    return await unit.items.get(item_id)


async def close_item(unit: Unit, item_id: ItemId, by: Person) -> Item:
    """Talked about; it may be opened again. Raises `NoVoteOpen` while it is voted on."""
    item = await hold_item(unit, item_id)
    item.chaired(by)
    item.may_be_talked_about()
    if item.voting:
        raise AnotherItemOpen(item)
    await unit.items.save(item.close(), unit.now)
    return await unit.items.get(item_id)


async def may_remark(unit: Unit, item_id: ItemId, by: Person) -> Item:
    """Asked before the form is opened. Raises as `remark`."""
    item = await hold_item(unit, item_id)
    item.may_be_talked_about()
    if not item.meeting.chaired_by(by):
        await _checked_in(unit, item, by)
    return item


async def remark(unit: Unit, item_id: ItemId, said: str, by: Person) -> Item:
    """“王阿姨：电梯太慢” is hers where the chair writes it down; without a name it is whoever was
    called last. Whoever has no chair speaks for themselves.

    Raises `NotCheckedIn`, `ItemStandsOtherwise`, `MeetingOver`.
    """
    item = await may_remark(unit, item_id, by)
    name, text = by.name, said
    person: PersonId | None = by.id
    if item.meeting.chaired_by(by):
        name, text, person = await _named(unit, item, said, by)
    await unit.discussions.remark(
        item_id, person_id=person, name=name, text=text[:_LONGEST], by=by.id, at=unit.now
    )
    return item


async def _named(
    unit: Unit, item: Item, said: str, by: Person
) -> tuple[str, str, PersonId | None]:
    before, colon, after = said.replace("：", ":", 1).partition(":")
    name = before.strip()
    if colon and after.strip() and 0 < len(name) <= 12:
        there = await unit.attendances.present(item.meeting.id)
        alike = [each for each in there if each.name == name]
        # Of two who have the same name nobody knows which.
        person = alike[0].person if len(alike) == 1 else None
        return name, after.strip(), person
    speaking = await unit.discussions.speaking(item.id)
    if speaking is not None:
        return speaking.name, said, speaking.id
    return by.name, said, by.id


async def ask_to_speak(unit: Unit, item_id: ItemId, by: Person) -> int:
    """Which of those who wait they are. Raises `NotCheckedIn`, `ItemStandsOtherwise`."""
    item = await hold_item(unit, item_id)
    item.may_be_talked_about()
    await _checked_in(unit, item, by)
    await unit.discussions.queue_up(item_id, by.id, unit.now)
    queue = await unit.discussions.queue(item_id)
    return [each.id for each in queue].index(by.id) + 1


async def call_next(unit: Unit, item_id: ItemId, calls: int, by: Person) -> Person | None:
    """Who speaks next. `calls`: how many had been called when it was pressed, so that nobody is
    passed over by a press that arrives twice. None: nobody waits, or they were called.
    """
    item = await hold_item(unit, item_id)
    item.chaired(by)
    item.may_be_talked_about()
    if await unit.discussions.calls(item_id) != calls:
        return None
    called = await unit.discussions.call_next(item_id, unit.now)
    return None if called is None else await unit.people.get(called)


async def open_vote(unit: Unit, item_id: ItemId, by: Person) -> Item:
    """Raises `NotEntitled`, `ItemStandsOtherwise`, `VotedBefore`."""
    item = (await hold_item(unit, item_id)).open_vote(by)
    await unit.items.save(item, unit.now)
    await unit.events.add(SUBJECT, item.meeting.id, "vote opened", by=by.id, at=unit.now)
    return item


async def vote(unit: Unit, item_id: ItemId, choice: Choice, by: Person) -> Item:
    """For their household: whoever of it votes last before the vote is closed counts.

    Raises `NoVoteOpen`, `NotCheckedIn`, `NoHousehold`, `MeetingOver`.
    """
    item = await hold_item(unit, item_id)
    item.may_be_voted_on()
    attendance = await _checked_in(unit, item, by)
    if attendance.home is None:
        raise NoHousehold(item.meeting)
    await unit.discussions.vote(item_id, attendance.home, by.id, choice, unit.now)
    return item


async def close_vote(unit: Unit, item_id: ItemId, by: Person, here: Neighbourhood) -> Item:
    """Raises `NotEntitled`, `ItemStandsOtherwise`."""
    item = await hold_item(unit, item_id)
    coming = await unit.attendances.count(item.meeting.id)
    count = await unit.discussions.count(item_id, coming.households)
    closed = item.close_vote(by, count, here.meetings.share)
    await unit.items.save(closed, unit.now)
    await unit.events.add(SUBJECT, item.meeting.id, "vote closed", by=by.id, at=unit.now)
    return closed


async def end(unit: Unit, meeting_id: MeetingId, by: Person, here: Neighbourhood) -> Meeting:
    """Raises `NotEntitled`, `MeetingOver`."""
    ended = (await hold(unit, meeting_id)).end(by, unit.now)
    return await planning.finish(unit, ended, by, here)


async def _checked_in(unit: Unit, item: Item, by: Person) -> Attendance:
    attendance = await present(unit, item.meeting, by)
    if attendance is None:
        raise NotCheckedIn(item.meeting)
    return attendance
