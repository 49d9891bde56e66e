"""The flats of an owners' vote, frozen with its roll."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.areas import AreaId
from domain.votes import VoteId, VoterId
from storage.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteFlat:
    home: AreaId
    #: Whose it is: the voter's key.
    key: int
    #: Bare, as areas are named; "" where it lies in none.
    building: str
    #: In hundredths of a square metre.
    area: int


class VoteFlats:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def freeze(self, vote_id: VoteId, flats: Sequence[VoteFlat]) -> None:
        """Of voters that are on its roll by now."""
        voters = await self._session.all(
            "SELECT id, key FROM voters WHERE vote_id = :vote", vote=vote_id
        )
        ids: Mapping[int, int] = {row["key"]: row["id"] for row in voters}
        await self._session.run_many(
            "INSERT INTO vote_flats (vote_id, home_id, voter_id, building, area)"
            " VALUES (:vote, :home, :voter, :building, :area)",
            [
                {
                    "vote": vote_id,
                    "home": flat.home,
                    "voter": ids[flat.key],
                    "building": flat.building,
                    "area": flat.area,
                }
                for flat in flats
            ],
        )

    async def of(self, vote_id: VoteId) -> Sequence[VoteFlat]:
        rows = await self._session.all(
            "SELECT f.home_id, v.key, f.building, f.area FROM vote_flats f"
            " JOIN voters v ON v.id = f.voter_id WHERE f.vote_id = :vote ORDER BY f.home_id",
            vote=vote_id,
        )
        return [
            VoteFlat(
                home=AreaId(row["home_id"]),
                key=row["key"],
                building=row["building"],
                area=row["area"],
            )
            for row in rows
        ]

    async def voter_of(self, vote_id: VoteId, home: AreaId) -> VoterId | None:
        """None: it is not on that vote's roll."""
        row = await self._session.first(
            "SELECT voter_id FROM vote_flats WHERE vote_id = :vote AND home_id = :home",
            vote=vote_id,
            home=home,
        )
        return None if row is None else VoterId(row["voter_id"])

    async def count(self, voter: VoterId) -> int:
        """How many flats a voice has."""
        count = await self._session.value(
            "SELECT count(*) FROM vote_flats WHERE voter_id = :voter", voter=voter
        )
        return int(count)
