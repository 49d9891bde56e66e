"""Who holds which role where, and who may be looked up by whom: always within somebody's reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import Area, AreaId, Level
from domain.people import GIVEN, Grant, OrganisationId, PersonId, Role
from storage.areas import beyond
from storage.grants import GrantId
from storage.moments import moment
from storage.session import Row, Session

#: Widest first, as the roles are listed.
_RANK = "CASE g.role " + " ".join(f"WHEN '{role}' THEN {at}" for at, role in enumerate(GIVEN))
_SELECT = """
    SELECT g.id, g.role, g.by_id, g.since, g.organisation_id, o.name AS organisation,
           p.id AS person_id, p.name, a.id AS area_id, a.level, a.name AS area, a.path
      FROM grants g JOIN people p ON p.id = g.person_id JOIN areas a ON a.id = g.area_id
      LEFT JOIN organisations o ON o.id = g.organisation_id
     WHERE g.until IS NULL AND g.role <> 'resident'"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Somebody's role, with all that is shown of it."""

    id: GrantId
    role: Role
    person: PersonId
    name: str
    area: Area
    organisation_id: OrganisationId | None
    #: "" where they hold it for nobody but the area.
    organisation: str
    since: datetime
    #: The configuration vouches for them.
    vouched: bool


class Holders:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def within(self, reach: Sequence[Grant], limit: int, offset: int) -> Sequence[Holding]:
        """The roles held anywhere there: the widest first, then by place and name."""
        here, params = _reached(reach, "a")
        rows = await self._session.all(
            f"{_SELECT} AND ({here}) ORDER BY {_RANK} END, a.path, length(a.name), a.name,"
            " p.name, g.id LIMIT :limit OFFSET :offset",
            limit=limit,
            offset=offset,
            **params,
        )
        return [_holding(row) for row in rows]

    async def of(self, person_id: PersonId, reach: Sequence[Grant]) -> Sequence[Holding]:
        """In the same order."""
        here, params = _reached(reach, "a")
        rows = await self._session.all(
            f"{_SELECT} AND g.person_id = :person AND ({here}) ORDER BY {_RANK} END, a.path, g.id",
            person=person_id,
            **params,
        )
        return [_holding(row) for row in rows]

    async def get(self, grant_id: GrantId) -> Holding | None:
        """None for one that has ended."""
        row = await self._session.first(f"{_SELECT} AND g.id = :id", id=grant_id)
        return _holding(row) if row else None

    async def called(self, words: str, reach: Sequence[Grant], limit: int) -> Sequence[PersonId]:
        """Whose name holds these words. Those whose name they are come first."""
        seen, params = _seen(reach)
        pattern = words.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        rows = await self._session.all(
            "SELECT p.id FROM people p WHERE lower(p.name) LIKE :pattern ESCAPE '\\'"
            f" AND p.telegram_id > 0 AND ({seen})"
            " ORDER BY (CASE WHEN lower(p.name) = :words THEN 0 ELSE 1 END), p.id LIMIT :limit",
            pattern=f"%{pattern}%",
            words=words.lower(),
            limit=limit,
            **params,
        )
        return [PersonId(row["id"]) for row in rows]

    async def sees(self, person_id: PersonId, reach: Sequence[Grant]) -> bool:
        """Whether they hold a role or a home there, or none anywhere."""
        seen, params = _seen(reach)
        row = await self._session.first(
            f"SELECT p.id FROM people p WHERE p.id = :person AND p.telegram_id > 0 AND ({seen})",
            person=person_id,
            **params,
        )
        return row is not None


def _reached(reach: Sequence[Grant], area: str) -> tuple[str, dict[str, object]]:
    """The condition that an area lies there, and its parameters. Nothing reaches nowhere."""
    params: dict[str, object] = {}
    parts = ["FALSE"]
    for at, grant in enumerate(reach):
        params |= {
            f"id{at}": grant.area,
            f"low{at}": grant.below,
            f"high{at}": beyond(grant.below),
        }
        parts.append(
            f"{area}.id = :id{at} OR ({area}.path >= :low{at} AND {area}.path < :high{at})"
        )
    return " OR ".join(parts), params


def _seen(reach: Sequence[Grant]) -> tuple[str, dict[str, object]]:
    here, params = _reached(reach, "a")
    held = "FROM grants h JOIN areas a ON a.id = h.area_id WHERE h.person_id = p.id"
    lives = "FROM residencies r JOIN areas a ON a.id = r.home_id WHERE r.person_id = p.id"
    placed = " OR ".join(
        f"EXISTS (SELECT 1 {table} AND {alias}.until IS NULL AND ({here}))"
        for table, alias in ((held, "h"), (lives, "r"))
    )
    unplaced = " AND ".join(
        f"NOT EXISTS (SELECT 1 {table} AND {alias}.until IS NULL)"
        for table, alias in ((held, "h"), (lives, "r"))
    )
    return f"{placed} OR ({unplaced})", params


def _holding(row: Row) -> Holding:
    return Holding(
        id=GrantId(row["id"]),
        role=Role(row["role"]),
        person=PersonId(row["person_id"]),
        name=row["name"],
        area=Area(
            id=AreaId(row["area_id"]),
            level=Level[row["level"].upper()],
            name=row["area"],
            path=row["path"],
        ),
        organisation_id=row["organisation_id"],
        organisation=row["organisation"] or "",
        since=moment(row["since"]),
        vouched=row["by_id"] is None,
    )
