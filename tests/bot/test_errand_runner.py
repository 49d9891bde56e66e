"""Whoever does the errands wakes up at once, stops at once, and stands beside the clock."""

import asyncio

import pytest
from town import Town

from handlers.kit.errands import Desk
from storage.errands import Errand

#: Seconds; what is looked for otherwise is found after five.
_AT_ONCE = 3.0


class Endless:
    def __init__(self) -> None:
        self.under_way = asyncio.Event()

    async def __call__(self, _desk: Desk) -> None:
        self.under_way.set()
        await asyncio.Event().wait()


async def send_off(town: Town) -> None:
    async with town.linli.database.write() as unit:
        await unit.errands.add("endless", {}, unit.now)


async def begun(town: Town) -> Errand | None:
    async with town.linli.database.write() as unit:
        return await unit.errands.begin(unit.now)


async def test_the_commit_that_leaves_an_errand_wakes_whoever_does_it(town: Town) -> None:
    town.linli.routes.errands["endless"] = errand = Endless()
    running = asyncio.create_task(town.linli.errands.run(town.linli.stopping))
    # It has looked once, and found nothing.
    assert await begun(town) is None

    await send_off(town)
    async with asyncio.timeout(_AT_ONCE):
        await errand.under_way.wait()

    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_a_stop_leaves_the_errand_waiting_as_if_never_begun(town: Town) -> None:
    linli = town.linli
    linli.routes.errands["endless"] = errand = Endless()
    await send_off(town)
    clock = asyncio.create_task(linli.leases["clock"].during(linli.tick))
    await errand.under_way.wait()

    async with asyncio.timeout(_AT_ONCE):
        linli.stop()
        clock.cancel()
        with pytest.raises(asyncio.CancelledError):
            await clock

    left = await begun(town)
    assert left is not None
    assert left.attempts == 1


async def test_a_stop_wakes_whoever_waits_for_errands(town: Town) -> None:
    clock = asyncio.create_task(town.linli.leases["clock"].during(town.linli.tick))
    assert await begun(town) is None

    async with asyncio.timeout(_AT_ONCE):
        town.linli.stop()
        await clock


async def test_without_the_lease_no_errand_is_done(town: Town) -> None:
    linli = town.linli
    linli.routes.errands["endless"] = errand = Endless()
    async with linli.database.write() as unit:
        await unit.leases.hold("clock", "somebody else", 60)
    await send_off(town)
    clock = asyncio.create_task(linli.leases["clock"].during(linli.tick))

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await errand.under_way.wait()

    clock.cancel()
    with pytest.raises(asyncio.CancelledError):
        await clock
