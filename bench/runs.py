"""One run: a stand-in with its people, one bot, and what came of it."""

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bench.peers import TOKEN
from bench.processes import Spent, spent
from storage.migrate import migrate

ROOT = Path(__file__).resolve().parent.parent
#: Below the project and not in a memory file system: Linli's commits go to a real disk.
WORK = ROOT / "build" / "bench"

BOTS = {
    "Linli": "bench.linli",
    "PTB": "bench.peers.ptb",
    "PTB on aiohttp": "bench.peers.ptb_aiohttp",
    "aiogram": "bench.peers.aiogram",
    "nothing": "bench.peers.nothing",
}


class Spoilt(Exception):
    """A run that says nothing: a bot died, was refused, or left people without an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    people: int = 256
    warm: float = 2.0
    seconds: float = 8.0
    #: How far away Telegram is, in seconds.
    delay: float = 0.0


class _Said(msgspec.Struct):
    event: str
    address: str = ""
    seconds: float = 0.0
    waited: list[float] = []
    calls: int = 0
    polls: int = 0
    unanswered: int = 0
    refused: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    bot: str
    #: Presses answered a second.
    rate: float
    #: Milliseconds from hand to eye.
    p50: float
    p95: float
    p99: float
    #: Shares of one core.
    bot_cpu: float
    stand_in_cpu: float
    others_cpu: float
    #: Processor milliseconds of the bot for each press.
    cost: float
    calls_each: float


async def run(bot: str, load: Load) -> Run:
    """Raises `Spoilt`."""
    async with _stand_in(load) as stand_in:
        address = (await _heard(stand_in, "listening")).address
        async with started(bot, address) as process:
            return await _measured(bot, process, stand_in)


async def _measured(
    bot: str, process: asyncio.subprocess.Process, stand_in: asyncio.subprocess.Process
) -> Run:
    await _heard(stand_in, "measuring", process)
    before = spent(process.pid, stand_in.pid)
    await _heard(stand_in, "measured", process)
    used = spent(process.pid, stand_in.pid).since(before)
    said = await _heard(stand_in, "result", process)
    if said.refused or said.unanswered or not said.waited:
        raise Spoilt(f"{bot}: {said.unanswered} unanswered, {said.refused} refused {said.words}")
    return _made(bot, said, used)


def _made(bot: str, said: _Said, used: Spent) -> Run:
    count, waited = len(said.waited), said.waited

    def percentile(share: float) -> float:
        return 1000 * waited[min(count - 1, int(count * share))]

    return Run(
        bot=bot,
        rate=count / said.seconds,
        p50=percentile(0.5),
        p95=percentile(0.95),
        p99=percentile(0.99),
        bot_cpu=used.bot / said.seconds,
        stand_in_cpu=used.stand_in / said.seconds,
        others_cpu=used.others / said.seconds,
        cost=1000 * used.bot / count,
        calls_each=said.calls / count,
    )


@asynccontextmanager
async def _stand_in(load: Load) -> AsyncIterator[asyncio.subprocess.Process]:
    options = {"people": load.people, "warm": load.warm, "seconds": load.seconds}
    options["delay"] = load.delay
    arguments = [f"--{name}={value}" for name, value in options.items()]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bench.stand_in", *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
        # A result holds a number for each press.
        limit=1 << 26,
    )
    try:
        yield process
    finally:
        await ended(process)


@asynccontextmanager
async def started(bot: str, address: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot, until the context ends; what it says is in build/bench/<bot>.log."""
    WORK.mkdir(parents=True, exist_ok=True)
    environ = dict(os.environ)
    if bot == "Linli":
        environ |= await linli(address)
    with (WORK / f"{bot}.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", BOTS[bot], address, cwd=ROOT, env=environ, stderr=log, stdout=log
        )
        try:
            yield process
        finally:
            await ended(process)


async def linli(address: str) -> dict[str, str]:
    """An empty database on disk, and settings. Nobody here has limits on sending."""
    folder = WORK / "data"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    url = f"sqlite:///{folder}/linli.db"
    await migrate(url)
    return {
        "LINLI_TELEGRAM__TOKEN": TOKEN,
        "LINLI_TELEGRAM__BASE_URL": address,
        "LINLI_STORAGE__URL": url,
        "LINLI_SENDING__PER_SECOND": "0",
        "LINLI_SENDING__PER_CHAT_PER_SECOND": "0",
        "LINLI_SENDING__PER_GROUP_PER_MINUTE": "0",
    }


async def ended(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), 15)
    except TimeoutError:
        process.kill()
        await process.wait()


async def _heard(
    stand_in: asyncio.subprocess.Process,
    event: str,
    bot: asyncio.subprocess.Process | None = None,
) -> _Said:
    assert stand_in.stdout is not None, "piped"
    line = await stand_in.stdout.readline()
    if bot is not None and bot.returncode is not None:
        raise Spoilt(f"the bot ended with {bot.returncode}; its words are in {WORK}")
    if not line:
        raise Spoilt(f"the stand-in ended before it said {event!r}")
    said = msgspec.json.decode(line, type=_Said)
    assert said.event == event, said
    return said
