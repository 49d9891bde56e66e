"""The tree of areas on both databases: found, counted, moved, retired, and quickly so."""

import asyncio
from collections.abc import Sequence

from domain.areas import Area, Level
from domain.people import Role
from storage.database import Database
from storage.unit import Unit


async def compound(unit: Unit, name: str = "幸福里") -> Area:
    return await unit.areas.ensure(await unit.areas.root(), Level.COMPOUND, name)


async def building(unit: Unit, name: str, rooms: Sequence[str] = ("101", "102")) -> Area:
    """With one unit in which the rooms are."""
    made = await unit.areas.ensure(await compound(unit), Level.BUILDING, name)
    stairs = await unit.areas.ensure(made, Level.UNIT, "1")
    await unit.areas.build([(stairs, room, 8000) for room in rooms])
    return made


def names(areas: Sequence[Area]) -> list[str]:
    return [area.name for area in areas]


async def test_children_stand_in_the_order_that_people_count_in(database: Database) -> None:
    async with database.write() as unit:
        for name in ("10", "2", "B", "1"):
            await building(unit, name)
        children = await unit.areas.children(await compound(unit))

    assert names(children) == ["1", "2", "B", "10"]


async def test_an_area_is_made_once_however_often_it_is_asked_for(database: Database) -> None:
    async def make() -> Area:
        async with database.write() as unit:
            return await building(unit, "3")

    made = await asyncio.gather(*(make() for _ in range(8)))

    async with database.read() as unit:
        assert await unit.areas.count_within(await unit.areas.root(), Level.HOME) == 2
    assert len(set(made)) == 1


async def test_what_is_retired_is_neither_found_nor_counted_until_it_comes_back(
    database: Database,
) -> None:
    async with database.write() as unit:
        three = await building(unit, "3")
        [first, second] = await unit.areas.within(three, Level.HOME)
        await unit.areas.retire([first.id], unit.now)
        left = await unit.areas.within(three, Level.HOME)
        await unit.areas.retire([second.id], unit.now)
        await unit.areas.retire_empty_units(three, unit.now)
        units = await unit.areas.within(three, Level.UNIT)
        await building(unit, "3")
        again = await unit.areas.within(three, Level.HOME)

    assert left == [second]
    assert units == []
    assert again == [first, second]


async def test_a_building_moves_with_all_that_is_in_it_and_nothing_else(
    database: Database,
) -> None:
    async with database.write() as unit:
        three, thirty = await building(unit, "3"), await building(unit, "30")
        grid = await unit.areas.ensure(await compound(unit), Level.GRID, "1")
        moved = await unit.areas.move(three, grid)
        homes = await unit.areas.within(grid, Level.HOME)
        lineage = await unit.areas.lineage(homes[0])
        stayed = await unit.areas.get(thirty.id)

    assert moved.id == three.id
    assert names(lineage) == ["", "幸福里", "1", "3", "1", "101"]
    assert len(homes) == 2
    assert stayed == thirty


async def test_who_has_a_role_above_a_home_is_found_from_it(database: Database) -> None:
    async with database.write() as unit:
        three, four = await building(unit, "3"), await building(unit, "4")
        over = {"楼栋长": three, "书记": await compound(unit), "邻栋": four}
        for at, (name, area) in enumerate(over.items(), 100):
            person = await unit.people.meet(at, name, unit.now)
            await unit.grants.give(person.id, Role.BUILDING_HEAD, area, unit.now, by=None)
        [home, _] = await unit.areas.within(three, Level.HOME)
        heads = await unit.people.with_role_over(home, Role.BUILDING_HEAD)

    assert [person.name for person in heads] == ["楼栋长", "书记"]


async def test_what_lies_below_an_area_is_looked_for_there_alone(database: Database) -> None:
    """Whatever its level: SQLite would else go through all the homes there are."""
    asked: list[str] = []
    async with database.read() as unit:
        session = unit._session
        if not session.version.startswith("SELECT sqlite"):
            return
        below = (
            "SELECT id FROM areas a WHERE a.path >= :low AND a.path < :high"
            " AND a.level = 'home' AND a.retired_at IS NULL"
        )
        rows = await session.all(f"EXPLAIN QUERY PLAN {below}", low="1/2/", high="1/20")
        asked += [row["detail"] for row in rows]

    assert all("path>" in detail for detail in asked), asked
