"""What neighbours object to, what they are answered, and who was told of a decision."""

from collections.abc import Sequence
from datetime import datetime

from domain.decisions import Decision, DecisionId, Objection, ObjectionId, Published
from domain.people import Person, PersonId, Who
from storage.areas import beyond
from storage.moments import moment, stamp
from storage.people import People
from storage.session import Row, Session

_SELECT = (
    "SELECT o.id, o.decision_id, o.kind, o.person_id, p.name, o.text, o.at, o.answer,"
    " o.answered_at FROM objections o LEFT JOIN people p ON p.id = o.person_id"
)
#: By a home below it, or because the configuration says so.
_NEIGHBOURS = (
    "SELECT r.person_id FROM residencies r JOIN areas h ON h.id = r.home_id"
    " WHERE r.until IS NULL AND (h.id = :area OR (h.path >= :low AND h.path < :high))"
    " UNION SELECT g.person_id FROM grants g JOIN areas s ON s.id = g.area_id"
    " WHERE g.until IS NULL AND g.role = 'resident'"
    " AND (s.id = :area OR (s.path >= :low AND s.path < :high))"
)


class Objections:
    def __init__(self, session: Session, people: People) -> None:
        self._session, self._people = session, people

    async def add(
        self, decision_id: DecisionId, kind: Published, by: PersonId, text: str, at: datetime
    ) -> ObjectionId:
        row = await self._session.one(
            "INSERT INTO objections (decision_id, kind, person_id, text, at, answer)"
            " VALUES (:decision, :kind, :person, :text, :at, '') RETURNING id",
            decision=decision_id,
            kind=kind,
            person=by,
            text=text,
            at=stamp(at),
        )
        return ObjectionId(row["id"])

    async def made_by(self, decision_id: DecisionId, kind: Published, by: PersonId) -> int:
        return int(
            await self._session.value(
                "SELECT count(*) FROM objections WHERE decision_id = :decision AND kind = :kind"
                " AND person_id = :person",
                decision=decision_id,
                kind=kind,
                person=by,
            )
        )

    async def of(self, decision_id: DecisionId) -> Sequence[Objection]:
        """The earliest first."""
        rows = await self._session.all(
            f"{_SELECT} WHERE o.decision_id = :decision ORDER BY o.id", decision=decision_id
        )
        return [_objection(row) for row in rows]

    async def all_by(self, person_id: PersonId) -> Sequence[tuple[DecisionId, Objection]]:
        """The earliest first."""
        rows = await self._session.all(
            f"{_SELECT} WHERE o.person_id = :person ORDER BY o.id", person=person_id
        )
        return [(DecisionId(row["decision_id"]), _objection(row)) for row in rows]

    async def find(self, objection_id: ObjectionId) -> tuple[DecisionId, Objection] | None:
        row = await self._session.first(f"{_SELECT} WHERE o.id = :id", id=objection_id)
        return None if row is None else (DecisionId(row["decision_id"]), _objection(row))

    async def answer(
        self, objection_id: ObjectionId, text: str, by: PersonId, at: datetime
    ) -> bool:
        """False: it has its answer."""
        return bool(
            await self._session.run(
                "UPDATE objections SET answer = :text, answered_by = :by, answered_at = :at"
                " WHERE id = :id AND answer = ''",
                id=objection_id,
                text=text,
                by=by,
                at=stamp(at),
            )
        )

    # Who was told what.

    async def untold(
        self, decision: Decision, notice: str, due_at: datetime, limit: int
    ) -> Sequence[Person]:
        """Whoever lives in its area, or owns a home there, and has not heard this of that date."""
        area = decision.area
        rows = await self._session.all(
            f"SELECT p.id FROM people p WHERE p.id IN ({_NEIGHBOURS}) AND p.barred_at IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM decision_told n WHERE n.decision_id = :decision"
            "  AND n.notice = :notice AND n.due_at = :due AND n.person_id = p.id)"
            " ORDER BY p.id LIMIT :limit",
            area=area.id,
            low=area.below,
            high=beyond(area.below),
            decision=decision.id,
            notice=notice,
            due=stamp(due_at),
            limit=limit,
        )
        return [await self._people.get(PersonId(row["id"])) for row in rows]

    async def tell(
        self,
        decision: Decision,
        notice: str,
        due_at: datetime,
        person: Person,
        at: datetime,
    ) -> bool:
        """False: they were told of it before."""
        return bool(
            await self._session.run(
                "INSERT INTO decision_told (decision_id, notice, due_at, person_id, at)"
                " VALUES (:decision, :notice, :due, :person, :at) ON CONFLICT DO NOTHING",
                decision=decision.id,
                notice=notice,
                due=stamp(due_at),
                person=person.id,
                at=stamp(at),
            )
        )


def _objection(row: Row) -> Objection:
    return Objection(
        id=ObjectionId(row["id"]),
        kind=Published(row["kind"]),
        by=None
        if row["person_id"] is None
        else Who(id=PersonId(row["person_id"]), name=row["name"] or ""),
        text=row["text"],
        at=moment(row["at"]),
        answer=row["answer"],
        answered_at=None if row["answered_at"] is None else moment(row["answered_at"]),
    )
