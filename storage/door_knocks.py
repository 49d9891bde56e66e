"""Doors to knock at: homes where a notice has reached nobody, and who went there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import Area, AreaId, Level
from domain.notices import NoticeId, Progress, Why
from domain.people import PersonId
from storage.areas import beyond
from storage.moments import stamp
from storage.session import Row, Session

#: Having been sent it is enough only where nobody was asked to answer.
_REACHED = (
    "(d.acknowledged_at IS NOT NULL OR d.told_at IS NOT NULL"
    " OR (:asks = 0 AND (d.state = 'sent' OR d.opened_at IS NOT NULL)))"
)
_HERE = "(h.id = :area OR (h.path >= :low AND h.path < :high))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    home: Area
    #: Above it: its unit, as far as there is one.
    stairs: tuple[Area, ...]
    #: Of those who live there, as the roll or they themselves write it.
    names: tuple[str, ...]
    #: Somebody went there already.
    told: bool


class DoorKnocks:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def doors(
        self, notice_id: NoticeId, within: Area, *, asks: bool, limit: int, offset: int = 0
    ) -> Sequence[Door]:
        """Where nobody has it, in the order of the stairs, and those that were gone to."""
        rows = await self._session.all(
            "SELECT h.id, h.level, h.name, h.path, u.level AS over, u.name AS stair,"
            " u.id AS stair_id, u.path AS above,"
            f" {self._session.joined}(coalesce(p.name, l.name, ''), '|') AS names,"
            " max(CASE WHEN d.told_at IS NULL THEN 0 ELSE 1 END) AS told"
            " FROM deliveries d JOIN areas h ON h.id = d.home_id"
            " JOIN areas u ON u.id = h.parent_id"
            " LEFT JOIN people p ON p.id = d.person_id"
            f" LEFT JOIN roll l ON l.id = d.roll_id WHERE d.notice_id = :notice AND {_HERE}"
            " GROUP BY h.id, h.level, h.name, h.path, u.id, u.level, u.name, u.path"
            f" HAVING max(CASE WHEN {_REACHED} AND d.told_at IS NULL THEN 1 ELSE 0 END) = 0"
            # The same place for each, ticked or not: a wrong tick is taken back where it stands.
            " ORDER BY length(u.name), u.name, h.path, length(h.name), h.name"
            " LIMIT :limit OFFSET :offset",
            notice=notice_id,
            asks=int(asks),
            limit=limit,
            offset=offset,
            **_within(within),
        )
        return [_door(row) for row in rows]

    async def untold(self, notice_id: NoticeId, within: Area, *, asks: bool) -> int:
        """How many doors are left."""
        return int(
            await self._session.value(
                "SELECT count(*) FROM (SELECT d.home_id FROM deliveries d"
                " JOIN areas h ON h.id = d.home_id"
                f" WHERE d.notice_id = :notice AND {_HERE} GROUP BY d.home_id"
                f" HAVING max(CASE WHEN {_REACHED} THEN 1 ELSE 0 END) = 0) AS doors",
                notice=notice_id,
                asks=int(asks),
                **_within(within),
            )
        )

    async def tell(self, notice_id: NoticeId, home: AreaId, by: PersonId, at: datetime) -> int:
        """Everybody behind that door was told. How many of them for the first time."""
        return await self._session.run(
            "UPDATE deliveries SET told_at = :at, told_by = :by WHERE notice_id = :notice"
            " AND home_id = :home AND told_at IS NULL AND acknowledged_at IS NULL",
            notice=notice_id,
            home=home,
            by=by,
            at=stamp(at),
        )

    async def untell(self, notice_id: NoticeId, home: AreaId) -> int:
        """It was ticked by mistake."""
        return await self._session.run(
            "UPDATE deliveries SET told_at = NULL, told_by = NULL WHERE notice_id = :notice"
            " AND home_id = :home AND told_at IS NOT NULL",
            notice=notice_id,
            home=home,
        )

    async def progress(self, notice_id: NoticeId) -> Progress:
        row = await self._session.one(
            "SELECT coalesce(sum(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0) AS waiting,"
            " coalesce(sum(CASE WHEN state = 'queued' THEN 1 ELSE 0 END), 0) AS queued,"
            " coalesce(sum(CASE WHEN state = 'sent' THEN 1 ELSE 0 END), 0) AS sent,"
            " coalesce(sum(CASE WHEN state = 'failed' THEN 1 ELSE 0 END), 0) AS failed,"
            " count(opened_at) AS opened, count(acknowledged_at) AS acknowledged,"
            " count(told_at) AS told,"
            " coalesce(sum(CASE WHEN state = 'sent' AND why IS NOT NULL THEN 1 ELSE 0 END), 0)"
            " AS without_files FROM deliveries WHERE notice_id = :notice",
            notice=notice_id,
        )
        why = await self._session.all(
            "SELECT why, count(*) AS many FROM deliveries WHERE notice_id = :notice"
            " AND state = 'failed' GROUP BY why ORDER BY many DESC, why",
            notice=notice_id,
        )
        return Progress(
            **{key: int(row[key]) for key in row.keys()},  # noqa: SIM118 - no dict
            why=tuple((Why(each["why"]), int(each["many"])) for each in why if each["why"]),
        )


def _within(area: Area) -> dict[str, object]:
    return {"area": area.id, "low": area.below, "high": beyond(area.below)}


def _door(row: Row) -> Door:
    home = _area(row["id"], row["level"], row["name"], row["path"])
    above = _area(row["stair_id"], row["over"], row["stair"], row["above"])
    names = tuple(dict.fromkeys(name for name in row["names"].split("|") if name))
    stairs = (above,) if above.level is Level.UNIT else ()
    return Door(home=home, stairs=stairs, names=names, told=bool(row["told"]))


def _area(number: int, level: str, name: str, path: str) -> Area:
    return Area(id=AreaId(number), level=Level[level.upper()], name=name, path=path)
