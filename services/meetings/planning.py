"""What the clock does to meetings: makes each month's, goes on with them, closes them."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from domain.meetings import (
    Item,
    ItemStage,
    Meeting,
    MeetingId,
    MeetingStage,
    Notice,
    Series,
    month_of,
    occurrences,
    timeline,
)
from domain.people import Person
from domain.settings import Neighbourhood
from domain.tickets import Ticket, TicketId
from services.meetings.holding import CUT_OFF, ITEM, SUBJECT, hold, save
from services.meetings.reach import areas_of, invited
from storage.unit import Unit

#: How many a sweep takes in hand, and how many are told at once.
_SWEEP, _TOLD = 100, 200
#: So many neighbours have the same trouble: it is everybody's (*ours*).
PRESSING = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    meeting: Meeting
    notice: Notice
    people: Sequence[Person]
    #: Then something else is said, or it has begun. None: it is always worth knowing.
    until: datetime | None = None


async def plan(unit: Unit, here: Neighbourhood) -> Sequence[Meeting]:
    """The next of each series whose agenda is still open, once, however often this is asked; what
    went by while nobody asked is not made.
    """
    made: list[Meeting] = []
    for series, day, at, place in _series(here):
        for area in await areas_of(unit, series):
            starts_at = next(
                each
                for each in occurrences(unit.now, day, at, here.zone)
                if timeline(each, here.meetings, here.zone).freeze_at > unit.now
            )
            month = month_of(starts_at, here.zone)
            if (await unit.meetings.latest(area, series) or 0) >= month:
                continue
            meeting_id = await unit.meetings.make(
                series=series,
                area=area,
                month=month,
                starts_at=starts_at,
                place=place,
                code=f"{secrets.randbelow(10_000):04}",
                token=secrets.token_urlsafe(12),
                at=unit.now,
            )
            if meeting_id is not None:
                await unit.events.add(SUBJECT, meeting_id, "planned", by=None, at=unit.now)
                made.append(await unit.meetings.get(meeting_id))
    return made


def _series(here: Neighbourhood) -> Iterator[tuple[Series, int, time, str]]:
    rules = here.meetings
    for series, each in (
        (Series.COUNCIL, rules),
        (Series.ALLIANCE, rules.alliance),
        (Series.JOINT, rules.joint),
    ):
        if each.day:
            yield series, each.day, time.fromisoformat(each.time.zfill(5)), each.place


async def advance(unit: Unit, here: Neighbourhood) -> Sequence[Meeting]:
    """One step for each that is due; asked again for the next step. Minutes are drafted and
    published elsewhere: they need words.
    """
    stepped = []
    for seen in await unit.meetings.going_on(unit.now, _SWEEP):
        if _due(unit, seen, here) not in {*_NAMES}:
            continue
        meeting = await hold(unit, seen.id)
        stage = _due(unit, meeting, here)
        if stage is MeetingStage.CALLING:
            stepped.append(await save(unit, meeting.call(), _NAMES[stage], None))
        elif stage is MeetingStage.FROZEN:
            stepped.append(await freeze(unit, meeting, None, here))
        elif stage is MeetingStage.OPEN:
            stepped.append(await save(unit, meeting.open_doors(), _NAMES[stage], None))
        elif stage is MeetingStage.ENDED:
            stepped.append(await finish(unit, meeting.abandon(unit.now), None, here))
        elif stage is MeetingStage.CANCELLED:
            stepped.append(await save(unit, meeting.lapse(), _NAMES[stage], None))
    return stepped


_NAMES = {
    MeetingStage.CALLING: "called",
    MeetingStage.OPEN: "opened",
    MeetingStage.FROZEN: "frozen",
    MeetingStage.ENDED: "ended",
    MeetingStage.CANCELLED: "lapsed",
}


def _due(unit: Unit, meeting: Meeting, here: Neighbourhood) -> MeetingStage | None:
    return meeting.due(timeline(meeting.starts_at, here.meetings, here.zone), unit.now)


async def ripe(unit: Unit, here: Neighbourhood, stage: MeetingStage) -> Sequence[Meeting]:
    """Those of which the minutes are to be drafted, or published."""
    going_on = await unit.meetings.going_on(unit.now, _SWEEP)
    return [each for each in going_on if _due(unit, each, here) is stage]


async def freeze(unit: Unit, meeting: Meeting, by: Person | None, here: Neighbourhood) -> Meeting:
    """What has enough seconders, or was chosen, is on the agenda; the rest is left out."""
    frozen = meeting.freeze() if by is None else meeting.freeze_by(by)
    for item in await unit.items.of(meeting.id):
        if item.stage is ItemStage.PROPOSED:
            await unit.items.save(item.settle(here.meetings.seconders), unit.now)
    return await save(unit, frozen, "frozen", by)


async def finish(unit: Unit, meeting: Meeting, by: Person | None, here: Neighbourhood) -> Meeting:
    """What is still open is closed with it; a vote that nobody closed counts as it stands."""
    coming = await unit.attendances.count(meeting.id)
    for item in await unit.items.of(meeting.id):
        if item.voting:
            count = await unit.discussions.count(item.id, coming.households)
            counted = item.counted(count, here.meetings.share)
            await unit.items.save(counted.close(), unit.now)
        elif item.stage is ItemStage.OPEN:
            await unit.items.save(item.close(), unit.now)
        else:
            continue
        await unit.events.add(ITEM, item.id, CUT_OFF, by=None, at=unit.now)
    return await save(unit, meeting, "ended", by)


async def to_tell(unit: Unit, here: Neighbourhood) -> Sequence[ToTell]:
    """Who is told what, noted: each person once of each date, whatever happened meanwhile."""
    found = []
    for meeting in await unit.meetings.going_on(unit.now, _SWEEP):
        for notice in _notices(unit, meeting, here):
            # Of two sweeps at once the second finds what the first has told.
            await hold(unit, meeting.id)
            roles = invited(here, meeting.series)
            people = await unit.invited.untold(meeting, notice, roles, _TOLD)
            if people:
                await unit.invited.tell(meeting, notice, people, unit.now)
                until = _until(meeting, notice, here)
                found.append(ToTell(meeting=meeting, notice=notice, people=people, until=until))
    return found


def _until(meeting: Meeting, notice: Notice, here: Neighbourhood) -> datetime | None:
    if notice in {Notice.MOVED, Notice.CANCELLED}:
        return None
    return timeline(meeting.starts_at, here.meetings, here.zone).after(notice)


def _notices(unit: Unit, meeting: Meeting, here: Neighbourhood) -> Sequence[Notice]:
    if meeting.stage is MeetingStage.CANCELLED:
        return (Notice.CANCELLED,)
    if not meeting.to_come or meeting.under_way or meeting.starts_at <= unit.now:
        return ()
    times = timeline(meeting.starts_at, here.meetings, here.zone)
    due = times.notice(unit.now, meeting.moved_at)
    moved = (Notice.MOVED,) if meeting.moves else ()
    return (*moved, due) if due else moved


async def to_propose(unit: Unit) -> Sequence[tuple[Meeting, Ticket]]:
    """Tickets that are overdue, or that many have."""
    found: list[tuple[Meeting, Ticket]] = []
    for meeting in await unit.meetings.going_on(unit.now, _SWEEP):
        if not meeting.collecting or meeting.series is not Series.COUNCIL:
            continue
        pressing = await unit.items.to_propose(meeting, PRESSING, unit.now, _SWEEP)
        found += [(meeting, await unit.tickets.get(TicketId(each))) for each in pressing]
    return found


async def drop_settled(unit: Unit) -> Sequence[Meeting]:
    """Of tickets that were solved meanwhile nobody needs to talk: the meetings that changed."""
    going_on = await unit.meetings.going_on(unit.now, _SWEEP)
    collecting = [each for each in going_on if each.collecting]
    return [each for each in collecting if await unit.items.drop_settled(each.id, unit.now)]


async def propose_ticket(unit: Unit, meeting: Meeting, ticket: Ticket, title: str) -> Item | None:
    """`title`: in the neighbourhood's language, naming nobody. None: it was proposed before."""
    item_id = await unit.items.propose_ticket(meeting.id, ticket.id, title, unit.now)
    return None if item_id is None else await unit.items.get(item_id)


async def meeting_of_token(unit: Unit, token: str) -> MeetingId | None:
    found = await unit.meetings.with_token(token)
    return found.id if found else None
