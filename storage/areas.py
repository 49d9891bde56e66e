"""The tree of areas in and out of the database."""

from collections.abc import Sequence

from domain.areas import Area, AreaId, Level
from storage.session import Row, Session

_SELECT = "SELECT a.id, a.level, a.name, a.path FROM areas a"


class Areas:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def root(self) -> Area:
        """Everything; made with the schema, so it is always there."""
        return _area(await self._session.one(f"{_SELECT} WHERE a.parent_id IS NULL"))

    async def get(self, area_id: AreaId) -> Area:
        """Raises `NotFound`."""
        return _area(await self._session.one(f"{_SELECT} WHERE a.id = :id", id=area_id))

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

    async def outer(self) -> Sequence[Area]:
        """All down to the grids, in use: few enough to go through."""
        rows = await self._session.all(
            f"{_SELECT} WHERE a.level IN"
            " ('district', 'street', 'community', 'compound', 'grid') AND a.retired_at IS NULL"
            " ORDER BY length(a.path), a.name"
        )
        return [_area(row) for row in rows]

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
