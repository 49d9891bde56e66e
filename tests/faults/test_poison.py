"""One update that nobody can read stops nothing: not the others, not what comes after."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from poison import ODDITIES, POISONS
from town import Town

from bot import running
from playground import Phone, actions

_GOOD = 99


@asynccontextmanager
async def at_work(town: Town) -> AsyncIterator[None]:
    """The parts run by themselves; what one of them dies of is raised at once."""
    async with asyncio.TaskGroup() as group:
        group.create_task(running.run(town.linli, "all", asyncio.Event()))
        try:
            yield
        finally:
            town.linli.stop()


async def heard(phone: Phone, messages: int) -> None:
    changed = asyncio.Event()
    stop = phone.world.listen(lambda event: changed.set() if event.kind == "message" else None)
    while len(phone.messages) < messages:
        changed.clear()
        await changed.wait()
    stop()


async def in_a_batch(town: Town, poison: Callable[[int], bytes], *, seconds: float = 5) -> Phone:
    """Ninety-nine are answered in good time, and so is whoever comes later. The phone of the
    administrator.
    """
    wang, chen = town.resident(), town.administrator()
    await town.settle()
    queue = town.world.only_bot.queue
    for i in range(_GOOD):
        actions.say(town.world, wang.person, "/cancel")
        if i == _GOOD // 2:
            queue.put_raw(poison(queue.next_id), lane=1, at=town.world.moment)

    async with asyncio.timeout(seconds), at_work(town):
        await heard(wang, _GOOD)
        li = town.repairer()
        actions.say(town.world, li.person, "/cancel")
        await heard(li, 1)
    return chen


@pytest.mark.expects_errors
@pytest.mark.parametrize("kind", POISONS)
async def test_poison_stops_nothing_and_is_told_of_once(kind: str, town: Town) -> None:
    chen = await in_a_batch(town, POISONS[kind])

    assert ["⚠️" in message.text for message in chen.messages] == [True]


@pytest.mark.parametrize("kind", ODDITIES)
async def test_what_is_only_odd_troubles_nobody(kind: str, town: Town) -> None:
    chen = await in_a_batch(town, ODDITIES[kind])

    assert chen.messages == []
