"""The household roll as it stands, building by building: so nobody is held up for long."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.areas import Area, AreaId
from domain.changes import Change, Value
from domain.people import PersonId, Relation
from domain.residents import RollId
from domain.roll import Door, Home, Listed
from storage.areas import beyond
from storage.moments import stamp
from storage.people import People
from storage.session import Row, Session

# What is no home is left out afterwards: asked for the level, SQLite would rather go through all
# homes there are than through the few below this path.
_HOMES = """
    SELECT h.id, h.level, h.name, h.size, p.level AS parent_level, p.name AS parent
      FROM areas h JOIN areas p ON p.id = h.parent_id
     WHERE h.path >= :low AND h.path < :high AND h.retired_at IS NULL
     ORDER BY h.id
"""
_PEOPLE = """
    SELECT r.id, r.home_id, r.name, r.phone, r.relation
      FROM areas h JOIN roll r ON r.home_id = h.id AND r.struck_at IS NULL
     WHERE h.path >= :low AND h.path < :high
     ORDER BY r.id
"""
_BROUGHT_IN = """
    home_id IN ({ids}) AND how = 'household' AND NOT EXISTS (SELECT 1 FROM residencies o
     WHERE o.person_id = residencies.by_id AND o.home_id = residencies.home_id
       AND o.until IS NULL)
"""
#: So many ids stand in one statement.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One building as it stands, with the ids of its rows."""

    homes: Sequence[Home] = ()
    home_ids: Mapping[Door, AreaId]
    lines: Mapping[tuple[Door, str], RollId]


class Because(StrEnum):
    """Why somebody is registered in a home no more."""

    #: The line of the roll that they were is struck.
    LINE = "roll"
    #: Whoever brought them in lives there no more, and the home is another owner's.
    OWNER = "owner"
    #: The roll names the home no more.
    HOME = "home"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """Somebody was registered there until this roll."""

    person: PersonId
    home: AreaId
    because: Because


