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
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot import cast, moving_in, story
from bot.cast import Cast
from bot.child import Linli
from bot.cli.words import Failed, say, t
from handlers.kit.i18n import N_
from playground.clock import Clock
from playground.server import serve
from playground.stage import Hook, Stage
from playground.world import World

#: Whom to look over the shoulder first.
_SOME = {
    N_("residents"): ("王阿姨", "张大爷", "小刘"),
    N_("repair staff"): ("李师傅", "赵师傅"),
    N_("branch secretary and administrator"): ("陈书记",),
    N_("volunteers"): ("小孙", "梁妈妈"),
    N_("just moved in, knows nobody"): ("蔡阿姨",),
}


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
        linli = Linli(folder, token)
        stage = story.stage(restart=linli.restart, afresh=_afresh(world, token, linli))
        async with _page(world, host, port, stage) as address:
            await linli.start(cast.settings(people), address, cast.ROLL)
            try:
                if await linli.until_ready(stopping):
                    await moving_in.everybody(world, people)
                    _introduce(people, address, headless=headless)
                    await linli.until_dead(stopping)
            finally:
                await linli.stop()


def _afresh(world: World, token: str, linli: Linli) -> Hook:
    """Everything as it was at first, the clock too."""
    gathered: list[Cast] = []

    def gather() -> str:
        world.clear()
        if isinstance(world.now, Clock):
            world.now.move(-world.now.offset)
        gathered[:] = [cast.gather(world, token)]
        return cast.settings(gathered[0])

    async def afresh() -> None:
        await linli.begin_anew(gather)
        await moving_in.everybody(world, gathered[0])

    return afresh


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
async def _page(world: World, host: str, port: int, stage: Stage) -> AsyncIterator[str]:
    """The address as this machine reaches it."""
    async with AsyncExitStack() as stack:
        try:
            address = await stack.enter_async_context(serve(world, host, port, stage))
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


def _introduce(people: Cast, address: str, *, headless: bool) -> None:
    say(
        t(
            "{name} is ready (a made-up neighbourhood, nothing leaves this machine):",
            name=cast.NEIGHBOURHOOD,
        )
    )
    say(f"\n    {address}\n")
    say(t("{count} people live and work here, for example:", count=len(people.people)))
    for duty, names in _SOME.items():
        say(f"    {t(duty)}: {'、'.join(names)}")
    titles = "、".join(chat.title or "" for chat, *_ in people.groups)
    say(t("Groups: {names}", names=titles))
    say(t("Try it: as 王阿姨 write “3号楼2单元电梯又坏了” and press the first button."))
    say(t("Ctrl-C stops everything; nothing is kept."))
    if not headless and _has_screen():
        # In a thread: some browsers answer only when they are closed.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _has_screen() -> bool:
    """Without one a text browser would take over this terminal."""
    shown = {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys()
    return bool(shown) or sys.platform in {"darwin", "win32"}
