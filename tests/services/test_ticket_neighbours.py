"""The same trouble twice: neighbours who join, tickets that are merged."""

from dataclasses import replace

import pytest
from street import LAMP, RULES, Street, built, filed

from domain.areas import Level
from domain.people import Role
from domain.permissions import NotEntitled
from domain.tickets import (
    AlreadySeconded,
)
from services import tickets
from storage.database import Database


@pytest.fixture
async def street(database: Database) -> Street:
    return await built(database)


async def test_neighbours_join_once_and_five_of_them_are_pressing(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        ticket_id = (await filed(unit, street)).ticket.id
        neighbours = [await unit.people.meet(at, "邻居", unit.now) for at in range(100, 106)]
        pressing = [(await tickets.second(unit, ticket_id, n)).pressing for n in neighbours]
        with pytest.raises(AlreadySeconded):
            await tickets.second(unit, ticket_id, neighbours[0])
        followers = await tickets.followed(unit, ticket_id)

    assert pressing == [False, False, False, False, True, False]
    assert len(followers) == 6


async def test_whoever_reported_a_duplicate_follows_the_older_one(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        older = (await tickets.file(unit, LAMP, street.zhang, RULES)).ticket.id
        newer = (await filed(unit, street)).ticket.id
        await tickets.merge(unit, newer, older, street.lin)
    async with database.read() as unit:
        seen = await tickets.show(unit, older, street.wang)

    assert seen.ticket.id == older


async def test_only_whoever_dispatches_there_too_joins_one_to_an_older_one(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        root = await unit.areas.root()
        elsewhere = await unit.areas.ensure(root, Level.COMPOUND, "和谐苑")
        far = await unit.areas.ensure(elsewhere, Level.BUILDING, "3")
        met = await unit.people.meet(9, "孙书记", unit.now)
        await unit.grants.give(met.id, Role.SECRETARY, street.compound, unit.now, by=None)
        sun = await unit.people.get(met.id)
        theirs = (await filed(unit, street, replace(LAMP, area=elsewhere))).ticket
        own = (await filed(unit, street, replace(LAMP, area=street.compound))).ticket.id
        later = (await filed(unit, street, replace(LAMP, area=street.compound))).ticket.id

    async with database.write() as unit:
        with pytest.raises(NotEntitled):
            await tickets.merge(unit, own, theirs.id, sun)
        await tickets.merge(unit, later, own, sun)
    async with database.read() as unit:
        merged = [(await unit.tickets.get(each)).merged_into for each in (own, later)]

    assert theirs.area == far
    assert merged == [None, own]


async def test_the_reporter_of_what_was_merged_before_follows_wherever_it_goes(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        first, second, third = [
            (await tickets.file(unit, LAMP, by, RULES)).ticket.id
            for by in (street.lin, street.zhang, street.wang)
        ]
        await tickets.merge(unit, third, second, street.lin)
        await tickets.merge(unit, second, first, street.lin)
    async with database.read() as unit:
        followers = await tickets.followed(unit, first)
        seen = await tickets.show(unit, first, street.wang)

    assert {each.id for each in followers} == {street.wang.id, street.zhang.id}
    assert seen.ticket.id == first