class Roll:
    def __init__(self, session: Session, people: People) -> None:
        self._session, self._people = session, people

    async def standing(self, building: Area) -> Standing:
        """In use, in the order in which they came."""
        within = {"low": building.below, "high": beyond(building.below)}
        below = await self._session.all(_HOMES, **within)
        homes = [row for row in below if row["level"] == "home"]
        people: dict[AreaId, list[Row]] = {}
        for row in await self._session.all(_PEOPLE, **within):
            people.setdefault(AreaId(row["home_id"]), []).append(row)
        doors = {AreaId(row["id"]): _door(row) for row in homes}
        return Standing(
            homes=[_home(row, people.get(AreaId(row["id"]), ())) for row in homes],
            home_ids={door: home_id for home_id, door in doors.items()},
            lines={
                (doors[home_id], row["name"]): RollId(row["id"])
                for home_id, rows in people.items()
                for row in rows
                if home_id in doors
            },
        )

    async def count(self, within: Area) -> tuple[int, int]:
        """Homes in use, and people on the roll."""
        range_ = {"low": within.below, "high": beyond(within.below)}
        homes = await self._session.value(
            "SELECT count(*) FROM areas h WHERE h.path >= :low AND h.path < :high"
            " AND h.level = 'home' AND h.retired_at IS NULL",
            **range_,
        )
        people = await self._session.value(
            "SELECT count(*) FROM areas h JOIN roll r ON r.home_id = h.id"
            " AND r.struck_at IS NULL WHERE h.path >= :low AND h.path < :high"
            " AND h.level = 'home'",
            **range_,
        )
        return int(homes), int(people)

    async def grown(self) -> None:
        """Many rows came. PostgreSQL would notice within a minute; until then it goes on with the
        plans it made for empty tables, and those take ten times as long.
        """
        if self._session.counts_anew:
            for table in ("areas", "roll"):
                await self._session.run(f"{self._session.counts_anew} {table}")

    async def enter(self, people: Iterable[tuple[AreaId, Change]], at: datetime) -> None:
        """Whoever is on the roll of that home already is as the change has them."""
        await self._session.run_many(
            "INSERT INTO roll (home_id, name, phone, relation, listed_at)"
            " VALUES (:home, :name, :phone, :relation, :at)"
            " ON CONFLICT (home_id, name) WHERE struck_at IS NULL"
            " DO UPDATE SET phone = excluded.phone, relation = excluded.relation",
            [
                {"home": home, "name": change.name, "at": stamp(at)} | _after(change)
                for home, change in people
            ],
        )

    async def amend(self, people: Iterable[tuple[RollId, Change]]) -> None:
        """Whoever is known to be them lives there in the capacity that the roll says."""
        rows = [{"id": line} | _after(change) for line, change in people]
        await self._session.run_many(
            "UPDATE roll SET phone = :phone, relation = :relation"
            " WHERE id = :id AND struck_at IS NULL",
            rows,
        )
        await self._session.run_many(
            "UPDATE residencies SET relation = :relation"
            " WHERE roll_id = :id AND until IS NULL AND relation <> :relation",
            [{"id": row["id"], "relation": row["relation"]} for row in rows],
        )
        if rows:
            self._people.changed()

    async def strike(self, lines: Sequence[RollId], at: datetime) -> Sequence[Ended]:
        """With everything that stood on them: residencies, and invitations still unused."""
        for some in _some(lines):
            await self._strike(some, at)
        return await self._end(lines, "roll_id IN ({ids})", at, Because.LINE)

    async def vacate(self, homes: Sequence[AreaId], at: datetime) -> Sequence[Ended]:
        """Nobody lives where there is no home any more."""
        return await self._end(homes, "home_id IN ({ids})", at, Because.HOME)

    async def hand_over(self, homes: Sequence[AreaId], at: datetime) -> Sequence[Ended]:
        """They are other people's: whom somebody brought in who lives there no more, goes too."""
        return await self._end(homes, _BROUGHT_IN, at, Because.OWNER)

    async def _end(
        self, ids: Sequence[int], which: str, at: datetime, because: Because
    ) -> Sequence[Ended]:
        ended: list[Row] = []
        for some in _some(ids):
            listed = ", ".join(f":{name}" for name in some)
            ended += await self._session.all(
                f"UPDATE residencies SET until = :at WHERE {which.format(ids=listed)}"
                " AND until IS NULL RETURNING person_id, home_id",
                at=stamp(at),
                **some,
            )
        if ended:
            self._people.changed()
        return [
            Ended(person=PersonId(row["person_id"]), home=AreaId(row["home_id"]), because=because)
            for row in ended
        ]

    async def _strike(self, ids: Mapping[str, int], at: datetime) -> None:
        listed = ", ".join(f":{name}" for name in ids)
        now = stamp(at)
        await self._session.run(
            f"UPDATE roll SET struck_at = :at WHERE id IN ({listed}) AND struck_at IS NULL",
            at=now,
            **ids,
        )
        await self._session.run(
            "UPDATE invitations SET expires_at = :at WHERE home_id IN"
            f" (SELECT home_id FROM roll WHERE id IN ({listed})) AND roll_id IN ({listed})"
            " AND used_at IS NULL AND expires_at > :at",
            at=now,
            **ids,
        )


def _some(ids: Sequence[int]) -> Iterator[dict[str, int]]:
    """As many as stand in one statement, by the names they have there."""
    for start in range(0, len(ids), _AT_ONCE):
        yield {f"id{i}": each for i, each in enumerate(ids[start : start + _AT_ONCE])}


def _after(change: Change) -> dict[str, object]:
    after = change.after or Value()
    return {"phone": after.phone, "relation": after.relation or Relation.OWNER}


def _door(row: Row) -> Door:
    return (row["parent"] if row["parent_level"] == "unit" else None, row["name"])


def _home(row: Row, people: Collection[Row]) -> Home:
    unit, room = _door(row)
    assert room is not None, "every area has a name"
    return Home(
        unit=unit,
        room=room,
        size=row["size"],
        people=tuple(
            Listed(
                name=person["name"],
                phone=person["phone"],
                relation=Relation(person["relation"]),
            )
            for person in people
        ),
    )
