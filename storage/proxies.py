"""Proxies: who votes for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.people import PersonId
from domain.proxies import Proxy, ProxyId
from domain.votes import VoteId, VoterId
from storage.moments import maybe_moment, maybe_stamp, moment, stamp
from storage.session import Row, Session

_SELECT = (
    "SELECT id, vote_id, voter_id, holder_id, file_id, at, ended_at, cast_at, overridden_at"
    " FROM proxies"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A proxy that is about to be recorded."""

    vote: VoteId
    voter: VoterId
    holder: PersonId
    file_id: str
    by: PersonId


class Proxies:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def make(self, given: Given, at: datetime) -> ProxyId | None:
        """The holder may cast that voice's ballot from here on. None: the voice, or the holder,
        has a proxy already.
        """
        row = await self._session.first(
            "INSERT INTO proxies (vote_id, voter_id, holder_id, file_id, by_id, at)"
            " VALUES (:vote, :voter, :holder, :file, :by, :at) ON CONFLICT DO NOTHING"
            " RETURNING id",
            vote=given.vote,
            voter=given.voter,
            holder=given.holder,
            file=given.file_id,
            by=given.by,
            at=stamp(at),
        )
        if row is None:
            return None
        await self._session.run(
            "INSERT INTO casters (voter_id, person_id) VALUES (:voter, :person)",
            voter=given.voter,
            person=given.holder,
        )
        return ProxyId(row["id"])

    async def get(self, proxy: ProxyId) -> Proxy:
        """Raises `NotFound`."""
        return _proxy(await self._session.one(f"{_SELECT} WHERE id = :id", id=proxy))

    async def hold(self, proxy: ProxyId) -> Proxy:
        """Until this unit ends nobody else changes it. Raises `NotFound`."""
        return _proxy(
            await self._session.one(
                f"{_SELECT} WHERE id = :id{self._session.for_update}", id=proxy
            )
        )

    async def hold_of(self, voter: VoterId) -> Sequence[Proxy]:
        """All that the voice ever had, as `hold`: the newest first."""
        rows = await self._session.all(
            f"{_SELECT} WHERE voter_id = :voter ORDER BY id DESC{self._session.for_update}",
            voter=voter,
        )
        return [_proxy(row) for row in rows]

    async def of_voter(self, voter: VoterId) -> Sequence[Proxy]:
        """As `hold_of`, and nobody waits."""
        rows = await self._session.all(
            f"{_SELECT} WHERE voter_id = :voter ORDER BY id DESC", voter=voter
        )
        return [_proxy(row) for row in rows]

    async def of(self, vote_id: VoteId) -> Sequence[Proxy]:
        rows = await self._session.all(
            f"{_SELECT} WHERE vote_id = :vote ORDER BY id", vote=vote_id
        )
        return [_proxy(row) for row in rows]

    async def holds(self, vote_id: VoteId, person: PersonId) -> bool:
        row = await self._session.first(
            "SELECT id FROM proxies WHERE vote_id = :vote AND holder_id = :person"
            " AND ended_at IS NULL",
            vote=vote_id,
            person=person,
        )
        return row is not None

    async def held(self, voter: VoterId, person: PersonId) -> bool:
        """Whether they may cast that voice's ballot as its proxy, and for nothing else."""
        row = await self._session.first(
            "SELECT id FROM proxies WHERE voter_id = :voter AND holder_id = :person"
            " AND ended_at IS NULL",
            voter=voter,
            person=person,
        )
        return row is not None

    async def end(self, proxy: Proxy, at: datetime) -> None:
        """What the holder has cast stands until the owner casts."""
        await self._session.run(
            "UPDATE proxies SET ended_at = :at WHERE id = :id", id=proxy.id, at=stamp(at)
        )
        await self._session.run(
            "DELETE FROM casters WHERE voter_id = :voter AND person_id = :person",
            voter=proxy.voter,
            person=proxy.holder,
        )

    async def cast(self, proxy: ProxyId, at: datetime | None) -> None:
        """The ballot that is in is the holder's; None: it is not any more."""
        await self._session.run(
            "UPDATE proxies SET cast_at = :at WHERE id = :id",
            id=proxy,
            at=maybe_stamp(at),
        )

    async def override(self, proxy: ProxyId, at: datetime) -> None:
        await self._session.run(
            "UPDATE proxies SET cast_at = NULL, overridden_at = :at WHERE id = :id",
            id=proxy,
            at=stamp(at),
        )


def _proxy(row: Row) -> Proxy:
    holder = row["holder_id"]
    return Proxy(
        id=ProxyId(row["id"]),
        vote=VoteId(row["vote_id"]),
        voter=VoterId(row["voter_id"]),
        holder=None if holder is None else PersonId(holder),
        file_id=row["file_id"],
        at=moment(row["at"]),
        ended_at=maybe_moment(row["ended_at"]),
        cast_at=maybe_moment(row["cast_at"]),
        overridden_at=maybe_moment(row["overridden_at"]),
    )
