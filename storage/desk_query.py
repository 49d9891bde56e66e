"""Tickets where somebody's roles reach: from their areas, or from the tickets."""

from collections.abc import Collection, Sequence
from typing import Any, Self

from domain.areas import Area
from storage.areas import LINE, LINES, beyond
from storage.session import Session

#: So many areas are looked up one by one, each with its tickets. Whose roles reach further goes
#: through the tickets, and asks of each where it lies.
_FEW = 5_000


async def beginning(session: Session, name: str, belows: Collection[str]) -> "TicketQuery":
    """`belows`: how the lines below those areas begin; `name`: of the params."""
    if _everything(belows):
        return TicketQuery()
    ranges, params = _by_path(name, belows)
    row = await session.one(
        f"SELECT count(*) AS many FROM (SELECT 1 FROM areas a WHERE {ranges} LIMIT {_FEW}) x",
        **params,
    )
    if row["many"] == _FEW:
        return TicketQuery().within(name, belows)
    return TicketQuery(from_areas=True).where(ranges, **params)


class TicketQuery:
    """Conditions that are put together one by one."""

    def __init__(self, *, from_areas: bool = False) -> None:
        self._conditions: list[str] = []
        self._located = False
        self._from_areas = from_areas
        self.params: dict[str, Any] = {}

    def where(self, condition: str, **params: Any) -> Self:
        self._conditions.append(condition)
        self.params |= params
        return self

    def within(self, name: str, belows: Collection[str]) -> Self:
        """In one of these areas, by how the lines below them begin. `name`: of the params."""
        if _everything(belows):
            return self
        self._located = True
        ranges = []
        for at, below in enumerate(belows):
            low, high = f"{name}l{at}", f"{name}h{at}"
            ranges.append(f"{LINE} BETWEEN :{low} AND :{high}")
            self.params |= {low: below, high: beyond(below)}
        return self.where(f"({' OR '.join(ranges) or '1 = 0'})")

    def inside(self, name: str, areas: Sequence[Area]) -> Self:
        """As `within`, and says so by ids that can be looked up."""
        ranges, params = _by_path(name, [area.below for area in areas])
        return self.where(f"t.area_id IN (SELECT id FROM areas a WHERE {ranges})", **params)

    @property
    def from_areas(self) -> bool:
        """Whether it goes through all tickets of few areas, and no others."""
        return self._from_areas

    @property
    def sql(self) -> str:
        where = " AND ".join(self._conditions or ["1 = 1"])
        if self._from_areas:
            # Written so, SQLite keeps this order; PostgreSQL knows by itself.
            return f"FROM areas a CROSS JOIN tickets t WHERE t.area_id = a.id AND {where}"
        tables = f"tickets t LEFT JOIN {LINES}" if self._located else "tickets t"
        return f"FROM {tables} WHERE {where}"


def _everything(belows: Collection[str]) -> bool:
    """Everything lies below the root, also what nobody could place."""
    return any(below.count("/") == 1 for below in belows)


def _by_path(name: str, belows: Collection[str]) -> tuple[str, dict[str, Any]]:
    """These areas and all below them, by what is indexed. `name`: of the params."""
    ranges: list[str] = []
    params: dict[str, Any] = {}
    for at, below in enumerate(belows):
        itself, low, high = f"{name}i{at}", f"{name}l{at}", f"{name}h{at}"
        ranges.append(f"a.id = :{itself} OR (a.path >= :{low} AND a.path < :{high})")
        params |= {itself: int(below.split("/")[-2]), low: below, high: beyond(below)}
    return f"({' OR '.join(ranges) or '1 = 0'})", params
