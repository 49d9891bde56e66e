"""The ledger of notices on both databases: whom it has, who is next, what the sender writes."""

import asyncio
from dataclasses import replace

from homes import met
from notice_ledgers import gathered, issued, message

from domain.notices import (
    Follows,
    Stage,
    State,
    Subject,
    Why,
)
from domain.people import PersonId, Role
from services import notices
from services.notices import archive, sending
from storage.database import Database


async def test_each_who_is_meant_stands_there_once(database: Database) -> None:
    notice = await gathered(database, await issued(database))

    async with database.read() as unit:
        lines = await notices.ledger(unit, notice)
        counted = await unit.audiences.count(notice.audience, notice.areas)
        owners = replace(notice.audience, roles=frozenset({Role.OWNER}))
        tenants = replace(notice.audience, roles=frozenset({Role.TENANT}))
        volunteers = replace(notice.audience, roles=frozenset({Role.VOLUNTEER}))
        followers = replace(owners, follows=Subject(kind=Follows.TICKET, id=1))
        coming = replace(owners, follows=Subject(kind=Follows.MEETING, id=1))
        silent = replace(owners, silent_of=notice.id)
        found = [
            len(await unit.audiences.recipients(each, notice.areas))
            for each in (owners, tenants, volunteers, followers, coming, silent)
        ]
    assert [(each.name, each.state, each.why) for each in lines] == [
        ("住户0", State.WAITING, None),
        ("住户1", State.WAITING, None),
        ("住户2", State.WAITING, None),
        ("赵老太", State.FAILED, Why.NO_ACCOUNT),
    ]
    assert (counted.people, counted.unreachable, counted.listed) == (3, 0, 1)
    assert found == [4, 0, 0, 0, 0, 3]


async def test_two_who_go_through_it_at_once_tell_nobody_twice(database: Database) -> None:
    notice = await gathered(database, await issued(database, people=6))

    async def portion() -> list[PersonId]:
        async with database.write() as unit:
            held = await unit.notices.hold(notice.id)
            found = await sending.next_portion(unit, held)
            return [each.person.id for each in found.turns]

    both = await asyncio.gather(portion(), portion())
    assert sorted(map(len, both)) == [0, 6]


async def test_who_is_forgotten_meanwhile_is_not_waited_for(database: Database) -> None:
    notice = await gathered(database, await issued(database, people=1))
    async with database.write() as unit:
        [turn] = (await sending.next_portion(unit, notice)).turns
        unit.queue(message(turn.delivery, 100))
    async with database.write() as unit:
        await unit.forgetting.erase(turn.person)
        settled = await sending.settle(unit, await unit.notices.get(notice.id))
        [line, _] = await notices.ledger(unit, notice)

    assert (settled.stage, line.state, line.why) == (Stage.SENT, State.FAILED, Why.GONE)
    assert line.name == ""


async def test_doors_are_ticked_and_counted(database: Database) -> None:
    notice = await gathered(database, await issued(database))
    async with database.write() as unit:
        author = await unit.people.known_as(1)
        reader = await unit.people.known_as(100)
        assert author is not None
        assert reader is not None
        assert await notices.acknowledge(unit, notice.id, reader) is not None
        [area] = notice.areas
        doors = await notices.doors(unit, notice, area, limit=9)
        assert [(each.home.name, each.names, each.told) for each in doors] == [
            ("201", ("住户1",), False),
            ("301", ("住户2",), False),
            ("901", ("赵老太",), False),
        ]
        assert await notices.tell(unit, notice.id, doors[2].home.id, author)
        assert not await notices.tell(unit, notice.id, doors[2].home.id, author)
        told = await notices.progress(unit, notice)
        assert await unit.door_knocks.untold(notice.id, area, asks=True) == 2

    assert (told.acknowledged, told.opened, told.told, told.total) == (1, 1, 1, 4)
    assert told.why == ((Why.NO_ACCOUNT, 1),)


async def test_notices_are_found_by_whom_they_concern(database: Database) -> None:
    notice = await issued(database)
    async with database.write() as unit:
        reader = await unit.people.known_as(100)
        stranger = await met(unit, 999)
        author = await unit.people.known_as(1)
        assert reader is not None
        assert author is not None
        found = [[n.id for n in await archive.mine(unit, p)] for p in (reader, author, stranger)]
        assert [n.id for n in await archive.search(unit, reader, "停水")] == [notice.id]

    assert found == [[notice.id], [notice.id], []]
