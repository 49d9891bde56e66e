"""S10: how soon Linli is ready, and how much memory it holds."""

import asyncio
import statistics
import time
from dataclasses import dataclass

from bench import bots
from bench.bots import LINLI, Process
from bench.processes import QUIET, Others, resident
from bench.runs import Load, Spoilt, StandIn, measured, stand_in

#: Goals: seconds until ready, megabytes at rest.
SECONDS, MEGABYTES = 1.0, 90.0
_REST = 3.0
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    #: From the start of the process to its ready line, each time.
    seconds: tuple[float, ...]
    #: Megabytes three seconds after ready, and after so many presses.
    at_rest: float
    presses: int
    after_presses: float
    #: Cores that others used meanwhile.
    others: float

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def met(self) -> bool:
        return self.median <= SECONDS and self.at_rest <= MEGABYTES and not self.disturbed

    @property
    def disturbed(self) -> bool:
        return self.others > QUIET


async def measure(times: int) -> Ready:
    """On a database that is migrated and was used before. Raises `Spoilt`."""
    storage = await bots.prepared()
    load = Load(people=50, warm=0.5, seconds=1.5)
    async with stand_in(load) as server:
        await _start(server, storage)
        others = Others()
        seconds = [await _start(server, storage) for _ in range(times)]
        disturbance = others.cores()
        async with bots.started(LINLI, server.address, storage) as process:
            await _ready(process)
            await asyncio.sleep(_REST)
            at_rest = resident(process.pid)
            reading = asyncio.create_task(_read(process))
            server.go()
            result, _ = await measured(server, process)
            after = resident(process.pid)
        await reading
    return Ready(
        seconds=tuple(seconds),
        at_rest=at_rest,
        presses=len(result.waited),
        after_presses=after,
        others=disturbance,
    )


async def _start(server: StandIn, storage: str) -> float:
    began = time.perf_counter()
    async with bots.started(LINLI, server.address, storage) as process:
        await _ready(process)
        return time.perf_counter() - began


async def _ready(process: Process) -> None:
    assert process.stdout is not None, "piped"
    said = b""
    async with asyncio.timeout(_PATIENCE):
        while line := await process.stdout.readline():
            said += line
            if b"ready" in line:
                return
    raise Spoilt(f"Linli never got ready:\n{said.decode(errors='replace')}")


async def _read(process: Process) -> None:
    assert process.stdout is not None, "piped"
    while await process.stdout.read(65536):
        pass
