"""What is to be said and is not yet: rows that only the sender turns into calls."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from storage.held import HELD, Held, wrapped
from storage.moments import stamp
from storage.session import Row, Session


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
    #: Held longer than until then, it is not said any more. None: it always makes sense.
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


class Outbox:
    def __init__(self, session: Session) -> None:
        self._session = session
        self.held = Held(session)

    async def add(self, messages: Sequence[Message], at: datetime) -> None:
        now = stamp(at)
        latest = {m.merge_key: m for m in messages if m.merge_key}
        await self._session.run_many(
            "UPDATE outbox SET state = 'merged', payload = NULL, settled_at = :now"
            " WHERE state = 'pending' AND merge_key = :key",
            [{"key": key, "now": now} for key in latest],
        )
        await self._remember(
            [(m.chat_id, m.choices) for m in messages if m.choices and m.not_before is None]
        )
        await self._session.run_many(
            "INSERT INTO outbox (lane, chat_id, priority, method, payload, message_id, merge_key,"
            " card_id, upload_id, continuation, delivery_id, state, attempts, due_at, queued_at)"
            " VALUES (:lane, :chat_id, :priority, :method, :payload, :message_id, :merge_key,"
            " :card_id, :upload_id, :continuation, :delivery_id, 'pending', 0, :due_at, :now)",
            [_row(m, now) for m in messages if m.merge_key is None or latest[m.merge_key] is m],
        )

    async def _remember(self, shown: Sequence[tuple[int | None, str]]) -> None:
        # Private chats have positive ids; in a group a number is just a number.
        newest = {chat_id: buttons for chat_id, buttons in shown if (chat_id or 0) > 0}
        await self._session.run_many(
            "INSERT INTO choices (chat_id, buttons) VALUES (:chat_id, :buttons)"
            " ON CONFLICT (chat_id) DO UPDATE SET buttons = excluded.buttons",
            [{"chat_id": chat_id, "buttons": buttons} for chat_id, buttons in newest.items()],
        )

    async def shown(self, buttons: Sequence[tuple[int, str]]) -> None:
        """These stand in those private chats by now: (chat id, choices). Not where somebody is
        filling in a form: a number that they type answers that.
        """
        await self._session.run_many(
            "INSERT INTO choices (chat_id, buttons)"
            " SELECT p.telegram_id, CAST(:buttons AS TEXT) FROM people p"
            " WHERE p.telegram_id = :chat_id AND NOT EXISTS"
            " (SELECT 1 FROM drafts d WHERE d.person_id = p.id)"
            " ON CONFLICT (chat_id) DO UPDATE SET buttons = excluded.buttons",
            [{"chat_id": chat_id, "buttons": each} for chat_id, each in buttons],
        )

    async def release(self, at: datetime) -> None:
        """What was held until this moment goes when its turn comes."""
        await self._remember(await self.held.release(at))

    async def choices(self, chat_id: int) -> str | None:
        """JSON of the newest buttons in that private chat."""
        row = await self._session.first(
            "SELECT buttons FROM choices WHERE chat_id = :chat_id", chat_id=chat_id
        )
        return row["buttons"] if row else None

    async def due(self, at: datetime, limit: int) -> Sequence[Waiting]:
        """The head of each lane, by priority and then age. A lane whose head must wait, waits."""
        rows = await self._session.all(
            "SELECT o.id, o.lane, o.chat_id, o.priority, o.method, o.payload,"
            " coalesce(o.message_id, c.message_id) AS message_id, o.card_id, o.continuation,"
            " o.attempts, o.upload_id, o.delivery_id FROM outbox o"
            " LEFT JOIN cards c ON c.id = o.card_id"
            f" WHERE o.state = 'pending' AND o.priority < {HELD}"
            " AND o.due_at <= :now AND NOT EXISTS"
            " (SELECT 1 FROM outbox e WHERE e.state = 'pending' AND e.lane = o.lane"
            "  AND (e.priority < o.priority OR (e.priority = o.priority AND e.id < o.id)))"
            " ORDER BY o.priority, o.id LIMIT :limit",
            now=stamp(at),
            limit=limit,
        )
        return [_waiting(row) for row in rows]

    async def settle(self, settled: Collection[Settled], at: datetime) -> None:
        await self._session.run_many(
            "UPDATE outbox SET state = :state, error = :error, payload = NULL, settled_at = :now,"
            " attempts = attempts + 1 WHERE id = :id",
            [
                {
                    "id": s.id,
                    "state": "dropped" if s.error else "sent",
                    "error": s.error,
                    "now": stamp(at),
                }
                for s in settled
            ],
        )

    async def postpone(self, until: Sequence[tuple[int, datetime]]) -> None:
        """(id, moment): these will be tried again then, and their lanes wait for them."""
        await self._session.run_many(
            "UPDATE outbox SET due_at = :due_at, attempts = attempts + 1 WHERE id = :id",
            [{"id": row_id, "due_at": stamp(due)} for row_id, due in until],
        )

    async def abandon(self, chat_id: int, why: str, at: datetime) -> Sequence[Abandoned]:
        """Nothing that waits is said in this chat any more; who waits for an answer is returned.

        What is under way at this moment ends as Telegram lets it.
        """
        rows = await self._session.all(
            "UPDATE outbox SET state = 'dropped', error = :why, payload = NULL, settled_at = :now"
            " WHERE state = 'pending' AND lane = :lane RETURNING id, continuation",
            lane=str(chat_id),
            why=why,
            now=stamp(at),
        )
        return [
            Abandoned(id=row["id"], continuation=row["continuation"])
            for row in rows
            if row["continuation"]
        ]

    async def waiting(self) -> int:
        """How many may go; what is held is no backlog."""
        count = await self._session.value(
            f"SELECT count(*) FROM outbox WHERE state = 'pending' AND priority < {HELD}"
        )
        return int(count)

    async def forget(self, before: datetime) -> int:
        return await self._session.run(
            "DELETE FROM outbox WHERE settled_at < :before", before=stamp(before)
        )


def _row(message: Message, now: int) -> dict[str, object]:
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
        "due_at": now,
        "now": now,
    }
    if message.not_before is not None:
        row["due_at"] = stamp(message.not_before)
        row["priority"] = message.priority + HELD
        row["payload"] = wrapped(message.payload, message.choices, message.until)
    return row


def _waiting(row: Row) -> Waiting:
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
    )
