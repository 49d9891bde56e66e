"""The household roll as it stands, building by building: so nobody is held up for long."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

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
#: So many ids stand in one statement.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One building as it stands, with the ids of its rows."""

    homes: Sequence[Home] = ()
    home_ids: Mapping[Door, AreaId]
    lines: Mapping[tuple[Door, str], RollId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """Somebody lived there by a line of the roll that is struck."""

    person: PersonId
    home: AreaId


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
        ended: list[Row] = []
        for start in range(0, len(lines), _AT_ONCE):
            ids = {f"id{i}": line for i, line in enumerate(lines[start : start + _AT_ONCE])}
            listed = ", ".join(f":{name}" for name in ids)
            await self._session.run(
                f"UPDATE roll SET struck_at = :at WHERE id IN ({listed}) AND struck_at IS NULL",
                at=stamp(at),
                **ids,
            )
            await self._session.run(
                "UPDATE invitations SET expires_at = :at WHERE home_id IN"
                f" (SELECT home_id FROM roll WHERE id IN ({listed})) AND roll_id IN ({listed})"
                " AND used_at IS NULL AND expires_at > :at",
                at=stamp(at),
                **ids,
            )
            ended += await self._session.all(
                f"UPDATE residencies SET until = :at WHERE roll_id IN ({listed})"
                " AND until IS NULL RETURNING person_id, home_id",
                at=stamp(at),
                **ids,
            )
        if ended:
            self._people.changed()
        return [
            Ended(person=PersonId(row["person_id"]), home=AreaId(row["home_id"])) for row in ended
        ]


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
