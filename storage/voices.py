"""Votes as somebody on their roll sees them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from domain.areas import AreaId
from domain.people import PersonId
from domain.votes import VoteId, VoterId
from storage.moments import stamp
from storage.session import Session

_MINE = (
    "id IN (SELECT v.vote_id FROM casters c JOIN voters v ON v.id = c.voter_id"
    " WHERE c.person_id = :person)"
)


class Voices:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def open_to(self, person: PersonId) -> Sequence[VoteId]:
        """Where they have a voice: what closes next first."""
        rows = await self._session.all(
            f"SELECT id FROM votes WHERE state = 'open' AND {_MINE} ORDER BY closes_at, id",
            person=person,
        )
        return [VoteId(row["id"]) for row in rows]

    async def over(self, person: PersonId, since: datetime, most: int) -> Sequence[VoteId]:
        """Where they had one, and that ended after `since`: the newest first."""
        rows = await self._session.all(
            "SELECT id FROM votes WHERE state IN ('closed', 'published', 'cancelled')"
            f" AND closes_at > :since AND {_MINE} ORDER BY closes_at DESC, id DESC LIMIT :most",
            person=person,
            since=stamp(since),
            most=most,
        )
        return [VoteId(row["id"]) for row in rows]

    async def to_come(self, areas: Collection[AreaId], most: int) -> Sequence[VoteId]:
        """Announced for one of these areas: what opens next first."""
        named = {f"area{at}": each for at, each in enumerate(sorted(areas))}
        chosen = ", ".join(f":{name}" for name in named) or "NULL"
        rows = await self._session.all(
            f"SELECT id FROM votes WHERE state = 'draft' AND area_id IN ({chosen})"
            " ORDER BY opens_at, id LIMIT :most",
            most=most,
            **named,
        )
        return [VoteId(row["id"]) for row in rows]

    async def vote_of(self, voter: VoterId) -> VoteId | None:
        row = await self._session.first("SELECT vote_id FROM voters WHERE id = :id", id=voter)
        return None if row is None else VoteId(row["vote_id"])

    async def homes_of(self, voter: VoterId) -> Sequence[AreaId]:
        """All that this voice stands for, as it was frozen."""
        rows = await self._session.all(
            "SELECT home_id FROM vote_flats WHERE voter_id = :id"
            " UNION SELECT home_id FROM voters WHERE id = :id AND home_id IS NOT NULL"
            " ORDER BY home_id",
            id=voter,
        )
        return [AreaId(row["home_id"]) for row in rows]

    async def cast_by(self, voter: VoterId) -> PersonId | None:
        """Whose hand an open ballot came from. None: nobody's, or whoever left."""
        row = await self._session.first(
            "SELECT by_id FROM ballots WHERE voter_id = :voter", voter=voter
        )
        return None if row is None or row["by_id"] is None else PersonId(row["by_id"])

    async def under_way(self, at: datetime) -> Sequence[VoteId]:
        """Open at that moment."""
        rows = await self._session.all(
            "SELECT id FROM votes WHERE state = 'open' AND opens_at <= :at AND closes_at > :at"
            " ORDER BY id",
            at=stamp(at),
        )
        return [VoteId(row["id"]) for row in rows]
