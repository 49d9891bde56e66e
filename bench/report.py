"""The figures as a table for people and as JSON for programs."""

import json
import os
import platform
import sqlite3
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from bench import ready
from bench.measures import Measure, Result
from bench.ready import Ready
from bench.runs import Run

_LIBRARIES = ("python-telegram-bot", "aiogram", "aiohttp", "aiosqlite")
HEAD = (
    "Every bot answers a press with the same two calls. Linli stores each press, its effect and\n"
    "its answers in SQLite (synchronous=FULL, on disk); the others store nothing. Limits on\n"
    "sending are off: the others have none.\n"
)


def machine() -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "sqlite": sqlite3.sqlite_version,
    } | {name: version(name) for name in _LIBRARIES}


def alone(run: Run) -> str:
    return (
        f"The stand-in and its people by themselves: {run.rate:,.0f} presses/s"
        f" ({run.stand_in_cpu:.2f} of a core).\n"
    )


def row(result: Result) -> str:
    measure = result.measure
    ours = [pair.linli for pair in result.pairs]
    theirs = [pair.peer for pair in result.pairs]
    sign = "≥" if measure.figure == "rate" else "≤"
    ratio = f"{result.ratio:.2f} ({_span(result.ratios, '.2f')})"
    verdict = "pass" if result.met else "FAIL"
    lines = [f"{measure.name:4} {measure.what}"]
    lines += [_bot(measure, runs) for runs in (ours, theirs)]
    lines.append(f"     ratio {ratio}, goal {sign} {measure.goal:.2f}: {verdict}")
    if any(pair.disturbed for pair in result.pairs):
        lines.append("     others were at work on this machine: measure again when it is quiet")
    return "\n".join(lines) + "\n"


def _bot(measure: Measure, runs: Sequence[Run]) -> str:
    figures = [measure.of(run) for run in runs]
    unit, form = ("/s", ",.0f") if measure.figure == "rate" else (" ms", ",.0f")
    shown = f"{statistics.median(figures):{form}}{unit} ({_span(figures, form)})"

    def middle(name: str) -> float:
        return float(statistics.median(getattr(run, name) for run in runs))

    return (
        f"     {runs[0].bot:14} {shown:24}"
        f" p50 {middle('p50'):4.0f}  p95 {middle('p95'):4.0f}  p99 {middle('p99'):4.0f} ms"
        f"  {middle('cost'):.2f} ms CPU a press  cores: bot {middle('bot_cpu'):.2f},"
        f" stand-in {middle('stand_in_cpu'):.2f}"
    )


def _span(figures: Iterable[float], form: str) -> str:
    ordered = sorted(figures)
    return f"{ordered[0]:{form}}–{ordered[-1]:{form}}"


def ready_row(result: Ready) -> str:
    verdict = "pass" if result.met else "FAIL"
    return (
        "S10  ready, and memory\n"
        f"     ready after {result.median:.2f} s ({_span(result.seconds, '.2f')}),"
        f" goal ≤ {ready.SECONDS:.2f}; at rest {result.at_rest:.0f} MB, goal ≤"
        f" {ready.MEGABYTES:.0f}: {verdict}\n"
        f"     after {result.presses:,} presses {result.after_presses:.0f} MB\n"
    )


def as_json(
    quick: bool, results: Sequence[Result], rest: Ready | None, by_itself: Run | None
) -> str:
    figures: dict[str, Any] = {"machine": machine(), "quick": quick}
    if by_itself is not None:
        figures["stand_in_alone"] = asdict(by_itself)
    for result in results:
        figures[result.measure.name] = asdict(result) | {
            "ratio": result.ratio,
            "ratios": result.ratios,
            "met": result.met,
        }
    if rest is not None:
        figures["S10"] = asdict(rest) | {"median": rest.median, "met": rest.met}
    return json.dumps(figures, indent=1, ensure_ascii=False) + "\n"
