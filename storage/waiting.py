"""What waits for somebody, by subject: each the most pressing first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.people import PersonId
from domain.tickets import Category
from storage.ballots import CAST
from storage.moments import moment, stamp
from storage.session import Row, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Something that has a card of its own."""

    id: int
    #: What it is called; "": by its category, or it has no words.
    title: str = ""
    category: Category | None = None
    #: By when it should be done. None: nobody says.
    by: datetime | None = None


class Waiting:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def tickets_to_confirm(self, person: PersonId, limit: int) -> Sequence[Waits]:
        """Their own that are reported done."""
        return await self._found(
            "SELECT t.id, '' AS title, t.category, NULL AS due FROM tickets t"
            " WHERE t.stage = 'finished' AND (t.reporter_id = :person OR t.id IN"
            "  (SELECT a.ticket_id FROM anonymous_reporters a WHERE a.person_id = :person))"
            " ORDER BY t.finished_at, t.id",
            person,
            limit,
        )

    async def tickets_in_hand(self, person: PersonId, limit: int) -> Sequence[Waits]:
        """That they accepted, or were given by name; not those whose work is paused."""
        return await self._found(
            "SELECT t.id, '' AS title, t.category, t.finish_by AS due FROM tickets t"
            " WHERE t.stage IN ('dispatched', 'accepted') AND t.assignee_id = :person"
            " AND t.paused_at IS NULL"
            " ORDER BY t.finish_by IS NULL, t.finish_by, t.id",
            person,
            limit,
        )

    async def tasks(self, person: PersonId, limit: int) -> Sequence[Waits]:
        """That they hold, or are at."""
        return await self._found(
            "SELECT k.id, k.title, NULL AS category, k.starts_at AS due FROM claims c"
            " JOIN tasks k ON k.id = c.task_id WHERE c.person_id = :person"
            " AND c.state IN ('holding', 'arrived')"
            " ORDER BY k.starts_at IS NULL, k.starts_at, k.id",
            person,
            limit,
        )

    async def votes(self, person: PersonId, at: datetime, limit: int) -> Sequence[Waits]:
        """Where a voice of theirs was not heard."""
        return await self._found(
            "SELECT o.id, o.title, NULL AS category, o.closes_at AS due FROM votes o"
            " WHERE o.state = 'open' AND o.closes_at > :at AND o.id IN (SELECT v.vote_id"
            "  FROM casters c JOIN voters v ON v.id = c.voter_id WHERE c.person_id = :person"
            f"  AND NOT {CAST}) ORDER BY o.closes_at, o.id",
            person,
            limit,
            at=stamp(at),
        )

    async def notices(self, person: PersonId, at: datetime, limit: int) -> Sequence[Waits]:
        """That ask to be acknowledged, and hold still."""
        return await self._found(
            "SELECT n.id, n.plain AS title, NULL AS category, n.ends_at AS due"
            " FROM deliveries d JOIN notices n ON n.id = d.notice_id"
            " WHERE d.person_id = :person AND d.acknowledged_at IS NULL AND d.told_at IS NULL"
            " AND d.sent_at IS NOT NULL AND n.asks AND n.stage <> 'cancelled'"
            " AND (n.ends_at IS NULL OR n.ends_at > :at) ORDER BY n.id",
            person,
            limit,
            at=stamp(at),
        )

    async def resolutions(self, person: PersonId, before: datetime, limit: int) -> Sequence[Waits]:
        """Of meetings, that they wrote down, and that are due by then: the meetings' ids."""
        return await self._found(
            "SELECT r.meeting_id AS id, r.text AS title, NULL AS category, r.due_at AS due"
            " FROM resolutions r LEFT JOIN tickets n ON n.id = r.ticket_id"
            " LEFT JOIN tickets t ON t.id = coalesce(n.merged_into, n.id)"
            " LEFT JOIN tasks k ON k.id = r.task_id"
            " WHERE r.by_id = :person AND r.meeting_id IS NOT NULL AND r.due_at <= :before"
            " AND NOT coalesce(t.stage IN ('closed', 'finished', 'withdrawn', 'rejected')"
            "  OR k.stage <> 'open', FALSE) ORDER BY r.due_at, r.id",
            person,
            limit,
            before=stamp(before),
        )

    async def _found(
        self, sql: str, person: PersonId, limit: int, **params: int
    ) -> Sequence[Waits]:
        rows = await self._session.all(f"{sql} LIMIT :limit", person=person, limit=limit, **params)
        return [_waits(row) for row in rows]

    # Who is told each morning.

    async def wants(self, person: PersonId) -> bool | None:
        """None: they have not said, and their duties say."""
        row = await self._session.first(
            "SELECT wanted FROM mornings WHERE person_id = :person", person=person
        )
        return None if row is None or row["wanted"] is None else bool(row["wanted"])

    async def want(self, person: PersonId, *, wanted: bool) -> None:
        await self._session.run(
            "INSERT INTO mornings (person_id, wanted) VALUES (:person, :wanted)"
            " ON CONFLICT (person_id) DO UPDATE SET wanted = excluded.wanted",
            person=person,
            wanted=wanted,
        )

    async def to_tell(self, day: int, duties: Sequence[str], limit: int) -> Sequence[PersonId]:
        """Who wants it, or has one of these duties and has not said no; and has not heard it on
        that day.
        """
        named = {f"duty{at}": each for at, each in enumerate(duties)}
        rows = await self._session.all(
            # From the few who may, and not from all who are known: it is asked every minute.
            "SELECT p.id FROM (SELECT w.person_id FROM mornings w WHERE w.wanted"
            " UNION SELECT g.person_id FROM grants g WHERE g.until IS NULL"
            f" AND g.role IN ({', '.join(f':{name}' for name in named)})) may"
            " JOIN people p ON p.id = may.person_id LEFT JOIN mornings d ON d.person_id = p.id"
            " WHERE p.reachable AND p.barred_at IS NULL AND coalesce(d.told_on, 0) < :day"
            " AND (d.wanted IS NULL OR d.wanted) ORDER BY p.id LIMIT :limit",
            day=day,
            limit=limit,
            **named,
        )
        return [PersonId(row["id"]) for row in rows]

    async def tell(self, person: PersonId, day: int) -> bool:
        """False: they have heard it that day."""
        return bool(
            await self._session.run(
                "INSERT INTO mornings (person_id, told_on) VALUES (:person, :day)"
                " ON CONFLICT (person_id) DO UPDATE SET told_on = excluded.told_on"
                " WHERE coalesce(mornings.told_on, 0) < excluded.told_on",
                person=person,
                day=day,
            )
        )


def _waits(row: Row) -> Waits:
    return Waits(
        id=row["id"],
        title=row["title"],
        category=None if row["category"] is None else Category(row["category"]),
        by=None if row["due"] is None else moment(row["due"]),
    )
