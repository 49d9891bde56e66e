"""What listeners are told of, and what the log keeps."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from playground.chats import Chat, Message
from playground.wire import Json

EventKind = Literal[
    "message", "edited", "deleted", "answered", "pressed", "changed", "call",
    "typing", "person", "clock", "faults", "cleared",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened. `detail` depends on the kind."""

    kind: EventKind
    at: datetime
    chat: Chat | None = None
    message: Message | None = None
    detail: Json | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call to the Bot API, as the log shows it."""

    number: int
    at: datetime
    bot: str
    method: str
    params: Json
    status: int
    description: str
