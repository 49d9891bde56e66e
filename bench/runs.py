"""One run: a stand-in with its people, one bot, and what came of it."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import msgspec

from bench import bots
from bench.bots import LINLI, ROOT, Process
from bench.processes import QUIET, Spent, spent


class Spoilt(Exception):
    """A run that says nothing: a bot died, was refused, or left people without an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    people: int = 256
    #: Seconds before anything counts, and seconds that count.
    warm: float = 2.0
    seconds: float = 8.0
    #: How far away Telegram is, in seconds.
    delay: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    bot: str
    #: Presses answered a second.
    rate: float
    #: Milliseconds from hand to eye.
    p50: float
    p95: float
    p99: float
    #: In cores.
    bot_cpu: float
    stand_in_cpu: float
    others_cpu: float
    #: Processor milliseconds of the bot for each press.
    cost: float
    #: Calls to the Bot API for each press, polls left out.
    calls: float

    @property
    def disturbed(self) -> bool:
        """Somebody else was at work on this machine."""
        return self.others_cpu > QUIET


class Heard(msgspec.Struct):
    """A line of the stand-in's."""

    event: str
    address: str = ""
    seconds: float = 0.0
    #: Seconds, ascending.
    waited: list[float] = []
    calls: int = 0
    unanswered: int = 0
    refused: int = 0
    words: str = ""


class StandIn:
    def __init__(self, process: Process, address: str) -> None:
        self._process, self.address = process, address

    @property
    def pid(self) -> int:
        return self._process.pid

    def go(self) -> None:
        """Let the people come."""
        assert self._process.stdin is not None, "piped"
        self._process.stdin.write(b"go\n")

    async def heard(self, event: str) -> Heard:
        """Raises `Spoilt` where the stand-in gave up waiting for the bot."""
        return await _heard(self._process, event)


@asynccontextmanager
async def stand_in(load: Load) -> AsyncIterator[StandIn]:
    options = {"people": load.people, "warm": load.warm, "seconds": load.seconds}
    options["delay"] = load.delay
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bench.stand_in"),
        *(f"--{name}={value}" for name, value in options.items()),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
        # A result holds a number for each press.
        limit=1 << 26,
    )
    try:
        yield StandIn(process, (await _heard(process, "listening")).address)
    finally:
        await bots.ended(process)


async def run(bot: str, load: Load) -> Run:
    """Raises `Spoilt`."""
    storage = await bots.prepared() if bot == LINLI else ""
    async with stand_in(load) as server, bots.started(bot, server.address, storage) as process:
        words = asyncio.create_task(_words(process))
        server.go()
        try:
            result, used = await measured(server, process)
        except Spoilt as spoilt:
            await bots.ended(process)
            raise Spoilt(f"{bot}: {spoilt}\n{await words}") from None
    _check(bot, result)
    return _made(bot, result, used)


async def measured(server: StandIn, process: Process) -> tuple[Heard, Spent]:
    """Raises `Spoilt`, at once where the bot dies."""
    measuring = asyncio.ensure_future(_measured(server, process))
    dying = asyncio.ensure_future(process.wait())
    try:
        await asyncio.wait({measuring, dying}, return_when=asyncio.FIRST_COMPLETED)
        if not measuring.done():
            raise Spoilt(f"it ended by itself, with {process.returncode}")
        return await measuring
    finally:
        measuring.cancel()
        dying.cancel()


async def _measured(server: StandIn, process: Process) -> tuple[Heard, Spent]:
    await server.heard("measuring")
    before = spent(process.pid, server.pid)
    await server.heard("measured")
    used = spent(process.pid, server.pid).since(before)
    return await server.heard("result"), used


def _check(bot: str, result: Heard) -> None:
    if result.refused or result.unanswered or not result.waited:
        raise Spoilt(
            f"{bot}: {len(result.waited)} presses answered, {result.unanswered} not,"
            f" {result.refused} calls refused {result.words}"
        )
    if bot == LINLI and bots.stored() < len(result.waited):
        raise Spoilt("Linli answered more than it has stored")


def _made(bot: str, result: Heard, used: Spent) -> Run:
    count, waited = len(result.waited), result.waited

    def percentile(share: float) -> float:
        return 1000 * waited[min(count - 1, int(count * share))]

    return Run(
        bot=bot,
        rate=count / result.seconds,
        p50=percentile(0.5),
        p95=percentile(0.95),
        p99=percentile(0.99),
        bot_cpu=used.bot / result.seconds,
        stand_in_cpu=used.stand_in / result.seconds,
        others_cpu=used.others / result.seconds,
        cost=1000 * used.bot / count,
        calls=result.calls / count,
    )


async def _words(process: Process) -> str:
    """The last of what the bot said: read all along, so that it never waits for a reader."""
    assert process.stdout is not None, "piped"
    last = b""
    with suppress(ValueError):
        while line := await process.stdout.readline():
            last = (last + line)[-2000:]
    return last.decode(errors="replace")


async def _heard(process: Process, event: str) -> Heard:
    assert process.stdout is not None, "piped"
    line = await process.stdout.readline()
    if not line:
        raise Spoilt(f"the stand-in ended before it was {event}")
    heard = msgspec.json.decode(line, type=Heard)
    if heard.event != event:
        raise Spoilt(heard.words or heard.event)
    return heard
