"""Tickets in and out of the database."""

from collections.abc import Sequence
from datetime import datetime

from domain.files import File, FileKind
from domain.people import PersonId, Who
from domain.places import Place
from domain.tickets import Category, Danger, Kind, Outcome, Report, Stage, Ticket, TicketId
from storage.failures import NotFound
from storage.moments import moment, stamp
from storage.session import Row, Session

_SELECT = """
    SELECT t.id, t.kind, t.category, t.danger, t.text, t.building, t.unit, t.room, t.spot,
           t.stage, t.filed_at, t.finished_at, t.outcome, t.stars, t.reopenings,
           t.reporter_id, r.name AS reporter, t.assignee_id, a.name AS assignee,
           t.anonymised_at
    FROM tickets t LEFT JOIN people r ON r.id = t.reporter_id
    LEFT JOIN people a ON a.id = t.assignee_id
"""


class Tickets:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def file(self, report: Report, reporter: PersonId, at: datetime) -> TicketId:
        place = report.place
        ticket_id = await self._session.value(
            "INSERT INTO tickets (kind, category, danger, text, building, unit, room, spot,"
            " stage, reporter_id, filed_at, reopenings) VALUES (:kind, :category, :danger, :text,"
            " :building, :unit, :room, :spot, 'filed', :reporter, :at, 0) RETURNING id",
            kind=report.kind,
            category=report.category,
            danger=report.danger,
            text=report.text,
            building=place.building,
            unit=place.unit,
            room=place.room,
            spot=place.spot,
            reporter=reporter,
            at=stamp(at),
        )
        return TicketId(ticket_id)

    async def get(self, ticket_id: TicketId) -> Ticket:
        """Raises `NotFound`."""
        return _ticket(await self._session.one(f"{_SELECT} WHERE t.id = :id", id=ticket_id))

    async def hold(self, ticket_id: TicketId) -> Ticket:
        """As `get`; nobody else changes it before this transaction ends."""
        await self._session.one(
            f"SELECT id FROM tickets WHERE id = :id{self._session.for_update}",
            id=ticket_id,
        )
        return await self.get(ticket_id)

    async def save(self, ticket: Ticket) -> None:
        """What may change after filing. Raises `NotFound`."""
        changed = await self._session.run(
            "UPDATE tickets SET stage = :stage, assignee_id = :assignee,"
            " finished_at = :finished_at, outcome = :outcome, stars = :stars,"
            " reopenings = :reopenings WHERE id = :id",
            id=ticket.id,
            stage=ticket.stage,
            assignee=ticket.assignee.id if ticket.assignee else None,
            finished_at=stamp(ticket.finished_at) if ticket.finished_at else None,
            outcome=ticket.outcome,
            stars=ticket.stars,
            reopenings=ticket.reopenings,
        )
        if changed != 1:
            raise NotFound

    async def of_reporter(self, person_id: PersonId, limit: int, offset: int) -> Sequence[Ticket]:
        """Newest first."""
        rows = await self._session.all(
            f"{_SELECT} WHERE t.reporter_id = :id ORDER BY t.id DESC LIMIT :limit OFFSET :offset",
            id=person_id,
            limit=limit,
            offset=offset,
        )
        return [_ticket(row) for row in rows]

    async def filed_since(self, person_id: PersonId, since: datetime) -> int:
        """How many of theirs could wait: what is urgent is never counted against anybody."""
        count = await self._session.value(
            "SELECT count(*) FROM tickets WHERE reporter_id = :id AND filed_at > :since"
            " AND danger IS NULL",
            id=person_id,
            since=stamp(since),
        )
        return int(count)

    async def recent_places(self, person_id: PersonId, limit: int) -> Sequence[Place]:
        """Where this person last had trouble, newest first, each once."""
        rows = await self._session.all(
            "SELECT building, unit, room, spot, max(id) AS newest FROM tickets"
            " WHERE reporter_id = :id GROUP BY building, unit, room, spot"
            " ORDER BY newest DESC LIMIT :limit",
            id=person_id,
            limit=limit,
        )
        return [_place(row) for row in rows]

    async def finished_before(self, before: datetime, limit: int) -> Sequence[TicketId]:
        """Those that nobody has answered since."""
        rows = await self._session.all(
            "SELECT id FROM tickets WHERE stage = 'finished' AND finished_at <= :before"
            " ORDER BY finished_at LIMIT :limit" + self._session.skip_locked,
            before=stamp(before),
            limit=limit,
        )
        return [TicketId(row["id"]) for row in rows]

    async def attach(
        self, ticket_id: TicketId, event_id: int, purpose: str, files: Sequence[File]
    ) -> None:
        await self._session.run_many(
            "INSERT INTO files (ticket_id, event_id, purpose, kind, file_id)"
            " VALUES (:ticket_id, :event_id, :purpose, :kind, :file_id)",
            [
                {
                    "ticket_id": ticket_id,
                    "event_id": event_id,
                    "purpose": purpose,
                    "kind": file.kind,
                    "file_id": file.file_id,
                }
                for file in files
            ],
        )

    async def files(self, ticket_id: TicketId) -> Sequence[File]:
        """In the order they were sent, what came with the report first."""
        rows = await self._session.all(
            "SELECT kind, file_id FROM files WHERE ticket_id = :id ORDER BY id", id=ticket_id
        )
        return [File(kind=FileKind(r["kind"]), file_id=r["file_id"]) for r in rows]


def _place(row: Row) -> Place:
    return Place(building=row["building"], unit=row["unit"], room=row["room"], spot=row["spot"])


def _who(person_id: int | None, name: str | None) -> Who | None:
    return Who(id=PersonId(person_id), name=name or "") if person_id else None


def _ticket(row: Row) -> Ticket:
    return Ticket(
        id=TicketId(row["id"]),
        kind=Kind(row["kind"]),
        category=Category(row["category"]),
        text=row["text"],
        place=_place(row),
        danger=Danger(row["danger"]) if row["danger"] else None,
        stage=Stage(row["stage"]),
        reporter=_who(row["reporter_id"], row["reporter"]),
        assignee=_who(row["assignee_id"], row["assignee"]),
        filed_at=moment(row["filed_at"]),
        finished_at=moment(row["finished_at"]) if row["finished_at"] else None,
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        stars=row["stars"],
        reopenings=row["reopenings"],
        anonymised=row["anonymised_at"] is not None,
    )
