"""A message on its way: what is to be called, whose turn it is, and how it ended."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from storage.held import HELD, wrapped
from storage.moments import moment, stamp
from storage.session import Row


class Priority(IntEnum):
    """Who goes first when not all can."""

    ANSWER = 0  # the answer to a press: its spinner is turning
    REPLY = 1
    REMINDER = 2
    BROADCAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A call to make. `payload` is JSON without the ids, which may change while it waits."""

    method: str
    payload: str
    #: None: not to a chat (the answer to a press).
    chat_id: int | None
    lane: str
    priority: Priority
    #: What is edited; None: something new.
    message_id: int | None = None
    #: The card that this posts or edits: the sender notes or looks up its message.
    card_id: int | None = None
    #: A newer pending message of this key replaces an older one: only the last edit is sent.
    merge_key: str | None = None
    #: The file that goes along; None: words only, or a file that Telegram has already.
    upload_id: int | None = None
    #: JSON of an `Arrival` to be made of Telegram's answer; None: nobody asked.
    continuation: str | None = None
    #: JSON of the buttons' data, in order, for whoever answers with a number in private.
    choices: str | None = None
    #: Held until then: it is not urgent. None: it goes when its turn comes.
    not_before: datetime | None = None
    #: Not sent by then, it is not said any more. None: it always makes sense.
    until: datetime | None = None
    #: The line of a notice's ledger that learns how it ended; None: it is no notice.
    delivery_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A message whose turn it is."""

    id: int
    lane: str
    chat_id: int | None
    priority: Priority
    method: str
    payload: str
    message_id: int | None
    card_id: int | None
    continuation: str | None
    attempts: int
    upload_id: int | None = None
    delivery_id: int | None = None
    #: See `Message.until`.
    until: datetime | None = None
    #: The message that was to be edited and is gone: this takes its place.
    instead_of: int | None = None

    def late(self, at: datetime) -> bool:
        """Saying it makes no sense any more."""
        return self.until is not None and self.until <= at


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How a message ended: sent, or dropped with Telegram's words for why."""

    id: int
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Abandoned:
    """A message given up, and whom to tell so."""

    id: int
    continuation: str


def row_of(message: Message, now: int) -> dict[str, object]:
    row: dict[str, object] = {
        "lane": message.lane,
        "chat_id": message.chat_id,
        "priority": int(message.priority),
        "method": message.method,
        "payload": message.payload,
        "message_id": message.message_id,
        "merge_key": message.merge_key,
        "card_id": message.card_id,
        "upload_id": message.upload_id,
        "continuation": message.continuation,
        "delivery_id": message.delivery_id,
        "until": None if message.until is None else stamp(message.until),
        "due_at": now,
        "now": now,
    }
    if message.not_before is not None:
        row["due_at"] = stamp(message.not_before)
        row["priority"] = message.priority + HELD
        row["payload"] = wrapped(message.payload, message.choices)
    return row


def waiting_of(row: Row) -> Waiting:
    return Waiting(
        id=row["id"],
        lane=row["lane"],
        chat_id=row["chat_id"],
        priority=Priority(row["priority"]),
        method=row["method"],
        payload=row["payload"],
        message_id=row["message_id"],
        card_id=row["card_id"],
        continuation=row["continuation"],
        attempts=row["attempts"],
        upload_id=row["upload_id"],
        delivery_id=row["delivery_id"],
        until=None if row["until"] is None else moment(row["until"]),
    )
