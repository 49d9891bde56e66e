"""Who serves, when they may be asked, and what they were asked."""

from collections.abc import Sequence
from datetime import datetime

from domain.areas import Area, AreaId, Level
from domain.people import Person, PersonId, Role
from domain.tasks import LATE, Skill, Task, TaskId
from domain.volunteers import Volunteer
from storage.claims import ACTIVE
from storage.moments import stamp
from storage.people import People
from storage.session import Row, Session
from storage.tasks import COLUMNS, JOINED, task_of, within


class Volunteers:
    def __init__(self, session: Session, people: People) -> None:
        self._session, self._people = session, people
        self._select = (
            "SELECT v.person_id, v.on_duty, v.named, v.per_day,"
            f" (SELECT {session.joined}(s.skill, ' ') FROM skills s"
            "   WHERE s.person_id = v.person_id) AS skills,"
            " (SELECT count(*) FROM offers o WHERE o.person_id = v.person_id AND o.at >= :today)"
            " AS offered, a.id, a.level, a.name, a.path FROM volunteers v LEFT JOIN areas a"
            " ON a.id = (SELECT min(r.home_id) FROM residencies r"
            "  WHERE r.person_id = v.person_id AND r.until IS NULL)"
        )

    async def join(self, person_id: PersonId, at: datetime) -> bool:
        """On duty, with nothing else said. False where they had joined before."""
        return bool(
            await self._session.run(
                "INSERT INTO volunteers (person_id, on_duty, named, per_day, since)"
                " VALUES (:id, TRUE, FALSE, 3, :at) ON CONFLICT DO NOTHING",
                id=person_id,
                at=stamp(at),
            )
        )

    async def leave(self, person_id: PersonId) -> None:
        await self._session.run("DELETE FROM volunteers WHERE person_id = :id", id=person_id)
        await self._session.run("DELETE FROM skills WHERE person_id = :id", id=person_id)

    async def known_as(self, person: Person, today: datetime) -> Volunteer | None:
        """`today`: since when offers are counted. None: they have not joined."""
        row = await self._session.first(
            f"{self._select} WHERE v.person_id = :id", id=person.id, today=stamp(today)
        )
        return _volunteer(row, person) if row else None

    async def who_may_be_asked(
        self, task_id: TaskId, area: Area, today: datetime
    ) -> Sequence[Volunteer]:
        """Those whose role reaches this area, who can be reached, and were not asked for this
        task yet; whoever was asked least lately first.
        """
        serving = await self._people.with_role_over(area, Role.VOLUNTEER)
        reachable = {person.id: person for person in serving if person.reachable}
        rows = await self._session.all(
            f"{self._select} WHERE NOT EXISTS (SELECT 1 FROM offers o"
            "  WHERE o.task_id = :task AND o.person_id = v.person_id)",
            task=task_id,
            today=stamp(today),
        )
        known = [
            _volunteer(row, reachable[row["person_id"]])
            for row in rows
            if row["person_id"] in reachable
        ]
        return sorted(known, key=lambda each: (each.offered_today, each.person.id))

    async def asked(self, task_id: TaskId) -> frozenset[PersonId]:
        rows = await self._session.all(
            "SELECT person_id FROM offers WHERE task_id = :id", id=task_id
        )
        return frozenset(PersonId(row["person_id"]) for row in rows)

    async def declined(self, task_id: TaskId) -> frozenset[PersonId]:
        """Who said that they can't."""
        rows = await self._session.all(
            "SELECT person_id FROM offers WHERE task_id = :id AND declined_at IS NOT NULL",
            id=task_id,
        )
        return frozenset(PersonId(row["person_id"]) for row in rows)

    async def open_to(
        self, person_id: PersonId, areas: Sequence[Area], at: datetime, limit: int, offset: int = 0
    ) -> Sequence[Task]:
        """What they may take within these areas, or wait for, and have not taken: what has a
        free place first, of those what is urgent, then what begins first, then what has no time.
        """
        if not areas:
            return ()
        lines, params = within(areas)
        rows = await self._session.all(
            f"SELECT {COLUMNS} FROM tasks k{JOINED} WHERE k.stage = 'open' AND ({lines})"
            " AND (k.starts_at IS NULL OR k.starts_at >= :begun)"
            " AND (k.helped_id IS NULL OR k.helped_id <> :person)"
            " AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.task_id = k.id"
            f"  AND c.person_id = :person AND {ACTIVE})"
            " ORDER BY k.held >= k.capacity, k.urgent DESC, k.starts_at IS NULL, k.starts_at, k.id"
            " LIMIT :limit OFFSET :offset",
            begun=stamp(at - LATE),
            person=person_id,
            limit=limit,
            offset=offset,
            **params,
        )
        return [task_of(row) for row in rows]

    async def offer(self, task_id: TaskId, people: Sequence[PersonId], at: datetime) -> None:
        await self._session.run_many(
            "INSERT INTO offers (task_id, person_id, at) VALUES (:task, :person, :at)"
            " ON CONFLICT DO NOTHING",
            [{"task": task_id, "person": each, "at": stamp(at)} for each in people],
        )

    async def decline(self, task_id: TaskId, person_id: PersonId, at: datetime) -> None:
        """They can't: they are not asked for it again."""
        await self._session.run(
            "INSERT INTO offers (task_id, person_id, at, declined_at)"
            " VALUES (:task, :person, :at, :at) ON CONFLICT (task_id, person_id)"
            " DO UPDATE SET declined_at = coalesce(offers.declined_at, :at)",
            task=task_id,
            person=person_id,
            at=stamp(at),
        )

    async def choose(
        self, person_id: PersonId, *, on_duty: bool, named: bool, per_day: int
    ) -> None:
        await self._session.run(
            "UPDATE volunteers SET on_duty = :on_duty, named = :named, per_day = :per_day"
            " WHERE person_id = :id",
            id=person_id,
            on_duty=on_duty,
            named=named,
            per_day=per_day,
        )

    async def can(self, person_id: PersonId, skills: frozenset[Skill]) -> None:
        """These, and no others."""
        await self._session.run("DELETE FROM skills WHERE person_id = :id", id=person_id)
        await self._session.run_many(
            "INSERT INTO skills (person_id, skill) VALUES (:id, :skill)",
            [{"id": person_id, "skill": skill} for skill in sorted(skills)],
        )


def _area(row: Row) -> Area:
    return Area(
        id=AreaId(row["id"]),
        level=Level[row["level"].upper()],
        name=row["name"],
        path=row["path"],
    )


def _volunteer(row: Row, person: Person) -> Volunteer:
    return Volunteer(
        person=person,
        on_duty=bool(row["on_duty"]),
        named=bool(row["named"]),
        per_day=row["per_day"],
        skills=frozenset(map(Skill, (row["skills"] or "").split())),
        offered_today=row["offered"],
        home=None if row["id"] is None else _area(row),
    )
