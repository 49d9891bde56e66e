"""Who is meant by a notice: people, and those whom only the roll knows."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area, AreaId
from domain.notices import Audience, Follows
from domain.people import PersonId, Role
from storage.areas import beyond
from storage.deliveries import Recipient
from storage.session import Session

#: Who lives in an area, or holds a role that reaches it or lies in it. The smallest home is the
#: door that is knocked at.
_LIVES = (
    "SELECT r.person_id AS person, r.home_id AS home FROM areas h"
    " JOIN residencies r ON r.home_id = h.id AND r.until IS NULL"
    " WHERE {relation} AND (h.id = :id{n} OR (h.path >= :low{n} AND h.path < :high{n}))"
)
_HOLDS = (
    "SELECT g.person_id AS person, NULL AS home FROM grants g JOIN areas s ON s.id = g.area_id"
    " WHERE g.until IS NULL AND g.role IN ({roles}) AND (s.id = :id{n}"
    "  OR (s.path >= :low{n} AND s.path < :high{n}) OR s.id IN ({above}))"
)
_LISTED = (
    "SELECT l.id AS line, l.home_id AS home FROM areas h JOIN roll l ON l.home_id = h.id"
    " WHERE l.struck_at IS NULL AND h.retired_at IS NULL AND {relation}"
    " AND (h.id = :id{n} OR (h.path >= :low{n} AND h.path < :high{n}))"
    " AND NOT EXISTS (SELECT 1 FROM residencies r WHERE r.roll_id = l.id AND r.until IS NULL)"
)
_SILENT = (
    "SELECT d.person_id AS person, d.home_id AS home FROM deliveries d"
    " WHERE d.notice_id = :silent_of AND d.person_id IS NOT NULL"
    " AND d.acknowledged_at IS NULL AND d.told_at IS NULL"
)
#: Not whoever complained anonymously: the ledger has names.
_FOLLOWERS = {
    Follows.TICKET: (
        "SELECT s.person_id AS person, NULL AS home FROM seconds s JOIN tickets t"
        " ON t.id = s.ticket_id WHERE t.id = :follows OR t.merged_into = :follows"
        " UNION ALL SELECT t.reporter_id, NULL FROM tickets t"
        " WHERE (t.id = :follows OR t.merged_into = :follows) AND t.reporter_id IS NOT NULL"
    ),
    Follows.MEETING: (
        "SELECT a.person_id AS person, NULL AS home FROM attendances a"
        " WHERE a.meeting_id = :follows AND coalesce(a.reply, 'coming') <> 'excused'"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """How many."""

    people: int
    #: Of those: they have not opened the chat, or block the bot.
    unreachable: int
    #: Whom only the roll knows.
    listed: int


class Audiences:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def count(self, audience: Audience, areas: Sequence[Area]) -> Meant:
        """`areas`: those that the audience names."""
        meant, named = _meant(audience, areas)
        row = await self._session.one(
            "SELECT count(*) AS people, coalesce(sum(CASE WHEN p.reachable THEN 0 ELSE 1 END), 0)"
            " AS unreachable FROM people p WHERE p.barred_at IS NULL AND p.telegram_id > 0"
            f" AND p.id IN (SELECT person FROM ({meant}) AS meant)",
            **named,
        )
        return Meant(
            people=int(row["people"]),
            unreachable=int(row["unreachable"]),
            listed=await self._count_listed(audience, areas),
        )

    async def _count_listed(self, audience: Audience, areas: Sequence[Area]) -> int:
        listed = _listed(audience, areas)
        if listed is None:
            return 0
        sql, named = listed
        return int(
            await self._session.value(f"SELECT count(DISTINCT line) FROM ({sql}) AS l", **named)
        )

    async def recipients(self, audience: Audience, areas: Sequence[Area]) -> Sequence[Recipient]:
        """People first, in the order in which they came to us; then the roll's, by door."""
        meant, named = _meant(audience, areas)
        rows = await self._session.all(
            f"SELECT m.person, min(m.home) AS home FROM ({meant}) AS m JOIN people p"
            " ON p.id = m.person WHERE p.barred_at IS NULL AND p.telegram_id > 0"
            " GROUP BY m.person ORDER BY m.person",
            **named,
        )
        found = [_person(row["person"], row["home"]) for row in rows]
        listed = _listed(audience, areas)
        if listed is not None:
            sql, named = listed
            lines = await self._session.all(
                f"SELECT DISTINCT line, home FROM ({sql}) AS l ORDER BY home, line", **named
            )
            found += [
                Recipient(person=None, roll=row["line"], home=AreaId(row["home"])) for row in lines
            ]
        return found


def _person(person: int, home: int | None) -> Recipient:
    return Recipient(
        person=PersonId(person), roll=None, home=AreaId(home) if home is not None else None
    )


def _meant(audience: Audience, areas: Sequence[Area]) -> tuple[str, dict[str, object]]:
    """Rows of (person, home), of one person perhaps several, and the parameters."""
    if audience.silent_of is not None:
        return _SILENT, {"silent_of": audience.silent_of}
    if audience.follows is not None:
        return _FOLLOWERS[audience.follows.kind], {"follows": audience.follows.id}
    parts: list[str] = []
    named: dict[str, object] = {}
    for at, area in enumerate(areas):
        named |= _within(at, area)
        if relation := _relation(audience.roles, "r"):
            parts.append(_LIVES.format(relation=relation, n=at))
        held = _held(audience.roles)
        if held:
            above = {f"up{at}_{n}": each for n, each in enumerate(area.above)}
            named |= above
            listed = ", ".join(f":{name}" for name in above) or "0"
            parts.append(_HOLDS.format(roles=held, n=at, above=listed))
    return " UNION ALL ".join(parts) or "SELECT 0 AS person, 0 AS home WHERE FALSE", named


def _listed(audience: Audience, areas: Sequence[Area]) -> tuple[str, dict[str, object]] | None:
    """Rows of (line, home); None where the roll is not asked."""
    relation = _relation(audience.roles, "l")
    if not relation or not areas or audience.silent_of or audience.follows:
        return None
    named: dict[str, object] = {}
    for at, area in enumerate(areas):
        named |= _within(at, area)
    parts = [_LISTED.format(relation=relation, n=at) for at in range(len(areas))]
    return " UNION ALL ".join(parts), named


def _relation(roles: frozenset[Role], table: str) -> str:
    """Nothing where nobody is meant for living there."""
    if Role.RESIDENT in roles:
        return "TRUE"
    relations = [role for role in (Role.OWNER, Role.TENANT) if role in roles]
    if not relations:
        return ""
    return f"{table}.relation IN ({', '.join(repr(str(each)) for each in relations)})"


def _held(roles: frozenset[Role]) -> str:
    """The roles that are given, as SQL lists them. Ours, never anybody's words."""
    return ", ".join(f"'{role}'" for role in sorted(roles - {Role.OWNER, Role.TENANT}))


def _within(at: int, area: Area) -> dict[str, object]:
    return {f"id{at}": area.id, f"low{at}": area.below, f"high{at}": beyond(area.below)}
