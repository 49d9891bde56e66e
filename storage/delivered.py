"""How the messages of notices ended, as the sender notes it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.notices import DeliveryId, NoticeId, Why
from storage.moments import stamp
from storage.session import Row, Session

#: Of a row `o` of the outbox: see `Deliveries.recall`.
_RECALLED = "o.error = 'recalled'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a notice's message to somebody ended."""

    #: Of the outbox.
    row: int
    delivery: DeliveryId
    #: None: Telegram did not take it.
    message_id: int | None
    why: Why | None = None
    #: Telegram's words.
    error: str | None = None
    #: Only what went ahead of it: its pictures.
    ahead: bool = False
    #: What stood there before was changed, or was not.
    edited: bool = False
    #: The message that was to be changed and was gone: this took its place.
    instead_of: int | None = None


class Delivered:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def lost(self, notice_id: NoticeId) -> int:
        """Whoever was to be sent it, and whose message is gone with them: they are not waited
        for any more.
        """
        return await self._session.run(
            "UPDATE deliveries SET state = 'failed', why = 'gone' WHERE notice_id = :notice"
            " AND state = 'queued' AND NOT EXISTS (SELECT 1 FROM outbox o"
            " WHERE o.delivery_id = deliveries.id AND o.delivery_id IS NOT NULL"
            " AND o.state = 'pending')",
            notice=notice_id,
        )

    async def ended(self, landed: Collection[Ended], at: datetime) -> None:
        """In the transaction in which the sender notes its messages."""
        await self._ahead([each for each in landed if each.ahead], at)
        replaced = [each for each in landed if each.instead_of and each.message_id]
        for each in replaced:
            await self._replace(each)
        changed = [each for each in landed if each.edited or each.instead_of]
        await self._session.run_many(
            "UPDATE deliveries SET error = :error WHERE id = :id",
            [{"id": each.delivery, "error": each.error} for each in changed if each.why],
        )
        told = [each for each in landed if not (each.ahead or each.edited or each.instead_of)]
        await self._note(told, at)
        # A message that had left before its notice was stopped is not said a second time.
        await self._session.run_many(
            "UPDATE outbox SET state = 'merged', payload = NULL, settled_at = :at"
            " WHERE delivery_id = :id AND delivery_id IS NOT NULL AND state = 'pending'"
            " AND message_id IS NULL",
            [{"id": each.delivery, "at": stamp(at)} for each in told if each.why is None],
        )

    async def _ahead(self, landed: Collection[Ended], at: datetime) -> None:
        """Whatever became of it, it is not sent again."""
        await self._session.run_many(
            "UPDATE deliveries SET ahead = coalesce(ahead, 0) + 1,"
            " why = coalesce(:why, why), error = coalesce(:error, error) WHERE id = :id",
            [{"id": each.delivery, "why": each.why, "error": each.error} for each in landed],
        )
        await self._session.run_many(
            "UPDATE outbox SET state = 'merged', payload = NULL, settled_at = :at WHERE id ="
            " (SELECT min(w.id) FROM outbox w WHERE w.delivery_id = :id AND w.state = 'pending'"
            "  AND w.delivery_id IS NOT NULL AND w.message_id IS NULL)"
            f" AND EXISTS (SELECT 1 FROM outbox o WHERE o.id = :row AND {_RECALLED})",
            [{"id": each.delivery, "row": each.row, "at": stamp(at)} for each in landed],
        )

    async def _replace(self, each: Ended) -> None:
        """What was to be changed is gone, and was said anew."""
        row = await self._session.one(
            "SELECT message_id, earlier FROM deliveries WHERE id = :id", id=each.delivery
        )
        kept = [number for number in standing(row) if number != each.instead_of]
        await self._session.run(
            "UPDATE deliveries SET message_id = :message, earlier = :earlier WHERE id = :id",
            id=each.delivery,
            message=each.message_id,
            earlier=" ".join(map(str, kept)) or None,
        )

    async def _note(self, told: Collection[Ended], at: datetime) -> None:
        await self._session.run_many(
            # A reminder that did not come takes nothing back of what came before.
            "UPDATE deliveries SET state = CASE WHEN sent_at IS NULL THEN :state ELSE state END,"
            " why = CASE WHEN sent_at IS NULL THEN coalesce(:why, why) ELSE why END,"
            " message_id = coalesce(:message, message_id), error = coalesce(:error, error),"
            " sent_at = coalesce(sent_at, :at),"
            # What they were sent before stands above it, and is changed with it.
            " earlier = CASE WHEN message_id <> CAST(:message AS BIGINT)"
            "  THEN coalesce(earlier || ' ', '') || CAST(message_id AS TEXT) ELSE earlier END,"
            # A reminder that had left before its notice was stopped is not said a second time.
            " reminded_at = CASE WHEN sent_at IS NULL THEN reminded_at"
            "  ELSE coalesce(reminded_at, :at) END,"
            # It may have left with older words than those known since.
            " revision = CASE WHEN EXISTS (SELECT 1 FROM outbox o WHERE o.id = :row"
            f"  AND {_RECALLED}) THEN 0 ELSE revision END WHERE id = :id",
            [
                {
                    "id": each.delivery,
                    "row": each.row,
                    "state": "failed" if each.why else "sent",
                    "message": each.message_id,
                    "why": each.why,
                    "error": each.error,
                    "at": None if each.why else stamp(at),
                }
                for each in told
            ],
        )


def standing(row: Row) -> Sequence[int]:
    """The messages in which they have it, the newest first."""
    earlier = map(int, (row["earlier"] or "").split())
    return [row["message_id"], *reversed(list(earlier))] if row["message_id"] else []
