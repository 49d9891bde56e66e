"""Takes updates in: each is on disk before Telegram is told that it arrived."""

import asyncio
import hashlib
import logging
import random
import time
from collections.abc import Callable

import msgspec

from bot.transport import Answer, Unreachable, Wire
from storage.database import Database
from storage.failures import Unavailable
from storage.inbox import Arrival

_log = logging.getLogger(__name__)

#: Named at every start: Telegram remembers the last list, and leaves some kinds out by itself.
ALLOWED = ["message", "callback_query", "my_chat_member"]
_POLL_SECONDS = 50
_LONGEST_PAUSE = 30.0


class TokenRefused(Exception):
    """Telegram does not know this token."""


class _Id(msgspec.Struct):
    id: int


class _Inner(msgspec.Struct):
    """Who and where, wherever in an update they stand."""

    sender: _Id | None = msgspec.field(name="from", default=None)
    sender_chat: _Id | None = None
    chat: _Id | None = None


_read = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_inner = msgspec.json.Decoder(_Inner).decode
_updates = msgspec.json.Decoder(list[msgspec.Raw]).decode
_whole = msgspec.json.Decoder(int).decode


def arrival(body: bytes) -> Arrival:
    """Address an update without understanding it: what can't be read is kept and parked later."""
    text = body.decode(errors="replace")
    try:
        parts = _read(body)
        key = f"u{_whole(parts.pop('update_id'))}"
        lane = _lane(next(iter(parts.values())))
    except (msgspec.MsgspecError, KeyError, StopIteration, UnicodeDecodeError):
        digest = hashlib.sha256(body).hexdigest()[:32]
        return Arrival(key=f"x{digest}", lane=f"x{digest}", body=text)
    return Arrival(key=key, lane=lane, body=text)


def _lane(part: msgspec.Raw) -> str:
    """A person's updates in order, whichever chat they act in; else the chat's."""
    inner = _inner(part)
    if inner.sender is not None and inner.sender_chat is None:
        return f"p{inner.sender.id}"
    return f"c{inner.chat.id}" if inner.chat is not None else "-"


class Intake:
    def __init__(self, database: Database, wire: Wire, arrived: Callable[[], None]) -> None:
        self._database, self._wire, self._arrived = database, wire, arrived
        self._offset: int | None = None
        #: Monotonic seconds of the last poll that Telegram answered: what health goes by, since
        #: a process can live and be deaf.
        self.heard_at = time.monotonic()

    async def receive(self, bodies: list[bytes]) -> None:
        """Stored when this returns. Raises `Unavailable`."""
        arrivals = [arrival(body) for body in bodies]
        async with self._database.write() as unit:
            await unit.inbox.add(arrivals, unit.now)
        self._arrived()

    async def run(self) -> None:
        """Poll until cancelled. Raises `TokenRefused`."""
        pause = 0.0
        while True:
            try:
                await self.poll(_POLL_SECONDS)
                pause = 0.0
            except (Unreachable, Unavailable) as error:
                pause = min(max(1.0, pause * 1.5), _LONGEST_PAUSE)
                _log.warning("no updates taken in, next try in %.0f s: %s", pause, error)
                await asyncio.sleep(pause * random.uniform(0.8, 1.0))

    async def poll(self, seconds: int) -> int:
        """One round: ask, store, and let the next round confirm. The number of updates."""
        request: dict[str, object] = {
            "timeout": seconds,
            "limit": 100,
            "allowed_updates": ALLOWED,
        }
        if self._offset is not None:
            request["offset"] = self._offset
        answer = await self._wire.call(
            "getUpdates", msgspec.json.encode(request), seconds=seconds + 15
        )
        bodies = [bytes(raw) for raw in _updates(_result(answer))]
        self.heard_at = time.monotonic()
        if bodies:
            await self.receive(bodies)
            self._offset = _after(bodies[-1], self._offset)
        return len(bodies)


def _result(answer: Answer) -> msgspec.Raw:
    if answer.ok:
        return answer.result
    if answer.error_code in {401, 404}:
        raise TokenRefused(answer.description)
    # 409: another poller, or a webhook that is still set.
    raise Unreachable(f"{answer.error_code} {answer.description}")


def _after(body: bytes, offset: int | None) -> int | None:
    try:
        return _whole(_read(body)["update_id"]) + 1
    except (msgspec.MsgspecError, KeyError):
        return offset
