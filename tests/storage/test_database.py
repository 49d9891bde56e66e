"""The seam means the same on both databases."""

import asyncio

import pytest
from town import HandClock

from domain.areas import AreaId
from domain.people import Role
from storage.database import Database
from storage.failures import NotFound, SecondCopy
from storage.outbox import Message, Priority

LOUD = Message(method="sendMessage", payload="{}", chat_id=1, lane="1", priority=Priority.REPLY)


async def test_what_was_committed_is_there(database: Database) -> None:
    async with database.write() as unit:
        person = await unit.people.meet(7, "王阿姨", unit.now)

    async with database.read() as unit:
        assert await unit.people.get(person.id) == person


async def test_what_raises_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.write() as unit:
            await unit.people.meet(7, "王阿姨", unit.now)
            unit.queue(LOUD)
            _ = 1 / 0

    async with database.read() as unit:
        assert await unit.people.known_as(7) is None
        assert await unit.outbox.waiting() == 0


async def test_a_savepoint_undoes_itself_alone_with_its_words(database: Database) -> None:
    async with database.write() as unit:
        await unit.people.meet(7, "王阿姨", unit.now)
        unit.queue(LOUD)
        with pytest.raises(ZeroDivisionError):
            async with unit.savepoint():
                await unit.people.meet(8, "张大爷", unit.now)
                unit.queue(LOUD)
                _ = 1 / 0

    async with database.read() as unit:
        assert await unit.people.known_as(7) is not None
        assert await unit.people.known_as(8) is None
        assert await unit.outbox.waiting() == 1


async def test_savepoints_stand_inside_one_another(database: Database) -> None:
    async with database.write() as unit, unit.savepoint():
        await unit.people.meet(7, "王阿姨", unit.now)
        with pytest.raises(ZeroDivisionError):
            async with unit.savepoint():
                await unit.people.meet(8, "张大爷", unit.now)
                _ = 1 / 0

    async with database.read() as unit:
        assert await unit.people.known_as(7) is not None
        assert await unit.people.known_as(8) is None


async def test_a_failed_statement_spoils_only_its_savepoint(database: Database) -> None:
    async with database.write() as unit:
        person = await unit.people.meet(7, "王阿姨", unit.now)
        with pytest.raises(Exception, match=r"(?i)check|constraint"):
            async with unit.savepoint():
                await unit.groups.bind(-1, "nonsense", "", AreaId(1))
        await unit.grants.vouch(person.id, {Role.WORKER: await unit.areas.root()}, unit.now)

    async with database.read() as unit:
        assert Role.WORKER in (await unit.people.get(person.id)).roles


async def test_a_reading_unit_refuses_to_write(database: Database) -> None:
    async with database.write() as unit:
        await unit.people.meet(7, "王阿姨", unit.now)

    with pytest.raises(Exception, match=r"(?i)read"):
        async with database.read() as unit:
            await unit.people.reach(7, reachable=True)


async def test_changes_made_at_once_are_all_kept(database: Database) -> None:
    """Read, add one, write back, 40 times over: none is lost to another."""
    async with database.write() as unit:
        person = await unit.people.meet(7, "0", unit.now)

    async def add_one() -> None:
        async with database.write() as unit:
            await unit.leases.hold("turn", "whoever", 60)
            name = (await unit.people.get(person.id)).name
            await unit.people.name(person.id, str(int(name) + 1))

    await asyncio.gather(*(add_one() for _ in range(40)))

    async with database.read() as unit:
        assert (await unit.people.get(person.id)).name == "40"


async def test_whoever_is_cancelled_leaves_the_database_usable(database: Database) -> None:
    async def dawdle() -> None:
        async with database.write() as unit:
            await unit.people.meet(7, "王阿姨", unit.now)
            await asyncio.Event().wait()

    task = asyncio.create_task(dawdle())
    await asyncio.wait({task}, timeout=0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    async with database.write() as unit:
        assert await unit.people.known_as(7) is None


async def test_listeners_hear_of_something_to_send_after_the_commit(database: Database) -> None:
    heard: list[str] = []
    database.when_queued(lambda: heard.append("rung"))

    async with database.write() as unit:
        unit.queue(LOUD)
        assert heard == []
    async with database.write() as unit:
        await unit.people.meet(7, "王阿姨", unit.now)

    assert heard == ["rung"]


async def test_a_row_that_is_not_there_is_not_found(database: Database) -> None:
    async with database.read() as unit:
        with pytest.raises(NotFound):
            await unit.tickets.get(1)  # type: ignore[arg-type]


async def test_a_second_copy_does_not_get_the_file(sqlite_url: str, clock: HandClock) -> None:
    first = await Database.open(sqlite_url, clock)

    with pytest.raises(SecondCopy):
        await Database.open(sqlite_url, clock)

    await first.close()
    await (await Database.open(sqlite_url, clock)).close()


async def test_a_savepoint_in_which_nothing_was_written_costs_nothing(database: Database) -> None:
    async with database.write() as unit:
        async with unit.savepoint():
            assert await unit.people.known_as(7) is None
        with pytest.raises(ZeroDivisionError):
            async with unit.savepoint():
                await unit.people.known_as(7)
                _ = 1 / 0
        await unit.people.meet(7, "王阿姨", unit.now)

    async with database.read() as unit:
        assert await unit.people.known_as(7) is not None


async def test_savepoints_one_after_the_other_are_their_own(database: Database) -> None:
    async with database.write() as unit:
        for telegram_id in (7, 8, 9):
            try:
                async with unit.savepoint():
                    await unit.people.meet(telegram_id, "某人", unit.now)
                    assert telegram_id != 8
            except AssertionError:
                continue

    async with database.read() as unit:
        known = [await unit.people.known_as(i) is not None for i in (7, 8, 9)]
        assert known == [True, False, True]


async def test_an_inner_savepoint_kept_is_undone_with_its_outer(database: Database) -> None:
    async with database.write() as unit:
        with pytest.raises(ZeroDivisionError):
            async with unit.savepoint():
                async with unit.savepoint():
                    await unit.people.meet(7, "王阿姨", unit.now)
                _ = 1 / 0

    async with database.read() as unit:
        assert await unit.people.known_as(7) is None


async def test_people_read_ahead_are_never_older_than_the_last_change(database: Database) -> None:
    async with database.write() as unit:
        wang = await unit.people.meet(7, "王阿姨", unit.now)
        li = await unit.people.meet(8, "李师傅", unit.now)
        await unit.people.foresee([7, 8, 9])
        await unit.grants.vouch(li.id, {Role.WORKER: await unit.areas.root()}, unit.now)

        assert await unit.people.known_as(8) == await unit.people.get(li.id)
        assert await unit.people.known_as(7) == wang
        assert await unit.people.known_as(9) is None
