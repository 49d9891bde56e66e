"""Decisions in and out of both databases: lists, who was told, what becomes of them."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from homes import met

from domain.areas import Area, Level
from domain.decisions import DecisionId, Office, Procedure, Published, Stage
from domain.meetings import ItemId, MeetingId, Series
from domain.people import Person, Role
from domain.settings import DecisionSettings
from services.decisions import proposing
from services.decisions.proposing import Proposal
from services.resolving import Whence, Wish, put_to_work
from storage.database import Database
from storage.failures import RowRefused
from storage.unit import Unit

RULES = DecisionSettings()


async def _proposed(unit: Unit, count: int) -> tuple[Area, Person]:
    area = await unit.areas.ensure(await unit.areas.root(), Level.COMPOUND, "幸福里")
    person = await met(unit, 1, "赵主任")
    await unit.grants.give(person.id, Role.COMMITTEE, area, unit.now, by=None)
    person = await unit.people.get(person.id)
    for at in range(count):
        proposal = Proposal(
            procedure=Procedure.REVIEWS,
            area=area,
            office=Office.COMMITTEE,
            title=f"第{at + 1}件",
            text="写明要做什么",
        )
        await proposing.propose(unit, proposal, person, RULES)
    return area, person


async def test_what_goes_on_stands_first_then_the_newest(database: Database) -> None:
    async with database.write() as unit:
        area, person = await _proposed(unit, 4)
        ended = await unit.decisions.get(DecisionId(4))
        await unit.decisions.save(replace(ended, stage=Stage.REFUSED, due_at=None))

    async with database.read() as unit:
        listed = [each.id for each in await unit.decisions.of([area], 0, 9)]
        assert listed == [3, 2, 1, 4]
        assert [each.id for each in await unit.decisions.of([area], 1, 2)] == [2, 1]
        assert await unit.decisions.count([area]) == 4
        assert await unit.decisions.of([], 0, 9) == []
        assert [each.id for each in await unit.decisions.going_on()] == [1, 2, 3]
        assert len(await unit.decisions.opinions_of(person.id)) == 4


async def test_neighbours_are_told_once_of_each_date_some_at_a_time(database: Database) -> None:
    async with database.write() as unit:
        area, _ = await _proposed(unit, 1)
        for number in range(5):
            neighbour = await met(unit, 10 + number, f"邻居{number}")
            await unit.grants.give(neighbour.id, Role.RESIDENT, area, unit.now, by=None)
        decision, until = await unit.decisions.get(DecisionId(1)), unit.now + timedelta(days=7)
        table, notice = unit.objections, Published.PROCESS
        first = await table.untold(decision, notice, until, 3)
        assert len(first) == 3
        for person in first:
            assert await table.tell(decision, notice, until, person, unit.now)
            assert not await table.tell(decision, notice, until, person, unit.now)
        assert len(await table.untold(decision, notice, until, 9)) == 2
        assert len(await table.untold(decision, notice, until + timedelta(days=1), 9)) == 5


async def test_nothing_is_adopted_without_saying_what_becomes_of_it(database: Database) -> None:
    async with database.write() as unit:
        await _proposed(unit, 1)

    with pytest.raises((RowRefused, sqlite3.IntegrityError)):
        async with database.write() as unit:
            decision = await unit.decisions.get(DecisionId(1))
            await unit.decisions.save(replace(decision, stage=Stage.ADOPTED))


async def test_what_meetings_resolved_lately_is_offered(database: Database) -> None:
    async with database.write() as unit:
        area, _ = await _proposed(unit, 1)
        chair = await met(unit, 2, "刘书记")
        await unit.grants.give(chair.id, Role.SECRETARY, area, unit.now, by=None)
        chair = await unit.people.get(chair.id)
        meeting = await _meeting(unit, area)
        for at in range(3):
            item = await unit.items.propose(meeting, f"议题{at}", chair.id, unit.now)
            await _resolved(unit, Whence(area=area, meeting=meeting, item=item), chair, at)
        # Of no meeting.
        await _resolved(unit, Whence(area=area), chair, 9)

    async with database.read() as unit:
        lately = [each.text for each in await unit.resolutions.lately(area, 2)]
    assert lately == ["决议2", "决议1"]


async def _meeting(unit: Unit, area: Area) -> MeetingId:
    made = await unit.meetings.make(
        series=Series.COUNCIL,
        area=area,
        month=202611,
        starts_at=unit.now,
        place="",
        code="0000",
        token="t",
        at=unit.now,
    )
    assert made is not None
    return made


async def _resolved(unit: Unit, whence: Whence, by: Person, at: int) -> None:
    wish = Wish(text=f"决议{at}", owner="物业", due_at=unit.now + timedelta(days=30))
    resolution, work = await put_to_work(unit, whence, wish, by)
    assert resolution is not None
    assert work.ticket is not None
    assert (await unit.resolutions.get(resolution)).item == (whence.item and ItemId(whence.item))
