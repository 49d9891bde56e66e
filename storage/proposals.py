"""Proposals about administrators, each decided once."""

from collections.abc import Sequence
from datetime import datetime

from domain.people import PersonId
from domain.roles import Change, Proposal, ProposalId, ProposalState
from storage.moments import stamp
from storage.session import Row, Session

_COLUMNS = "id, person_id, change, by_id, state, decided_by"


class Proposals:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(
        self, person: PersonId, change: Change, by: PersonId, at: datetime
    ) -> Proposal | None:
        """None where another one about this person waits."""
        row = await self._session.first(
            "INSERT INTO proposals (person_id, change, by_id, at, state)"
            " VALUES (:person, :change, :by, :at, 'waiting') ON CONFLICT DO NOTHING"
            f" RETURNING {_COLUMNS}",
            person=person,
            change=change,
            by=by,
            at=stamp(at),
        )
        return _proposal(row) if row else None

    async def get(self, proposal_id: ProposalId) -> Proposal:
        """Raises `NotFound`."""
        return _proposal(
            await self._session.one(
                f"SELECT {_COLUMNS} FROM proposals WHERE id = :id", id=proposal_id
            )
        )

    async def waiting(self) -> Sequence[Proposal]:
        """Oldest first."""
        rows = await self._session.all(
            f"SELECT {_COLUMNS} FROM proposals WHERE state = 'waiting' ORDER BY id"
        )
        return [_proposal(row) for row in rows]

    async def settle(
        self, proposal_id: ProposalId, state: ProposalState, by: PersonId | None, at: datetime
    ) -> bool:
        """False where it was settled already: of several who try at once, one is told True."""
        return bool(
            await self._session.run(
                "UPDATE proposals SET state = :state, decided_by = :by, decided_at = :at"
                " WHERE id = :id AND state = 'waiting'",
                id=proposal_id,
                state=state,
                by=by,
                at=stamp(at),
            )
        )

    async def made_before(self, before: datetime, limit: int) -> Sequence[Proposal]:
        """Those that still wait, oldest first."""
        rows = await self._session.all(
            f"SELECT {_COLUMNS} FROM proposals WHERE state = 'waiting' AND at < :before"
            " ORDER BY id LIMIT :limit",
            before=stamp(before),
            limit=limit,
        )
        return [_proposal(row) for row in rows]


def _proposal(row: Row) -> Proposal:
    return Proposal(
        id=ProposalId(row["id"]),
        person=PersonId(row["person_id"]),
        change=Change(row["change"]),
        by=PersonId(row["by_id"]),
        state=ProposalState(row["state"]),
        decided_by=row["decided_by"],
    )
