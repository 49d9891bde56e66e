"""Whoever is cancelled in the middle of a transaction leaves nothing behind: no row, no lock."""

import asyncio

from domain.areas import AreaId
from storage.database import Database

_THREE = [-3, -2, -1]
#: More than a transaction takes.
_TURNS = 150


async def bind(database: Database, *chat_ids: int) -> None:
    async with database.write() as unit:
        for chat_id in chat_ids:
            await unit.groups.bind(chat_id, "staff", "物业", AreaId(1))


async def look(database: Database) -> None:
    async with database.read() as unit:
        for _ in range(3):
            await unit.groups.all()


async def test_a_cancelled_writer_leaves_nothing_behind(database: Database) -> None:
    for steps in range(_TURNS):
        await _cancelled_after(asyncio.create_task(bind(database, *_THREE)), steps)

        await bind(database, -9)

        async with database.read() as unit:
            bound = await unit.groups.meant_for("staff")
        # All or nothing: a COMMIT that was on its way may have arrived.
        assert bound in ([-9], [-9, *_THREE])


async def test_a_cancelled_reader_leaves_nothing_open(database: Database) -> None:
    for steps in range(_TURNS):
        await _cancelled_after(asyncio.create_task(look(database)), steps)

    # More often than there are connections.
    for _ in range(9):
        await look(database)


async def _cancelled_after(task: "asyncio.Task[None]", turns: int) -> None:
    """Somewhere on its way: each turn of the loop brings it a little further."""
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled() or task.exception() is None
