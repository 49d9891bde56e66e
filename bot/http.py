"""What others may ask this process: Telegram its webhook, a supervisor its health and figures."""

import hmac
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from storage.failures import Unavailable

_log = logging.getLogger(__name__)

PATH = "/telegram"
_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LARGEST = 1 << 20

Receive = Callable[[list[bytes]], Awaitable[None]]
#: What is wrong, in a word each; empty when all is well. And the figures.
Health = Callable[[], Awaitable[tuple[list[str], dict[str, float]]]]


class Http:
    def __init__(
        self, health: Health, receive: Receive | None, secret: str, *, path: str = PATH
    ) -> None:
        self._health, self._receive, self._path = health, receive, path
        self._secret = secret.encode()
        self._runner: web.AppRunner | None = None

    async def start(self, host: str, port: int) -> int:
        """The port it listens on. Raises `OSError` where it can't."""
        app = web.Application(client_max_size=_LARGEST)
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/metrics", self._metrics)
        if self._receive is not None:
            app.router.add_post(self._path, self._webhook)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError:
            await self.stop()
            raise
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _webhook(self, request: web.Request) -> web.Response:
        given = request.headers.get(_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        assert self._receive is not None, "no route without it"
        try:
            await self._receive([await request.read()])
        except Unavailable as error:
            _log.warning("update not taken in: %s", error)
            # Telegram keeps it and comes again.
            return web.Response(status=503, headers={"Retry-After": "5"})
        return web.Response()

    async def _healthz(self, _request: web.Request) -> web.Response:
        try:
            faults, _ = await self._health()
        except Unavailable as error:
            faults = [f"database: {error}"]
        text = "\n".join(faults) or "ok"
        return web.Response(status=503 if faults else 200, text=text + "\n")

    async def _metrics(self, _request: web.Request) -> web.Response:
        faults, figures = await self._health()
        registry = CollectorRegistry()
        for name, figure in (figures | {"healthy": float(not faults)}).items():
            Gauge(f"linli_{name}", name.replace("_", " "), registry=registry).set(figure)
        return web.Response(body=generate_latest(registry), content_type="text/plain")
