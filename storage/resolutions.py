"""What meetings resolved, and their minutes, in and out of the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import Area
from domain.meetings import ItemId, Meeting, MeetingId, Resolution, ResolutionId
from domain.people import PersonId
from domain.tasks import TaskId
from domain.tickets import TicketId
from storage.moments import moment, stamp
from storage.reminded import Dated, unsaid
from storage.session import Row, Session

DONE = "coalesce(t.stage IN ('closed', 'finished') OR k.stage = 'done', FALSE)"
DROPPED = (
    "coalesce(t.stage IN ('withdrawn', 'rejected') OR k.stage IN ('cancelled', 'missed'), FALSE)"
)
#: With the ticket `t` or the task `k` that each became.
BECAME = (
    "resolutions r LEFT JOIN tickets n ON n.id = r.ticket_id"
    # What was merged goes on as another one.
    " LEFT JOIN tickets t ON t.id = coalesce(n.merged_into, n.id)"
    " LEFT JOIN tasks k ON k.id = r.task_id"
)
_SELECT = (
    "SELECT r.id, r.meeting_id, r.item_id, r.text, r.owner, r.due_at, r.ticket_id, r.task_id,"
    f" {DONE} AS done, {DROPPED} AS dropped FROM {BECAME}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    #: "": they are known no more.
    name: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    resolution: Resolution
    #: Who wrote it down; None: they are known no more.
    by: PersonId | None


class Resolutions:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(
        self,
        meeting_id: MeetingId | None,
        item_id: ItemId | None,
        text: str,
        owner: str,
        due_at: datetime,
        *,
        ticket: TicketId | None,
        task: TaskId | None,
        by: PersonId,
        at: datetime,
    ) -> ResolutionId | None:
        """None: the item has one. Without meeting and item: a decision names it."""
        row = await self._session.first(
            "INSERT INTO resolutions (meeting_id, item_id, text, owner, due_at, ticket_id,"
            " task_id, by_id, at) VALUES (:meeting, :item, :text, :owner, :due_at, :ticket,"
            " :task, :by, :at) ON CONFLICT (item_id) DO NOTHING RETURNING id",
            meeting=meeting_id,
            item=item_id,
            text=text,
            owner=owner,
            due_at=stamp(due_at),
            ticket=ticket,
            task=task,
            by=by,
            at=stamp(at),
        )
        return None if row is None else ResolutionId(row["id"])

    async def get(self, resolution_id: ResolutionId) -> Resolution:
        """Raises `NotFound`."""
        row = await self._session.one(f"{_SELECT} WHERE r.id = :id", id=resolution_id)
        return _resolution(row)

    async def of(self, meeting_id: MeetingId) -> Sequence[Resolution]:
        """In the order in which they were made."""
        rows = await self._session.all(
            f"{_SELECT} WHERE r.meeting_id = :meeting ORDER BY r.id", meeting=meeting_id
        )
        return [_resolution(row) for row in rows]

    async def of_item(self, item_id: ItemId) -> Resolution | None:
        row = await self._session.first(f"{_SELECT} WHERE r.item_id = :item", item=item_id)
        return None if row is None else _resolution(row)

    async def still_open(self, meeting: Meeting, since: MeetingId | None) -> Sequence[Resolution]:
        """Of the one before, whatever became of them; of older ones, what is not done yet."""
        rows = await self._session.all(
            f"{_SELECT} JOIN meetings m ON m.id = r.meeting_id WHERE m.area_id = :area"
            " AND m.series = :series AND m.month < :month AND (m.id = :since OR NOT coalesce("
            "t.stage IN ('closed', 'finished', 'withdrawn', 'rejected')"
            " OR k.stage <> 'open', FALSE)) ORDER BY r.id",
            area=meeting.area.id,
            series=meeting.series,
            month=meeting.month,
            since=since or 0,
        )
        return [_resolution(row) for row in rows]

    async def lately(self, area: Area, limit: int) -> Sequence[Resolution]:
        """By its meetings, the newest first."""
        rows = await self._session.all(
            f"{_SELECT} JOIN meetings m ON m.id = r.meeting_id WHERE m.area_id = :area"
            " ORDER BY r.id DESC LIMIT :limit",
            area=area.id,
            limit=limit,
        )
        return [_resolution(row) for row in rows]

    async def due(self, before: datetime, limit: int) -> Sequence[Written]:
        """Of which nobody was reminded; not those that are done."""
        return await self._open("r.reminded_at IS NULL AND r.due_at <= :at", before, limit)

    async def overdue(self, at: datetime, limit: int) -> Sequence[Written]:
        """Of which nobody was told so; not those that are done."""
        told = unsaid(Dated.OVERDUE, "r.id", "r.due_at")
        return await self._open(
            f"r.reminded_at IS NOT NULL AND r.due_at <= :at AND {told}", at, limit
        )

    async def _open(self, where: str, at: datetime, limit: int) -> Sequence[Written]:
        rows = await self._session.all(
            f"{_SELECT.replace('SELECT r.id', 'SELECT r.by_id, r.id')} WHERE {where}"
            " AND NOT coalesce(t.stage IN ('closed', 'finished', 'withdrawn', 'rejected')"
            " OR k.stage <> 'open', FALSE) ORDER BY r.due_at, r.id LIMIT :limit",
            at=stamp(at),
            limit=limit,
        )
        return [Written(resolution=_resolution(row), by=row["by_id"]) for row in rows]

    async def reminded(self, resolution_id: ResolutionId, at: datetime) -> bool:
        """False: somebody was told before."""
        return bool(
            await self._session.run(
                "UPDATE resolutions SET reminded_at = :at WHERE id = :id AND reminded_at IS NULL",
                id=resolution_id,
                at=stamp(at),
            )
        )

    # The minutes.

    async def draft(self, meeting_id: MeetingId, minutes: str) -> None:
        await self._session.run(
            "UPDATE meetings SET minutes = :minutes WHERE id = :id",
            id=meeting_id,
            minutes=minutes,
        )

    async def minutes(self, meeting_id: MeetingId) -> str:
        """As they were shown first; "" where they are not drafted."""
        return str(
            await self._session.value("SELECT minutes FROM meetings WHERE id = :id", id=meeting_id)
        )

    async def amend(
        self, meeting_id: MeetingId, person_id: PersonId, text: str, at: datetime
    ) -> None:
        await self._session.run(
            "INSERT INTO amendments (meeting_id, person_id, text, at)"
            " VALUES (:meeting, :person, :text, :at)",
            meeting=meeting_id,
            person=person_id,
            text=text,
            at=stamp(at),
        )

    async def amendments(self, meeting_id: MeetingId) -> Sequence[Amendment]:
        """The earliest first."""
        rows = await self._session.all(
            "SELECT p.name, s.text, s.at FROM amendments s LEFT JOIN people p"
            " ON p.id = s.person_id WHERE s.meeting_id = :meeting ORDER BY s.id",
            meeting=meeting_id,
        )
        return [
            Amendment(name=row["name"] or "", text=row["text"], at=moment(row["at"]))
            for row in rows
        ]


def _resolution(row: Row) -> Resolution:
    return Resolution(
        id=ResolutionId(row["id"]),
        meeting=None if row["meeting_id"] is None else MeetingId(row["meeting_id"]),
        item=None if row["item_id"] is None else ItemId(row["item_id"]),
        text=row["text"],
        owner=row["owner"],
        due_at=moment(row["due_at"]),
        ticket=None if row["ticket_id"] is None else TicketId(row["ticket_id"]),
        task=None if row["task_id"] is None else TaskId(row["task_id"]),
        done=bool(row["done"]),
        dropped=bool(row["dropped"]),
    )
