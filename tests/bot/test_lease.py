"""What only one process may do: taken over when its holder goes, given up when it is lost."""

import asyncio

import pytest
import town as towns
from town import HandClock

from bot import lease as leases
from bot import running
from bot.lease import Lease
from domain.settings import Neighbourhood
from storage.database import Database


class Work:
    """Goes on until it is cancelled, and says whether it is under way."""

    def __init__(self) -> None:
        self.begun, self.ended = asyncio.Event(), asyncio.Event()

    async def __call__(self) -> None:
        self.begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.ended.set()


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "_RENEW", 0.02)


async def test_one_holds_it_and_the_other_waits(database: Database) -> None:
    one, other = Lease(database, "sender", "one"), Lease(database, "sender", "other")

    assert [await one.take(), await other.take(), await one.take()] == [True, False, True]
    assert [one.held(), other.held()] == [True, False]


async def test_what_is_released_is_free_at_once(database: Database) -> None:
    one, other = Lease(database, "sender", "one"), Lease(database, "sender", "other")
    await one.take()

    await one.release()

    assert await other.take()


async def test_whoever_dies_is_succeeded(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "SECONDS", 0)
    dead, heir = Lease(database, "sender", "dead"), Lease(database, "sender", "heir")
    await dead.take()
    work = Work()
    inheriting = asyncio.create_task(heir.during(work))

    async with asyncio.timeout(5):
        await work.begun.wait()
    inheriting.cancel()

    assert heir.held()


@pytest.mark.expects_errors
async def test_whoever_loses_it_stops_at_once(database: Database) -> None:
    slow, quick = Lease(database, "sender", "slow"), Lease(database, "sender", "quick")
    work = Work()
    working = asyncio.create_task(slow.during(work))
    await work.begun.wait()
    await _seized(database, "quick")

    async with asyncio.timeout(5):
        await work.ended.wait()
    working.cancel()

    assert not slow.held()
    assert await quick.take()


async def _seized(database: Database, by: str) -> None:
    """As if the holder had slept past its time."""
    async with database.write() as unit:
        await unit._session.run("UPDATE leases SET holder = :by, expires = expires + 60", by=by)


async def test_it_ends_when_the_work_does(database: Database) -> None:
    async def short() -> None:
        await asyncio.sleep(0)

    async with asyncio.timeout(5):
        await Lease(database, "sender", "one").during(short)


async def test_it_raises_what_the_work_raises(database: Database) -> None:
    async def wrong() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await Lease(database, "sender", "one").during(wrong)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_process_that_waits_for_every_lease_stops_when_asked(
    database: Database, database_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> None:
    for name in ("intake", "sender", "clock"):
        assert await Lease(database, name, "another process").take()
    standby = await towns.settled_town(database_url, neighbourhood, clock)
    ready = asyncio.Event()
    working = asyncio.create_task(running.run(standby.linli, "all", ready))
    await ready.wait()
    standby.linli.stop()

    async with asyncio.timeout(5):
        await working
    await towns.close(standby)

    assert not standby.linli.leases["sender"].held()
