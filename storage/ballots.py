"""Ballots: open ones with their voter, secret ones sealed, and after the close of nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.assembly import Count
from domain.people import PersonId
from domain.votes import VoteId, VoterId
from storage.moments import stamp
from storage.session import Session

#: The kinds of ballots a voter may have cast, until a secret vote closes.
CAST = (
    "(EXISTS (SELECT 1 FROM ballots b WHERE b.voter_id = v.id)"
    " OR EXISTS (SELECT 1 FROM envelopes e WHERE e.voter_id = v.id))"
)
#: Whether they have taken part, before the close and after.
_PART = f"(v.took_part OR {CAST})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A ballot of an open vote."""

    voter: VoterId
    choice: str
    #: When it was received.
    at: datetime
    by: PersonId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stair:
    """The homes with one path."""

    #: "": those who vote without one.
    path: str
    listed: Count
    #: Of those, who has taken part.
    there: Count


class Ballots:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def cast(self, vote_id: VoteId, ballot: Open, *, replace: bool) -> bool:
        """One for each voter. False: there is one, and it is not to be replaced.

        Of two that replace one another the one that was received later stays.
        """
        conflict = (
            "UPDATE SET choice = excluded.choice, at = excluded.at, by_id = excluded.by_id"
            " WHERE ballots.at <= excluded.at"
        )
        row = await self._session.first(
            "INSERT INTO ballots (voter_id, vote_id, choice, at, by_id)"
            " VALUES (:voter, :vote, :choice, :at, :by)"
            f" ON CONFLICT (voter_id) DO {conflict if replace else 'NOTHING'} RETURNING voter_id",
            vote=vote_id,
            voter=ballot.voter,
            choice=ballot.choice,
            at=stamp(ballot.at),
            by=ballot.by,
        )
        return row is not None

    async def withdraw(self, voter: VoterId) -> None:
        """Another one of theirs is to count."""
        await self._session.run("DELETE FROM ballots WHERE voter_id = :voter", voter=voter)
        await self._session.run("DELETE FROM envelopes WHERE voter_id = :voter", voter=voter)

    async def seal(
        self, vote_id: VoteId, voter: VoterId, sealed: bytes, mark: bytes, *, replace: bool
    ) -> bool:
        """As `cast`. Where the phrase is another voter's it raises what the constraint says."""
        conflict = "UPDATE SET sealed = excluded.sealed, mark = excluded.mark"
        row = await self._session.first(
            "INSERT INTO envelopes (voter_id, vote_id, sealed, mark)"
            " VALUES (:voter, :vote, :sealed, :mark)"
            f" ON CONFLICT (voter_id) DO {conflict if replace else 'NOTHING'} RETURNING voter_id",
            vote=vote_id,
            voter=voter,
            sealed=sealed,
            mark=mark,
        )
        return row is not None

    async def marked(self, vote_id: VoteId, mark: bytes) -> VoterId | None:
        """Whose envelope has this phrase."""
        row = await self._session.first(
            "SELECT voter_id FROM envelopes WHERE vote_id = :vote AND mark = :mark",
            vote=vote_id,
            mark=mark,
        )
        return None if row is None else VoterId(row["voter_id"])

    async def of(self, voter: VoterId) -> str | None:
        """What they chose in an open vote."""
        row = await self._session.first(
            "SELECT choice FROM ballots WHERE voter_id = :voter", voter=voter
        )
        return None if row is None else row["choice"]

    async def took_part(self, voter: VoterId) -> bool:
        row = await self._session.first(
            f"SELECT v.id FROM voters v WHERE v.id = :voter AND {_PART}",
            voter=voter,
        )
        return row is not None

    async def silent(self, vote_id: VoteId) -> Sequence[VoterId]:
        """Who has cast none, in the order of the roll."""
        rows = await self._session.all(
            "SELECT v.id FROM voters v WHERE v.vote_id = :vote AND NOT v.took_part"
            f" AND NOT {CAST} ORDER BY v.place",
            vote=vote_id,
        )
        return [VoterId(row["id"]) for row in rows]

    async def counts(self, vote_id: VoteId) -> Mapping[str, Count]:
        """By choice, of an open vote."""
        rows = await self._session.all(
            "SELECT b.choice, count(*) AS heads, sum(v.area) AS area"
            " FROM ballots b JOIN voters v ON v.id = b.voter_id"
            " WHERE b.vote_id = :vote GROUP BY b.choice",
            vote=vote_id,
        )
        return {row["choice"]: _count(row["heads"], row["area"]) for row in rows}

    async def choices(self, vote_id: VoteId) -> Mapping[int, str]:
        """By the voter's key, of an open vote."""
        rows = await self._session.all(
            "SELECT v.key, b.choice FROM ballots b JOIN voters v ON v.id = b.voter_id"
            " WHERE b.vote_id = :vote",
            vote=vote_id,
        )
        return {row["key"]: row["choice"] for row in rows}

    async def total(self, vote_id: VoteId) -> Count:
        """Of the roll."""
        row = await self._session.one(
            "SELECT count(*) AS heads, coalesce(sum(area), 0) AS area FROM voters"
            " WHERE vote_id = :vote",
            vote=vote_id,
        )
        return _count(row["heads"], row["area"])

    async def present(self, vote_id: VoteId) -> Count:
        """Of the roll, those who have taken part."""
        row = await self._session.one(
            "SELECT count(*) AS heads, coalesce(sum(v.area), 0) AS area FROM voters v"
            f" WHERE v.vote_id = :vote AND {_PART}",
            vote=vote_id,
        )
        return _count(row["heads"], row["area"])

    async def by_stair(self, vote_id: VoteId) -> Sequence[Stair]:
        """Who has taken part and who is listed, a row for each place where homes lie side by
        side; of those who vote without a home one row.
        """
        rows = await self._session.all(
            "SELECT h.path, count(*) AS heads, coalesce(sum(v.area), 0) AS area,"
            f" sum(CASE WHEN {_PART} THEN 1 ELSE 0 END) AS heads_there,"
            f" coalesce(sum(CASE WHEN {_PART} THEN v.area ELSE 0 END), 0) AS area_there"
            " FROM voters v LEFT JOIN areas h ON h.id = v.home_id"
            " WHERE v.vote_id = :vote GROUP BY h.path",
            vote=vote_id,
        )
        return [
            Stair(
                path=row["path"] or "",
                listed=_count(row["heads"], row["area"]),
                there=_count(row["heads_there"], row["area_there"]),
            )
            for row in rows
        ]

    async def envelopes(self, vote_id: VoteId) -> Sequence[bytes]:
        """In their own order, which is nobody's."""
        rows = await self._session.all(
            "SELECT sealed FROM envelopes WHERE vote_id = :vote ORDER BY sealed", vote=vote_id
        )
        return [bytes(row["sealed"]) for row in rows]

    async def into_urn(self, vote_id: VoteId, envelopes: Sequence[bytes]) -> None:
        """From here on they are nobody's. `envelopes`: all of this vote, in order."""
        await self._session.run_many(
            "INSERT INTO urns (vote_id, place, sealed) VALUES (:vote, :place, :sealed)",
            [
                {"vote": vote_id, "place": place, "sealed": sealed}
                for place, sealed in enumerate(envelopes)
            ],
        )
        await self._session.run(
            "UPDATE voters SET took_part = TRUE WHERE vote_id = :vote"
            " AND id IN (SELECT voter_id FROM envelopes WHERE vote_id = :vote)",
            vote=vote_id,
        )
        await self._session.run("DELETE FROM envelopes WHERE vote_id = :vote", vote=vote_id)
        await self._session.run(
            "UPDATE voters SET turn = 0, phrase = NULL WHERE vote_id = :vote", vote=vote_id
        )

    async def urn(self, vote_id: VoteId) -> Sequence[bytes]:
        rows = await self._session.all(
            "SELECT sealed FROM urns WHERE vote_id = :vote ORDER BY place", vote=vote_id
        )
        return [bytes(row["sealed"]) for row in rows]

    async def empty_urn(self, vote_id: VoteId) -> None:
        await self._session.run("DELETE FROM urns WHERE vote_id = :vote", vote=vote_id)


def _count(heads: int, area: int) -> Count:
    # PostgreSQL sums to a decimal.
    return Count(heads=int(heads), area=int(area))
