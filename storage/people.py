"""Who is known, with the roles they hold and the homes they live in."""

from collections.abc import Sequence
from datetime import datetime

from domain.areas import Area, AreaId
from domain.people import (
    Grant,
    OrganisationId,
    Person,
    PersonId,
    Relation,
    Residency,
    Role,
    Topic,
)
from storage.kept_out import KeptOut
from storage.moments import stamp
from storage.session import Row, Session


class People:
    def __init__(self, session: Session, kept_out: KeptOut) -> None:
        self._session, self._kept_out = session, kept_out
        #: Read ahead for a whole batch of updates; forgotten at the first change to anybody.
        self._foreseen: dict[int, Person] = {}
        # Names stand in none of these lists, so nothing in them can be taken for a separator.
        self._select = f"""
            SELECT p.id, p.telegram_id, p.name, p.language, p.reachable, p.barred_at,
                   p.quiet_from, p.quiet_until,
                   (SELECT {session.joined}(g.role || ':' || a.id || ':' || a.path || ':'
                           || coalesce(g.organisation_id, 0), ',')
                      FROM grants g JOIN areas a ON a.id = g.area_id
                     WHERE g.person_id = p.id AND g.until IS NULL) AS grants,
                   (SELECT {session.joined}(r.relation || ':' || r.home_id, ',')
                      FROM residencies r WHERE r.person_id = p.id AND r.until IS NULL) AS homes,
                   (SELECT {session.joined}(m.topic, ',')
                      FROM muted m WHERE m.person_id = p.id) AS muted
              FROM people p"""

    async def get(self, person_id: PersonId) -> Person:
        return _person(await self._session.one(f"{self._select} WHERE p.id = :id", id=person_id))

    async def several(self, ids: Sequence[PersonId]) -> Sequence[Person]:
        """In no particular order."""
        if not ids:
            return []
        names = {f"id{at}": each for at, each in enumerate(ids)}
        listed = ", ".join(f":{name}" for name in names)
        rows = await self._session.all(f"{self._select} WHERE p.id IN ({listed})", **names)
        return [_person(row) for row in rows]

    async def foresee(self, telegram_ids: Sequence[int]) -> None:
        """One question instead of one each: those of them that are known will be asked for."""
        names = {f"id{at}": telegram_id for at, telegram_id in enumerate(telegram_ids)}
        if names:
            listed = ", ".join(f":{name}" for name in names)
            rows = await self._session.all(
                f"{self._select} WHERE p.telegram_id IN ({listed})", **names
            )
            self._foreseen |= {row["telegram_id"]: _person(row) for row in rows}

    async def known_as(self, telegram_id: int) -> Person | None:
        if telegram_id in self._foreseen:
            return self._foreseen[telegram_id]
        row = await self._session.first(
            f"{self._select} WHERE p.telegram_id = :id", id=telegram_id
        )
        return _person(row) if row else None

    async def with_role(self, *roles: Role) -> Sequence[Person]:
        """Anywhere."""
        return await self._where(
            "p.id IN (SELECT h.person_id FROM grants h"
            f" WHERE h.until IS NULL AND {_any_of(roles)})"
        )

    async def with_role_over(self, area: Area, *roles: Role) -> Sequence[Person]:
        """Whose role reaches this area: held for it, or for one above it."""
        ids = {f"id{at}": each for at, each in enumerate((*area.above, area.id))}
        listed = ", ".join(f":{name}" for name in ids)
        return await self._where(
            "p.id IN (SELECT h.person_id FROM grants h WHERE h.until IS NULL"
            f" AND {_any_of(roles)} AND h.area_id IN ({listed}))",
            **ids,
        )

    async def of_home(self, home: AreaId) -> Sequence[Person]:
        """Who live there, as far as they are known to us."""
        return await self._where(
            "p.id IN (SELECT h.person_id FROM residencies h"
            " WHERE h.home_id = :home AND h.until IS NULL)",
            home=home,
        )

    async def administrators(self) -> Sequence[Person]:
        return await self.with_role(Role.ADMINISTRATOR)

    async def _where(self, condition: str, **params: object) -> Sequence[Person]:
        rows = await self._session.all(
            f"{self._select} WHERE {condition} AND p.barred_at IS NULL ORDER BY p.id", **params
        )
        return [_person(row) for row in rows]

    async def meet(self, telegram_id: int, name: str, at: datetime) -> Person:
        """Known from here on, without any role; whoever was known already stays as they were."""
        self._foreseen.clear()
        new = await self._session.run(
            "INSERT INTO people (telegram_id, name, reachable, met_at)"
            " VALUES (:telegram_id, :name, FALSE, :at) ON CONFLICT (telegram_id) DO NOTHING",
            telegram_id=telegram_id,
            name=name,
            at=stamp(at),
        )
        row = await self._session.one(f"{self._select} WHERE p.telegram_id = :id", id=telegram_id)
        barred_at = await self._kept_out.recall(telegram_id, row["id"]) if new else None
        if barred_at is None or not await self.bar(row["id"], barred_at):
            return _person(row)
        return await self.get(row["id"])

    async def barred_by(self, person_id: PersonId) -> PersonId | None:
        """The last who did; None: nobody who is known."""
        barrer = await self._session.first(
            "SELECT by_id FROM events WHERE subject = 'person' AND subject_id = :id"
            " AND kind = 'barred' ORDER BY id DESC LIMIT 1",
            id=person_id,
        )
        return PersonId(barrer["by_id"]) if barrer and barrer["by_id"] is not None else None

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

    async def hold(self, person_id: PersonId) -> Person:
        """As `get`; nobody else changes what they are before this transaction ends."""
        await self._session.one(
            f"SELECT id FROM people WHERE id = :id{self._session.for_update}", id=person_id
        )
        return await self.get(person_id)

    async def bar(self, person_id: PersonId, at: datetime) -> bool:
        """False where they were kept out already."""
        self._foreseen.clear()
        return bool(
            await self._session.run(
                "UPDATE people SET barred_at = :at WHERE id = :id AND barred_at IS NULL",
                id=person_id,
                at=stamp(at),
            )
        )

    async def welcome(self, person_id: PersonId) -> bool:
        """False where nobody keeps them out."""
        self._foreseen.clear()
        return bool(
            await self._session.run(
                "UPDATE people SET barred_at = NULL WHERE id = :id AND barred_at IS NOT NULL",
                id=person_id,
            )
        )

    async def reach(self, telegram_id: int, *, reachable: bool) -> None:
        self._foreseen.clear()
        await self._session.run(
            "UPDATE people SET reachable = :reachable WHERE telegram_id = :id",
            id=telegram_id,
            reachable=reachable,
        )

    def changed(self) -> None:
        """Another table says something new of somebody."""
        self._foreseen.clear()


def _any_of(roles: Sequence[Role]) -> str:
    listed = ", ".join(f"'{role}'" for role in roles)
    return f"h.role IN ({listed})"


def _person(row: Row) -> Person:
    quiet = None if row["quiet_from"] is None else (row["quiet_from"], row["quiet_until"])
    return Person(
        id=PersonId(row["id"]),
        telegram_id=row["telegram_id"],
        name=row["name"],
        language=row["language"],
        reachable=bool(row["reachable"]),
        barred=row["barred_at"] is not None,
        quiet=quiet,
        muted=frozenset(map(Topic, _listed(row["muted"]))),
        grants=frozenset(map(_grant, _listed(row["grants"]))),
        homes=frozenset(map(_residency, _listed(row["homes"]))),
    )


def _listed(joined: str | None) -> list[str]:
    return joined.split(",") if joined else []


def _grant(written: str) -> Grant:
    role, area, path, organisation = written.split(":")
    return Grant(
        role=Role(role),
        area=AreaId(int(area)),
        below=f"{path}{area}/",
        organisation=OrganisationId(int(organisation)) if organisation != "0" else None,
    )


def _residency(written: str) -> Residency:
    relation, home = written.split(":")
    return Residency(home=AreaId(int(home)), relation=Relation(relation))
