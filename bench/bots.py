"""The bots that are measured, each started as whoever uses it would start it."""

import asyncio
import os
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from bench.peers import TOKEN
from storage.migrate import migrate

ROOT = Path(__file__).resolve().parent.parent
#: Below the project and not in a memory file system: Linli's commits go to a real disk.
WORK = ROOT / "build" / "bench"

LINLI = "Linli"
PTB = "PTB"
PTB_AIOHTTP = "PTB on aiohttp"
AIOGRAM = "aiogram"
NOTHING = "nothing"

_COMMANDS = {
    LINLI: ("bot", "run"),
    PTB: ("bench.peers.ptb",),
    PTB_AIOHTTP: ("bench.peers.ptb_aiohttp",),
    AIOGRAM: ("bench.peers.aiogram",),
    NOTHING: ("bench.peers.nothing",),
}
#: A stop may take ten seconds by Linli's own promise.
_STOP_SECONDS = 15.0

Process = asyncio.subprocess.Process


async def prepared() -> str:
    """An empty, migrated database on disk. Its address."""
    folder = WORK / "data"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    url = f"sqlite:///{folder}/linli.db"
    await migrate(url)
    return url


def stored() -> int:
    """How many updates Linli's database says were served."""
    with closing(sqlite3.connect(WORK / "data" / "linli.db")) as database:
        [count] = database.execute("SELECT count(*) FROM inbox WHERE state = 'done'").fetchone()
    return int(count)


@asynccontextmanager
async def started(bot: str, address: str, storage: str = "") -> AsyncIterator[Process]:
    """The bot, until the context ends. What it says is on its stdout."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", *_COMMANDS[bot]),
        *(() if bot == LINLI else (address,)),
        cwd=ROOT,
        env=_environment(address, storage) if bot == LINLI else None,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        await ended(process)


def _environment(address: str, storage: str) -> dict[str, str]:
    """As shipped but for the limits on haste, which no other bot here has."""
    foreign = {name: text for name, text in os.environ.items() if not name.startswith("LINLI_")}
    return foreign | {
        "LINLI_TELEGRAM__TOKEN": TOKEN,
        "LINLI_TELEGRAM__BASE_URL": address,
        "LINLI_STORAGE__URL": storage,
        "LINLI_SENDING__PER_SECOND": "0",
        "LINLI_SENDING__PER_CHAT_PER_SECOND": "0",
        "LINLI_SENDING__PER_GROUP_PER_MINUTE": "0",
        "LINLI_RECEIVING__PER_PERSON_PER_SECOND": "0",
    }


async def ended(process: Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), _STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
