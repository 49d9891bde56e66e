"""Files on their way: what we made and must still send, or were given and must still read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from domain.people import PersonId
from storage.moments import stamp
from storage.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file as it is kept."""

    name: str
    content: bytes


class Uploads:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(
        self, name: str, content: bytes, at: datetime, *, person_id: PersonId | None = None
    ) -> int:
        """`person_id`: whose data it is, and with whom it goes."""
        upload_id = await self._session.value(
            "INSERT INTO uploads (name, content, person_id, at)"
            " VALUES (:name, :content, :person_id, :at) RETURNING id",
            name=name,
            content=content,
            person_id=person_id,
            at=stamp(at),
        )
        return int(upload_id)

    async def get(self, upload_id: int) -> Kept | None:
        """None where it has been dropped."""
        row = await self._session.first(
            "SELECT name, content FROM uploads WHERE id = :id", id=upload_id
        )
        return Kept(name=row["name"], content=bytes(row["content"])) if row else None

    async def drop(self, ids: Collection[int]) -> None:
        await self._session.run_many(
            "DELETE FROM uploads WHERE id = :id", [{"id": upload_id} for upload_id in ids]
        )

    async def forget(self, before: datetime) -> int:
        """Drop what is older, and no message, errand or import waits for."""
        return await self._session.run(
            "DELETE FROM uploads WHERE at < :before AND NOT EXISTS"
            " (SELECT 1 FROM outbox o WHERE o.upload_id = uploads.id AND o.state = 'pending')"
            " AND NOT EXISTS"
            " (SELECT 1 FROM errands e WHERE e.upload_id = uploads.id AND e.state = 'waiting')"
            " AND NOT EXISTS (SELECT 1 FROM imports i WHERE i.upload_id = uploads.id"
            "  AND i.state IN ('ready', 'applying'))",
            before=stamp(before),
        )
