"""The tree of areas in and out of the database."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from domain.areas import Area, AreaId, Level
from storage.moments import stamp
from storage.session import Row, Session

_SELECT = "SELECT a.id, a.level, a.name, a.path FROM areas a"
_OUTER = "('district', 'street', 'community', 'compound', 'grid')"

#: To join what lies in an area by its line from the root, with itself at the end. It begins as
#: the lines below an area do, or is that area's own; "" where it is not known where it lies: so
#: neither database can begin with the areas. There are more homes than open tickets, and plans
#: made for whichever path take every range of them for a narrow one.
LINES = "areas a ON a.id = t.area_id"
LINE = "coalesce(a.path || a.id || '/', '')"


class Areas:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def root(self) -> Area:
        """Everything; made with the schema, so it is always there."""
        return _area(await self._session.one(f"{_SELECT} WHERE a.parent_id IS NULL"))

    async def get(self, area_id: AreaId) -> Area:
        """Raises `NotFound`."""
        return _area(await self._session.one(f"{_SELECT} WHERE a.id = :id", id=area_id))

    async def several(self, ids: Collection[AreaId]) -> dict[AreaId, Area]:
        """Those of these that there are."""
        found: dict[AreaId, Area] = {}
        listed = sorted(ids)
        for first in range(0, len(listed), 1000):
            named = {f"id{at}": each for at, each in enumerate(listed[first : first + 1000])}
            rows = await self._session.all(
                f"{_SELECT} WHERE a.id IN ({', '.join(f':{name}' for name in named)})", **named
            )
            found |= {AreaId(row["id"]): _area(row) for row in rows}
        return found

    async def with_notices(self, within: Area) -> set[AreaId]:
        """Those below that somebody was ever told something in."""
        rows = await self._session.all(
            "SELECT DISTINCT a.id FROM notice_areas x JOIN areas a ON a.id = x.area_id"
            " WHERE a.path >= :low AND a.path < :high",
            low=within.below,
            high=beyond(within.below),
        )
        return {AreaId(row["id"]) for row in rows}

    async def lineage(self, area: Area) -> Sequence[Area]:
        """Those above it, outermost first, and itself at the end: what an address is made of."""
        ids = {f"id{at}": each for at, each in enumerate((*area.above, area.id))}
        listed = ", ".join(f":{name}" for name in ids)
        rows = await self._session.all(f"{_SELECT} WHERE a.id IN ({listed})", **ids)
        return sorted(map(_area, rows), key=lambda each: len(each.path))

    async def children(self, parent: Area) -> Sequence[Area]:
        """In use, in the order of their names as people count: 2 before 10."""
        rows = await self._session.all(
            f"{_SELECT} WHERE a.parent_id = :id AND a.retired_at IS NULL"
            " ORDER BY a.level, length(a.name), a.name",
            id=parent.id,
        )
        return [_area(row) for row in rows]

    async def ensure(self, parent: Area, level: Level, name: str) -> Area:
        """The child of this name, made or brought back where there is none in use."""
        row = await self._session.one(
            "INSERT INTO areas (parent_id, level, name, path)"
            " VALUES (:parent, :level, :name, :path)"
            " ON CONFLICT (parent_id, level, name) DO UPDATE SET retired_at = NULL"
            " RETURNING id, level, name, path",
            parent=parent.id,
            level=level.name.lower(),
            name=name,
            path=parent.below,
        )
        return _area(row)

    async def hold(self, area: Area) -> None:
        """Until this unit ends nobody else changes what lies below, if they ask as we do."""
        await self._session.one(
            f"SELECT id FROM areas WHERE id = :id{self._session.for_update}", id=area.id
        )

    async def known(self, within: Area, level: Level) -> Sequence[Area]:
        """As `within`, and those that are retired too: they come first."""
        rows = await self._session.all(
            f"{_SELECT} WHERE a.path >= :low AND a.path < :high AND a.level = :level"
            " ORDER BY a.retired_at IS NULL, a.id",
            low=within.below,
            high=beyond(within.below),
            level=level.name.lower(),
        )
        return [_area(row) for row in rows]

    async def move(self, area: Area, parent: Area) -> Area:
        """With everything below it."""
        moved = replace(area, path=parent.below)
        await self._session.run(
            "UPDATE areas SET parent_id = :parent, path = :path WHERE id = :id",
            id=area.id,
            parent=parent.id,
            path=moved.path,
        )
        await self._session.run(
            "UPDATE areas SET path = :path || substr(path, :length)"
            " WHERE path >= :low AND path < :high",
            path=moved.below,
            length=len(area.below) + 1,
            low=area.below,
            high=beyond(area.below),
        )
        return moved

    async def build(self, homes: Sequence[tuple[Area, str, int | None]]) -> None:
        """Homes by their parent, name and size (0.01 m²), made or brought back."""
        await self._session.run_many(
            "INSERT INTO areas (parent_id, level, name, path, size)"
            " VALUES (:parent, 'home', :name, :path, :size)"
            " ON CONFLICT (parent_id, level, name)"
            " DO UPDATE SET retired_at = NULL, size = excluded.size",
            [
                {"parent": parent.id, "name": name, "path": parent.below, "size": size}
                for parent, name, size in homes
            ],
        )

    async def resize(self, sizes: Sequence[tuple[AreaId, int | None]]) -> None:
        """In 0.01 m²."""
        await self._session.run_many(
            "UPDATE areas SET size = :size WHERE id = :id",
            [{"id": home, "size": size} for home, size in sizes],
        )

    async def retire(self, areas: Sequence[AreaId], at: datetime) -> None:
        """The roll names them no longer. What is left of them stays: stories point at it."""
        await self._session.run_many(
            "UPDATE areas SET retired_at = :at WHERE id = :id AND retired_at IS NULL",
            [{"id": area, "at": stamp(at)} for area in areas],
        )

    async def revive(self, area: Area) -> None:
        await self._session.run(
            "UPDATE areas SET retired_at = NULL WHERE id = :id AND retired_at IS NOT NULL",
            id=area.id,
        )

    async def retire_empty_units(self, building: Area, at: datetime) -> None:
        """Those without a home in use."""
        await self._session.run(
            "UPDATE areas SET retired_at = :at WHERE parent_id = :building AND level = 'unit'"
            " AND retired_at IS NULL AND NOT EXISTS (SELECT 1 FROM areas h"
            "  WHERE h.parent_id = areas.id AND h.retired_at IS NULL)",
            building=building.id,
            at=stamp(at),
        )

    async def outer(self) -> Sequence[Area]:
        """All down to the grids, in use: few enough to go through."""
        rows = await self._session.all(
            f"{_SELECT} WHERE a.level IN {_OUTER} AND a.retired_at IS NULL"
            " ORDER BY length(a.path), a.name"
        )
        return [_area(row) for row in rows]

    async def outer_names(self) -> Sequence[tuple[AreaId, str]]:
        """What those that `outer` gives are called; in no order."""
        rows = await self._session.all(
            f"SELECT id, name FROM areas WHERE level IN {_OUTER} AND retired_at IS NULL"
        )
        return [(row["id"], row["name"]) for row in rows]

    async def called(self, within: Sequence[Area], level: Level, name: str) -> Sequence[Area]:
        """Of this level and name, in use, anywhere below one of these."""
        found: list[Area] = []
        for area in within:
            rows = await self._session.all(
                f"{_SELECT} WHERE a.path >= :low AND a.path < :high AND a.level = :level"
                " AND a.name = :name AND a.retired_at IS NULL ORDER BY a.path",
                low=area.below,
                high=beyond(area.below),
                level=level.name.lower(),
                name=name,
            )
            found += map(_area, rows)
        return found

    async def within(self, area: Area, level: Level) -> Sequence[Area]:
        """Of this level, in use, anywhere below; in the order of their names."""
        rows = await self._session.all(
            f"{_SELECT} WHERE a.path >= :low AND a.path < :high AND a.level = :level"
            " AND a.retired_at IS NULL ORDER BY length(a.name), a.name",
            low=area.below,
            high=beyond(area.below),
            level=level.name.lower(),
        )
        return [_area(row) for row in rows]

    async def count_within(self, area: Area, level: Level) -> int:
        count = await self._session.value(
            "SELECT count(*) FROM areas a WHERE a.path >= :low AND a.path < :high"
            " AND a.level = :level AND a.retired_at IS NULL",
            low=area.below,
            high=beyond(area.below),
            level=level.name.lower(),
        )
        return int(count)


def beyond(below: str) -> str:
    """The first path that does not begin with this one: "0" comes right after "/"."""
    return below[:-1] + "0"


def _area(row: Row) -> Area:
    return Area(
        id=AreaId(row["id"]),
        level=Level[row["level"].upper()],
        name=row["name"],
        path=row["path"],
    )
