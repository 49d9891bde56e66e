"""Telegram's limits on sending, kept before Telegram has to insist on them."""

from dataclasses import dataclass, field

from bot.settings import SendingSettings
from storage.outbox import Priority, Waiting

_PER_MINUTE = 60.0
#: Of the overall limit: always left for answers, which so pass it by no message. It costs what is
#: sent to many no time, but for the first second.
_KEPT = 5
#: Chats forgotten once their bucket is full again.
_REMEMBERED = 10_000
#: Seconds within which two chats that must wait are one and the same limit.
_AT_ONCE = 10.0


@dataclass(slots=True, kw_only=True)
class Bucket:
    """Fills with time up to `size`; each message takes one. It may be overdrawn."""

    rate: float
    size: float
    level: float
    at: float

    def ready_at(self, now: float, need: float = 1) -> float:
        """When the next one may go: monotonic seconds. `need`: how much must be left."""
        self._fill(now)
        return now if self.level >= need else now + (need - self.level) / self.rate

    def take(self, now: float) -> None:
        self._fill(now)
        self.level -= 1

    def full(self, now: float) -> bool:
        self._fill(now)
        return self.level >= self.size

    def _fill(self, now: float) -> None:
        self.level = min(self.size, self.level + (now - self.at) * self.rate)
        self.at = now


@dataclass(slots=True)
class Limits:
    """Replies count against the overall limit but never wait for it: a person is waiting.

    What is sent to many waits for both, and for its chat to be quiet: a chat's burst is kept for
    answers, which so stay quick while a notice goes out.
    """

    settings: SendingSettings
    _overall: Bucket | None = None
    _chats: dict[int, Bucket] = field(default_factory=dict)
    #: Until when, and when Telegram said so: monotonic seconds.
    _held: dict[int, float] = field(default_factory=dict)
    _told: dict[int, float] = field(default_factory=dict)

    def ready_at(self, row: Waiting, now: float) -> float:
        """Monotonic seconds; not after `now` means: go."""
        if row.chat_id is None:
            return now
        ready = self._held.get(row.chat_id, now)
        chat, overall = self._chat(row.chat_id, now), self._all(now)
        bulk = row.priority >= Priority.REMINDER
        if chat is not None:
            ready = max(ready, chat.ready_at(now, chat.size if bulk else 1))
        if overall is not None and bulk:
            ready = max(ready, overall.ready_at(now, min(overall.size, 1 + _KEPT)))
        return ready

    def take(self, row: Waiting, now: float) -> None:
        if row.chat_id is None:
            return
        for bucket in (self._chat(row.chat_id, now), self._all(now)):
            if bucket is not None:
                bucket.take(now)

    def hold(self, chat_id: int, seconds: float, now: float) -> float:
        """Telegram asked for it. When others may go: two chats told so at once mean everybody."""
        alone = all(chat == chat_id or told + _AT_ONCE < now for chat, told in self._told.items())
        self._told[chat_id] = now
        self._held[chat_id] = now + seconds
        return now if alone else now + seconds

    def _all(self, now: float) -> Bucket | None:
        rate = self.settings.per_second
        if self._overall is None and rate:
            # One less than Telegram allows at once: calls overtake one another on their way.
            size = max(1.0, rate - 1)
            self._overall = Bucket(rate=rate, size=size, level=size, at=now)
        return self._overall

    def _chat(self, chat_id: int, now: float) -> Bucket | None:
        if chat_id not in self._chats:
            rate, size = self._rate(chat_id)
            if not rate:
                return None
            if len(self._chats) >= _REMEMBERED:
                self._forget(now)
            self._chats[chat_id] = Bucket(rate=rate, size=size, level=size, at=now)
        return self._chats[chat_id]

    def _rate(self, chat_id: int) -> tuple[float, float]:
        # A bucket that holds less than one message would never let one go.
        size = max(1.0, self.settings.chat_burst)
        if chat_id < 0:
            per_minute = self.settings.per_group_per_minute
            # What goes at once goes in that minute too, on top of what fills up meanwhile.
            return max(per_minute - size, per_minute / 2) / _PER_MINUTE, size
        return self.settings.per_chat_per_second, size

    def _forget(self, now: float) -> None:
        self._chats = {c: b for c, b in self._chats.items() if not b.full(now)}
        self._held = {c: until for c, until in self._held.items() if until > now}
        self._told = {c: told for c, told in self._told.items() if told + _AT_ONCE > now}
