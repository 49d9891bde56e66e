"""Votes as staff and the clock find them, and what two do at the same moment."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from homes import home, met
from town import HandClock
from voting import OPTIONS

from domain.areas import AreaId
from domain.calling import CalledAlready, OverAlready, Wish
from domain.people import Person, Relation, Role
from domain.refusals import Refusal
from domain.residents import How
from domain.votes import Vote, VoteKind, VoteState
from services import votes
from services.vote_keys import Keys
from services.votes import calling, rolls
from storage.database import Database
from storage.unit import Unit
from storage.vote_told import Telling

ZONE = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)


async def _place(unit: Unit, people: int = 3) -> tuple[AreaId, Person]:
    """A compound whose secretary calls votes, with so many residents."""
    flat = await home(unit)
    compound = (await unit.areas.lineage(flat))[-4]
    staff = await met(unit, 900, "刘书记")
    await unit.grants.give(staff.id, Role.SECRETARY, compound, unit.now, by=None)
    for number in range(people):
        person = await met(unit, 901 + number)
        await unit.residents.settle(
            person.id, flat.id, Relation.OWNER, unit.now, how=How.APPROVAL, line=None, by=None
        )
    return compound.id, await unit.people.get(staff.id)


def _wish(unit: Unit, area: AreaId) -> Wish:
    return Wish(
        kind=VoteKind.OPINION,
        title="充电桩",
        question="装不装？",
        options=OPTIONS,
        area=area,
        opens_at=unit.now,
        closes_at=unit.now + DAY,
    )


async def _call(database: Database, area: AreaId, by: Person) -> Vote | Refusal:
    try:
        async with database.write() as unit:
            return (await calling.call(unit, _wish(unit, area), by, ZONE)).vote
    except Refusal as refusal:
        return refusal


async def test_of_two_who_call_the_same_vote_at_once_one_does(database: Database) -> None:
    async with database.write() as unit:
        area, staff = await _place(unit)
    both = await asyncio.gather(*(_call(database, area, staff) for _ in range(2)))

    assert sorted(type(each).__name__ for each in both) == [CalledAlready.__name__, Vote.__name__]


async def test_of_two_who_call_it_off_at_once_one_does(database: Database) -> None:
    async with database.write() as unit:
        area, staff = await _place(unit)
        vote = (await calling.call(unit, _wish(unit, area), staff, ZONE)).vote

    async def off() -> str:
        try:
            async with database.write() as unit:
                return (await calling.call_off(unit, vote.id, "改期", staff)).state
        except OverAlready:
            return "over"

    assert sorted(await asyncio.gather(off(), off())) == ["cancelled", "over"]


async def test_the_clock_finds_what_is_due_and_whom_nobody_told(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    keys = Keys(tmp_path)
    async with database.write() as unit:
        area, staff = await _place(unit)
        vote = (await calling.call(unit, _wish(unit, area), staff, ZONE)).vote
        later = replace(_wish(unit, area), title="停车", opens_at=unit.now + DAY)
        later = replace(later, closes_at=unit.now + 2 * DAY)
        await calling.call(unit, later, staff, ZONE)
    async with database.write() as unit:
        due = await unit.vote_desk.to_open(unit.now)
        opened = await rolls.open_now(unit, keys, vote)
        first = await unit.votes.told.untold(vote.id, Telling.OPENED, 2)
        await unit.votes.told.tell(vote.id, Telling.OPENED, first, unit.now)
        rest = await unit.votes.told.untold(vote.id, Telling.OPENED, 2)
        voter = (await unit.votes.voters(vote.id))[0]
        [person] = await unit.votes.people_of(voter.id)
        hand = votes.Hand(vote=vote.id, voter=voter.id, by=person, received_at=unit.now)
        await votes.cast(unit, hand, "for")
        turned_out = await unit.vote_desk.turned_out(9)
        await unit.vote_desk.show(vote.id, 1)

    assert [each.id for each in due] == [vote.id]
    assert (len(first), len(rest)) == (2, 1)
    assert turned_out == [(opened, 1)]

    async with database.write() as unit:
        assert await unit.vote_desk.turned_out(9) == []
        telling = await unit.vote_desk.to_tell(unit.now, unit.now - DAY)
        listed = await calling.listed(unit, staff, 5, 0)
        off = await calling.call_off(unit, vote.id, "改期", staff)
        told = await unit.votes.told.still_to_tell(vote.id, Telling.CANCELLED, 9)

    assert telling == [opened]
    assert [each.title for each in listed] == ["停车", "充电桩"]
    assert off.state is VoteState.CANCELLED
    assert list(told) == list(first)

    clock.move(hours=1)
    async with database.write() as unit:
        assert [each.id for each in await unit.vote_desk.to_tell(unit.now, unit.now - DAY)] == [
            vote.id
        ]
        assert (await unit.votes.ballots.present(vote.id)).heads == 0
