"""Heavy work in a process of its own, which is begun when first needed and thrown away after.

A child that speaks through its stdin and stdout, and not a pool: a pool brings our own main
module, a second helper process and no way to end what takes too long.
"""

import asyncio
import contextlib
import os
import pickle
import struct
import sys
from collections.abc import Callable
from typing import TypeVar, cast

from bot.keys import PREFIX
from handlers.kit.raised import TooMuchWork

R = TypeVar("R")

#: Seconds that one piece of work may take, and that an idle child is kept for.
_LONGEST = 120.0
_IDLE = 60.0
_LENGTH = struct.Struct(">Q")


class Apart:
    """One piece of work at a time."""

    def __init__(self, *, longest: float = _LONGEST, idle: float = _IDLE) -> None:
        self._longest, self._idle = longest, idle
        self._turn = asyncio.Lock()
        self._child: asyncio.subprocess.Process | None = None
        self._ending: asyncio.TimerHandle | None = None

    async def __call__(self, work: Callable[[], R], /) -> R:
        """Raises what the work raises, and `TooMuchWork`."""
        async with self._turn:
            if self._ending is not None:
                self._ending.cancel()
            try:
                async with asyncio.timeout(self._longest):
                    done, outcome = await self._ask(work)
            except (TimeoutError, EOFError, ConnectionError) as error:
                await self.close()
                raise TooMuchWork from error
            except BaseException:
                # What it would still answer belongs to nobody.
                await self.close()
                raise
            self._ending = asyncio.get_running_loop().call_later(self._idle, self._kill)
        if not done:
            raise cast("Exception", outcome)
        return cast("R", outcome)

    async def close(self) -> None:
        """Whatever it is doing."""
        child = self._kill()
        if child is not None:
            await child.wait()

    def _kill(self) -> asyncio.subprocess.Process | None:
        child, self._child = self._child, None
        if child is not None:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
        return child

    async def _ask(self, work: Callable[[], R]) -> tuple[bool, object]:
        """Raises `EOFError` and `ConnectionError` where the child dies of it."""
        asked = pickle.dumps(work)
        if self._child is None:
            self._child = await _begun()
        writer, reader = self._child.stdin, self._child.stdout
        assert writer is not None, "a pipe was asked for"
        assert reader is not None, "a pipe was asked for"
        writer.write(_LENGTH.pack(len(asked)) + asked)
        await writer.drain()
        (length,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
        # Written by our own child, which runs our own code.
        outcome: tuple[bool, object] = pickle.loads(await reader.readexactly(length))  # noqa: S301
        return outcome


async def _begun() -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.apart_child",
        # It reads what strangers made: it need not know our secrets.
        env={name: value for name, value in os.environ.items() if not name.startswith(PREFIX)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        # What a library says about the file it reads may quote it.
        stderr=asyncio.subprocess.DEVNULL,
    )
