"""The stand-in over HTTP: the Bot API, its files, the control API and the page."""

import asyncio
import contextlib
import functools
from collections.abc import AsyncIterator, Awaitable, Callable
from urllib.parse import unquote

from aiohttp import web

from playground import breakage, forms
from playground.calls import call, download
from playground.control import Control
from playground.faults import NetworkFault
from playground.refusals import Refused
from playground.stage import Stage
from playground.webhooks import Pusher
from playground.wire import encode
from playground.world import World

#: Bytes; Telegram takes no larger upload.
_LARGEST = 50 << 20
_JSON = "application/json"
#: A page with nothing added.
_BARE = Stage()

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


def make_handler(world: World, stage: Stage = _BARE) -> Handler:
    """Answers everything that this server serves."""
    control = Control(world, stage)

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        path = request.raw_path
        if path.startswith("/bot"):
            return await _bot_api(world, request, path[4:])
        if path.startswith("/file/bot"):
            return _file(world, path[9:])
        return await control.handle(request)

    return handle


def make_app(world: World, stage: Stage = _BARE) -> web.Application:
    """The same as a part of a larger application; `serve` is quicker."""
    handler = make_handler(world, stage)

    async def posting(_: web.Application) -> AsyncIterator[None]:
        async with Pusher(world):
            yield

    app = web.Application(client_max_size=_LARGEST)
    app.router.add_route("*", "/{path:.*}", handler)
    app.cleanup_ctx.append(posting)
    return app


@contextlib.asynccontextmanager
async def serve(
    world: World, host: str = "127.0.0.1", port: int = 0, stage: Stage = _BARE
) -> AsyncIterator[str]:
    """Serves while the context lasts; gives the address without a slash at its end. Raises
    OSError where the port is taken.
    """
    runner = web.ServerRunner(_server(world, stage), shutdown_timeout=0.5)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port, backlog=1024)
        await site.start()
        async with Pusher(world):
            yield site.name.rstrip("/") if port else _address(runner)
    finally:
        await runner.cleanup()


def _server(world: World, stage: Stage) -> web.Server:
    """Without aiohttp's router and middlewares, which cost more than most calls. A client that
    hangs up ends its poll.
    """
    whole = functools.partial(
        web.BaseRequest, loop=asyncio.get_running_loop(), client_max_size=_LARGEST
    )
    return web.Server(
        make_handler(world, stage),
        request_factory=whole,
        handler_cancellation=True,
        access_log=None,
    )


def _address(runner: web.ServerRunner) -> str:
    host, port = runner.addresses[0][:2]
    return f"http://{host}:{port}"


async def _bot_api(world: World, request: web.BaseRequest, rest: str) -> web.StreamResponse:
    path, _, query = rest.partition("?")
    token, _, method = path.partition("/")
    token = unquote(token)
    try:
        params, files = await forms.read(request, query)
        answer = await call(world, token, method, params, files)
    except NetworkFault as fault:
        return await breakage.act(request, fault.kind)
    except web.HTTPRequestEntityTooLarge:
        return _answer(413, encode(Refused(413, "Request Entity Too Large").body()))
    except Refused as refused:
        return _answer(refused.code, encode(refused.body()))
    return _answer(answer.status, encode(answer.body))


def _answer(status: int, body: bytes) -> web.Response:
    return web.Response(status=status, body=body, content_type=_JSON)


def _file(world: World, rest: str) -> web.Response:
    token, _, path = rest.partition("/")
    data = download(world, unquote(token), unquote(path))
    if data is None:
        return _answer(404, encode(Refused(404, "Not Found").body()))
    return web.Response(body=data, content_type="application/octet-stream")
