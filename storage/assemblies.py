"""What votes of the owners' assembly have besides: whose silence counts, which ballot of two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.papers import Both
from domain.people import PersonId
from domain.votes import VoteId
from storage.moments import maybe_moment, maybe_stamp, stamp
from storage.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    both: Both = Both.ONLINE
    #: Of the rules of procedure; "": nobody's silence counts.
    clause: str = ""
    silent_by: PersonId | None = None
    silent_at: datetime | None = None
    #: When staff were last told that it can't open.
    held_at: datetime | None = None
    #: When all owners had been written to.
    drawn_at: datetime | None = None
    #: From when its dates hold; None: as it was announced.
    moved_at: datetime | None = None


class Assemblies:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, vote_id: VoteId) -> Assembly:
        """As it is by default where nothing was said."""
        row = await self._session.first(
            "SELECT prefers, clause, silent_by, silent_at, held_at, drawn_at, moved_at"
            " FROM assemblies WHERE vote_id = :vote",
            vote=vote_id,
        )
        if row is None:
            return Assembly()
        return Assembly(
            both=Both(row["prefers"]),
            clause=row["clause"],
            silent_by=None if row["silent_by"] is None else PersonId(row["silent_by"]),
            silent_at=maybe_moment(row["silent_at"]),
            held_at=maybe_moment(row["held_at"]),
            drawn_at=maybe_moment(row["drawn_at"]),
            moved_at=maybe_moment(row["moved_at"]),
        )

    async def begin(self, vote_id: VoteId, both: Both) -> None:
        """What its announcement said of it, once: it does not follow the settings later."""
        await self._session.run(
            "INSERT INTO assemblies (vote_id, prefers, clause) VALUES (:vote, :both, '')"
            " ON CONFLICT DO NOTHING",
            vote=vote_id,
            both=both,
        )

    async def silence(
        self, vote_id: VoteId, clause: str, by: PersonId | None, at: datetime | None
    ) -> None:
        await self._session.run(
            "UPDATE assemblies SET clause = :clause, silent_by = :by, silent_at = :at"
            " WHERE vote_id = :vote",
            vote=vote_id,
            clause=clause,
            by=by,
            at=maybe_stamp(at),
        )

    async def held(self, vote_id: VoteId, at: datetime, before: datetime) -> bool:
        """False: staff were told since `before`."""
        changed = await self._session.run(
            "UPDATE assemblies SET held_at = :at WHERE vote_id = :vote"
            " AND (held_at IS NULL OR held_at <= :before)",
            vote=vote_id,
            at=stamp(at),
            before=stamp(before),
        )
        return changed == 1

    async def drawn(self, vote_id: VoteId, at: datetime) -> None:
        """All owners have been written to, or tried to."""
        await self._session.run(
            "UPDATE assemblies SET drawn_at = :at WHERE vote_id = :vote",
            vote=vote_id,
            at=stamp(at),
        )

    async def moved(self, vote_id: VoteId, at: datetime) -> None:
        """Everybody is written to anew, with its new dates."""
        await self._session.run(
            "UPDATE assemblies SET moved_at = :at, drawn_at = NULL, held_at = NULL"
            " WHERE vote_id = :vote",
            vote=vote_id,
            at=stamp(at),
        )

    async def to_draw(self, before: datetime) -> Sequence[VoteId]:
        """Announced, and not gone through since `before`."""
        rows = await self._session.all(
            "SELECT v.id FROM votes v LEFT JOIN assemblies a ON a.vote_id = v.id"
            " WHERE v.state = 'draft' AND v.kind = 'assembly'"
            " AND (a.drawn_at IS NULL OR a.drawn_at <= :before) ORDER BY v.id",
            before=stamp(before),
        )
        return [VoteId(row["id"]) for row in rows]

    async def under_way(self, *, uncalled: bool = False) -> Sequence[VoteId]:
        """Open. `uncalled`: building heads have not been asked to knock."""
        called = (
            " AND NOT EXISTS (SELECT 1 FROM events e WHERE e.subject = 'vote'"
            " AND e.subject_id = v.id AND e.kind = 'heads-called')"
        )
        rows = await self._session.all(
            "SELECT v.id FROM votes v WHERE v.state = 'open' AND v.kind = 'assembly'"
            f"{called if uncalled else ''} ORDER BY v.closes_at, v.id"
        )
        return [VoteId(row["id"]) for row in rows]

    async def let_go(self, before: datetime) -> None:
        """The ledger, the papers and the proxies of votes that ended before then: nobody can go
        to court any more.
        """
        old = (
            "(SELECT id FROM votes WHERE state IN ('published', 'cancelled')"
            " AND closes_at < :before)"
        )
        for table in ("served", "papers", "proxies", "knocks", "assemblies"):
            await self._session.run(
                f"DELETE FROM {table} WHERE vote_id IN {old}", before=stamp(before)
            )
