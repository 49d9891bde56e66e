"""What is said of an item and voted on it, in and out of the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import AreaId
from domain.meetings import Choice, Count, ItemId
from domain.people import PersonId, Who
from storage.moments import moment, stamp
from storage.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    #: As it stands in the minutes.
    name: str
    text: str
    at: datetime


class Discussions:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def remark(
        self,
        item_id: ItemId,
        *,
        person_id: PersonId | None,
        name: str,
        text: str,
        by: PersonId,
        at: datetime,
    ) -> None:
        await self._session.run(
            "INSERT INTO remarks (item_id, person_id, name, text, by_id, at)"
            " VALUES (:item, :person, :name, :text, :by, :at)",
            item=item_id,
            person=person_id,
            name=name,
            text=text,
            by=by,
            at=stamp(at),
        )

    async def remarks(self, item_id: ItemId) -> Sequence[Remark]:
        """In the order in which they were made."""
        rows = await self._session.all(
            "SELECT r.name, p.name AS known, r.text, r.at FROM remarks r"
            " LEFT JOIN people p ON p.id = r.person_id WHERE r.item_id = :item ORDER BY r.id",
            item=item_id,
        )
        return [
            Remark(name=row["known"] or row["name"], text=row["text"], at=moment(row["at"]))
            for row in rows
        ]

    async def queue_up(self, item_id: ItemId, person_id: PersonId, at: datetime) -> bool:
        """False: they wait already."""
        return bool(
            await self._session.run(
                "INSERT INTO speakers (item_id, person_id, at) VALUES (:item, :person, :at)"
                " ON CONFLICT DO NOTHING",
                item=item_id,
                person=person_id,
                at=stamp(at),
            )
        )

    async def queue(self, item_id: ItemId) -> Sequence[Who]:
        """Who waits to speak, in their order."""
        rows = await self._session.all(
            "SELECT q.person_id, p.name FROM speakers q JOIN people p ON p.id = q.person_id"
            " WHERE q.item_id = :item AND q.called_at IS NULL ORDER BY q.id",
            item=item_id,
        )
        return [Who(id=PersonId(row["person_id"]), name=row["name"]) for row in rows]

    async def calls(self, item_id: ItemId) -> int:
        """How many were called so far."""
        count = await self._session.value(
            "SELECT count(*) FROM speakers WHERE item_id = :item AND called_at IS NOT NULL",
            item=item_id,
        )
        return int(count)

    async def call_next(self, item_id: ItemId, at: datetime) -> PersonId | None:
        """Whoever waited longest. None: nobody waits."""
        row = await self._session.first(
            "UPDATE speakers SET called_at = :at WHERE id = (SELECT min(q.id) FROM speakers q"
            "  WHERE q.item_id = :item AND q.called_at IS NULL) RETURNING person_id",
            item=item_id,
            at=stamp(at),
        )
        return None if row is None else PersonId(row["person_id"])

    async def speaking(self, item_id: ItemId) -> Who | None:
        """Whoever was called last, until something is put to the vote."""
        row = await self._session.first(
            "SELECT q.person_id, p.name FROM speakers q JOIN people p ON p.id = q.person_id"
            " WHERE q.item_id = :item AND q.called_at IS NOT NULL AND NOT EXISTS"
            "  (SELECT 1 FROM items i JOIN events e ON e.subject_id = i.meeting_id"
            "   WHERE i.id = q.item_id AND e.subject = 'meeting' AND e.kind = 'vote opened'"
            "   AND e.at >= q.called_at)"
            " ORDER BY q.called_at DESC, q.id DESC LIMIT 1",
            item=item_id,
        )
        return None if row is None else Who(id=PersonId(row["person_id"]), name=row["name"])

    # What is voted.

    async def vote(
        self, item_id: ItemId, home: AreaId, person_id: PersonId, choice: Choice, at: datetime
    ) -> None:
        """Instead of what the household said before. The item is held."""
        await self._session.run(
            "INSERT INTO item_votes (item_id, home_id, person_id, choice, at)"
            " VALUES (:item, :home, :person, :choice, :at) ON CONFLICT (item_id, home_id)"
            " DO UPDATE SET person_id = excluded.person_id, choice = excluded.choice,"
            "  at = excluded.at",
            item=item_id,
            home=home,
            person=person_id,
            choice=choice,
            at=stamp(at),
        )

    async def count(self, item_id: ItemId, households: int) -> Count:
        """As it stands; `households` are there."""
        rows = await self._session.all(
            "SELECT choice, count(*) AS votes FROM item_votes WHERE item_id = :item"
            " GROUP BY choice",
            item=item_id,
        )
        votes = {Choice(row["choice"]): row["votes"] for row in rows}
        return Count(
            present=households,
            yes=votes.get(Choice.FOR, 0),
            no=votes.get(Choice.AGAINST, 0),
            abstained=votes.get(Choice.ABSTAIN, 0),
        )
