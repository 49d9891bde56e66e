"""Votes with their frozen rolls, in and out of the database."""

from collections.abc import Collection, Sequence
from datetime import datetime

import msgspec

from domain.people import PersonId
from domain.votes import Vote, VoteId, Voter, VoterId
from storage.ballots import Ballots
from storage.failures import NotFound
from storage.moments import stamp
from storage.session import Session
from storage.vote_flats import VoteFlats
from storage.vote_rows import SELECT, VOTERS, Announced, Listed, vote, voter
from storage.vote_told import VoteTold

__all__ = ["Announced", "Listed", "Votes"]


class Votes:
    def __init__(self, session: Session) -> None:
        self._session = session
        self.ballots = Ballots(session)
        self.flats = VoteFlats(session)
        self.told = VoteTold(session)

    async def make(self, announced: Announced, by: PersonId | None, at: datetime) -> VoteId:
        row = await self._session.one(
            "INSERT INTO votes (kind, title, question, options, matter, area_id, secret,"
            " changeable, officers, early, public_key, veil, opens_at, closes_at, closed_at,"
            " state, reason, shown, roll_digest, envelopes_digest, by_id, made_at)"
            " VALUES (:kind, :title, :question, :options, :matter, :area, :secret, :changeable,"
            " :officers, :early, :public, '', :opens, :closes, NULL, 'draft', '', 0, '', '', :by,"
            " :at) RETURNING id",
            kind=announced.kind,
            title=announced.title,
            question=announced.question,
            options=msgspec.json.encode(announced.options).decode(),
            matter=announced.matter,
            area=announced.area,
            secret=announced.secret,
            changeable=announced.changeable,
            officers=announced.officers,
            early=announced.early,
            public=announced.public_key,
            opens=stamp(announced.opens_at),
            closes=stamp(announced.closes_at),
            by=by,
            at=stamp(at),
        )
        return VoteId(row["id"])

    async def get(self, vote_id: VoteId) -> Vote:
        """Raises `NotFound`."""
        return vote(await self._session.one(f"{SELECT} WHERE id = :id", id=vote_id))

    async def hold(self, vote_id: VoteId) -> Vote:
        """To change it: nobody casts a ballot meanwhile. Raises `NotFound`."""
        sql = f"{SELECT} WHERE id = :id{self._session.for_update}"
        return vote(await self._session.one(sql, id=vote_id))

    async def share(self, vote_id: VoteId) -> Vote:
        """To cast a ballot: others may too, and nobody closes it meanwhile. Raises `NotFound`."""
        sql = f"{SELECT} WHERE id = :id{self._session.for_share}"
        return vote(await self._session.one(sql, id=vote_id))

    async def save(self, vote: Vote) -> None:
        """What may change. Raises `NotFound`."""
        changed = await self._session.run(
            "UPDATE votes SET public_key = :public, veil = :veil, opens_at = :opens,"
            " closes_at = :closes, closed_at = :closed, state = :state, reason = :reason,"
            " roll_digest = :roll, envelopes_digest = :envelopes WHERE id = :id",
            id=vote.id,
            public=vote.public_key,
            veil=vote.veil,
            opens=stamp(vote.opens_at),
            closes=stamp(vote.closes_at),
            closed=None if vote.closed_at is None else stamp(vote.closed_at),
            state=vote.state,
            reason=vote.reason,
            roll=vote.roll_digest,
            envelopes=vote.envelopes_digest,
        )
        if changed != 1:
            raise NotFound

    async def to_close(self, at: datetime) -> Sequence[Vote]:
        """Open, and its time is over."""
        rows = await self._session.all(
            f"{SELECT} WHERE state = 'open' AND closes_at <= :at ORDER BY closes_at, id",
            at=stamp(at),
        )
        return [vote(row) for row in rows]

    async def to_publish(self) -> Sequence[Vote]:
        rows = await self._session.all(f"{SELECT} WHERE state = 'closed' ORDER BY id")
        return [vote(row) for row in rows]

    async def needing_keys(self) -> Sequence[Vote]:
        rows = await self._session.all(
            f"{SELECT} WHERE secret AND state IN ('draft', 'open', 'closed')"
        )
        return [vote(row) for row in rows]

    async def over_with_keys(self) -> Sequence[Vote]:
        """Theirs are to be destroyed."""
        rows = await self._session.all(
            f"{SELECT} WHERE state IN ('published', 'cancelled')"
            " AND (public_key IS NOT NULL OR veil <> '')"
        )
        return [vote(row) for row in rows]

    async def freeze(self, vote_id: VoteId, listed: Sequence[Listed]) -> None:
        """In this order."""
        await self._session.run_many(
            "INSERT INTO voters (vote_id, place, key, home_id, area, took_part, turn)"
            " VALUES (:vote, :place, :key, :home, :area, FALSE, 0)",
            [
                {
                    "vote": vote_id,
                    "place": place,
                    "key": each.key,
                    "home": each.home,
                    "area": each.area,
                }
                for place, each in enumerate(listed)
            ],
        )
        await self._session.run_many(
            "INSERT INTO casters (voter_id, person_id)"
            " SELECT id, :person FROM voters WHERE vote_id = :vote AND key = :key",
            [
                {"vote": vote_id, "key": each.key, "person": person}
                for each in listed
                for person in each.people
            ],
        )

    async def find(self, vote_id: VoteId, voter_id: VoterId) -> Voter | None:
        row = await self._session.first(
            f"{VOTERS} WHERE v.id = :id AND v.vote_id = :vote", id=voter_id, vote=vote_id
        )
        return voter(row) if row else None

    async def several(self, ids: Collection[VoterId]) -> Sequence[Voter]:
        """Those of these that there are."""
        found: list[Voter] = []
        listed = sorted(ids)
        for first in range(0, len(listed), 1000):
            named = {f"id{at}": each for at, each in enumerate(listed[first : first + 1000])}
            rows = await self._session.all(
                f"{VOTERS} WHERE v.id IN ({', '.join(f':{name}' for name in named)})", **named
            )
            found += map(voter, rows)
        return found

    async def voices(self, vote_id: VoteId, person: PersonId) -> Sequence[Voter]:
        """Whose ballots they may cast, in the order of the roll."""
        rows = await self._session.all(
            f"{VOTERS} JOIN casters c ON c.voter_id = v.id"
            " WHERE v.vote_id = :vote AND c.person_id = :person ORDER BY v.place",
            vote=vote_id,
            person=person,
        )
        return [voter(row) for row in rows]

    async def voters(self, vote_id: VoteId) -> Sequence[Voter]:
        """In the order of the roll."""
        rows = await self._session.all(
            f"{VOTERS} WHERE v.vote_id = :vote ORDER BY v.place", vote=vote_id
        )
        return [voter(row) for row in rows]

    async def people_of(self, voter_id: VoterId) -> Sequence[PersonId]:
        rows = await self._session.all(
            "SELECT person_id FROM casters WHERE voter_id = :id ORDER BY person_id", id=voter_id
        )
        return [PersonId(row["person_id"]) for row in rows]

    async def hold_voice(self, voter: VoterId) -> None:
        """Nobody else who may cast it does so before this unit ends."""
        await self._session.first(
            f"SELECT id FROM voters WHERE id = :id{self._session.for_update}", id=voter
        )

    async def phrased(self, voter: VoterId, turn: int, phrase: bytes | None) -> None:
        await self._session.run(
            "UPDATE voters SET turn = :turn, phrase = :phrase WHERE id = :id",
            id=voter,
            turn=turn,
            phrase=phrase,
        )

    async def publish(self, vote_id: VoteId, document: bytes, head: str, at: datetime) -> None:
        await self._session.run(
            "INSERT INTO published (vote_id, document, head, at)"
            " VALUES (:vote, :document, :head, :at)",
            vote=vote_id,
            document=document,
            head=head,
            at=stamp(at),
        )

    async def published(self, vote_id: VoteId) -> bytes | None:
        """The document, as it is handed out."""
        row = await self._session.first(
            "SELECT document FROM published WHERE vote_id = :vote", vote=vote_id
        )
        return None if row is None else bytes(row["document"])
