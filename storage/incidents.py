"""Outages in and out of the database."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.areas import Area, AreaId, Level
from domain.incidents import Incident, IncidentId
from domain.people import PersonId, Who
from domain.tickets import Category, TicketId
from storage.areas import beyond
from storage.failures import NotFound
from storage.moments import maybe_moment, maybe_stamp, moment, stamp
from storage.session import Row, Session

_SELECT = (
    "SELECT i.id, i.category, i.text, i.starts_at, i.ends_at, i.over_at, i.by_id, p.name AS by,"
    " a.id AS area_id, a.level, a.name AS area, a.path FROM incidents i"
    " JOIN areas a ON a.id = i.area_id LEFT JOIN people p ON p.id = i.by_id"
)


class Incidents:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def begin(
        self,
        area: Area,
        category: Category,
        text: str,
        *,
        starts_at: datetime,
        ends_at: datetime | None,
        by: PersonId,
    ) -> IncidentId:
        incident_id = await self._session.value(
            "INSERT INTO incidents (area_id, category, text, starts_at, ends_at, by_id)"
            " VALUES (:area, :category, :text, :starts_at, :ends_at, :by) RETURNING id",
            area=area.id,
            category=category,
            text=text,
            starts_at=stamp(starts_at),
            ends_at=maybe_stamp(ends_at),
            by=by,
        )
        return IncidentId(incident_id)

    async def get(self, incident_id: IncidentId) -> Incident:
        """Raises `NotFound`."""
        return _incident(await self._session.one(f"{_SELECT} WHERE i.id = :id", id=incident_id))

    async def hold(self, incident_id: IncidentId) -> Incident:
        """As `get`; nobody else changes it before this transaction ends."""
        await self._session.one(
            f"SELECT id FROM incidents WHERE id = :id{self._session.for_update}", id=incident_id
        )
        return await self.get(incident_id)

    async def save(self, incident: Incident) -> None:
        """What may change once it began. Raises `NotFound`."""
        changed = await self._session.run(
            "UPDATE incidents SET ends_at = :ends_at, over_at = :over_at WHERE id = :id",
            id=incident.id,
            ends_at=maybe_stamp(incident.ends_at),
            over_at=maybe_stamp(incident.over_at),
        )
        if changed != 1:
            raise NotFound

    async def going_on(self, category: Category, area: Area, at: datetime) -> Sequence[Incident]:
        """Those that have begun over this area: the narrowest first, then the newest."""
        above = _above(area)
        rows = await self._session.all(
            f"{_SELECT} WHERE i.over_at IS NULL AND i.category = :category"
            f" AND i.starts_at <= :at AND i.area_id IN ({_listed(above)})"
            " ORDER BY length(a.path) DESC, i.starts_at DESC, i.id DESC",
            category=category,
            at=stamp(at),
            **above,
        )
        return [_incident(row) for row in rows]

    async def not_over(self, area: Area) -> Sequence[Incident]:
        """Those over this area, and within it, announced ones too; in the order they begin."""
        above = _above(area)
        rows = await self._session.all(
            f"{_SELECT} WHERE i.over_at IS NULL AND (i.area_id IN ({_listed(above)})"
            " OR (a.path >= :low AND a.path < :high)) ORDER BY i.starts_at, i.id",
            low=area.below,
            high=beyond(area.below),
            **above,
        )
        return [_incident(row) for row in rows]

    async def filed_during(self, incident: Incident) -> Sequence[tuple[TicketId, str]]:
        """The open tickets of its category and area since it began, with their texts; oldest
        first.
        """
        rows = await self._session.all(
            "SELECT t.id, t.text FROM tickets t JOIN areas a ON a.id = t.area_id"
            " WHERE t.stage IN ('filed', 'dispatched', 'offered', 'accepted')"
            " AND t.category = :category AND t.filed_at >= :since"
            + (" AND t.filed_at <= :until" if incident.over_at else "")
            + " AND (a.id = :area OR (a.path >= :low AND a.path < :high))"
            " ORDER BY t.id",
            category=incident.category,
            since=stamp(incident.starts_at),
            area=incident.area.id,
            low=incident.area.below,
            high=beyond(incident.area.below),
            **({"until": stamp(incident.over_at)} if incident.over_at else {}),
        )
        return [(TicketId(row["id"]), row["text"]) for row in rows]


def _above(area: Area) -> Mapping[str, AreaId]:
    """With itself."""
    return {f"id{at}": each for at, each in enumerate((*area.above, area.id))}


def _listed(params: Mapping[str, AreaId]) -> str:
    return ", ".join(f":{name}" for name in params)


def _incident(row: Row) -> Incident:
    return Incident(
        id=IncidentId(row["id"]),
        area=Area(
            id=AreaId(row["area_id"]),
            level=Level[row["level"].upper()],
            name=row["area"],
            path=row["path"],
        ),
        category=Category(row["category"]),
        text=row["text"],
        starts_at=moment(row["starts_at"]),
        ends_at=maybe_moment(row["ends_at"]),
        over_at=maybe_moment(row["over_at"]),
        by=Who(id=PersonId(row["by_id"]), name=row["by"] or "") if row["by_id"] else None,
    )
