"""Who is known, and what they are entitled to."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.people import Person, PersonId, Role
from storage.moments import stamp
from storage.session import Row, Session


class People:
    def __init__(self, session: Session) -> None:
        self._session = session
        #: Read ahead for a whole batch of updates; forgotten at the first change to anybody.
        self._foreseen: dict[int, Person] = {}
        self._select = (
            "SELECT p.id, p.telegram_id, p.name, p.language, p.reachable,"
            f" (SELECT {session.joined}(r.role, ',') FROM roles r WHERE r.person_id = p.id)"
            " AS roles FROM people p"
        )

    async def get(self, person_id: PersonId) -> Person:
        return _person(await self._session.one(f"{self._select} WHERE p.id = :id", id=person_id))

    async def foresee(self, telegram_ids: Sequence[int]) -> None:
        """One question instead of one each: those of them that are known will be asked for."""
        names = {f"id{at}": telegram_id for at, telegram_id in enumerate(telegram_ids)}
        if names:
            listed = ", ".join(f":{name}" for name in names)
            rows = await self._session.all(
                f"{self._select} WHERE p.telegram_id IN ({listed})", **names
            )
            self._foreseen = {row["telegram_id"]: _person(row) for row in rows}

    async def known_as(self, telegram_id: int) -> Person | None:
        if telegram_id in self._foreseen:
            return self._foreseen[telegram_id]
        row = await self._session.first(
            f"{self._select} WHERE p.telegram_id = :id", id=telegram_id
        )
        return _person(row) if row else None

    async def on_duty(self) -> Sequence[Person]:
        return await self._with_role(Role.WORKER, Role.ADMINISTRATOR)

    async def administrators(self) -> Sequence[Person]:
        return await self._with_role(Role.ADMINISTRATOR)

    async def _with_role(self, *roles: Role) -> Sequence[Person]:
        listed = ", ".join(f"'{role}'" for role in roles)
        rows = await self._session.all(
            f"{self._select} WHERE p.id IN"
            f" (SELECT h.person_id FROM roles h WHERE h.role IN ({listed})) ORDER BY p.id"
        )
        return [_person(row) for row in rows]

    async def meet(self, telegram_id: int, name: str, at: datetime) -> Person:
        """Known from here on, without any role; whoever was known already stays as they were."""
        self._foreseen.clear()
        await self._session.run(
            "INSERT INTO people (telegram_id, name, reachable, met_at)"
            " VALUES (:telegram_id, :name, FALSE, :at) ON CONFLICT (telegram_id) DO NOTHING",
            telegram_id=telegram_id,
            name=name,
            at=stamp(at),
        )
        row = await self._session.one(f"{self._select} WHERE p.telegram_id = :id", id=telegram_id)
        return _person(row)

    async def name(self, person_id: PersonId, name: str) -> None:
        self._foreseen.clear()
        await self._session.run(
            "UPDATE people SET name = :name WHERE id = :id", id=person_id, name=name
        )

    async def speak(self, person_id: PersonId, language: str) -> None:
        self._foreseen.clear()
        await self._session.run(
            "UPDATE people SET language = :language WHERE id = :id",
            id=person_id,
            language=language,
        )

    async def reach(self, telegram_id: int, *, reachable: bool) -> None:
        self._foreseen.clear()
        await self._session.run(
            "UPDATE people SET reachable = :reachable WHERE telegram_id = :id",
            id=telegram_id,
            reachable=reachable,
        )

    async def entitle(self, person_id: PersonId, roles: Iterable[Role]) -> None:
        """Exactly these roles from here on."""
        self._foreseen.clear()
        await self._session.run("DELETE FROM roles WHERE person_id = :id", id=person_id)
        await self._session.run_many(
            "INSERT INTO roles (person_id, role) VALUES (:id, :role)",
            [{"id": person_id, "role": role} for role in sorted(set(roles))],
        )


def _person(row: Row) -> Person:
    return Person(
        id=PersonId(row["id"]),
        telegram_id=row["telegram_id"],
        name=row["name"],
        language=row["language"],
        reachable=bool(row["reachable"]),
        roles=frozenset(map(Role, row["roles"].split(","))) if row["roles"] else frozenset(),
    )
