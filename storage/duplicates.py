"""Tickets that a new report may be the same as: few rows out of very many, by index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import Area
from domain.people import PersonId
from domain.places import Place
from domain.tickets import Category, Kind, TicketId
from storage.areas import beyond
from storage.moments import stamp
from storage.session import Row, Session
from storage.ticket_rows import place_of

#: The newest of a place and category: where more are open, the older ones are known anyway.
_MOST = 400
_OPEN = "t.stage IN ('filed', 'dispatched', 'offered', 'accepted')"
_FINISHED = "t.stage IN ('finished', 'closed') AND t.finished_at > :since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A ticket of the same category that may concern the same place, as far as SQL can tell."""

    id: TicketId
    kind: Kind
    category: Category
    text: str
    place: Place
    open: bool
    #: The very person reported it.
    mine: bool
    #: The very person has joined it before.
    joined: bool


class Duplicates:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def near(
        self,
        categories: Sequence[Category],
        place: Place,
        area: Area,
        by: PersonId,
        since: datetime,
    ) -> Sequence[Near]:
        """Those open, newest first, then those finished after `since`.

        A place with a building is looked for in that building, and where no building was said
        (the whole compound has no water); one without a building among those without one.
        """
        above = {f"id{at}": each for at, each in enumerate((*area.above, area.id))}
        kinds = {f"kind{at}": each for at, each in enumerate(categories)}
        buildings = ["t.building = :building"] if place.building else []
        rows = await self._session.all(
            " UNION ALL ".join(
                _branch(where, building, _listed(kinds), _listed(above))
                for where in (_OPEN, _FINISHED)
                for building in (*buildings, "t.building IS NULL")
            ),
            by=by,
            since=stamp(since),
            low=area.below,
            high=beyond(area.below),
            **({"building": place.building} if place.building else {}),
            **kinds,
            **above,
        )
        return [_near(row) for row in rows]


def _branch(where: str, building: str, kinds: str, above: str) -> str:
    return (
        "SELECT * FROM (SELECT t.id, t.kind, t.category, t.text, t.building, t.unit, t.room,"
        " t.spot, t.stage, t.reporter_id = :by OR EXISTS (SELECT 1 FROM anonymous_reporters x"
        "  WHERE x.ticket_id = t.id AND x.person_id = :by) AS mine,"
        " EXISTS (SELECT 1 FROM seconds s"
        "  WHERE s.ticket_id = t.id AND s.person_id = :by) AS joined"
        f" FROM tickets t WHERE {where} AND t.category IN ({kinds}) AND {building}"
        " AND (t.area_id IS NULL OR t.area_id IN (SELECT a.id FROM areas a"
        f"  WHERE a.id IN ({above}) OR (a.path >= :low AND a.path < :high)))"
        f" ORDER BY t.id DESC LIMIT {_MOST}) AS b"
    )


def _listed(params: Mapping[str, object]) -> str:
    return ", ".join(f":{name}" for name in params)


def _near(row: Row) -> Near:
    return Near(
        id=TicketId(row["id"]),
        kind=Kind(row["kind"]),
        category=Category(row["category"]),
        text=row["text"],
        place=place_of(row),
        open=row["stage"] not in {"finished", "closed"},
        mine=bool(row["mine"]),
        joined=bool(row["joined"]),
    )
