"""Rolls that somebody sent in: what they would change, and whether they have been applied."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from domain.people import PersonId
from storage.failures import NotFound
from storage.moments import stamp
from storage.session import Row, Session

ImportId = NewType("ImportId", int)
_FIELDS = "id, person_id, name, upload_id, report, state"


class State(StrEnum):
    READY = "ready"
    APPLYING = "applying"
    APPLIED = "applied"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    id: ImportId
    #: Who sent it in; only they decide on it.
    person: PersonId
    #: Of the file.
    name: str
    #: What was read; None once it is settled.
    upload_id: int | None
    #: JSON of what would change.
    report: str
    state: State


class Imports:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(
        self, person_id: PersonId, name: str, report: str, at: datetime, *, upload_id: int
    ) -> ImportId:
        """Ready to be applied."""
        import_id = await self._session.value(
            "INSERT INTO imports (person_id, name, upload_id, report, state, at)"
            " VALUES (:person, :name, :upload, :report, 'ready', :at) RETURNING id",
            person=person_id,
            name=name,
            upload=upload_id,
            report=report,
            at=stamp(at),
        )
        return ImportId(import_id)

    async def get(self, import_id: ImportId) -> Import:
        """Raises `NotFound`."""
        return _import(
            await self._session.one(f"SELECT {_FIELDS} FROM imports WHERE id = :id", id=import_id)
        )

    async def begin(self, import_id: ImportId) -> bool:
        """False where it is not ready any more: of two presses one begins."""
        begun = await self._session.run(
            "UPDATE imports SET state = 'applying' WHERE id = :id AND state = 'ready'",
            id=import_id,
        )
        return begun == 1

    async def report(self, import_id: ImportId, report: str, state: State) -> None:
        """While it is being applied. Raises `NotFound` where it is not."""
        changed = await self._session.run(
            "UPDATE imports SET report = :report, state = :state"
            " WHERE id = :id AND state = 'applying'",
            id=import_id,
            report=report,
            state=state,
        )
        if not changed:
            raise NotFound

    async def settle(
        self, import_id: ImportId, state: State, report: str, at: datetime, *, before: State
    ) -> bool:
        """What was read goes with it. False where it is not in the state it was to be in.

        `report`: what may be kept of it, without anybody's name.
        """
        kept = await self._session.first(
            "SELECT upload_id FROM imports WHERE id = :id AND state = :before"
            f"{self._session.for_update}",
            id=import_id,
            before=before,
        )
        if kept is None:
            return False
        await self._session.run(
            "UPDATE imports SET state = :state, report = :report, settled_at = :at WHERE id = :id",
            id=import_id,
            state=state,
            report=report,
            at=stamp(at),
        )
        await self._session.run("DELETE FROM uploads WHERE id = :id", id=kept["upload_id"])
        return True

    async def ready_of(self, person_id: PersonId) -> list[Import]:
        """Neither applied nor dropped so far."""
        rows = await self._session.all(
            f"SELECT {_FIELDS} FROM imports WHERE person_id = :person AND state = 'ready'"
            " ORDER BY id",
            person=person_id,
        )
        return [_import(row) for row in rows]

    async def open_since(self, before: datetime) -> list[Import]:
        """Sent in before, and not settled."""
        rows = await self._session.all(
            f"SELECT {_FIELDS} FROM imports WHERE state IN ('ready', 'applying') AND at < :before"
            " ORDER BY id",
            before=stamp(before),
        )
        return [_import(row) for row in rows]


def _import(row: Row) -> Import:
    return Import(
        id=ImportId(row["id"]),
        person=PersonId(row["person_id"]),
        name=row["name"],
        upload_id=row["upload_id"],
        report=row["report"],
        state=State(row["state"]),
    )
