"""晒单: what those who are to be seen agreed to, and what the neighbours have read of."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.people import PersonId
from domain.tasks import ClaimId, Consent, TaskId
from storage.moments import stamp
from storage.session import Session


class Consents:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def say(
        self, claim_id: ClaimId, person_id: PersonId, choice: Consent, at: datetime
    ) -> bool:
        """Their newest word counts. False where they have said just this."""
        return bool(
            await self._session.run(
                "INSERT INTO consents (claim_id, person_id, choice, at)"
                " VALUES (:claim, :person, :choice, :at) ON CONFLICT (claim_id, person_id)"
                " DO UPDATE SET choice = excluded.choice, at = excluded.at"
                " WHERE consents.choice <> excluded.choice",
                claim=claim_id,
                person=person_id,
                choice=choice,
                at=stamp(at),
            )
        )

    async def of(self, claim_id: ClaimId) -> Mapping[PersonId, Consent]:
        rows = await self._session.all(
            "SELECT person_id, choice FROM consents WHERE claim_id = :id", id=claim_id
        )
        return {PersonId(row["person_id"]): Consent(row["choice"]) for row in rows}

    async def shown(self, task_id: TaskId) -> bool:
        """Whether the neighbours have read of it."""
        at = await self._session.value("SELECT shown_at FROM tasks WHERE id = :id", id=task_id)
        return at is not None

    async def show_once(self, task_id: TaskId, at: datetime) -> bool:
        """False where the neighbours have read of it."""
        return bool(
            await self._session.run(
                "UPDATE tasks SET shown_at = :at WHERE id = :id AND shown_at IS NULL",
                id=task_id,
                at=stamp(at),
            )
        )

    async def to_show(self, done_before: datetime, limit: int) -> Sequence[TaskId]:
        """Done before then, not shown, and somebody agreed that it be."""
        rows = await self._session.all(
            "SELECT id FROM tasks WHERE stage = 'done' AND shown_at IS NULL"
            " AND settled_at <= :before AND EXISTS (SELECT 1 FROM consents s JOIN claims c"
            "  ON c.id = s.claim_id WHERE c.task_id = tasks.id AND s.choice <> 'no')"
            " ORDER BY settled_at LIMIT :limit",
            before=stamp(done_before),
            limit=limit,
        )
        return [TaskId(row["id"]) for row in rows]
