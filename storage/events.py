"""What happened to whom, by whom: rows are only ever added."""

from collections.abc import Sequence
from datetime import datetime

from domain.people import PersonId, Who
from domain.tickets import Event, Step
from storage.moments import moment, stamp
from storage.session import Row, Session


class Events:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(
        self,
        subject: str,
        subject_id: int,
        kind: str,
        *,
        by: PersonId | None,
        at: datetime,
        note: str | None = None,
    ) -> int:
        """The event's id. `by=None`: the clock did it."""
        event_id = await self._session.value(
            "INSERT INTO events (subject, subject_id, kind, by_id, at, note)"
            " VALUES (:subject, :subject_id, :kind, :by, :at, :note) RETURNING id",
            subject=subject,
            subject_id=subject_id,
            kind=kind,
            by=by,
            at=stamp(at),
            note=note,
        )
        return int(event_id)

    async def once(
        self, subject: str, subject_id: int, kind: str, *, by: PersonId, at: datetime
    ) -> bool:
        """As `add`, unless they have said so before: then False."""
        return bool(
            await self._session.run(
                "INSERT INTO events (subject, subject_id, kind, by_id, at)"
                " SELECT :subject, :id, :kind, :by, :at WHERE NOT EXISTS"
                " (SELECT 1 FROM events WHERE subject = :subject AND subject_id = :id"
                "  AND kind = :kind AND by_id = :by)",
                subject=subject,
                id=subject_id,
                kind=kind,
                by=by,
                at=stamp(at),
            )
        )

    async def doers(self, subject: str, subject_id: int, kind: str) -> Sequence[PersonId]:
        """Who did that to it, each once; those who were erased are left out."""
        rows = await self._session.all(
            "SELECT DISTINCT by_id FROM events WHERE subject = :subject AND subject_id = :id"
            " AND kind = :kind AND by_id IS NOT NULL ORDER BY by_id",
            subject=subject,
            id=subject_id,
            kind=kind,
        )
        return [PersonId(row["by_id"]) for row in rows]

    async def count(self, subject: str, subject_id: int, kind: str, since: datetime) -> int:
        """Of this kind, after that moment. What somebody did before they were erased counts."""
        count = await self._session.value(
            "SELECT (SELECT count(*) FROM events WHERE subject = :subject AND subject_id = :id"
            " AND kind = :kind AND at > :since) + (SELECT count(*) FROM kept_out"
            " WHERE :subject = 'person' AND person_id = :id AND kind = :kind AND at > :since)",
            subject=subject,
            id=subject_id,
            kind=kind,
            since=stamp(since),
        )
        return int(count)

    async def of_ticket(self, ticket_id: int) -> Sequence[Event]:
        """Oldest first."""
        rows = await self._session.all(
            "SELECT e.kind, e.at, e.note, e.by_id, p.name FROM events e"
            " LEFT JOIN people p ON p.id = e.by_id"
            " WHERE e.subject = 'ticket' AND e.subject_id = :id ORDER BY e.id",
            id=ticket_id,
        )
        return [_event(row) for row in rows]


def _event(row: Row) -> Event:
    by = Who(id=PersonId(row["by_id"]), name=row["name"]) if row["by_id"] else None
    return Event(step=Step(row["kind"]), at=moment(row["at"]), by=by, note=row["note"])
