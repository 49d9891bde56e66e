"""Roles given to people and taken from them; what ended is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import NewType

from domain.areas import Area, AreaId
from domain.people import OrganisationId, PersonId, Role
from storage.moments import stamp
from storage.people import People
from storage.session import Row, Session

GrantId = NewType("GrantId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A role as it is held."""

    id: GrantId
    person: PersonId
    role: Role
    area: AreaId
    organisation: OrganisationId | None
    #: None: the configuration vouches for them.
    by: PersonId | None


_SELECT = "SELECT g.id, g.person_id, g.role, g.area_id, g.organisation_id, g.by_id FROM grants g"


class Grants:
    def __init__(self, session: Session, people: People) -> None:
        self._session, self._people = session, people

    async def give(
        self,
        person_id: PersonId,
        role: Role,
        area: Area,
        at: datetime,
        *,
        by: PersonId | None,
        organisation: OrganisationId | None = None,
    ) -> bool:
        """`by=None`: the configuration. False where they hold it already."""
        self._people.changed()
        return bool(
            await self._session.run(
                "INSERT INTO grants (person_id, role, area_id, organisation_id, by_id, since)"
                " VALUES (:person, :role, :area, :organisation, :by, :at) ON CONFLICT DO NOTHING",
                person=person_id,
                role=role,
                area=area.id,
                organisation=organisation,
                by=by,
                at=stamp(at),
            )
        )

    async def end(self, grant_id: GrantId, at: datetime) -> bool:
        """False where it had ended already."""
        self._people.changed()
        return bool(
            await self._session.run(
                "UPDATE grants SET until = :at WHERE id = :id AND until IS NULL",
                id=grant_id,
                at=stamp(at),
            )
        )

    async def get(self, grant_id: GrantId) -> Held:
        """Raises `NotFound` also for one that has ended."""
        return _held(
            await self._session.one(f"{_SELECT} WHERE g.id = :id AND g.until IS NULL", id=grant_id)
        )

    async def of(self, person_id: PersonId) -> Sequence[Held]:
        """In the order they were given."""
        rows = await self._session.all(
            f"{_SELECT} WHERE g.person_id = :person AND g.until IS NULL ORDER BY g.id",
            person=person_id,
        )
        return [_held(row) for row in rows]

    async def laid_down(self, person_id: PersonId, role: Role) -> Mapping[AreaId, PersonId]:
        """For which areas they gave this role up themself that somebody else had given them, and
        who did. What was taken from them since is not theirs to take up again.
        """
        rows = await self._session.all(
            "SELECT g.area_id, g.by_id FROM grants g WHERE g.person_id = :person"
            " AND g.role = :role AND g.until IS NOT NULL AND g.by_id <> :person"
            " AND (SELECT e.by_id FROM events e WHERE e.subject = 'person'"
            "   AND e.subject_id = :person AND e.kind = 'role-taken'"
            "   AND e.note = :prefix || CAST(g.area_id AS TEXT) ORDER BY e.id DESC LIMIT 1)"
            " = :person ORDER BY g.id",
            person=person_id,
            role=role,
            prefix=f"{role} ",
        )
        return {AreaId(row["area_id"]): PersonId(row["by_id"]) for row in rows}

    async def taken_back(self, person_id: PersonId, role: Role) -> frozenset[AreaId]:
        """For which areas somebody else took this role from them, and nobody gave it since."""
        rows = await self._session.all(
            "SELECT g.area_id FROM grants g JOIN events e ON e.subject = 'person'"
            "  AND e.subject_id = g.person_id AND e.kind = 'role-taken'"
            "  AND e.note = :prefix || CAST(g.area_id AS TEXT) AND e.by_id <> g.person_id"
            " WHERE g.person_id = :person AND g.role = :role AND NOT EXISTS"
            " (SELECT 1 FROM events f WHERE f.subject = 'person' AND f.subject_id = g.person_id"
            "   AND f.note = e.note AND f.kind IN ('role-given', 'role-taken') AND f.id > e.id)",
            person=person_id,
            role=role,
            prefix=f"{role} ",
        )
        return frozenset(AreaId(row["area_id"]) for row in rows)

    async def of_those_who_left(self, role: Role, since: datetime, limit: int) -> Sequence[Held]:
        """What they gave themselves, of those who have moved out of a home since."""
        rows = await self._session.all(
            f"{_SELECT} WHERE g.role = :role AND g.until IS NULL AND g.by_id = g.person_id"
            " AND g.person_id IN (SELECT r.person_id FROM residencies r WHERE r.until >= :since)"
            " ORDER BY g.id LIMIT :limit",
            role=role,
            since=stamp(since),
            limit=limit,
        )
        return [_held(row) for row in rows]

    async def hold(self, role: Role) -> None:
        """Nobody else ends one of these before this transaction ends."""
        await self._session.all(
            "SELECT id FROM grants WHERE role = :role AND until IS NULL"
            f" ORDER BY id{self._session.for_update}",
            role=role,
        )

    async def vouch(
        self,
        person_id: PersonId,
        roles: Mapping[Role, Area],
        at: datetime,
        employers: Mapping[Role, OrganisationId] = MappingProxyType({}),
    ) -> None:
        """The configuration vouches for exactly these, each for its area, from here on."""
        wanted = {(role, area.id, employers.get(role)) for role, area in roles.items()}
        vouched = {
            (each.role, each.area, each.organisation): each
            for each in await self.of(person_id)
            if each.by is None
        }
        for what, held in vouched.items():
            if what not in wanted:
                await self.end(held.id, at)
        for role, area in roles.items():
            employer = employers.get(role)
            if (role, area.id, employer) not in vouched:
                await self.give(person_id, role, area, at, by=None, organisation=employer)

    async def vouched_for(self) -> Sequence[PersonId]:
        """Whom the configuration gave anything that they still hold."""
        rows = await self._session.all(
            "SELECT DISTINCT person_id FROM grants WHERE until IS NULL AND by_id IS NULL"
            " ORDER BY person_id"
        )
        return [PersonId(row["person_id"]) for row in rows]


def _held(row: Row) -> Held:
    return Held(
        id=GrantId(row["id"]),
        person=PersonId(row["person_id"]),
        role=Role(row["role"]),
        area=AreaId(row["area_id"]),
        organisation=row["organisation_id"],
        by=row["by_id"],
    )
