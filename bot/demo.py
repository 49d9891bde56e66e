"""`linli demo`: a made-up neighbourhood on this machine, and Linli serving it.

The stand-in for Telegram lives in this process, Linli in a child of its own: the very program
that serves real neighbourhoods, over real HTTP.
"""

import asyncio
import errno
import os
import secrets
import signal
import sys
import tempfile
import threading
import webbrowser
from collections import deque
from collections.abc import AsyncIterator, Coroutine, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import cast
from bot.cast import Cast
from bot.cli.words import Failed, complain, say, t
from bot.keys import PREFIX
from playground.clock import Clock
from playground.people import Person
from playground.server import serve
from playground.world import World

#: What Linli logs once it takes updates in.
_READY = "ready as @"
#: A line of its log that need not trouble whoever tries it out.
_USUAL = '"level": "INFO"'
#: A stop takes the child less than this.
_STOP_SECONDS = 10.0
#: Lines of the child's log that are kept, to be shown if it dies.
_REMEMBERED = 15


async def play(host: str, port: int, *, headless: bool) -> None:
    """Until a signal. Raises `Failed`."""
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    with tempfile.TemporaryDirectory(prefix="linli-demo-") as name:
        folder = Path(name)
        # A new token each time: a child that outlived its demo must not serve the next one.
        token = f"8025000001:{secrets.token_urlsafe(26)}"
        world = World(SharedClock(folder / "clock"), tokens=[token])
        people = cast.gather(world, token)
        async with _page(world, host, port) as address:
            linli = _Linli(folder)
            await linli.start(cast.settings(people), token, address)
            try:
                if await linli.until_ready(stopping):
                    _introduce(people, address, headless=headless)
                    await linli.until_dead(stopping)
            finally:
                await linli.stop()


class SharedClock(Clock):
    """Whoever reads the file lives by this clock too."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    def move(self, seconds: float) -> None:
        super().move(seconds)
        self._share()

    def move_to(self, at: datetime) -> None:
        super().move_to(at)
        self._share()

    def _share(self) -> None:
        written = self._file.with_suffix(".new")
        written.write_text(str(self.offset), encoding="utf-8")
        written.replace(self._file)


@asynccontextmanager
async def _page(world: World, host: str, port: int) -> AsyncIterator[str]:
    """The address as this machine reaches it."""
    async with AsyncExitStack() as stack:
        try:
            address = await stack.enter_async_context(serve(world, host, port))
        except OSError as refused:
            raise Failed(_taken(host, port, refused)) from None
        # Nobody can open the address that stands for all addresses.
        yield address.replace("//0.0.0.0", "//127.0.0.1")


def _taken(host: str, port: int, refused: OSError) -> str:
    if refused.errno == errno.EADDRINUSE:
        return t(
            "Port {port} is taken by another program: choose another one, for example"
            " `make demo DEMO_PORT={other}`.",
            port=port,
            other=port % 65_535 + 1,
        )
    return t(
        "Cannot listen on {address} ({reason}).",
        address=f"{host}:{port}",
        reason=refused.strerror or str(refused),
    )


class _Linli:
    """The child, with what it last said."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines: deque[str] = deque(maxlen=_REMEMBERED)
        self._ready = asyncio.Event()

    async def start(self, settings: str, token: str, address: str) -> None:
        config = self._folder / "config.toml"
        config.write_text(settings, encoding="utf-8")
        # Settings of a real neighbourhood have no business here.
        environ = {k: v for k, v in os.environ.items() if not k.startswith(PREFIX)}
        environ |= {
            f"{PREFIX}TELEGRAM__TOKEN": token,
            f"{PREFIX}TELEGRAM__BASE_URL": address,
            f"{PREFIX}STORAGE__URL": f"sqlite:///{self._folder / 'linli.db'}",
            f"{PREFIX}STORAGE__BACKUPS": str(self._folder / "backups"),
            f"{PREFIX}CLOCK__FILE": str(self._folder / "clock"),
        }
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--config", str(config)),
            env=environ,
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

    async def until_ready(self, stopping: asyncio.Event) -> bool:
        """False: somebody stopped us first. Raises `Failed` where it died."""
        await _first(self._ready.wait(), stopping.wait(), self._listening)
        self._check()
        return self._ready.is_set()

    async def until_dead(self, stopping: asyncio.Event) -> None:
        """Or until somebody stops us. Raises `Failed`."""
        await _first(stopping.wait(), self._listening)
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


def _introduce(people: Cast, address: str, *, headless: bool) -> None:
    say(
        t(
            "{name} is ready (a made-up neighbourhood, nothing leaves this machine):",
            name=cast.NEIGHBOURHOOD,
        )
    )
    say(f"\n    {address}\n")
    say(t("Residents: {names}", names=_names(people.residents)))
    say(t("Repair workers: {names}", names=_names(people.workers)))
    say(t("Administrator: {names}", names=people.administrator.first_name))
    say(t("Groups: {names}", names=f"{people.staff_group.title}、{people.residents_group.title}"))
    say(t("Try it: as 王阿姨 write “3号楼2单元电梯又坏了” and press the first button."))
    say(t("Ctrl-C stops everything; nothing is kept."))
    if not headless and _has_screen():
        # In a thread: some browsers answer only when they are closed.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _names(people: Iterable[Person]) -> str:
    return "、".join(person.first_name for person in people)


def _has_screen() -> bool:
    """Without one a text browser would take over this terminal."""
    shown = {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys()
    return bool(shown) or sys.platform in {"darwin", "win32"}
