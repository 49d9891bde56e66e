"""Groups and requests to join them as tables, on both databases."""

from datetime import timedelta

from town import HandClock

from domain.groups import Group, Purpose, Right
from domain.people import PersonId
from storage.database import Database
from storage.inbox import answered
from storage.outbox import Message, Priority
from storage.unit import Unit

CHAT = -1_001_000_000_000
_ONLY_SEND = frozenset({Right.SEND})


async def bound(unit: Unit, purpose: Purpose = Purpose.RESIDENTS) -> Group:
    root = await unit.areas.root()
    await unit.groups.bind(CHAT, purpose, "业主群", root.id)
    return await found(unit)


async def found(unit: Unit) -> Group:
    group = await unit.groups.get(CHAT)
    assert group is not None
    return group


async def somebody(unit: Unit) -> PersonId:
    return (await unit.people.meet(1001, "王", unit.now)).id


async def test_a_group_is_left_and_entered_and_stays_what_it_was(database: Database) -> None:
    async with database.write() as unit:
        before = await bound(unit)
        left = [await unit.groups.leave(CHAT, unit.now) for _ in range(2)]
        assert await unit.groups.meant_for("residents") == []
        root = await unit.areas.root()
        await unit.groups.enter(CHAT, "新名", root.id, frozenset(Right))
        after = await found(unit)

        assert left == [True, False]
        assert (before.purpose, after.purpose) == (Purpose.RESIDENTS, Purpose.RESIDENTS)
        assert (after.title, after.rights, after.left) == ("新名", frozenset(Right), False)
        assert await unit.groups.meant_for("residents") == [CHAT]


async def test_a_group_is_greeted_once(database: Database) -> None:
    async with database.write() as unit:
        await bound(unit)

        assert [await unit.groups.greet(CHAT, unit.now) for _ in range(2)] == [True, False]


async def test_only_a_residents_group_goes_on_letting_people_in(database: Database) -> None:
    async with database.write() as unit:
        await bound(unit)
        assert await unit.groups.admit(CHAT, admits=True)
        assert not await unit.groups.admit(CHAT, admits=True)
        assert (await bound(unit)).admits

        assert not (await bound(unit, Purpose.STAFF)).admits


async def test_the_configuration_neither_revives_nor_renames_it(database: Database) -> None:
    async with database.write() as unit:
        await bound(unit)
        await unit.groups.leave(CHAT, unit.now)
        root = await unit.areas.root()
        await unit.groups.vouch(CHAT, "staff", "", root.id)

        after = await found(unit)
        assert (after.purpose, after.title, after.left) == (Purpose.STAFF, "业主群", True)


async def test_cards_in_a_group_that_we_left_are_not_shown_until_we_are_back(
    database: Database,
) -> None:
    async with database.write() as unit:
        await bound(unit)
        await unit.cards.place("ticket-staff", 1, CHAT, 7)
        await unit.groups.leave(CHAT, unit.now)
        gone = await unit.cards.showing("ticket-staff", 1)
        await unit.groups.enter(CHAT, "业主群", (await found(unit)).area, _ONLY_SEND)

        assert list(gone) == []
        assert len(await unit.cards.showing("ticket-staff", 1)) == 1


async def test_what_waits_for_a_chat_is_given_up_and_whoever_waits_for_it_is_named(
    database: Database,
) -> None:
    asked = '{"name":"tickets.unposted","args":{"ticket":1},"lane":"c1"}'
    async with database.write() as unit:
        for chat, continuation in ((CHAT, None), (CHAT, asked), (1001, asked)):
            unit.queue(
                Message(
                    method="sendMessage",
                    payload='{"text":"1"}',
                    chat_id=chat,
                    lane=str(chat),
                    priority=Priority.REPLY,
                    continuation=continuation,
                )
            )
    async with database.write() as unit:
        [given_up] = await unit.outbox.abandon(CHAT, "left", unit.now)
        again = await unit.outbox.abandon(CHAT, "left", unit.now)
        arrival = answered(given_up.id, given_up.continuation, error="left")

        assert list(again) == []
        assert [row.chat_id for row in await unit.outbox.due(unit.now, 10)] == [1001]
        assert (arrival.key, arrival.lane) == (f"o{given_up.id}", "c1")


async def test_whoever_asks_again_within_a_day_has_been_answered(
    database: Database, clock: HandClock
) -> None:
    told = []
    for hours in (0, 1, 24):
        clock.move(hours=hours)
        async with database.write() as unit:
            person = await somebody(unit)
            told.append(await unit.join_requests.keep(CHAT, person, unit.now))

    assert told == [True, False, True]


async def test_a_request_is_answered_by_one(database: Database, clock: HandClock) -> None:
    async with database.write() as unit:
        person = await somebody(unit)
        await unit.join_requests.keep(CHAT, person, unit.now)
        assert await unit.join_requests.of(person) == [CHAT]

        assert [await unit.join_requests.drop(CHAT, person) for _ in range(2)] == [True, False]


async def test_requests_are_forgotten_in_time(database: Database, clock: HandClock) -> None:
    async with database.write() as unit:
        await unit.join_requests.keep(CHAT, await somebody(unit), unit.now)
        early = await unit.join_requests.forget(unit.now - timedelta(days=14))
        late = await unit.join_requests.forget(unit.now + timedelta(seconds=1))

        assert (early, late) == (0, 1)


async def test_the_configuration_lets_nobody_in_among_the_staff(database: Database) -> None:
    async with database.write() as unit:
        group = await bound(unit)
        await unit.groups.admit(CHAT, admits=True)
        await unit.groups.vouch(CHAT, "residents", "", group.area)
        still = (await found(unit)).admits
        await unit.groups.vouch(CHAT, "staff", "", group.area)

        assert still
        assert not (await found(unit)).admits


async def test_a_staff_group_that_moves_to_one_of_residents_lets_nobody_in(
    database: Database,
) -> None:
    async with database.write() as unit:
        group = await bound(unit)
        await unit.groups.admit(CHAT, admits=True)
        await unit.groups.bind(CHAT + 1, "staff", "工作群", group.area)
        await unit.groups.moved(CHAT + 1, CHAT)

        after = await found(unit)
        assert (after.purpose, after.admits) == (Purpose.STAFF, False)
