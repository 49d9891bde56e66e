"""Who was told what of a vote: each person once, whatever happened meanwhile."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from domain.people import PersonId
from domain.votes import VoteId
from storage.ballots import CAST
from storage.moments import stamp
from storage.session import Session


class Telling(StrEnum):
    OPENED = "opened"
    #: Half of its time is over, and they have not voted.
    HALFWAY = "halfway"
    #: It closes within a day, and they have not voted.
    LAST_DAY = "last_day"
    CANCELLED = "cancelled"
    PUBLISHED = "published"


class VoteTold:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def untold(
        self, vote_id: VoteId, telling: Telling, limit: int, *, silent: bool = False
    ) -> Sequence[PersonId]:
        """Of those who may cast a ballot. `silent`: who has a voice left that was not heard."""
        quiet = f" AND NOT v.took_part AND NOT {CAST}" if silent else ""
        rows = await self._session.all(
            "SELECT DISTINCT c.person_id FROM voters v JOIN casters c ON c.voter_id = v.id"
            f" WHERE v.vote_id = :vote{quiet} AND NOT EXISTS (SELECT 1 FROM vote_told d"
            "  WHERE d.vote_id = :vote AND d.notice = :notice AND d.person_id = c.person_id)"
            " ORDER BY c.person_id LIMIT :limit",
            vote=vote_id,
            notice=telling,
            limit=limit,
        )
        return [PersonId(row["person_id"]) for row in rows]

    async def tell(
        self, vote_id: VoteId, telling: Telling, people: Sequence[PersonId], at: datetime
    ) -> None:
        await self._session.run_many(
            "INSERT INTO vote_told (vote_id, notice, person_id, at)"
            " VALUES (:vote, :notice, :person, :at) ON CONFLICT DO NOTHING",
            [
                {"vote": vote_id, "notice": telling, "person": person, "at": stamp(at)}
                for person in people
            ],
        )

    async def still_to_tell(
        self, vote_id: VoteId, telling: Telling, limit: int
    ) -> Sequence[PersonId]:
        """Who heard anything of it, and not yet this."""
        rows = await self._session.all(
            "SELECT DISTINCT t.person_id FROM vote_told t WHERE t.vote_id = :vote"
            " AND NOT EXISTS (SELECT 1 FROM vote_told d WHERE d.vote_id = :vote"
            "  AND d.notice = :notice AND d.person_id = t.person_id)"
            " ORDER BY t.person_id LIMIT :limit",
            vote=vote_id,
            notice=telling,
            limit=limit,
        )
        return [PersonId(row["person_id"]) for row in rows]
