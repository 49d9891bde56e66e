"""The figures as words for people and as JSON for programs."""

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


def words(figure: Run | Result | Ready) -> str:
    match figure:
        case Run():
            return _alone(figure)
        case Result():
            return _row(figure)
        case Ready():
            return _ready_row(figure)


def _alone(run: Run) -> str:
    busy = ", others were at work" if run.disturbed else ""
    return (
        f"The stand-in and its people by themselves: {run.rate:,.0f} presses/s"
        f" ({run.stand_in_cpu:.2f} of a core{busy}).\n"
    )


def _row(result: Result) -> str:
    measure = result.measure
    ours = [pair.linli for pair in result.pairs]
    theirs = [pair.peer for pair in result.pairs]
    sign = "≥" if measure.figure == "rate" else "≤"
    ratio = f"{result.ratio:.2f} ({_span(result.ratios, '.2f')})"
    lines = [f"{measure.name:4} {measure.what}"]
    lines += [_bot(measure, runs) for runs in (ours, theirs)]
    lines.append(f"     ratio {ratio}, goal {sign} {measure.goal:.2f}: {_verdict(result)}")
    return "\n".join(lines) + "\n"


def _verdict(result: Result | Ready) -> str:
    if result.disturbed:
        return "UNDECIDED, others were at work on this machine"
    return "pass" if result.met else "FAIL"


def _bot(measure: Measure, runs: Sequence[Run]) -> str:
    figures = [measure.of(run) for run in runs]
    unit, form = "/s" if measure.figure == "rate" else " ms", ",.0f"
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


def _ready_row(result: Ready) -> str:
    return (
        "S10  ready, and memory\n"
        f"     ready after {result.median:.2f} s ({_span(result.seconds, '.2f')}),"
        f" goal ≤ {ready.SECONDS:.2f}; at rest {result.at_rest:.0f} MB, goal ≤"
        f" {ready.MEGABYTES:.0f}: {_verdict(result)}\n"
        f"     after {result.presses:,} presses {result.after_presses:.0f} MB\n"
    )


class Figures:
    """Everything that was measured, for programs."""

    def __init__(self, *, quick: bool) -> None:
        self._figures: dict[str, Any] = {"machine": machine(), "quick": quick}

    def add(self, figure: Run | Result | Ready) -> None:
        match figure:
            case Run():
                self._figures["stand_in_alone"] = asdict(figure)
            case Result():
                also = {"ratio": figure.ratio, "ratios": figure.ratios, "met": figure.met}
                also |= {"disturbed": figure.disturbed}
                self._figures[figure.measure.name] = asdict(figure) | also
            case Ready():
                also = {"median": figure.median, "met": figure.met}
                also |= {"disturbed": figure.disturbed}
                self._figures["S10"] = asdict(figure) | also

    def json(self) -> str:
        return json.dumps(self._figures, indent=1, ensure_ascii=False) + "\n"
