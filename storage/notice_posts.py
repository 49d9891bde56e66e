"""Notices in groups."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import AreaId
from domain.notices import NoticeId
from storage.moments import stamp
from storage.session import Session

#: Nobody leafs further.
_NEWEST = 300


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
    #: Of the pictures and files before the words: so many messages came already.
    ahead: int
    #: It waits for the notice to go on.
    held: bool

    @property
    def stands(self) -> bool:
        """Its words can be read there."""
        return self.message_id is not None


class NoticePosts:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, notice_id: NoticeId, chat_id: int, title: str, at: datetime) -> bool:
        """It is to be posted there. False where it was before."""
        return bool(
            await self._session.run(
                "INSERT INTO notice_posts (notice_id, chat_id, title, state, held_at)"
                " VALUES (:notice, :chat, :title, 'queued', :at) ON CONFLICT DO NOTHING",
                notice=notice_id,
                chat=chat_id,
                title=title,
                at=stamp(at),
            )
        )

    async def queued(self, notice_id: NoticeId, chat_id: int) -> None:
        await self._session.run(
            "UPDATE notice_posts SET held_at = NULL WHERE notice_id = :notice AND chat_id = :chat",
            notice=notice_id,
            chat=chat_id,
        )

    async def missed(self, notice_id: NoticeId, chat_id: int, why: str) -> None:
        """One of its pictures did not come. `why`: Telegram's words."""
        await self._session.run(
            "UPDATE notice_posts SET error = :error WHERE notice_id = :notice AND chat_id = :chat",
            notice=notice_id,
            chat=chat_id,
            error=why,
        )

    async def landed(self, rows: Collection[int], at: datetime) -> None:
        """Telegram took these rows of the outbox, as the sender notes it; others are left alone.
        What had left before it was recalled is not said a second time.
        """
        named = {f"r{at}": each for at, each in enumerate(rows)}
        found = await self._session.all(
            "SELECT merge_key, chat_id, error FROM outbox"
            f" WHERE id IN ({', '.join(f':{name}' for name in named)}) AND merge_key LIKE 'n%'",
            **named,
        )
        for row in found:
            notice_id, part, left = _read(row["merge_key"])
            await self._session.run(
                "UPDATE notice_posts SET held_at = CASE WHEN :left = 0 THEN NULL ELSE held_at END,"
                " ahead = CASE WHEN :left = 0 THEN ahead ELSE :part END"
                " WHERE notice_id = :notice AND chat_id = :chat",
                notice=notice_id,
                chat=row["chat_id"],
                part=part,
                left=left,
            )
            if row["error"] == "recalled":
                await self._session.run(
                    "UPDATE outbox SET state = 'merged', payload = NULL, settled_at = :at"
                    " WHERE state = 'pending' AND merge_key = :key",
                    at=stamp(at),
                    key=row["merge_key"],
                )

    async def recall(self, notice_id: NoticeId, at: datetime) -> None:
        """What is not under way at this moment is not posted before the notice goes on."""
        waiting = [each for each in await self.of(notice_id) if each.state == "queued"]
        await self._session.run_many(
            "UPDATE outbox SET state = 'dropped', payload = NULL, error = 'recalled',"
            " settled_at = :at WHERE state = 'pending' AND chat_id = :chat"
            " AND merge_key LIKE :keys",
            [
                {"chat": each.chat_id, "keys": f"{_key(notice_id)}%", "at": stamp(at)}
                for each in waiting
            ],
        )
        await self._session.run(
            "UPDATE notice_posts SET held_at = :at WHERE notice_id = :notice AND state = 'queued'",
            notice=notice_id,
            at=stamp(at),
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
            "UPDATE notice_posts SET state = :state, error = coalesce(:error, error),"
            " message_id = coalesce(:message, message_id), held_at = NULL"
            " WHERE notice_id = :notice AND chat_id = :chat",
            notice=notice_id,
            chat=chat_id,
            state=state,
            error=error,
            message=message_id,
        )

    async def of(self, notice_id: NoticeId) -> Sequence[Post]:
        rows = await self._session.all(
            "SELECT chat_id, title, state, error, message_id, coalesce(ahead, 0) AS ahead,"
            " held_at FROM notice_posts WHERE notice_id = :id ORDER BY chat_id",
            id=notice_id,
        )
        return [
            Post(
                chat_id=row["chat_id"],
                title=row["title"],
                state=row["state"],
                error=row["error"],
                message_id=row["message_id"],
                ahead=row["ahead"],
                held=row["held_at"] is not None,
            )
            for row in rows
        ]

    async def public(
        self, places: Collection[AreaId], notice_id: NoticeId | None = None
    ) -> set[NoticeId]:
        """What stands in a group of the residents of one of these places, and so can be read by
        everybody there; the newest. `notice_id`: only whether that one does.
        """
        named = {f"a{at}": area for at, area in enumerate(sorted(places))}
        if not named:
            return set()
        only = " AND x.notice_id = :only" if notice_id is not None else ""
        rows = await self._session.all(
            "SELECT DISTINCT x.notice_id FROM notice_posts x"
            " JOIN groups g ON g.chat_id = x.chat_id AND g.purpose = 'residents'"
            f" WHERE x.state NOT IN ('queued', 'failed'){only}"
            f" AND g.area_id IN ({', '.join(f':{name}' for name in named)})"
            " ORDER BY x.notice_id DESC LIMIT :limit",
            limit=_NEWEST,
            **named,
            **({"only": notice_id} if only else {}),
        )
        return {NoticeId(row["notice_id"]) for row in rows}

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


def key(notice_id: NoticeId, chat_id: int, part: int, left: int) -> str:
    """Of one message of a post, while it is in the outbox. `part`: counted from 1. `left`: so
    many come behind it.
    """
    return f"{_key(notice_id)}{part}.{left}.{chat_id}"


def _key(notice_id: NoticeId) -> str:
    return f"n{notice_id}."


def _read(key: str) -> tuple[int, int, int]:
    """Its notice, its part, and how many come behind it."""
    notice_id, part, left, _ = key[1:].split(".")
    return int(notice_id), int(part), int(left)
