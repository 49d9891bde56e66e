"""Tickets that a new report may be the same as: few rows out of very many, by index."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.areas import Area, AreaId
from domain.people import PersonId
from domain.places import Place
from domain.tickets import Category, Kind, Ticket, TicketId
from storage.areas import beyond
from storage.moments import stamp
from storage.session import Row, Session
from storage.ticket_rows import place_of, select, ticket_of

#: Of one place and what is meant; where more are open, the newest are looked at.
_MOST = 60
_OPEN = "t.stage IN ('filed', 'dispatched', 'offered', 'accepted')"
_FINISHED = "t.stage IN ('finished', 'closed') AND t.finished_at > :since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A ticket that may concern the same trouble, as far as SQL can tell."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Where and among what a report is looked for."""

    categories: Sequence[Category]
    #: Without a building only tickets without one are near. A unit or a room leaves out what is
    #: known to be in another one.
    place: Place
    #: With all below; of those above only what is said to be in the same building.
    area: Area
    #: What the spot may be called.
    spots: Sequence[str]
    #: Those finished after this are near as well.
    since: datetime


class Duplicates:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def near(self, sought: Sought, by: PersonId) -> Sequence[Near]:
        """The newest first."""
        params = await self._params(sought)
        rows = await self._session.all(
            "SELECT t.id, t.kind, t.category, t.text, t.building, t.unit, t.room, t.spot, t.stage,"
            f" t.reporter_id FROM tickets t WHERE t.id IN ({_ids(sought, params)})"
            " ORDER BY t.id DESC",
            **params,
        )
        if not rows:
            return []
        mine, joined = await self._theirs(by)
        return [_near(row, by, mine, joined) for row in rows]

    async def tickets(self, ids: Sequence[TicketId]) -> Mapping[TicketId, Ticket]:
        """Those of these that there are, whole."""
        if not ids:
            return {}
        params = {f"id{at}": each for at, each in enumerate(ids)}
        rows = await self._session.all(
            f"{select(self._session)} WHERE t.id IN ({_listed(params, 'id')})", **params
        )
        return {TicketId(row["id"]): ticket_of(row) for row in rows}

    async def _params(self, sought: Sought) -> Mapping[str, Any]:
        area, place = sought.area, sought.place
        ids = [*area.above, area.id]
        if place.building is not None:
            ids += await self._below(area)
        said = {"building": place.building, "unit": place.unit, "room": place.room}
        return {
            **{f"kind{at}": each for at, each in enumerate(sought.categories)},
            **{f"area{at}": each for at, each in enumerate(ids)},
            **{f"spot{at}": each for at, each in enumerate(_spots(sought))},
            **{name: value for name, value in said.items() if value is not None},
            "since": stamp(sought.since),
        }

    async def _below(self, area: Area) -> Sequence[AreaId]:
        rows = await self._session.all(
            "SELECT id FROM areas WHERE path >= :low AND path < :high",
            low=area.below,
            high=beyond(area.below),
        )
        return [row["id"] for row in rows]

    async def _theirs(self, by: PersonId) -> tuple[AbstractSet[int], AbstractSet[int]]:
        """What this person filed anonymously, and what they joined."""
        rows = await self._session.all(
            "SELECT ticket_id, 1 AS mine FROM anonymous_reporters WHERE person_id = :by"
            " UNION ALL SELECT ticket_id, 0 FROM seconds WHERE person_id = :by",
            by=by,
        )
        filed = {row["ticket_id"] for row in rows if row["mine"]}
        return filed, {row["ticket_id"] for row in rows if not row["mine"]}


def _ids(sought: Sought, params: Mapping[str, Any]) -> str:
    """Out of the indexes alone: only what is near is read whole."""
    where = (
        f"t.category IN ({_listed(params, 'kind')}) AND t.area_id IN ({_listed(params, 'area')})"
    )
    return " UNION ".join(
        f"SELECT * FROM (SELECT t.id FROM tickets t WHERE {stage} AND {where} AND {there}"
        f" ORDER BY t.id DESC LIMIT {_MOST}) AS b"
        for stage in (_OPEN, _FINISHED)
        for there in _there(sought, params)
    )


def _there(sought: Sought, params: Mapping[str, Any]) -> Iterator[str]:
    place = sought.place
    if place.building is None:
        if sought.spots:
            yield f"t.building IS NULL AND t.spot IN ({_listed(params, 'spot')})"
        yield "t.building IS NULL"
        return
    inner = [f"(t.{part} = :{part} OR t.{part} IS NULL)" for part in ("unit", "room")]
    said = [each for each, value in zip(inner, (place.unit, place.room), strict=True) if value]
    yield " AND ".join(["t.building = :building", *said])
    yield "t.building IS NULL AND t.spot IS NULL"


def _spots(sought: Sought) -> Sequence[str]:
    return sought.spots if sought.place.building is None else ()


def _listed(params: Mapping[str, Any], begin: str) -> str:
    return ", ".join(f":{name}" for name in params if name.startswith(begin))


def _near(row: Row, by: PersonId, mine: AbstractSet[int], joined: AbstractSet[int]) -> Near:
    return Near(
        id=TicketId(row["id"]),
        kind=Kind(row["kind"]),
        category=Category(row["category"]),
        text=row["text"],
        place=place_of(row),
        open=row["stage"] not in {"finished", "closed"},
        mine=row["reporter_id"] == by or row["id"] in mine,
        joined=row["id"] in joined,
    )
