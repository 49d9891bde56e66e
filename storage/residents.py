"""Who lives where, and whom the roll names there."""

from collections.abc import Sequence
from datetime import datetime

from domain.areas import Area, AreaId
from domain.people import PersonId, Relation
from domain.residents import How, Lodging, ResidencyId, RollId, RollLine
from storage.areas import beyond
from storage.moments import stamp
from storage.people import People
from storage.session import Row, Session

_LINES = """
    SELECT l.id, l.home_id, l.name, l.relation, EXISTS (SELECT 1 FROM residencies r
           WHERE r.roll_id = l.id AND r.until IS NULL) AS claimed
      FROM roll l JOIN areas h ON h.id = l.home_id
     WHERE l.struck_at IS NULL AND h.retired_at IS NULL
"""
_LODGINGS = "SELECT id, person_id, home_id, relation FROM residencies"


class Residents:
    def __init__(self, session: Session, people: People) -> None:
        self._session, self._people = session, people

    async def settle(
        self,
        person_id: PersonId,
        home: AreaId,
        relation: Relation,
        at: datetime,
        *,
        how: How,
        line: RollId | None,
        by: PersonId | None,
    ) -> bool:
        """False where they live there already, where somebody else is who the line names, or
        where the roll names the home, or has the line, no longer.
        """
        if not await self.in_use(home) or not (line is None or await self._stands(line)):
            return False
        self._people.changed()
        settled = await self._session.run(
            "INSERT INTO residencies (person_id, home_id, relation, roll_id, how, by_id, since)"
            " VALUES (:person, :home, :relation, :line, :how, :by, :at) ON CONFLICT DO NOTHING",
            person=person_id,
            home=home,
            relation=relation,
            line=line,
            how=how,
            by=by,
            at=stamp(at),
        )
        return settled == 1

    async def _stands(self, line: RollId) -> bool:
        """And it is not struck off before this transaction ends."""
        row = await self._session.first(
            "SELECT id FROM roll WHERE id = :line AND struck_at IS NULL"
            + self._session.for_update,
            line=line,
        )
        return row is not None

    async def in_use(self, home: AreaId) -> bool:
        """False where the roll names it no longer."""
        row = await self._session.first(
            "SELECT id FROM areas WHERE id = :home AND retired_at IS NULL", home=home
        )
        return row is not None

    async def end(self, residency_id: ResidencyId, at: datetime) -> bool:
        """False where it had ended already."""
        self._people.changed()
        ended = await self._session.run(
            "UPDATE residencies SET until = :at WHERE id = :id AND until IS NULL",
            id=residency_id,
            at=stamp(at),
        )
        return ended == 1

    async def get(self, residency_id: ResidencyId) -> Lodging:
        """Raises `NotFound` also for one that has ended."""
        return _lodging(
            await self._session.one(
                f"{_LODGINGS} WHERE id = :id AND until IS NULL", id=residency_id
            )
        )

    async def of_home(self, home: AreaId) -> Sequence[Lodging]:
        """In the order in which they came."""
        rows = await self._session.all(
            f"{_LODGINGS} WHERE home_id = :home AND until IS NULL ORDER BY id", home=home
        )
        return [_lodging(row) for row in rows]

    async def agree(self, person_id: PersonId, at: datetime) -> None:
        """To what is kept of them, and why."""
        await self._session.run(
            "UPDATE people SET consented_at = :at WHERE id = :id", id=person_id, at=stamp(at)
        )

    async def line(self, line_id: RollId) -> RollLine | None:
        """None where the roll names them no more."""
        row = await self._session.first(f"{_LINES} AND l.id = :id", id=line_id)
        return _line(row) if row else None

    async def listed(self, home: AreaId) -> Sequence[RollLine]:
        """Owners first."""
        rows = await self._session.all(
            f"{_LINES} AND l.home_id = :home"
            " ORDER BY CASE l.relation WHEN 'owner' THEN 0 WHEN 'family' THEN 1 ELSE 2 END, l.id",
            home=home,
        )
        return [_line(row) for row in rows]

    async def phone_of(self, person_id: PersonId) -> str | None:
        """As the roll has it for where they live; None: it does not say."""
        row = await self._session.first(
            "SELECT l.phone FROM residencies r JOIN roll l ON l.id = r.roll_id"
            " WHERE r.person_id = :id AND r.until IS NULL AND l.struck_at IS NULL"
            " AND l.phone IS NOT NULL ORDER BY r.id LIMIT 1",
            id=person_id,
        )
        return row["phone"] if row else None

    async def with_phone(self, phone: str) -> Sequence[RollLine]:
        """`phone`: digits, as the roll has them."""
        rows = await self._session.all(f"{_LINES} AND l.phone = :phone ORDER BY l.id", phone=phone)
        return [_line(row) for row in rows]

    async def unclaimed(self, within: Area) -> Sequence[RollLine]:
        """All below an area whom nobody here is known to be."""
        rows = await self._session.all(
            f"SELECT * FROM ({_LINES} AND h.path >= :low AND h.path < :high"
            "  AND h.level = 'home') AS listed WHERE NOT claimed ORDER BY home_id, id",
            low=within.below,
            high=beyond(within.below),
        )
        return [_line(row) for row in rows]

    async def empty_homes(self, within: Area) -> int:
        """How many below an area have nobody on the roll, and nobody who lives there."""
        count = await self._session.value(
            "SELECT count(*) FROM areas h WHERE h.path >= :low AND h.path < :high"
            " AND h.level = 'home' AND h.retired_at IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM roll l"
            "  WHERE l.home_id = h.id AND l.struck_at IS NULL)"
            " AND NOT EXISTS (SELECT 1 FROM residencies r"
            "  WHERE r.home_id = h.id AND r.until IS NULL)",
            low=within.below,
            high=beyond(within.below),
        )
        return int(count)


def _line(row: Row) -> RollLine:
    return RollLine(
        id=RollId(row["id"]),
        home=AreaId(row["home_id"]),
        name=row["name"],
        relation=Relation(row["relation"]),
        claimed=bool(row["claimed"]),
    )


def _lodging(row: Row) -> Lodging:
    return Lodging(
        id=ResidencyId(row["id"]),
        person=PersonId(row["person_id"]),
        home=AreaId(row["home_id"]),
        relation=Relation(row["relation"]),
    )
