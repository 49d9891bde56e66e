"""Whoever is cancelled in the middle of a transaction leaves nothing behind: no row, no lock."""

import asyncio

import pytest

from storage.database import Database


async def bind(database: Database, chat_id: int) -> None:
    async with database.write() as unit:
        for _ in range(3):
            await unit.groups.bind(chat_id, "staff", "物业")


async def look(database: Database) -> None:
    async with database.read() as unit:
        for _ in range(3):
            await unit.groups.all()


@pytest.mark.parametrize("steps", range(30))
async def test_a_cancelled_writer_leaves_nothing_behind(database: Database, steps: int) -> None:
    cancelled = asyncio.create_task(bind(database, -1))
    await _cancelled_after(cancelled, steps)

    await bind(database, -2)

    async with database.read() as unit:
        bound = await unit.groups.meant_for("staff")
    assert bound == ([-2, -1] if cancelled.done() and not cancelled.cancelled() else [-2])


@pytest.mark.parametrize("steps", range(0, 30, 3))
async def test_a_cancelled_reader_leaves_nothing_open(database: Database, steps: int) -> None:
    for _ in range(4):
        await _cancelled_after(asyncio.create_task(look(database)), steps)

    for _ in range(4):
        await look(database)


async def _cancelled_after(task: "asyncio.Task[None]", steps: int) -> None:
    """Somewhere on its way: each turn of the loop brings it a little further."""
    for _ in range(steps):
        await asyncio.sleep(0.0002)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled() or task.exception() is None
