"""What of a vote goes into its pack and nowhere else."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.people import PersonId
from domain.votes import VoteId, VoterId
from storage.moments import maybe_moment, moment
from storage.session import Session

#: So many ids stand in one statement.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """A voice, and the ballot that counted for it."""

    voter: VoterId
    #: Of its first flat.
    key: int
    #: In hundredths of a square metre.
    area: int
    took_part: bool
    #: Of an open vote; None: a secret one, or none was cast.
    choice: str | None
    at: datetime | None
    #: None: on paper, by somebody who is gone, or nobody.
    by: PersonId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    announced_at: datetime
    #: None: it is not published.
    published_at: datetime | None


class Packs:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def cast(self, vote_id: VoteId) -> Sequence[Cast]:
        """In the order of the roll."""
        rows = await self._session.all(
            "SELECT v.id, v.key, v.area, v.took_part, b.choice, b.at, b.by_id FROM voters v"
            " LEFT JOIN ballots b ON b.voter_id = v.id WHERE v.vote_id = :vote ORDER BY v.place",
            vote=vote_id,
        )
        return [
            Cast(
                voter=VoterId(row["id"]),
                key=row["key"],
                area=row["area"],
                took_part=bool(row["took_part"]) or row["choice"] is not None,
                choice=row["choice"],
                at=maybe_moment(row["at"]),
                by=None if row["by_id"] is None else PersonId(row["by_id"]),
            )
            for row in rows
        ]

    async def dates(self, vote_id: VoteId) -> Dates:
        row = await self._session.one(
            "SELECT v.made_at, p.at FROM votes v LEFT JOIN published p ON p.vote_id = v.id"
            " WHERE v.id = :vote",
            vote=vote_id,
        )
        published = row["at"]
        return Dates(
            announced_at=moment(row["made_at"]),
            published_at=maybe_moment(published),
        )

    async def names(self, people: Collection[PersonId]) -> Mapping[PersonId, str]:
        """Of those who are known still."""
        found: dict[PersonId, str] = {}
        ids = sorted(people)
        for start in range(0, len(ids), _AT_ONCE):
            some = {f"id{at}": each for at, each in enumerate(ids[start : start + _AT_ONCE])}
            listed = ", ".join(f":{name}" for name in some)
            rows = await self._session.all(
                f"SELECT id, name FROM people WHERE id IN ({listed})", **some
            )
            found |= {PersonId(row["id"]): row["name"] for row in rows}
        return found
