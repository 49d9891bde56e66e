"""Doors at which somebody knocks, and what came of it: until the vote is published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.areas import AreaId
from domain.people import PersonId
from domain.votes import VoteId, VoterId
from storage.ballots import CAST
from storage.moments import stamp
from storage.session import Session


class Mark(StrEnum):
    """The order is the order on the buttons."""

    VISITED = "visited"
    AWAY = "away"
    WILL_VOTE = "will_vote"
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """A voice that has not voted: what it would say nobody knows."""

    voter: VoterId
    home: AreaId
    mark: Mark | None


class Knocks:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def silent(self, vote_id: VoteId) -> Sequence[Silent]:
        """In the order of the roll."""
        rows = await self._session.all(
            "SELECT v.id, v.home_id, k.mark FROM voters v"
            " LEFT JOIN knocks k ON k.voter_id = v.id"
            " WHERE v.vote_id = :vote AND v.home_id IS NOT NULL"
            f" AND NOT v.took_part AND NOT {CAST} ORDER BY v.place",
            vote=vote_id,
        )
        return [
            Silent(
                voter=VoterId(row["id"]),
                home=AreaId(row["home_id"]),
                mark=None if row["mark"] is None else Mark(row["mark"]),
            )
            for row in rows
        ]

    async def tick(
        self, vote_id: VoteId, voter: VoterId, mark: Mark, by: PersonId, at: datetime
    ) -> None:
        await self._session.run(
            "INSERT INTO knocks (voter_id, vote_id, mark, at, by_id)"
            " VALUES (:voter, :vote, :mark, :at, :by) ON CONFLICT (voter_id)"
            " DO UPDATE SET mark = excluded.mark, at = excluded.at, by_id = excluded.by_id",
            voter=voter,
            vote=vote_id,
            mark=mark,
            at=stamp(at),
            by=by,
        )

    async def forget(self) -> None:
        """Of votes that are over."""
        await self._session.run(
            "DELETE FROM knocks WHERE vote_id IN"
            " (SELECT id FROM votes WHERE state IN ('published', 'cancelled'))"
        )
