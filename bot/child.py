"""Linli as a child process: the very program that serves real neighbourhoods, on a database
that nobody will miss.
"""

import asyncio
import os
import sys
from collections import deque
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from bot.cli.words import Failed, complain, t
from bot.keys import PREFIX

#: What Linli logs once it takes updates in.
_READY = "ready as @"
#: A line of its log that need not trouble whoever tries it out.
_USUAL = '"level": "INFO"'
#: A stop takes the child less than this.
_STOP_SECONDS = 10.0
#: Lines of the child's log that are kept, to be shown if it dies.
_REMEMBERED = 15


class Linli:
    """The child, with what it last said. Its clock is the file `clock` in the folder."""

    def __init__(self, folder: Path, token: str) -> None:
        self._folder = folder
        self._token = token
        self._lines: deque[str] = deque(maxlen=_REMEMBERED)
        self._ready = asyncio.Event()
        #: Held while its death is our doing.
        self._changing = asyncio.Lock()
        self._lives = 0

    async def start(self, settings: str, address: str, roll: Path | None = None) -> None:
        """On an empty database; `address` is where its Telegram is. `roll`: read first, as an
        administrator would.
        """
        self._roll = roll
        self._address = address
        self._lives += 1
        self._home = self._folder / str(self._lives)
        self._home.mkdir()
        self._config.write_text(settings, encoding="utf-8")
        if roll is not None:
            await self._read(roll)
        await self._launch()

    @property
    def _config(self) -> Path:
        return self._home / "config.toml"

    async def _read(self, roll: Path) -> None:
        """Raises `Failed`."""
        reading = await asyncio.create_subprocess_exec(
            *self._command("roll", str(roll), "--apply"),
            env=self._environ(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        _, said = await reading.communicate()
        if reading.returncode:
            raise Failed(said.decode(errors="replace"))

    def _command(self, name: str, *args: str) -> tuple[str, ...]:
        return (sys.executable, "-m", "bot", name, *args, "--config", str(self._config))

    def _environ(self) -> dict[str, str]:
        # Settings of a real neighbourhood have no business here.
        environ = {k: v for k, v in os.environ.items() if not k.startswith(PREFIX)}
        return environ | {
            f"{PREFIX}TELEGRAM__TOKEN": self._token,
            f"{PREFIX}TELEGRAM__BASE_URL": self._address,
            f"{PREFIX}STORAGE__URL": f"sqlite:///{self._home / 'linli.db'}",
            f"{PREFIX}STORAGE__BACKUPS": str(self._home / "backups"),
            f"{PREFIX}STORAGE__KEYS": str(self._home / "keys"),
            f"{PREFIX}CLOCK__FILE": str(self._folder / "clock"),
        }

    async def _launch(self) -> None:
        self._ready.clear()
        self._process = await asyncio.create_subprocess_exec(
            *self._command("run"),
            env=self._environ(),
            stdin=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            # Ctrl-C reaches only us, and we stop it: two signals would cut it short.
            start_new_session=True,
        )
        self._listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        assert self._process.stderr is not None, "a pipe"
        async for line in self._process.stderr:
            text = line.decode(errors="replace").rstrip()
            self._lines.append(text)
            if _USUAL not in text:
                complain(text)
            if _READY in text:
                self._ready.set()

    async def restart(self) -> None:
        """Killed at whatever moment, as in a power cut, and started on what it had kept."""
        async with self._changing:
            await self._kill()
            await self._launch()
            await _first(self._ready.wait(), self._listening)

    async def begin_anew(self, settings: Callable[[], str]) -> None:
        """A new life; its settings are asked for when the old one has ended."""
        async with self._changing:
            await self._kill()
            await self.start(settings(), self._address, self._roll)
            await _first(self._ready.wait(), self._listening)

    async def _kill(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
        await self._listening
        await self._process.wait()

    async def until_ready(self, stopping: asyncio.Event) -> bool:
        """False: somebody stopped us first. Raises `Failed` where it died."""
        await _first(self._ready.wait(), stopping.wait(), self._listening)
        self._check()
        return self._ready.is_set()

    async def until_dead(self, stopping: asyncio.Event) -> None:
        """Or until somebody stops us. Raises `Failed`."""
        while not stopping.is_set():
            await _first(stopping.wait(), self._listening)
            async with self._changing:
                self._check()

    def _check(self) -> None:
        if self._listening.done():
            said = "\n".join(self._lines)
            raise Failed(t("Linli has ended by itself. Its last words:\n{said}", said=said))

    async def stop(self) -> None:
        if self._process.returncode is None:
            self._process.terminate()
        try:
            async with asyncio.timeout(_STOP_SECONDS):
                await self._listening
        except TimeoutError:
            self._process.kill()
        await self._process.wait()


async def _first(*events: Coroutine[Any, Any, object] | asyncio.Task[None]) -> None:
    """Waits for one of them; those that were made for this are not left behind."""
    waits = {asyncio.ensure_future(event) for event in events}
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits.difference(events):
        wait.cancel()
