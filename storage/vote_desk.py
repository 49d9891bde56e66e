"""Votes as staff and the clock see them."""

from collections.abc import Sequence
from datetime import datetime

from domain.areas import Area
from domain.people import Grant
from domain.votes import Vote, VoteId
from storage.areas import beyond
from storage.ballots import CAST
from storage.moments import stamp
from storage.session import Session
from storage.vote_rows import SELECT, vote

_GOING_ON = "state IN ('draft', 'open', 'closed')"


class VoteDesk:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def to_open(self, at: datetime) -> Sequence[Vote]:
        rows = await self._session.all(
            f"{SELECT} WHERE state = 'draft' AND opens_at <= :at ORDER BY opens_at, id",
            at=stamp(at),
        )
        return [vote(row) for row in rows]

    async def going_on(self, area: Area) -> Sequence[Vote]:
        """Held for this very area, and not over."""
        rows = await self._session.all(
            f"{SELECT} WHERE area_id = :area AND {_GOING_ON} ORDER BY id", area=area.id
        )
        return [vote(row) for row in rows]

    async def within(
        self, reach: Sequence[Grant], since: datetime, limit: int, offset: int
    ) -> Sequence[Vote]:
        """Where one of these reaches: what goes on, then what was over after `since`; in both the
        latest first.
        """
        if not reach:
            return []
        where, params = _reached(reach)
        rows = await self._session.all(
            f"{SELECT} WHERE area_id IN (SELECT a.id FROM areas a WHERE {where})"
            f" AND ({_GOING_ON} OR closes_at > :since)"
            f" ORDER BY CASE WHEN {_GOING_ON} THEN 0 ELSE 1 END, closes_at DESC, id DESC"
            " LIMIT :limit OFFSET :offset",
            since=stamp(since),
            limit=limit,
            offset=offset,
            **params,
        )
        return [vote(row) for row in rows]

    async def turned_out(self, limit: int) -> Sequence[tuple[Vote, int]]:
        """Open ones of which the cards say another number than have voted, with that number."""
        rows = await self._session.all(
            f"SELECT * FROM ({SELECT.replace(' FROM votes', ', shown,')}"
            f" (SELECT count(*) FROM voters v WHERE v.vote_id = votes.id AND {CAST}) AS there"
            " FROM votes WHERE state = 'open') AS counted"
            " WHERE there <> shown ORDER BY id LIMIT :limit",
            limit=limit,
        )
        return [(vote(row), int(row["there"])) for row in rows]

    async def show(self, vote_id: VoteId, there: int) -> None:
        """The cards say so from here on."""
        await self._session.run(
            "UPDATE votes SET shown = :there WHERE id = :id", id=vote_id, there=there
        )

    async def to_tell(self, at: datetime, since: datetime) -> Sequence[Vote]:
        """Those of which somebody may still have to hear: open, or over since then."""
        rows = await self._session.all(
            f"{SELECT} WHERE state = 'open' AND closes_at > :at"
            " OR state IN ('published', 'cancelled') AND id IN"
            "  (SELECT subject_id FROM events WHERE subject = 'vote'"
            "   AND kind IN ('published', 'cancelled') AND at > :since) ORDER BY id",
            at=stamp(at),
            since=stamp(since),
        )
        return [vote(row) for row in rows]

    async def discard(self, vote_id: VoteId) -> None:
        """Of one that is called off no ballot is kept."""
        for table in ("ballots", "envelopes", "urns", "papers"):
            await self._session.run(f"DELETE FROM {table} WHERE vote_id = :id", id=vote_id)


def _reached(reach: Sequence[Grant]) -> tuple[str, dict[str, object]]:
    parts, params = [], dict[str, object]()
    for at, grant in enumerate(reach):
        parts.append(f"(a.id = :area{at} OR (a.path >= :low{at} AND a.path < :high{at}))")
        params |= {
            f"area{at}": grant.area,
            f"low{at}": grant.below,
            f"high{at}": beyond(grant.below),
        }
    return " OR ".join(parts), params
