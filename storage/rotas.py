"""Rotas in and out of the database."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.areas import Area, AreaId, Level
from domain.people import PersonId, Who
from domain.rotas import Rota, RotaId
from domain.tasks import Field, TaskId
from storage.failures import NotFound
from storage.moments import maybe_moment, moment, stamp
from storage.session import Row, Session
from storage.tasks import MINUTE, within

_SELECT = (
    "SELECT r.id, r.field, r.item, r.title, r.details, r.weekdays, r.begins, r.minutes,"
    " r.difficulty, r.capacity, r.by_id, p.name AS maker, r.made_at, r.ended_at, r.made_until,"
    " a.id AS area_id, a.level, a.name AS area, a.path"
    " FROM rotas r JOIN areas a ON a.id = r.area_id LEFT JOIN people p ON p.id = r.by_id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """A rota that is about to begin."""

    field: Field
    item: str = ""
    title: str
    details: str = ""
    area: Area
    weekdays: Collection[int]
    begins: int
    most: timedelta
    difficulty: int
    capacity: int


class Rotas:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def begin(self, wished: Wished, by: PersonId, at: datetime) -> RotaId:
        row = await self._session.one(
            "INSERT INTO rotas (area_id, field, item, title, details, weekdays, begins, minutes,"
            " difficulty, capacity, by_id, made_at) VALUES (:area, :field, :item, :title,"
            " :details, :weekdays, :begins, :minutes, :difficulty, :capacity, :by, :at)"
            " RETURNING id",
            area=wished.area.id,
            field=wished.field,
            item=wished.item,
            title=wished.title,
            details=wished.details,
            weekdays=sum(1 << day for day in set(wished.weekdays)),
            begins=wished.begins,
            minutes=wished.most // MINUTE,
            difficulty=wished.difficulty,
            capacity=wished.capacity,
            by=by,
            at=stamp(at),
        )
        return RotaId(row["id"])

    async def get(self, rota_id: RotaId) -> Rota:
        """Raises `NotFound`."""
        return _rota(await self._session.one(f"{_SELECT} WHERE r.id = :id", id=rota_id))

    async def within(self, areas: Sequence[Area], limit: int, offset: int = 0) -> Sequence[Rota]:
        """Those that go on within these areas, the oldest first."""
        if not areas:
            return ()
        lines, params = within(areas)
        rows = await self._session.all(
            f"{_SELECT} WHERE r.ended_at IS NULL AND ({lines})"
            " ORDER BY r.id LIMIT :limit OFFSET :offset",
            limit=limit,
            offset=offset,
            **params,
        )
        return [_rota(row) for row in rows]

    async def due(self, until: datetime, limit: int) -> Sequence[tuple[Rota, datetime | None]]:
        """Whose tasks are not made up to that very moment, with up to when they are; those that
        were seen to longest ago first. They may be made further: by a clock that went wrong and
        was set right.
        """
        rows = await self._session.all(
            f"{_SELECT} WHERE r.ended_at IS NULL"
            " AND (r.made_until IS NULL OR r.made_until <> :until)"
            " ORDER BY r.made_until IS NOT NULL, r.made_until, r.id LIMIT :limit",
            until=stamp(until),
            limit=limit,
        )
        return [(_rota(row), maybe_moment(row["made_until"])) for row in rows]

    async def made(self, rota_id: RotaId, until: datetime) -> None:
        await self._session.run(
            "UPDATE rotas SET made_until = :until WHERE id = :id", id=rota_id, until=stamp(until)
        )

    async def end(self, rota_id: RotaId, at: datetime) -> None:
        """Raises `NotFound` where it has ended already."""
        changed = await self._session.run(
            "UPDATE rotas SET ended_at = :at WHERE id = :id AND ended_at IS NULL",
            id=rota_id,
            at=stamp(at),
        )
        if changed != 1:
            raise NotFound

    async def unclaimed(self, rota_id: RotaId, after: datetime) -> Sequence[TaskId]:
        """Of its tasks: open, still to come, and in nobody's hands until this unit ends."""
        rows = await self._session.all(
            "SELECT id FROM tasks WHERE rota_id = :id AND stage = 'open' AND starts_at > :after"
            f" AND held = 0 ORDER BY id{self._session.for_update}",
            id=rota_id,
            after=stamp(after),
        )
        return [TaskId(row["id"]) for row in rows]


def _rota(row: Row) -> Rota:
    return Rota(
        id=RotaId(row["id"]),
        field=Field(row["field"]),
        item=row["item"],
        title=row["title"],
        details=row["details"],
        area=Area(
            id=AreaId(row["area_id"]),
            level=Level[row["level"].upper()],
            name=row["area"],
            path=row["path"],
        ),
        weekdays=frozenset(day for day in range(7) if row["weekdays"] & 1 << day),
        begins=row["begins"],
        most=row["minutes"] * MINUTE,
        difficulty=row["difficulty"],
        capacity=row["capacity"],
        by=None
        if row["by_id"] is None
        else Who(id=PersonId(row["by_id"]), name=row["maker"] or ""),
        made_at=moment(row["made_at"]),
        ended=row["ended_at"] is not None,
    )
