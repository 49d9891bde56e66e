"""`python -m bench`: everything; `python -m bench S1 S3`: some; `--quick`: one short run each."""

import argparse
import asyncio
import sys
from typing import TypeVar

from bench import ready, report
from bench.bots import NOTHING, ROOT
from bench.measures import MEASURES, Measure, Result, compare
from bench.processes import QUIET, quiet
from bench.ready import Ready
from bench.runs import Load, Run, Spoilt, run

Figure = TypeVar("Figure", Run, Result, Ready)

_FILE = ROOT / "build" / "bench.json"
_TIMES = 3
_STARTS = 5
_QUICKER = 0.25
_TRIES = 3


def _given() -> argparse.Namespace:
    names = [measure.name for measure in MEASURES] + ["S10"]
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    parser.add_argument("--quick", action="store_true", help="one short run each: a first look")
    parser.add_argument("--times", type=int, default=_TIMES, help="runs of each bot")
    parser.add_argument(
        "--patience", type=float, default=30.0, help="seconds to wait for a quiet machine"
    )
    given = parser.parse_args()
    if unknown := set(given.names) - set(names):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    given.names = given.names or names
    return given


class Session:
    def __init__(self, given: argparse.Namespace) -> None:
        self._given = given
        self._chosen = [measure for measure in MEASURES if measure.name in given.names]
        self._figures = report.Figures(quick=given.quick)

    async def all(self) -> bool:
        """Whether every goal is met."""
        print(report.HEAD, flush=True)
        if self._chosen:
            self._told(await self.run(NOTHING, Load(warm=1, seconds=3)))
        met = [self._told(await self._compare(measure)).met for measure in self._chosen]
        if "S10" in self._given.names:
            met.append(self._told(await self._ready()).met)
        return all(met)

    async def run(self, bot: str, load: Load) -> Run:
        """The least disturbed of up to three."""
        tried: list[Run] = []
        while len(tried) < _TRIES and all(done.disturbed for done in tried):
            tried.append(await self._once(bot, load))
        return min(tried, key=lambda done: done.others_cpu)

    async def _once(self, bot: str, load: Load) -> Run:
        """With a line on stderr, so that whoever waits sees it move."""
        await self._quiet()
        done = await run(bot, load)
        busy = f", others {done.others_cpu:.2f} cores" if done.others_cpu > QUIET / 3 else ""
        sys.stderr.write(f"  … {bot}: {done.rate:,.0f}/s, p99 {done.p99:,.0f} ms{busy}\n")
        return done

    async def _compare(self, measure: Measure) -> Result:
        given = self._given
        times, shorter = (1, _QUICKER) if given.quick else (given.times, 1.0)
        return await compare(measure, times, shorter, self.run)

    async def _ready(self) -> Ready:
        await self._quiet()
        return await ready.measure(1 if self._given.quick else _STARTS)

    async def _quiet(self) -> None:
        await quiet(self._given.patience)

    def _told(self, figure: Figure) -> Figure:
        """To people at once, and into the file, which so holds what there is if all ends here."""
        print(report.words(figure), flush=True)
        self._figures.add(figure)
        _FILE.parent.mkdir(exist_ok=True)
        _FILE.write_text(self._figures.json(), encoding="utf-8")
        return figure


def main() -> int:
    """0 where every goal is met, 1 where one is not, 2 where a run could not be counted."""
    try:
        return 0 if asyncio.run(Session(_given()).all()) else 1
    except Spoilt as spoilt:
        sys.stderr.write(f"{spoilt}\n")
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
