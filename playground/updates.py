"""A bot's queue of updates: ids, confirmation by offset, expiry, and the wait for the next one."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from msgspec import Raw

from playground.refusals import OTHER_POLLER, conflict
from playground.wire import Json

KINDS = frozenset(
    {
        "message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
        "business_message", "edited_business_message", "deleted_business_messages",
        "guest_message", "message_reaction", "message_reaction_count", "inline_query",
        "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query",
        "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member",
        "chat_join_request", "chat_boost", "removed_chat_boost", "managed_bot",
    }
)  # fmt: skip
#: What a bot gets that never said what it wants.
BY_DEFAULT = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}

#: Seconds Telegram keeps an update that nobody fetched.
LIVES = 86_400
PRESS_LIVES = 150


@dataclass(slots=True, frozen=True, eq=False)
class Pending:
    update: Json
    #: Unix seconds.
    expires: float
    #: Updates of one lane go to a webhook one after the other.
    lane: int
    #: How often the queue had been emptied when it came.
    era: int
    #: Its own number, whatever its words say.
    number: int = 0


class Queue:
    """Updates in the order of their ids, until they are confirmed or too old."""

    def __init__(self, first_id: int) -> None:
        self.next_id = first_id
        self.pending: deque[Pending] = deque()
        #: The latest confirmed ones, for faults that hand them out again.
        self.confirmed: deque[Json] = deque(maxlen=20)
        #: To be handed out once more, whatever the offset.
        self.repeats: list[Json] = []
        self.allowed: frozenset[str] = BY_DEFAULT
        #: Whether the bot named the kinds itself.
        self.named = False
        #: Called for each update that arrives, by the webhook's pusher.
        self.on_put: Callable[[Pending], None] | None = None
        self._era = 0
        self._waiting: asyncio.Future[None] | None = None

    def allow(self, kinds: list[str]) -> None:
        """An empty list stands for the default. Kinds that don't exist are passed over."""
        wanted = KINDS & {kind.lower() for kind in kinds}
        self.allowed = wanted or BY_DEFAULT
        self.named = bool(wanted)

    def put(self, kind: str, payload: Json, *, lane: int, at: float) -> Json | None:
        """None where the bot does not want this kind."""
        if kind not in self.allowed:
            return None
        number = self._number()
        update = {"update_id": number, kind: payload}
        lives = PRESS_LIVES if kind == "callback_query" else LIVES
        self._arrive(Pending(update, at + lives, lane, self._era, number))
        return update

    def put_raw(self, body: bytes, *, lane: int, at: float) -> None:
        """Hands out these very bytes in an update's place: for trying a bot with what no server
        should send. They are confirmed by the number that the next update would have had.
        """
        verbatim: Any = Raw(body)
        self._arrive(Pending(verbatim, at + LIVES, lane, self._era, self._number()))

    def _number(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def again(self, update: Json, *, lane: int, at: float) -> None:
        """Hands out the very same update once more, confirmed or not."""
        if self.on_put is not None:
            self.on_put(Pending(update, at + LIVES, lane, self._era))
            return
        self.repeats.append(update)
        self._wake()

    def _arrive(self, pending: Pending) -> None:
        self.pending.append(pending)
        if self.on_put is not None:
            self.on_put(pending)
        self._wake()

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    def take(self, offset: int, limit: int, at: float) -> list[Json]:
        """Confirms what lies before `offset`, then hands out at most `limit`. A negative offset
        keeps only that many from the end.
        """
        self._confirm(offset)
        repeats, self.repeats = self.repeats, []
        if any(p.expires <= at for p in islice(self.pending, limit)):
            self.pending = deque(p for p in self.pending if p.expires > at)
        return repeats + [p.update for p in islice(self.pending, limit)]

    def _confirm(self, offset: int) -> None:
        if offset < 0 and len(self.pending) >= -offset:
            offset = self.pending[offset].number
        while self.pending and self.pending[0].number < offset:
            self.confirmed.append(self.pending.popleft().update)

    def drop(self) -> None:
        self.pending.clear()
        self.repeats.clear()
        self._era += 1

    def keeps(self, pending: Pending, at: float) -> bool:
        """Whether it still wants to be delivered."""
        return pending.era == self._era and pending.expires > at

    def settle(self, pending: Pending) -> None:
        """It was taken, or is too old: gone either way."""
        if pending in self.pending:
            self.pending.remove(pending)

    def interrupt(self) -> None:
        """Whoever waits is told that another poller took its place."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(conflict(OTHER_POLLER))

    async def arrival(self, seconds: float) -> None:
        """Returns at the next update, or when the real time is over."""
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await waiting
        except TimeoutError:
            pass
        finally:
            if self._waiting is waiting:
                self._waiting = None
