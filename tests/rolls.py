"""A roll read, looked at and applied as the bot and the command line do it, without either."""

from collections.abc import Sequence

from domain.areas import Level
from domain.people import Person
from domain.roll import Home
from services.roll import applying, planning, previewing
from services.roll.applying import Applied
from services.roll.previewing import Preview
from services.roll.reading import read, unpacked
from storage.database import Database


async def preview(database: Database, content: bytes, by: Person | None = None) -> Preview:
    async with database.read() as unit:
        return await previewing.preview(unit, unpacked(read(content)), by)


async def apply(
    database: Database, content: bytes, by: Person | None = None, most: int | None = None
) -> list[Applied]:
    """Each building in a transaction of its own, and no more than so many."""
    reading = unpacked(read(content))
    async with database.read() as unit:
        plan = await planning.plan(unit, reading, by)
    applied = []
    for step in plan.steps[:most]:
        async with database.write() as unit:
            applied.append(await applying.apply(unit, reading, step, by))
    return applied


async def standing(database: Database) -> dict[str, Sequence[Home]]:
    """All buildings in use, as committed: "幸福里/3"."""
    found: dict[str, Sequence[Home]] = {}
    async with database.read() as unit:
        for area in await unit.areas.within(await unit.areas.root(), Level.BUILDING):
            lineage = await unit.areas.lineage(area)
            path = "/".join(each.name for each in lineage if each.name)
            found[path] = (await unit.roll.standing(area)).homes
    return found
