"""Errands and the files on their way keep their promises as tables already."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from town import HandClock

from domain.people import PersonId
from storage.database import Database
from storage.errands import Errand
from storage.outbox import Message, Priority, Settled
from storage.uploads import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    home: int
    name: str = "王"


async def add(database: Database, kind: str = "roll", person: PersonId | None = None) -> int:
    async with database.write() as unit:
        asked = Asked(home=7)
        return await unit.errands.add(kind, asked, unit.now, person_id=person)


async def begin(database: Database) -> Errand | None:
    async with database.write() as unit:
        return await unit.errands.begin(unit.now)


async def begun(database: Database) -> Errand:
    errand = await begin(database)
    assert errand is not None
    return errand


async def somebody(database: Database) -> PersonId:
    async with database.write() as unit:
        return (await unit.people.meet(7, "王", unit.now)).id


async def keep(database: Database, content: bytes = b"\x00\xff") -> int:
    async with database.write() as unit:
        return await unit.uploads.add("楼栋.xlsx", content, unit.now)


async def kept(database: Database, upload_id: int) -> Kept | None:
    async with database.read() as unit:
        return await unit.uploads.get(upload_id)


def carrying(upload_id: int) -> Message:
    return Message(
        method="sendDocument",
        payload="{}",
        chat_id=7,
        lane="7",
        priority=Priority.REPLY,
        upload_id=upload_id,
    )


async def test_an_errand_is_kept_as_it_was_asked_for(database: Database) -> None:
    person, upload = await somebody(database), await keep(database)
    async with database.write() as unit:
        number = await unit.errands.add(
            "roll", Asked(home=7), unit.now, person_id=person, upload_id=upload
        )

    assert await begun(database) == Errand(
        id=number,
        kind="roll",
        person_id=person,
        args='{"home":7,"name":"王"}',
        upload_id=upload,
        attempts=1,
    )


async def test_the_one_that_waits_longest_is_begun_first(
    database: Database, clock: HandClock
) -> None:
    first, second = await add(database), await add(database)
    async with database.write() as unit:
        await unit.errands.postpone(first, unit.now + timedelta(minutes=1))

    assert (await begun(database)).id == second
    async with database.write() as unit:
        await unit.errands.settle(second, unit.now)
    assert await begin(database) is None

    clock.move(minutes=1)
    assert (await begun(database)).id == first


async def test_each_beginning_counts_until_it_is_taken_back(database: Database) -> None:
    number = await add(database)
    await begin(database)
    await begin(database)
    async with database.write() as unit:
        await unit.errands.resume(number)

    assert (await begun(database)).attempts == 2


async def test_an_errand_ends_once(database: Database) -> None:
    number = await add(database)
    async with database.write() as unit:
        first = await unit.errands.settle(number, unit.now)
        second = await unit.errands.settle(number, unit.now, error="TooMuchWork")

    assert (first, second) == (True, False)
    assert await begin(database) is None
    async with database.read() as unit:
        assert not await unit.errands.failed_lately("TooMuchWork", unit.now)


async def test_a_failure_is_news_for_an_hour(database: Database, clock: HandClock) -> None:
    number = await add(database)
    async with database.write() as unit:
        await unit.errands.settle(number, unit.now, error="KeyError")

    known = []
    for minutes in (30, 31):
        clock.move(minutes=minutes)
        async with database.read() as unit:
            known.append(await unit.errands.failed_lately("KeyError", unit.now))

    assert known == [True, False]


async def test_only_what_is_settled_is_forgotten(database: Database, clock: HandClock) -> None:
    done, _waiting = await add(database), await add(database)
    async with database.write() as unit:
        await unit.errands.settle(done, unit.now)
    clock.move(days=2)

    async with database.write() as unit:
        forgotten = await unit.errands.forget(unit.now - timedelta(days=1))
        left = await unit.errands.waiting()

    assert (forgotten, left) == (1, 1)


async def test_an_errand_goes_with_whoever_asked_for_it(database: Database) -> None:
    person = await somebody(database)
    await add(database, person=person)
    async with database.write() as unit:
        await unit.uploads.add("我的.zip", b"x", unit.now, person_id=person)
        await unit._session.run("DELETE FROM people WHERE id = :id", id=person)

    assert await begin(database) is None
    async with database.read() as unit:
        assert await unit._session.value("SELECT count(*) FROM uploads") == 0


async def test_whoever_does_errands_is_woken_by_the_commit_that_leaves_one(
    database: Database,
) -> None:
    rung: list[bool] = []
    database.when_sent_off(lambda: rung.append(True))

    await somebody(database)
    nobody_woken = len(rung)
    await add(database)

    assert (nobody_woken, len(rung)) == (0, 1)


async def test_an_errand_undone_with_its_update_is_none(database: Database) -> None:
    async with database.write() as unit:
        with pytest.raises(LookupError):
            async with unit.savepoint():
                await unit.errands.add("roll", Asked(home=7), unit.now)
                raise LookupError

    assert await begin(database) is None


async def test_a_file_is_kept_byte_for_byte(database: Database) -> None:
    upload = await keep(database, bytes(range(256)))

    assert await kept(database, upload) == Kept(name="楼栋.xlsx", content=bytes(range(256)))


async def test_a_file_that_a_message_or_an_errand_waits_for_is_not_forgotten(
    database: Database, clock: HandClock
) -> None:
    to_send, to_read, orphan = await keep(database), await keep(database), await keep(database)
    async with database.write() as unit:
        unit.queue(carrying(to_send))
        await unit.errands.add("roll", Asked(home=7), unit.now, upload_id=to_read)
    clock.move(days=2)

    async with database.write() as unit:
        await unit.uploads.forget(unit.now - timedelta(days=1))

    left = [await kept(database, upload) is not None for upload in (to_send, to_read, orphan)]
    assert left == [True, True, False]


async def test_a_file_whose_message_is_settled_is_forgotten_in_the_end(
    database: Database, clock: HandClock
) -> None:
    upload, young = await keep(database), 0
    async with database.write() as unit:
        unit.queue(carrying(upload))
    async with database.write() as unit:
        [row] = await unit.outbox.due(unit.now, 10)
        assert row.upload_id == upload
        await unit.outbox.settle([Settled(id=row.id)], unit.now)
    clock.move(days=2)
    young = await keep(database)

    async with database.write() as unit:
        await unit.uploads.forget(unit.now - timedelta(days=1))

    assert await kept(database, upload) is None
    assert await kept(database, young) is not None
