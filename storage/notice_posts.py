"""Notices in groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.notices import NoticeId
from storage.moments import stamp
from storage.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A notice in a group."""

    chat_id: int
    title: str
    #: queued, posted, pinned, unpinned, failed
    state: str
    #: Telegram's words for why not.
    error: str | None
    message_id: int | None


class NoticePosts:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, notice_id: NoticeId, chat_id: int, title: str) -> bool:
        """It will be posted there. False where it was before."""
        return bool(
            await self._session.run(
                "INSERT INTO notice_posts (notice_id, chat_id, title, state)"
                " VALUES (:notice, :chat, :title, 'queued') ON CONFLICT DO NOTHING",
                notice=notice_id,
                chat=chat_id,
                title=title,
            )
        )

    async def became(
        self,
        notice_id: NoticeId,
        chat_id: int,
        state: str,
        *,
        message_id: int | None = None,
        error: str | None = None,
    ) -> None:
        await self._session.run(
            "UPDATE notice_posts SET state = :state, error = :error,"
            " message_id = coalesce(:message, message_id)"
            " WHERE notice_id = :notice AND chat_id = :chat",
            notice=notice_id,
            chat=chat_id,
            state=state,
            error=error,
            message=message_id,
        )

    async def of(self, notice_id: NoticeId) -> Sequence[Post]:
        rows = await self._session.all(
            "SELECT chat_id, title, state, error, message_id FROM notice_posts"
            " WHERE notice_id = :id ORDER BY chat_id",
            id=notice_id,
        )
        return [Post(**{key: row[key] for key in row.keys()}) for row in rows]  # noqa: SIM118

    async def ended(self, at: datetime) -> Sequence[tuple[NoticeId, int, int]]:
        """(notice, chat, message) of what is pinned, and holds no longer."""
        rows = await self._session.all(
            "SELECT x.notice_id, x.chat_id, x.message_id FROM notice_posts x"
            " JOIN notices n ON n.id = x.notice_id WHERE x.state = 'pinned'"
            " AND x.message_id IS NOT NULL AND (n.ends_at <= :at OR n.stage = 'cancelled')"
            " ORDER BY x.notice_id, x.chat_id",
            at=stamp(at),
        )
        return [(NoticeId(r["notice_id"]), r["chat_id"], r["message_id"]) for r in rows]
