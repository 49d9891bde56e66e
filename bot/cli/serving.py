"""`linli run`: open what is needed, work until told to stop, close it again."""

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

from telegram.error import InvalidToken, NetworkError, TelegramError

from bot import logs, running
from bot.app import Linli
from bot.cli.databases import current, explained
from bot.cli.words import Failed, t
from bot.clock import Clock
from bot.intake import TokenRefused
from bot.running import Part
from bot.settings import Settings
from bot.transport import Unreachable, Wire
from storage.database import Database

_log = logging.getLogger(__name__)

#: After so long a stop leaves the rest as it is: nothing is lost, it is all on disk.
_STOP_SECONDS = 9.0


async def serve(settings: Settings, part: Part) -> None:
    """Until a signal. Raises `Failed`."""
    if not settings.telegram.token:
        raise Failed(
            t(
                "The bot's token is missing: put what @BotFather gave you into the environment as"
                " LINLI_TELEGRAM__TOKEN, and start again."
            )
        )
    logs.set_up()
    stopping = _Stopping()
    with contextlib.suppress(asyncio.CancelledError):
        clock = Clock(offset=settings.clock.offset, file=settings.clock.path)
        async with current(settings, clock) as database, _linli(settings, database, clock) as bot:
            await _work(bot, part, stopping)
    _log.info("stopped")


@asynccontextmanager
async def _linli(settings: Settings, database: Database, clock: Clock) -> AsyncIterator[Linli]:
    telegram = settings.telegram
    linli = Linli(settings, database, Wire(telegram.base_url, telegram.token.reveal()), clock)
    try:
        yield linli
    finally:
        await linli.close()


async def _work(linli: Linli, part: Part, stopping: "_Stopping") -> None:
    with explained(linli.settings), _telegram_explained(linli.settings):
        await linli.prepare()
        stopping.ask = linli.stop
        ready = asyncio.Event()
        greeting = asyncio.create_task(_greet(linli, ready))
        try:
            with _address_explained(linli.settings):
                await running.run(linli, part, ready)
        finally:
            greeting.cancel()


async def _greet(linli: Linli, ready: asyncio.Event) -> None:
    await ready.wait()
    _log.info("ready as @%s", linli.application.bot.username)


@contextmanager
def _telegram_explained(settings: Settings) -> Iterator[None]:
    """Never in the library's own words: they quote the token."""
    root = settings.telegram.base_url
    try:
        yield
    except InvalidToken:
        raise Failed(
            t(
                "{root} does not know the bot's token: compare LINLI_TELEGRAM__TOKEN with what"
                " @BotFather shows for your bot, and start again.",
                root=root,
            )
        ) from None
    except TokenRefused as refused:
        raise Failed(
            t(
                "Telegram refuses to give us updates ({reason}): check the token and"
                " telegram.webhook_url.",
                reason=logs.mask(str(refused)),
            )
        ) from None
    except (NetworkError, Unreachable):
        raise Failed(
            t(
                "Telegram cannot be reached at {root}: check the network (or telegram.base_url,"
                " if you have set it), and start again.",
                root=root,
            )
        ) from None
    except TelegramError as strange:
        raise Failed(
            t(
                "{root} did not answer as Telegram does ({reason}): check telegram.base_url.",
                root=root,
                reason=logs.mask(str(strange)),
            )
        ) from None


@contextmanager
def _address_explained(settings: Settings) -> Iterator[None]:
    try:
        yield
    except OSError as refused:
        if settings.http.address is None:
            raise
        raise Failed(
            t(
                "Cannot listen on {address} ({reason}): another program may have that port; write"
                " another one into http.listen.",
                address=settings.http.listen,
                reason=refused.strerror or str(refused),
            )
        ) from None


class _Stopping:
    """The first signal asks to stop, the second one ends the process at once."""

    def __init__(self) -> None:
        #: How to ask whoever works; None while there is nothing to finish.
        self.ask: Callable[[], None] | None = None
        self._asked = False
        self._task = asyncio.current_task()
        self._loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            self._loop.add_signal_handler(number, self._signalled, number)

    def _signalled(self, number: int) -> None:
        assert self._task is not None, "made inside the task that works"
        if self._asked:
            os._exit(128 + number)
        self._asked = True
        if self.ask is None:
            self._task.cancel()
            return
        _log.info("stopping")
        self.ask()
        self._loop.call_later(_STOP_SECONDS, self._task.cancel)
