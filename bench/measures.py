"""What is measured beside which bot, and what is promised (the numbers are the goals' names)."""

import statistics
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from bench.bots import AIOGRAM, LINLI, PTB, PTB_AIOHTTP
from bench.runs import Load, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    name: str
    what: str
    peer: str
    #: Linli's figure in the peer's: at least so much of its rate, at most so much of its p99.
    goal: float
    figure: Literal["rate", "p99"] = "rate"
    load: Load = field(default_factory=Load)

    def of(self, run: Run) -> float:
        return run.rate if self.figure == "rate" else run.p99

    def met(self, ratio: float) -> bool:
        return ratio >= self.goal if self.figure == "rate" else ratio <= self.goal


MEASURES = (
    Measure(name="S1", what="256 people, beside PTB as shipped", peer=PTB, goal=3.0),
    Measure(name="S1b", what="256 people, beside PTB at its best", peer=PTB_AIOHTTP, goal=0.6),
    Measure(name="S2", what="256 people, beside aiogram as shipped", peer=AIOGRAM, goal=1.2),
    Measure(
        name="S2b",
        what="256 people, Telegram 50 ms away, beside aiogram",
        peer=AIOGRAM,
        goal=1.0,
        load=Load(delay=0.05),
    ),
    Measure(
        name="S3",
        what="50 people, the slowest hundredth, beside aiogram",
        peer=AIOGRAM,
        goal=1.0,
        figure="p99",
        load=Load(people=50),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    linli: Run
    peer: Run

    @property
    def disturbed(self) -> bool:
        return self.linli.disturbed or self.peer.disturbed


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    measure: Measure
    pairs: tuple[Pair, ...]

    @property
    def ratios(self) -> list[float]:
        """Pair by pair: both bots of a pair met the machine in the same minute."""
        of = self.measure.of
        return [of(pair.linli) / of(pair.peer) for pair in self.pairs]

    @property
    def ratio(self) -> float:
        return statistics.median(self.ratios)

    @property
    def disturbed(self) -> bool:
        """Then the ratio says nothing: what others take, the slower bot misses more."""
        return any(pair.disturbed for pair in self.pairs)

    @property
    def met(self) -> bool:
        return self.measure.met(self.ratio) and not self.disturbed


Runner = Callable[[str, Load], Awaitable[Run]]


async def compare(measure: Measure, times: int, shorter: float, run: Runner) -> Result:
    """Linli, peer, Linli, peer … `shorter` than usual by that factor. Raises what `run` raises."""
    load = replace(
        measure.load, warm=measure.load.warm * shorter, seconds=measure.load.seconds * shorter
    )
    pairs = [
        Pair(linli=await run(LINLI, load), peer=await run(measure.peer, load))
        for _ in range(times)
    ]
    return Result(measure=measure, pairs=tuple(pairs))
