"""Who would have a voice below an area: homes, who owns them, who lives there."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area, AreaId
from domain.people import PersonId, Relation
from storage.areas import beyond
from storage.session import Session

_BELOW = "h.path >= :low AND h.path < :high AND h.level = 'home' AND h.retired_at IS NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dwelling:
    id: AreaId
    #: The ids above it, outermost first.
    path: str
    #: In hundredths of a square metre; None: the roll does not say.
    size: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Somebody owns a home: by the household roll, or as they are registered."""

    home: AreaId
    #: None: they are registered, and the roll does not name them.
    name: str | None = None
    phone: str | None = None
    #: None: nobody here is known to be them.
    person: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dweller:
    """Somebody is registered in a home."""

    home: AreaId
    person: PersonId
    relation: Relation
    #: As the roll has them; None: it does not name them.
    line: int | None
    barred: bool


class Electorate:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def homes(self, area: Area) -> Sequence[Dwelling]:
        """In use, in the order in which they came."""
        rows = await self._session.all(
            f"SELECT h.id, h.path, h.size FROM areas h WHERE {_BELOW} ORDER BY h.id",
            **_within(area),
        )
        return [Dwelling(id=AreaId(row["id"]), path=row["path"], size=row["size"]) for row in rows]

    async def deeds(self, area: Area) -> Sequence[Deed]:
        """As the household roll has them."""
        rows = await self._session.all(
            "SELECT l.home_id, l.name, l.phone, r.person_id FROM areas h"
            " JOIN roll l ON l.home_id = h.id AND l.struck_at IS NULL AND l.relation = 'owner'"
            " LEFT JOIN residencies r ON r.roll_id = l.id AND r.until IS NULL"
            f" WHERE {_BELOW} ORDER BY l.id",
            **_within(area),
        )
        return [
            Deed(
                home=AreaId(row["home_id"]),
                name=row["name"],
                phone=row["phone"],
                person=None if row["person_id"] is None else PersonId(row["person_id"]),
            )
            for row in rows
        ]

    async def dwellers(self, area: Area) -> Sequence[Dweller]:
        rows = await self._session.all(
            "SELECT r.home_id, r.person_id, r.relation, r.roll_id, p.barred_at FROM areas h"
            " JOIN residencies r ON r.home_id = h.id AND r.until IS NULL"
            f" JOIN people p ON p.id = r.person_id WHERE {_BELOW} ORDER BY r.id",
            **_within(area),
        )
        return [
            Dweller(
                home=AreaId(row["home_id"]),
                person=PersonId(row["person_id"]),
                relation=Relation(row["relation"]),
                line=row["roll_id"],
                barred=row["barred_at"] is not None,
            )
            for row in rows
        ]

    async def unlisted(self, home: AreaId, person: PersonId) -> bool:
        """Whether the household roll names owners of that home, and not them."""
        row = await self._session.one(
            "SELECT count(*) AS named, count(r.id) AS theirs FROM roll l"
            " LEFT JOIN residencies r ON r.roll_id = l.id AND r.until IS NULL"
            " AND r.person_id = :person"
            " WHERE l.home_id = :home AND l.struck_at IS NULL AND l.relation = 'owner'",
            home=home,
            person=person,
        )
        return bool(row["named"]) and not row["theirs"]

    async def vouched_for(self, area: Area) -> Sequence[PersonId]:
        """Residents by the configuration's word, for this area or within it."""
        rows = await self._session.all(
            "SELECT DISTINCT g.person_id FROM grants g JOIN areas h ON h.id = g.area_id"
            " JOIN people p ON p.id = g.person_id AND p.barred_at IS NULL"
            " WHERE g.until IS NULL AND g.role = 'resident'"
            " AND (h.id = :id OR (h.path >= :low AND h.path < :high)) ORDER BY g.person_id",
            id=area.id,
            **_within(area),
        )
        return [PersonId(row["person_id"]) for row in rows]


def _within(area: Area) -> dict[str, str]:
    return {"low": area.below, "high": beyond(area.below)}
