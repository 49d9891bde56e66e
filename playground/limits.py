"""Telegram's limits on sending: overall, per chat, per group."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from math import ceil

from playground.refusals import too_many


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float

    def wait(self, per_second: float, burst: float, at: float) -> float:
        """Seconds until one fits; 0 takes it."""
        self.tokens = min(burst, self.tokens + max(0.0, at - self.at) * per_second)
        self.at = at
        if self.tokens >= 1:
            self.tokens -= 1
            return 0
        return (1 - self.tokens) / per_second


@dataclass(slots=True, kw_only=True)
class Limits:
    """Off until switched on; 0 means that there is no such limit. Time is the world's."""

    on: bool = False
    per_second: float = 30
    per_chat_per_second: float = 1
    chat_burst: int = 8
    per_group_per_minute: int = 20
    #: Whether edits count like new messages.
    edits: bool = True
    _overall: dict[int, _Bucket] = field(default_factory=dict)
    _chats: dict[tuple[int, int], _Bucket] = field(default_factory=dict)
    _groups: dict[tuple[int, int], deque[float]] = field(
        default_factory=lambda: defaultdict(deque)
    )

    def check(self, bot_id: int, chat_id: int, at: float) -> None:
        """Counts one message. Raises Refused 429 where it is one too many."""
        wait = self._group_wait(bot_id, chat_id, at) if chat_id < 0 else 0
        wait = wait or self._chat_wait(bot_id, chat_id, at) or self._overall_wait(bot_id, at)
        if wait:
            raise too_many(max(1, ceil(wait)))
        if chat_id < 0:
            self._groups[bot_id, chat_id].append(at)

    def _group_wait(self, bot_id: int, chat_id: int, at: float) -> float:
        sent = self._groups[bot_id, chat_id]
        while sent and sent[0] <= at - 60:
            sent.popleft()
        full = self.per_group_per_minute and len(sent) >= self.per_group_per_minute
        return sent[0] + 60 - at if full else 0

    def _chat_wait(self, bot_id: int, chat_id: int, at: float) -> float:
        if not self.per_chat_per_second:
            return 0
        burst = self.chat_burst
        bucket = self._chats.setdefault((bot_id, chat_id), _Bucket(burst, at))
        return bucket.wait(self.per_chat_per_second, burst, at)

    def _overall_wait(self, bot_id: int, at: float) -> float:
        if not self.per_second:
            return 0
        bucket = self._overall.setdefault(bot_id, _Bucket(self.per_second, at))
        return bucket.wait(self.per_second, self.per_second, at)
