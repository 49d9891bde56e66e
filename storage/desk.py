"""The staff's queue, and what they look for: only where their roles reach."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain.areas import Area, Level
from domain.people import Grant, OrganisationId, PersonId
from domain.places import Place
from domain.tickets import Category, Ticket, TicketId
from storage.desk_query import TicketQuery, beginning
from storage.moments import stamp
from storage.session import Session
from storage.ticket_rows import select, ticket_of

#: Among how many words are looked for: what is older is found by number, place or person.
NEWEST = 20_000


class Pile(StrEnum):
    """What the queue can be narrowed to. The order is the order on the buttons."""

    OPEN = "open"
    #: On the desk: nobody has it.
    NEW = "new"
    #: Accepted by oneself, or waiting for one's own organisation to accept it.
    MINE = "mine"
    #: Yellow, and red.
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    pile: Pile = Pile.OPEN
    #: None: of every category, and wherever their roles reach.
    category: Category | None = None
    area: Area | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Eyes:
    """Who looks, and where their roles reach. Nowhere: they see nothing."""

    person: PersonId
    reach: Collection[Grant]
    #: Whose work is theirs.
    organisations: Sequence[OrganisationId] = ()

    @property
    def belows(self) -> Sequence[str]:
        """How the lines below where they reach begin."""
        return sorted({each.below for each in self.reach})


_PILES: Mapping[Pile, str] = {
    Pile.OPEN: "1 = 1",
    Pile.NEW: "t.stage = 'filed'",
    Pile.MINE: "(t.assignee_id = :me OR (t.stage = 'dispatched' AND {ours}))",
    Pile.DUE_SOON: "t.paused_at IS NULL AND t.warn_at <= :at AND t.finish_by > :at",
    Pile.OVERDUE: "t.paused_at IS NULL AND t.finish_by <= :at",
    Pile.PAUSED: "t.paused_at IS NOT NULL",
}


class DeskTable:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._select = select(session)

    async def count(self, eyes: Eyes, wanted: Wanted, at: datetime) -> Mapping[Pile, int]:
        """What lies in each pile, of the wanted category and area."""
        piles = ", ".join(
            f"sum(CASE WHEN {_pile(pile, eyes)} THEN 1 ELSE 0 END) AS {pile}" for pile in Pile
        )
        query = await _queue(self._session, eyes, wanted, at)
        row = await self._session.one(f"SELECT {piles} {query.sql}", **query.params)
        return {pile: int(row[pile] or 0) for pile in Pile}

    async def page(
        self, eyes: Eyes, wanted: Wanted, at: datetime, limit: int, offset: int
    ) -> Sequence[Ticket]:
        """Danger first, then what is due first; what was promised nothing comes last."""
        query = await _queue(self._session, eyes, wanted, at)
        query.where(_pile(wanted.pile, eyes))
        return await self._tickets(
            f"SELECT t.id {query.sql}"
            " ORDER BY t.danger IS NULL, t.finish_by IS NULL, t.finish_by, t.id"
            " LIMIT :limit OFFSET :offset",
            **query.params,
            limit=limit,
            offset=offset,
        )

    async def numbered(self, eyes: Eyes, number: int) -> Sequence[Ticket]:
        """One, or none. What follows finds tickets of every stage, newest first."""
        query = TicketQuery().within("re", eyes.belows)
        return await self._found(query.where("t.id = :number", number=number), 1)

    async def lying_in(self, eyes: Eyes, areas: Sequence[Area], limit: int) -> Sequence[Ticket]:
        query = await _seen(self._session, eyes)
        query.within("in", [area.below for area in areas])
        if all(area.level >= Level.BUILDING for area in areas):
            # Few enough homes to begin with.
            query.inside("homes", areas)
        return await self._found(query, limit)

    async def placed(self, eyes: Eyes, place: Place, limit: int) -> Sequence[Ticket]:
        """By the numbers as they were written, which may be on no roll."""
        query = await _seen(self._session, eyes)
        for name in ("building", "unit", "room"):
            if (value := getattr(place, name)) is not None:
                query.where(f"t.{name} = :{name}", **{name: value})
        return await self._found(query, limit)

    async def of_people(self, eyes: Eyes, names: Sequence[str], limit: int) -> Sequence[Ticket]:
        """Reported or accepted by somebody called one of these. The row of an anonymous one names
        no reporter, so it is not found by theirs.
        """
        alike = " OR ".join(f"lower(name) LIKE :n{at} ESCAPE '\\'" for at in range(len(names)))
        params = {f"n{at}": _containing(name) for at, name in enumerate(names)}
        query = await _seen(self._session, eyes)
        if query.from_areas:
            # Of so few it is asked what they are called: there are more people than tickets here.
            query.where(
                "EXISTS (SELECT 1 FROM people WHERE id IN (t.reporter_id, t.assignee_id)"
                f" AND ({alike}))",
                **params,
            )
            return await self._found(query, limit)
        called = f"(SELECT id FROM people WHERE {alike})"
        # Most words are nobody's name, and there are more tickets than people.
        if await self._session.first(f"{called[1:-1]} LIMIT 1", **params) is None:
            return []
        query.where(f"(t.reporter_id IN {called} OR t.assignee_id IN {called})", **params)
        return await self._found(query, limit)

    async def worded(self, eyes: Eyes, pieces: Sequence[str], limit: int) -> Sequence[Ticket]:
        """Those of the newest that hold one of these pieces."""
        said = "lower(t.text || ' ' || coalesce(t.spot, ''))"
        held = " OR ".join(f"{said} LIKE :w{at} ESCAPE '\\'" for at in range(len(pieces)))
        query = await _seen(self._session, eyes)
        if query.from_areas:
            oldest = f"SELECT t.id {query.sql} ORDER BY t.id DESC LIMIT 1 OFFSET {NEWEST}"
            query.where(f"t.id > coalesce(({oldest}), 0)")
        else:
            query.where(f"t.id > (SELECT max(id) FROM tickets) - {NEWEST}")
        query.where(
            f"({held})", **{f"w{at}": _containing(piece) for at, piece in enumerate(pieces)}
        )
        return await self._found(query, limit)

    async def _found(self, query: TicketQuery, limit: int) -> Sequence[Ticket]:
        chosen = f"SELECT t.id {query.sql} ORDER BY t.id DESC LIMIT :limit"
        return await self._tickets(chosen, **query.params, limit=limit)

    async def _tickets(self, chosen: str, **params: Any) -> Sequence[Ticket]:
        """In the order in which the query `chosen` names them."""
        ids = [row["id"] for row in await self._session.all(chosen, **params)]
        if not ids:
            return []
        named = {f"i{at}": each for at, each in enumerate(ids)}
        listed = ", ".join(f":{name}" for name in named)
        rows = await self._session.all(f"{self._select} WHERE t.id IN ({listed})", **named)
        tickets = {ticket.id: ticket for ticket in map(ticket_of, rows)}
        return [tickets[TicketId(each)] for each in ids]


async def _queue(session: Session, eyes: Eyes, wanted: Wanted, at: datetime) -> TicketQuery:
    ours = {f"our{at}": each for at, each in enumerate(eyes.organisations)}
    if wanted.area is None:
        query = await _seen(session, eyes)
    else:
        query = await beginning(session, "in", [wanted.area.below])
        query.within("re", eyes.belows)
    query.where(
        "t.stage IN ('filed', 'dispatched', 'offered', 'accepted')",
        me=eyes.person,
        at=stamp(at),
        **ours,
    )
    if wanted.category is not None:
        query.where("t.category = :category", category=wanted.category)
    return query


async def _seen(session: Session, eyes: Eyes) -> TicketQuery:
    return await beginning(session, "re", eyes.belows)


def _pile(pile: Pile, eyes: Eyes) -> str:
    listed = ", ".join(f":our{at}" for at in range(len(eyes.organisations)))
    ours = f"t.organisation_id IN ({listed})" if listed else "1 = 0"
    return _PILES[pile].format(ours=ours)


def _containing(words: str) -> str:
    """A pattern for LIKE, which is asked of small letters alone: only one of the databases lets
    capitals pass for small ones.
    """
    escaped = "".join(f"\\{sign}" if sign in "\\%_" else sign for sign in words.lower())
    return f"%{escaped}%"
