"""A process at work: its parts started, watched and stopped."""

import asyncio
import gc
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from bot.app import Linli
from bot.http import PATH, Http
from bot.intake import ALLOWED, TokenRefused
from bot.transport import Unreachable
from services.understanding import understand

_log = logging.getLogger(__name__)

#: Which parts of the pipe a process runs.
Part = Literal["all", "intake", "worker", "sender"]
#: The oldest waiting update may be this old, and a part this long silent, in seconds.
_YOUNG = 60.0
_SILENT = 90.0
_TOO_MANY, _SERVER_ERROR = 429, 500


async def run(linli: Linli, part: Part, ready: asyncio.Event) -> None:
    """Until `linli.stop()`. Sets `ready` when updates are taken in. Raises `TokenRefused`, and
    `OSError` where the address to listen on can't be had.
    """
    async with _listening(linli):
        await _announce(linli, part)
        tasks = _start(linli, part)
        ready.set()
        # Whoever waits for it is told before anything else is done.
        await asyncio.sleep(0)
        _settle()
        try:
            await _watch(linli, tasks)
        finally:
            await _stop(linli, tasks)


def _settle() -> None:
    """What would only keep people waiting before we are ready, and would keep the first message
    waiting if it were done with it.
    """
    # The lexicon is read, its Latin words included.
    understand("电梯坏了 lift")
    # What was imported stays for good: no collection need walk it again (7% of the speed).
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


async def _watch(linli: Linli, tasks: dict[str, "asyncio.Task[None]"]) -> None:
    """Return when asked to stop; raise what a part died of."""
    stop = asyncio.create_task(linli.stopping.wait())
    try:
        done, _ = await asyncio.wait({stop, *tasks.values()}, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            await task
    finally:
        stop.cancel()


def _start(linli: Linli, part: Part) -> dict[str, "asyncio.Task[None]"]:
    run_parts: dict[str, asyncio.Task[None]] = {}
    polling = linli.settings.telegram.mode == "polling"
    if part in {"all", "intake"} and polling:
        taking = linli.leases["intake"].during(linli.intake.run)
        run_parts["intake"] = asyncio.create_task(taking)
    if part in {"all", "worker"}:
        run_parts["worker"] = asyncio.create_task(linli.worker.run(linli.stopping))
    if part in {"all", "sender"}:

        async def send() -> None:
            await linli.sender.run(linli.stopping)

        run_parts["sender"] = asyncio.create_task(linli.leases["sender"].during(send))
        run_parts["clock"] = asyncio.create_task(linli.leases["clock"].during(linli.tick))
    return run_parts


async def _stop(linli: Linli, tasks: dict[str, "asyncio.Task[None]"]) -> None:
    """Take nothing more in, finish the batch in hand, send what can still be sent."""
    linli.stop()
    # A sender that still waits for its lease has nothing in hand.
    idle = () if linli.leases["sender"].held() else ("sender",)
    for name in ("intake", "clock", *idle):
        if name in tasks:
            tasks[name].cancel()
    await asyncio.gather(*tasks.values(), return_exceptions=True)


async def _announce(linli: Linli, part: Part) -> None:
    """Tell Telegram how we want our updates. Raises `TokenRefused`."""
    if part not in {"all", "intake"}:
        return
    telegram = linli.settings.telegram
    request: dict[str, object] = {}
    if telegram.mode == "webhook":
        request = {
            "url": _address(telegram.webhook_url),
            "secret_token": telegram.webhook_secret.reveal(),
            "allowed_updates": ALLOWED,
        }
    method = "setWebhook" if request else "deleteWebhook"
    answer = await linli.wire.call(method, msgspec.json.encode(request))
    if answer.error_code == _TOO_MANY or answer.error_code >= _SERVER_ERROR:
        raise Unreachable(f"{answer.error_code} {answer.description}")
    if not answer.ok:
        raise TokenRefused(answer.description)


def _address(url: str) -> str:
    """With the path that we listen on, unless the address names one."""
    return url if urlsplit(url).path.strip("/") else url.rstrip("/") + PATH


@asynccontextmanager
async def _listening(linli: Linli) -> AsyncIterator[None]:
    address, telegram = linli.settings.http.address, linli.settings.telegram
    if address is None:
        yield
        return

    async def asked() -> tuple[list[str], dict[str, float]]:
        return await health(linli)

    webhook = telegram.mode == "webhook"
    http = Http(
        asked,
        linli.intake.receive if webhook else None,
        telegram.webhook_secret.reveal(),
        path=urlsplit(_address(telegram.webhook_url)).path if webhook else PATH,
    )
    port = await http.start(*address)
    _log.info("listening on port %s", port)
    try:
        yield
    finally:
        await http.stop()


async def health(linli: Linli) -> tuple[list[str], dict[str, float]]:
    """What is wrong, in a few words each, and the figures behind it."""
    async with linli.database.read() as unit:
        oldest = await unit.inbox.oldest()
        pending, unsent = await unit.inbox.waiting(), await unit.outbox.waiting()
        age = (unit.now - oldest).total_seconds() if oldest else 0.0
    now = time.monotonic()
    deaf, silent = now - linli.intake.heard_at, now - linli.sender.alive_at
    polling = linli.settings.telegram.mode == "polling" and linli.leases["intake"].held()
    faults = ["worker: the oldest update waits too long"] if age > _YOUNG else []
    faults += ["intake: polls are not answered"] if polling and deaf > _SILENT else []
    faults += ["sender: silent"] if linli.leases["sender"].held() and silent > _SILENT else []
    return faults, {
        "inbox_pending": float(pending),
        "inbox_oldest_seconds": age,
        "outbox_pending": float(unsent),
        "outbox_too_late": float(linli.sender.too_late),
        "intake_silent_seconds": deaf,
        "sender_silent_seconds": silent,
    }
