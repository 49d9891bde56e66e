"""The stand-in and the people in one process: `python -m bench.stand_in --people 256`.

Says on stdout, one JSON object a line, where it listens, when measuring begins, and what it saw.
"""

import argparse
import asyncio
import sys
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from aiohttp import web

from bench.crowd import Crowd
from bench.telegram import Refused, Telegram

_PATIENCE = 60.0


async def _params(request: web.BaseRequest) -> Mapping[str, Any]:
    """However the bot's library writes them."""
    kind = request.content_type
    if kind == "multipart/form-data":
        return dict(await request.post())
    body = await request.read()
    if kind == "application/json":
        given: dict[str, Any] = msgspec.json.decode(body) if body else {}
        return given
    return dict(parse_qsl(body.decode() if body else request.query_string))


def _handler(telegram: Telegram, delay: float) -> Any:
    async def handle(request: web.BaseRequest) -> web.Response:
        method = request.raw_path.partition("?")[0].rpartition("/")[2]
        status = 200
        try:
            body = await telegram.call(method, await _params(request))
        except Refused as refused:
            telegram.refused += 1
            telegram.words = f"{method}: {refused.words}"
            status, body = refused.code, refused.body()
        if delay:
            await asyncio.sleep(delay)
        return web.Response(status=status, body=body, content_type="application/json")

    return handle


def _say(**what: object) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(what) + b"\n")
    sys.stdout.flush()


async def _measure(crowd: Crowd, warm: float, seconds: float) -> None:
    await crowd.arrive()
    crowd.begin()
    await asyncio.sleep(warm)
    crowd.waited.clear()
    telegram = crowd.telegram
    calls = telegram.calls
    loop = asyncio.get_running_loop()
    began = loop.time()
    _say(event="measuring")
    await asyncio.sleep(seconds)
    waited, took = sorted(crowd.waited), loop.time() - began
    calls = telegram.calls - calls
    _say(event="measured")
    _say(
        event="result",
        seconds=took,
        waited=waited,
        calls=calls,
        unanswered=await crowd.end(_PATIENCE / 4),
        refused=telegram.refused,
        words=telegram.words,
    )


async def _run(given: argparse.Namespace) -> None:
    crowd = Crowd(given.people)
    server = web.Server(_handler(crowd.telegram, given.delay), access_log=None)
    runner = web.ServerRunner(server, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
    _say(event="listening", address=f"http://127.0.0.1:{runner.addresses[0][1]}")
    try:
        await asyncio.to_thread(sys.stdin.readline)
        async with asyncio.timeout(given.warm + given.seconds + _PATIENCE):
            await _measure(crowd, given.warm, given.seconds)
        # The bot is stopped before the server that it talks to.
        await asyncio.to_thread(sys.stdin.read)
    except TimeoutError:
        missing = f"{crowd.missing} of {given.people} people never got their buttons"
        _say(event="gave up", words=f"{missing}. {crowd.telegram.words}")
    finally:
        await runner.cleanup()


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.stand_in", description=__doc__)
    parser.add_argument("--people", type=int, default=256)
    parser.add_argument("--warm", type=float, default=2.0)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--delay", type=float, default=0.0)
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(_run(_given()))
