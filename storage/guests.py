"""Those who once wrote to us and have nothing here: whether they still come by."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.people import PersonId
from storage.moments import stamp
from storage.session import Session

#: Somebody who came by is noted once in this while.
_ONCE_IN = timedelta(days=30)
#: Who holds or waits for something is no guest; who is kept out must be known again.
_GUEST = """
    p.telegram_id > 0 AND p.barred_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id AND g.until IS NULL)
    AND NOT EXISTS (SELECT 1 FROM residencies r WHERE r.person_id = p.id AND r.until IS NULL)
    AND NOT EXISTS (SELECT 1 FROM tickets t WHERE t.reporter_id = p.id)
    AND NOT EXISTS (SELECT 1 FROM anonymous_reporters r WHERE r.person_id = p.id)
    AND NOT EXISTS (SELECT 1 FROM tickets t WHERE t.assignee_id = p.id AND t.stage = 'accepted')
    AND NOT EXISTS
      (SELECT 1 FROM applications a WHERE a.person_id = p.id AND a.state = 'waiting')
"""
_SILENT = f"""{_GUEST} AND p.met_at < :before
    AND NOT EXISTS (SELECT 1 FROM events e WHERE e.by_id = p.id AND e.at >= :before)"""


class Guests:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def hear(self, since: datetime, at: datetime) -> None:
        """Note which of them wrote since then. The inbox is asked, which forgets within days."""
        await self._session.run(
            "INSERT INTO events (subject, subject_id, kind, by_id, at)"
            " SELECT 'person', p.id, 'came-by', p.id, :at FROM people p"
            f" WHERE {_GUEST} AND p.telegram_id IN (SELECT CAST(substr(i.lane, 2) AS BIGINT)"
            "  FROM inbox i WHERE i.lane LIKE 'p%' AND i.received_at > :since)"
            " AND NOT EXISTS (SELECT 1 FROM events e"
            "  WHERE e.subject = 'person' AND e.subject_id = p.id AND e.kind = 'came-by'"
            "  AND e.at > :lately)",
            at=stamp(at),
            since=stamp(since),
            lately=stamp(at - _ONCE_IN),
        )

    async def silent(self, before: datetime, *, after: int, limit: int) -> Sequence[PersonId]:
        """Those of whom nothing was heard since, in the order of their ids. It goes through
        everybody: nobody should wait for it.
        """
        rows = await self._session.all(
            f"SELECT p.id FROM people p WHERE p.id > :after AND {_SILENT}"
            " ORDER BY p.id LIMIT :limit",
            before=stamp(before),
            after=after,
            limit=limit,
        )
        return [PersonId(row["id"]) for row in rows]

    async def is_silent(self, person_id: PersonId, before: datetime) -> bool:
        row = await self._session.first(
            f"SELECT p.id FROM people p WHERE p.id = :id AND {_SILENT}",
            id=person_id,
            before=stamp(before),
        )
        return row is not None
