"""How the messages of notices ended, as the sender notes it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from domain.notices import DeliveryId, NoticeId, Why
from storage.moments import stamp
from storage.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a notice's message to somebody ended."""

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
        told = [each for each in landed if not (each.ahead or each.edited)]
        await self._note(told, at)
        # A message that had left before its notice was stopped is not said a second time.
        await self._session.run_many(
            "UPDATE outbox SET state = 'merged', payload = NULL, settled_at = :at"
            " WHERE delivery_id = :id AND delivery_id IS NOT NULL AND state = 'pending'"
            " AND message_id IS NULL",
            [{"id": each.delivery, "at": stamp(at)} for each in told if each.why is None],
        )
        await self._session.run_many(
            "UPDATE deliveries SET why = coalesce(:why, why), error = :error WHERE id = :id",
            [
                {
                    "id": each.delivery,
                    "why": each.why if each.ahead else None,
                    "error": each.error,
                }
                for each in landed
                if each.why and (each.ahead or each.edited)
            ],
        )

    async def _note(self, told: Collection[Ended], at: datetime) -> None:
        await self._session.run_many(
            # A reminder that did not come takes nothing back of what came before.
            "UPDATE deliveries SET state = CASE WHEN sent_at IS NULL THEN :state ELSE state END,"
            " why = CASE WHEN sent_at IS NULL THEN coalesce(:why, why) ELSE why END,"
            " message_id = coalesce(:message, message_id), error = coalesce(:error, error),"
            " sent_at = coalesce(sent_at, :at),"
            # A reminder that had left before its notice was stopped is not said a second time.
            " reminded_at = CASE WHEN sent_at IS NULL THEN reminded_at"
            "  ELSE coalesce(reminded_at, :at) END,"
            # It left with older words than those that wait for the same person by now.
            " revision = CASE WHEN EXISTS (SELECT 1 FROM outbox o WHERE o.delivery_id = :id"
            "  AND o.delivery_id IS NOT NULL AND o.state = 'pending' AND o.message_id IS NULL)"
            " THEN 0 ELSE revision END WHERE id = :id",
            [
                {
                    "id": each.delivery,
                    "state": "failed" if each.why else "sent",
                    "message": each.message_id,
                    "why": each.why,
                    "error": each.error,
                    "at": None if each.why else stamp(at),
                }
                for each in told
            ],
        )
