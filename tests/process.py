"""A bot in a process of its own, so that it can be killed."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

#: `linli run`, with the interpreter and the sources of these tests.
LINLI = (sys.executable, "-m", "bot", "run")
#: Lines of the log, where a test fails.
_SHOWN = 60
_ROOT = Path(__file__).parents[1]


class BotProcess:
    """Started again and again on the same data. Leave it with `ended`, or nothing stops it."""

    def __init__(
        self, command: tuple[str, ...], folder: Path, settings: Mapping[str, str]
    ) -> None:
        self._command, self._folder = command, folder
        kept = {name: value for name, value in os.environ.items() if "LINLI" not in name}
        self._environ: Mapping[str, str] = kept | {"PYTHONPATH": str(_ROOT)} | dict(settings)
        self._process: Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._heard = asyncio.Event()
        self._born = 0
        #: What it wrote, all its lives together: one line each.
        self.log: list[str] = []

    async def start(self) -> None:
        self._born = len(self.log)
        self._process = await asyncio.create_subprocess_exec(
            *self._command, cwd=self._folder, env=self._environ, stdout=DEVNULL, stderr=PIPE
        )
        self._reading = asyncio.create_task(self._read(self._process))

    async def ready(self) -> None:
        await self.logs("ready as")

    async def logs(self, words: str) -> None:
        """Returns when this life has logged them. Raises AssertionError where it ended instead."""
        assert self._reading is not None, "start() first"
        while not any(words in line for line in self.log[self._born :]):
            assert not self._reading.done(), "\n".join(self.log)
            self._heard.clear()
            heard = asyncio.ensure_future(self._heard.wait())
            await asyncio.wait({heard, self._reading}, return_when=asyncio.FIRST_COMPLETED)
            heard.cancel()

    async def kill(self) -> None:
        """At once, wherever it is."""
        self.signal(signal.SIGKILL)
        await self.end()

    async def stop(self) -> int:
        """Asked politely, the exit code it ends with."""
        self.signal(signal.SIGTERM)
        return await self.end()

    def signal(self, number: signal.Signals) -> None:
        assert self._process is not None, "start() first"
        if self._process.returncode is None:
            self._process.send_signal(number)

    async def end(self) -> int:
        """Wait until it ends by itself; its exit code."""
        assert self._process is not None, "start() first"
        code = await self._process.wait()
        if self._reading is not None:
            await self._reading
        return code

    async def _read(self, process: Process) -> None:
        assert process.stderr is not None, "piped"
        async for line in process.stderr:
            self.log.append(line.decode().rstrip())
            self._heard.set()


@asynccontextmanager
async def ended(process: BotProcess) -> AsyncIterator[BotProcess]:
    """Whatever happens, it is gone afterwards."""
    await process.start()
    try:
        yield process
    except BaseException:
        # Shown by pytest beside what failed.
        print(*process.log[-_SHOWN:], sep="\n")
        raise
    finally:
        await process.kill()
