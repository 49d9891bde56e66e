"""What is to be said and is not yet: rows that only the sender turns into calls."""

from collections.abc import Collection, Sequence
from datetime import datetime

from storage.held import HELD, Held
from storage.messages import (
    Abandoned,
    Message,
    Priority,
    Settled,
    Waiting,
    row_of,
    waiting_of,
)
from storage.moments import stamp
from storage.session import Session

__all__ = ["Abandoned", "Message", "Outbox", "Priority", "Settled", "Waiting"]


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
            " card_id, upload_id, continuation, delivery_id, until, state, attempts, due_at,"
            " queued_at)"
            " VALUES (:lane, :chat_id, :priority, :method, :payload, :message_id, :merge_key,"
            " :card_id, :upload_id, :continuation, :delivery_id, :until, 'pending', 0, :due_at,"
            " :now)",
            [row_of(m, now) for m in messages if m.merge_key is None or latest[m.merge_key] is m],
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

    async def unshown(self, chat_id: int) -> None:
        """Its newest buttons were never seen there: nothing presses them."""
        await self._session.run("DELETE FROM choices WHERE chat_id = :chat_id", chat_id=chat_id)

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
            " o.attempts, o.upload_id, o.delivery_id, o.until FROM outbox o"
            " LEFT JOIN cards c ON c.id = o.card_id"
            f" WHERE o.state = 'pending' AND o.priority < {HELD}"
            " AND o.due_at <= :now AND NOT EXISTS"
            " (SELECT 1 FROM outbox e WHERE e.state = 'pending' AND e.lane = o.lane"
            "  AND (e.priority < o.priority OR (e.priority = o.priority AND e.id < o.id)))"
            " ORDER BY o.priority, o.id LIMIT :limit",
            now=stamp(at),
            limit=limit,
        )
        return [waiting_of(row) for row in rows]

    async def settle(self, settled: Collection[Settled], at: datetime) -> None:
        """Of one that was recalled after it had left, it stays known that it was."""
        await self._session.run_many(
            "UPDATE outbox SET state = :state, error = coalesce(:error, error), payload = NULL,"
            " settled_at = :now, attempts = attempts + 1 WHERE id = :id",
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
