"""Work too long for an update, one row each: whatever is killed, the row is still there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from domain.people import PersonId
from storage.moments import stamp
from storage.session import Row, Session

#: Operators hear of one kind of trouble once in this while.
_TOLD = timedelta(hours=1)
_FIELDS = "id, kind, person_id, args, upload_id, attempts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    id: int
    kind: str
    #: Who asked, and is told how it ended; None: nobody.
    person_id: PersonId | None
    #: JSON of the errand's own type.
    args: str
    upload_id: int | None
    #: How often it was begun, this time included.
    attempts: int


class Errands:
    def __init__(self, session: Session) -> None:
        self._session = session
        #: Whether this transaction leaves one to do: then whoever does them is woken.
        self.added = False

    async def add(
        self,
        kind: str,
        args: object,
        at: datetime,
        *,
        person_id: PersonId | None = None,
        upload_id: int | None = None,
    ) -> int:
        """`args`: anything msgspec can write, and its handler reads."""
        errand_id = await self._session.value(
            "INSERT INTO errands (kind, person_id, args, upload_id, state, attempts, due_at,"
            " queued_at) VALUES (:kind, :person_id, :args, :upload_id, 'waiting', 0, :at, :at)"
            " RETURNING id",
            kind=kind,
            person_id=person_id,
            args=_written(args),
            upload_id=upload_id,
            at=stamp(at),
        )
        self.added = True
        return int(errand_id)

    async def begin(self, at: datetime) -> Errand | None:
        """The one that has been due for longest, counted as tried: one that kills the process
        must not be begun for ever. None where nothing is due.
        """
        row = await self._session.first(
            "UPDATE errands SET attempts = attempts + 1 WHERE id ="
            " (SELECT id FROM errands WHERE state = 'waiting' AND due_at <= :now"
            f"  ORDER BY due_at, id LIMIT 1) RETURNING {_FIELDS}",
            now=stamp(at),
        )
        return _errand(row) if row else None

    async def resume(self, errand_id: int) -> None:
        """It was broken off for no fault of its own: this time does not count."""
        await self._session.run(
            "UPDATE errands SET attempts = attempts - 1"
            " WHERE id = :id AND state = 'waiting' AND attempts > 0",
            id=errand_id,
        )

    async def settle(self, errand_id: int, at: datetime, *, error: str | None = None) -> bool:
        """False where it was settled before, or is gone with whoever asked.

        `error`: the exception's class; None where it was done.
        """
        settled = await self._session.run(
            "UPDATE errands SET state = :state, error = :error, settled_at = :at"
            " WHERE id = :id AND state = 'waiting'",
            id=errand_id,
            state="failed" if error else "done",
            error=error,
            at=stamp(at),
        )
        return settled == 1

    async def postpone(self, errand_id: int, until: datetime) -> None:
        await self._session.run(
            "UPDATE errands SET due_at = :until WHERE id = :id AND state = 'waiting'",
            id=errand_id,
            until=stamp(until),
        )

    async def failed_lately(self, error: str, at: datetime) -> bool:
        """Whether the like went wrong within the hour: then somebody has been told."""
        row = await self._session.first(
            "SELECT id FROM errands WHERE state = 'failed' AND error = :error"
            " AND settled_at > :since LIMIT 1",
            error=error,
            since=stamp(at - _TOLD),
        )
        return row is not None

    async def asked(self, kind: str, args: object, person_id: PersonId) -> bool:
        """Whether they wait for this very one already. `args`: as `add` was given them."""
        row = await self._session.first(
            "SELECT id FROM errands WHERE state = 'waiting' AND kind = :kind"
            " AND person_id = :person AND args = :args LIMIT 1",
            kind=kind,
            args=_written(args),
            person=person_id,
        )
        return row is not None

    async def awaited(self, kind: str, args: object) -> bool:
        """Whether somebody will do this very one, whoever asked."""
        row = await self._session.first(
            "SELECT id FROM errands WHERE state = 'waiting' AND kind = :kind AND args = :args"
            " LIMIT 1",
            kind=kind,
            args=_written(args),
        )
        return row is not None

    async def waiting(self) -> int:
        count = await self._session.value("SELECT count(*) FROM errands WHERE state = 'waiting'")
        return int(count)

    async def forget(self, before: datetime) -> int:
        """Drop what was settled before."""
        return await self._session.run(
            "DELETE FROM errands WHERE settled_at < :before", before=stamp(before)
        )


def _written(args: object) -> str:
    return msgspec.json.encode(args).decode()


def _errand(row: Row) -> Errand:
    return Errand(
        id=row["id"],
        kind=row["kind"],
        person_id=row["person_id"],
        args=row["args"],
        upload_id=row["upload_id"],
        attempts=row["attempts"],
    )
