"""The inbox and the outbox keep their promises as tables already."""

import asyncio
from datetime import timedelta

import pytest
from town import HandClock

from domain.areas import AreaId
from storage.database import Database
from storage.inbox import Arrival
from storage.outbox import Message, Priority, Settled


def arrival(number: int, lane: str = "p1") -> Arrival:
    return Arrival(key=f"u{number}", lane=lane, body=str(number))


def to(
    chat: int, words: str = "", priority: Priority = Priority.REPLY, key: str | None = None
) -> Message:
    return Message(
        method="sendMessage",
        payload=f'{{"text":"{words}"}}',
        chat_id=chat,
        lane=str(chat),
        priority=priority,
        merge_key=key,
    )


async def arrive(database: Database, *arrivals: Arrival) -> None:
    async with database.write() as unit:
        await unit.inbox.add(arrivals, unit.now)


async def due(database: Database) -> list[str]:
    async with database.read() as unit:
        return [row.payload[9:-2] for row in await unit.outbox.due(unit.now, 100)]


async def test_an_update_delivered_twice_is_one(database: Database) -> None:
    await arrive(database, arrival(1), arrival(1))
    await arrive(database, arrival(1))

    async with database.write() as unit:
        assert [p.body for p in await unit.inbox.claim(10)] == ["1"]


async def test_an_update_done_long_ago_is_still_known(database: Database) -> None:
    await arrive(database, arrival(1))
    async with database.write() as unit:
        await unit.inbox.done([p.id for p in await unit.inbox.claim(10)], unit.now)
    await arrive(database, arrival(1))

    async with database.write() as unit:
        assert await unit.inbox.claim(10) == []


async def test_a_lane_is_served_from_its_head_only(database: Database) -> None:
    await arrive(database, arrival(1, "p1"), arrival(2, "p1"), arrival(3, "p2"))

    async with database.write() as unit:
        assert [p.body for p in await unit.inbox.claim(10)] == ["1", "3"]


async def test_a_parked_update_lets_its_lane_go_on(database: Database) -> None:
    await arrive(database, arrival(1), arrival(2))
    async with database.write() as unit:
        [first] = await unit.inbox.claim(10)
        await unit.inbox.park(first.id, "KeyError", unit.now)

    async with database.write() as unit:
        assert [p.body for p in await unit.inbox.claim(10)] == ["2"]
        assert await unit.inbox.parked_lately("KeyError", unit.now)
        assert not await unit.inbox.parked_lately("ValueError", unit.now)


async def test_two_workers_share_the_lanes_and_never_one(
    postgres_url: str, clock: HandClock
) -> None:
    database = await Database.open(postgres_url, clock)
    await arrive(database, *(arrival(n, f"p{n % 5}") for n in range(20)))
    taken: list[list[str]] = []
    both_hold = asyncio.Barrier(2)

    async def work() -> None:
        async with database.write() as unit:
            taken.append([p.lane for p in await unit.inbox.claim(3)])
            await both_hold.wait()

    await asyncio.gather(work(), work())

    lanes = [lane for batch in taken for lane in batch]
    assert len(lanes) == len(set(lanes)) == 5
    await database.close()


async def test_messages_to_one_chat_wait_for_each_other(database: Database) -> None:
    async with database.write() as unit:
        for message in (to(1, "first"), to(1, "second"), to(2, "other")):
            unit.queue(message)

    assert await due(database) == ["first", "other"]


async def test_a_reply_overtakes_a_notice_in_its_chat(database: Database) -> None:
    async with database.write() as unit:
        unit.queue(to(1, "notice", Priority.BROADCAST))
        unit.queue(to(1, "reply"))

    assert await due(database) == ["reply"]


async def test_of_several_edits_of_a_card_only_the_last_is_sent(database: Database) -> None:
    async with database.write() as unit:
        unit.queue(to(1, "old", key="c1"))
    async with database.write() as unit:
        unit.queue(to(1, "newer", key="c1"))
        unit.queue(to(1, "newest", key="c1"))

    assert await due(database) == ["newest"]


async def test_a_postponed_head_holds_its_lane_until_then(
    database: Database, clock: HandClock
) -> None:
    async with database.write() as unit:
        unit.queue(to(1, "first"))
        unit.queue(to(1, "second"))
    async with database.write() as unit:
        [row] = await unit.outbox.due(unit.now, 10)
        await unit.outbox.postpone([(row.id, unit.now + timedelta(seconds=30))])

    assert await due(database) == []
    clock.move(seconds=30)
    assert await due(database) == ["first"]


async def test_what_was_sent_keeps_no_words(database: Database) -> None:
    async with database.write() as unit:
        unit.queue(to(1, "secret"))
    async with database.write() as unit:
        [row] = await unit.outbox.due(unit.now, 10)
        await unit.outbox.settle([Settled(id=row.id)], unit.now)

    assert await due(database) == []
    async with database.write() as unit:
        assert await unit.outbox.waiting() == 0


async def test_a_group_that_moves_takes_its_messages_along(database: Database) -> None:
    async with database.write() as unit:
        await unit.groups.bind(-1, "staff", "物业", AreaId(1))
        card = await unit.cards.place("ticket-staff", 1, -1)
        unit.queue(to(-1, "hello"))
    async with database.write() as unit:
        await unit.groups.moved(-1, -1001)

    async with database.read() as unit:
        assert await unit.groups.meant_for("staff") == [-1001]
        assert [c.chat_id for c in await unit.cards.showing("ticket-staff", 1)] == [-1001]
        [row] = await unit.outbox.due(unit.now, 10)
        assert (row.chat_id, row.lane) == (-1001, "-1001")
        assert card


@pytest.mark.parametrize("holder", ["same", "other"])
async def test_a_lease_is_renewed_by_its_holder_only(database: Database, holder: str) -> None:
    async with database.write() as unit:
        assert await unit.leases.hold("sender", "same", 60)
        assert await unit.leases.hold("sender", holder, 60) is (holder == "same")
        await unit.leases.release("sender", "same")
        assert await unit.leases.hold("sender", holder, 60)


async def test_a_lapsed_lease_is_anybodys(database: Database) -> None:
    async with database.write() as unit:
        assert await unit.leases.hold("sender", "gone", 0)
        assert await unit.leases.hold("sender", "heir", 60)


async def test_a_group_said_to_have_moved_twice_is_still_bound(database: Database) -> None:
    async with database.write() as unit:
        await unit.groups.bind(-1, "staff", "物业", AreaId(1))
    for _ in range(2):
        async with database.write() as unit:
            await unit.groups.moved(-1, -1001)

    async with database.read() as unit:
        assert await unit.groups.meant_for("staff") == [-1001]


async def test_two_groups_that_turn_out_to_be_one_keep_one_card(database: Database) -> None:
    async with database.write() as unit:
        for chat in (-1, -1001):
            await unit.groups.bind(chat, "staff", "物业", AreaId(1))
            await unit.cards.place("ticket-staff", 1, chat)
        await unit.groups.moved(-1, -1001)

    async with database.read() as unit:
        assert await unit.groups.meant_for("staff") == [-1001]
        assert len(await unit.cards.showing("ticket-staff", 1)) == 1
