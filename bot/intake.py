"""Takes updates in: each is on disk before Telegram is told that it arrived."""

import asyncio
import hashlib
import logging
import random
import re
import time
from collections.abc import Callable
from typing import Annotated

import msgspec

from bot.transport import Answer, Garbled, Unreachable, Wire
from bot.untold import UNTOLD, bare, covered, told
from storage.database import Database
from storage.failures import Unavailable
from storage.inbox import Arrival

_log = logging.getLogger(__name__)

#: Named at every start: Telegram remembers the last list, and leaves some kinds out by itself.
ALLOWED = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
]
_POLL_SECONDS = 50
_LONGEST_PAUSE = 30.0
_AT_ONCE = 100
#: Begins the key and the lane of what no one could address: the worker puts it aside.
UNREAD = "x"
#: Telegram counts updates in 32 bits. A larger number taken for an offset would confirm what was
#: never seen, and one below zero makes Telegram forget what waits.
_UPDATES = 2**31
_NUMBER = re.compile(r'"update_id"\s*:\s*(\d{1,10})(?!\d)')
_LIST = re.compile(rb'\s*\{\s*"ok"\s*:\s*true\s*,\s*"result"\s*:\s*\[')

#: As far as Telegram's ids reach, and well within what the databases hold.
_Number = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)]


class TokenRefused(Exception):
    """Telegram does not know this token."""


class _Id(msgspec.Struct):
    id: _Number


class _Inner(msgspec.Struct):
    """Who and where, wherever in an update they stand; and every number that becomes a row's."""

    sender: _Id | None = msgspec.field(name="from", default=None)
    sender_chat: _Id | None = None
    chat: _Id | None = None
    message_id: _Number | None = None
    migrate_to_chat_id: _Number | None = None
    #: The one whose button was pressed.
    message: "_Inner | None" = None
    #: What that button carries.
    data: str | None = None
    text: str | None = None
    caption: str | None = None


_read = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_inner = msgspec.json.Decoder(_Inner).decode
_updates = msgspec.json.Decoder(list[msgspec.Raw]).decode
_whole = msgspec.json.Decoder(Annotated[int, msgspec.Meta(ge=0, lt=_UPDATES)]).decode
#: Everything that reading bytes of whatever origin may raise.
_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, KeyError, StopIteration)


def _nothing(_: str) -> str:
    return ""


def arrival(body: bytes, cover: Callable[[str], str] = _nothing) -> Arrival:
    """Address an update without understanding it: what can't be read is kept and parked later.

    `cover`: makes unreadable what nobody may read in the database.
    """
    # PostgreSQL's texts hold no NUL, written out or escaped.
    text = body.decode(errors="replace").replace("\0", "\ufffd").replace("\\u0000", "\\ufffd")
    try:
        # As it is kept: what is wrong UTF-8 reads as a sign that stands for it.
        parts = _read(text.encode())
        number = _whole(parts.pop("update_id"))
        part = next(iter(parts.values()))
        key, lane = f"u{number}", _lane(part)
        inner = _inner(part)
        if (inner.data or "").startswith(UNTOLD):
            text = bare(number, part)
        else:
            text = covered(told(text), inner.text or inner.caption or "", cover)
    except _UNREADABLE:
        key = lane = UNREAD + hashlib.sha256(body).hexdigest()[:32]
    return Arrival(key=key, lane=lane, body=text)


def _lane(part: msgspec.Raw) -> str:
    """A person's updates in order, whichever chat they act in; else the chat's."""
    inner = _inner(part)
    if inner.sender is not None and inner.sender_chat is None:
        return f"p{inner.sender.id}"
    return f"c{inner.chat.id}" if inner.chat is not None else "-"


class Intake:
    def __init__(
        self,
        database: Database,
        wire: Wire,
        arrived: Callable[[], None],
        *,
        cover: Callable[[str], str] = _nothing,
    ) -> None:
        """`cover`: as for `arrival`."""
        self._database, self._wire, self._arrived = database, wire, arrived
        self._cover = cover
        self._offset: int | None = None
        #: Monotonic seconds of the last poll that Telegram answered: what health goes by, since
        #: a process can live and be deaf.
        self.heard_at = time.monotonic()

    async def receive(self, bodies: list[bytes]) -> None:
        """Stored when this returns. Raises `Unavailable`."""
        await self._store([arrival(body, self._cover) for body in bodies])

    async def _store(self, arrivals: list[Arrival]) -> None:
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
        try:
            bodies = await self._ask(seconds, _AT_ONCE)
        except Garbled:
            # One of them spoils the whole answer: one at a time, until it is behind us.
            bodies = await self._ask_for_one()
        self.heard_at = time.monotonic()
        if bodies:
            arrivals = [arrival(body, self._cover) for body in bodies]
            await self._store(arrivals)
            self._offset = _after(arrivals, self._offset)
        return len(bodies)

    async def _ask_for_one(self) -> list[bytes]:
        try:
            return await self._ask(0, 1)
        except Garbled as answer:
            if _LIST.match(answer.payload) is None:
                raise
            return [answer.payload]

    async def _ask(self, seconds: int, limit: int) -> list[bytes]:
        request: dict[str, object] = {
            "timeout": seconds,
            "limit": limit,
            "allowed_updates": ALLOWED,
        }
        if self._offset is not None:
            request["offset"] = self._offset
        answer = await self._wire.call(
            "getUpdates", msgspec.json.encode(request), seconds=seconds + 15
        )
        result = _result(answer)
        try:
            return [bytes(raw) for raw in _updates(result)]
        except _UNREADABLE as error:
            raise Garbled(bytes(result)) from error


def _result(answer: Answer) -> msgspec.Raw:
    if answer.ok:
        return answer.result
    if answer.error_code in {401, 404}:
        raise TokenRefused(answer.description)
    # 409: another poller, or a webhook that is still set.
    raise Unreachable(f"{answer.error_code} {answer.description}")


def _after(arrivals: list[Arrival], offset: int | None) -> int:
    """The offset that confirms these. Raises `Unreachable` where none can be told."""
    numbers = [number for number in map(_number, arrivals) if number is not None]
    if numbers:
        # Not the largest ever seen: after a quiet week Telegram begins anew at random.
        return max(numbers) + 1
    if offset is None:
        raise Unreachable("updates without a number")
    # Telegram begins with the oldest, whose number is the offset or a later one.
    return offset + 1


def _number(arrived: Arrival) -> int | None:
    if not arrived.key.startswith(UNREAD):
        return int(arrived.key[1:])
    found = _NUMBER.search(arrived.body)
    return int(found[1]) if found and int(found[1]) < _UPDATES else None
