"""Requests to be known as a resident, waiting for somebody who can vouch."""

from collections.abc import Sequence
from datetime import datetime

from domain.areas import AreaId
from domain.people import PersonId, Relation
from domain.residents import Application, ApplicationId, State
from storage.moments import stamp
from storage.session import Row, Session

_FIELDS = "id, person_id, home_id, name, relation, state, decided_by"


class Applications:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(
        self, person_id: PersonId, home: AreaId, name: str, relation: Relation, at: datetime
    ) -> Application | None:
        """None where another one of theirs waits."""
        row = await self._session.first(
            "INSERT INTO applications (person_id, home_id, name, relation, state, at)"
            " VALUES (:person, :home, :name, :relation, 'waiting', :at)"
            f" ON CONFLICT DO NOTHING RETURNING {_FIELDS}",
            person=person_id,
            home=home,
            name=name,
            relation=relation,
            at=stamp(at),
        )
        return _application(row) if row else None

    async def get(self, application_id: ApplicationId) -> Application:
        """Raises `NotFound`."""
        return _application(
            await self._session.one(
                f"SELECT {_FIELDS} FROM applications WHERE id = :id", id=application_id
            )
        )

    async def waiting(self, person_id: PersonId) -> Application | None:
        row = await self._session.first(
            f"SELECT {_FIELDS} FROM applications WHERE person_id = :person AND state = 'waiting'",
            person=person_id,
        )
        return _application(row) if row else None

    async def decide(
        self, application_id: ApplicationId, state: State, at: datetime, *, by: PersonId | None
    ) -> Application | None:
        """None where it waits no more: of all who decide at once, one does. `by=None`: nobody
        had to.
        """
        row = await self._session.first(
            "UPDATE applications SET state = :state, decided_by = :by, decided_at = :at"
            f" WHERE id = :id AND state = 'waiting' RETURNING {_FIELDS}",
            id=application_id,
            state=state,
            by=by,
            at=stamp(at),
        )
        return _application(row) if row else None

    async def waiting_since(self, before: datetime, limit: int) -> Sequence[ApplicationId]:
        """Longest first."""
        rows = await self._session.all(
            "SELECT id FROM applications WHERE state = 'waiting' AND at < :before"
            " ORDER BY at LIMIT :limit" + self._session.skip_locked,
            before=stamp(before),
            limit=limit,
        )
        return [ApplicationId(row["id"]) for row in rows]


def _application(row: Row) -> Application:
    return Application(
        id=ApplicationId(row["id"]),
        person=PersonId(row["person_id"]),
        home=AreaId(row["home_id"]),
        name=row["name"],
        relation=Relation(row["relation"]),
        state=State(row["state"]),
        decided_by=row["decided_by"],
    )
