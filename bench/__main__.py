"""`python -m bench`: everything; `python -m bench S1 S3`: some; `--quick`: one short run each."""

import argparse
import asyncio
import sys

from bench import ready, report
from bench.bots import NOTHING, ROOT
from bench.measures import MEASURES, QUIET, Measure, Result, compare
from bench.processes import quiet
from bench.ready import Ready
from bench.runs import Load, Run, Spoilt, run

_FILE = ROOT / "build" / "bench.json"
_TIMES = 3
_STARTS = 5
_QUICKER = 0.25
#: Seconds to wait for a quiet machine before a run.
_PATIENCE = 30.0


def _given() -> argparse.Namespace:
    names = [measure.name for measure in MEASURES] + ["S10"]
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    parser.add_argument("--quick", action="store_true", help="one short run each: a first look")
    parser.add_argument("--times", type=int, default=_TIMES, help="runs of each bot")
    given = parser.parse_args()
    if unknown := set(given.names) - set(names):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    given.names = given.names or names
    return given


async def _noted(bot: str, load: Load) -> Run:
    """With a line on stderr, so that whoever waits sees it move."""
    await quiet(QUIET, _PATIENCE)
    done = await run(bot, load)
    busy = f", others {done.others_cpu:.2f} cores" if done.others_cpu > 0.05 else ""
    sys.stderr.write(f"  … {bot}: {done.rate:,.0f}/s, p99 {done.p99:,.0f} ms{busy}\n")
    return done


async def _alone() -> Run:
    by_itself = await _noted(NOTHING, Load(warm=1, seconds=3))
    print(report.alone(by_itself), flush=True)
    return by_itself


async def _compare(measure: Measure, given: argparse.Namespace) -> Result:
    times, shorter = (1, _QUICKER) if given.quick else (given.times, 1.0)
    result = await compare(measure, times, shorter, _noted)
    print(report.row(result), flush=True)
    return result


async def _ready(given: argparse.Namespace) -> Ready:
    await quiet(QUIET, _PATIENCE)
    result = await ready.measure(1 if given.quick else _STARTS)
    print(report.ready_row(result), flush=True)
    return result


async def _main(given: argparse.Namespace) -> bool:
    """Whether every goal is met."""
    chosen = [measure for measure in MEASURES if measure.name in given.names]
    print(report.HEAD, flush=True)
    by_itself = await _alone() if chosen else None
    results = [await _compare(measure, given) for measure in chosen]
    rest = await _ready(given) if "S10" in given.names else None
    _FILE.parent.mkdir(exist_ok=True)
    _FILE.write_text(report.as_json(given.quick, results, rest, by_itself), encoding="utf-8")
    return all(result.met for result in results) and (rest is None or rest.met)


def main() -> int:
    """0 where every goal is met, 1 where one is missed, 2 where nothing could be measured."""
    try:
        return 0 if asyncio.run(_main(_given())) else 1
    except Spoilt as spoilt:
        sys.stderr.write(f"{spoilt}\n")
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
