"""`python -m playground`: the stand-in on its own, for any bot in any language."""

import argparse
import asyncio
import contextlib
import errno
import signal
import sys

from playground.clock import Clock
from playground.server import serve
from playground.world import World


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m playground", description="A strict stand-in for Telegram's Bot API."
    )
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: here only)")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument(
        "--token", action="append", help="only this bot exists; may be given several times"
    )
    parser.add_argument("--limits", action="store_true", help="Telegram's limits on sending")
    return parser.parse_args()


def _unheard(arguments: argparse.Namespace, problem: OSError) -> str:
    if problem.errno == errno.EADDRINUSE:
        return f"Port {arguments.port} is taken by another program: choose one with --port.\n"
    return f"Can't listen on {arguments.host}:{arguments.port}: {problem}.\n"


async def _run(arguments: argparse.Namespace) -> None:
    world = World(Clock(), tokens=arguments.token)
    world.limits.on = arguments.limits
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for mark in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(mark, stopped.set)
    async with serve(world, arguments.host, arguments.port) as address:
        sys.stdout.write(f"The stand-in for Telegram listens on {address}; Ctrl-C stops it.\n")
        sys.stdout.flush()
        await stopped.wait()


def main() -> int:
    """The exit code."""
    arguments = _arguments()
    with contextlib.suppress(KeyboardInterrupt):
        try:
            asyncio.run(_run(arguments))
        except OSError as problem:
            sys.stderr.write(_unheard(arguments, problem))
            return 1
        except ValueError as problem:
            sys.stderr.write(f"Not a token: {problem}.\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
