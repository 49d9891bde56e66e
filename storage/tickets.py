"""Tickets in and out of the database."""

from collections.abc import Sequence
from datetime import datetime

from domain.areas import Area
from domain.files import File, FileKind
from domain.people import PersonId
from domain.permissions import TABLE, Action
from domain.places import Place
from domain.tickets import Promise, Report, Ticket, TicketId
from storage.failures import NotFound
from storage.moments import maybe_stamp, stamp
from storage.session import Session
from storage.ticket_rows import place_of, select, ticket_of

_CREW = ", ".join(f"'{role}'" for role in sorted(TABLE[Action.WORK_TICKET]))


class Tickets:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._select = select(session)

    async def file(
        self, report: Report, reporter: PersonId, area: Area, promise: Promise, at: datetime
    ) -> TicketId:
        place = report.place
        ticket_id = await self._session.value(
            "INSERT INTO tickets (kind, category, danger, text, building, unit, room, spot,"
            " stage, reporter_id, behalf, area_id, filed_at, accept_by, warn_at, finish_by,"
            " look_at, reopenings)"
            " VALUES (:kind, :category, :danger, :text, :building, :unit, :room, :spot, 'filed',"
            " :reporter, :behalf, :area, :at, :accept_by, :warn_at, :finish_by, :look_at, 0)"
            " RETURNING id",
            kind=report.kind,
            category=report.category,
            danger=report.danger,
            text=report.text,
            building=place.building,
            unit=place.unit,
            room=place.room,
            spot=place.spot,
            reporter=None if report.anonymous else reporter,
            behalf=report.behalf or None,
            area=area.id,
            at=stamp(at),
            look_at=maybe_stamp(min(filter(None, (promise.accept_by, promise.warn_at)))),
            **_promised(promise),
        )
        if report.anonymous:
            await self._session.run(
                "INSERT INTO anonymous_reporters (ticket_id, person_id) VALUES (:id, :person)",
                id=ticket_id,
                person=reporter,
            )
        return TicketId(ticket_id)

    async def get(self, ticket_id: TicketId) -> Ticket:
        """Raises `NotFound`."""
        return ticket_of(await self._session.one(f"{self._select} WHERE t.id = :id", id=ticket_id))

    async def hold(self, ticket_id: TicketId) -> Ticket:
        """As `get`; nobody else changes it before this transaction ends."""
        await self._session.one(
            f"SELECT id FROM tickets WHERE id = :id{self._session.for_update}",
            id=ticket_id,
        )
        return await self.get(ticket_id)

    async def save(self, ticket: Ticket, at: datetime) -> None:
        """What may change after filing. Raises `NotFound`."""
        changed = await self._session.run(
            "UPDATE tickets SET category = :category, stage = :stage, assignee_id = :assignee,"
            " organisation_id = :organisation, dispatched_at = :dispatched_at,"
            " accept_by = :accept_by, warn_at = :warn_at, finish_by = :finish_by,"
            " paused_at = :paused_at,"
            " extended_at = CASE WHEN :extended THEN coalesce(extended_at, :at) END,"
            " waiting = :waiting, finished_at = :finished_at, outcome = :outcome,"
            " contacted = :contacted, stars = :stars, reopenings = :reopenings,"
            " merged_into = :merged_into, alarm = :alarm, unaccepted_told = :unaccepted_told,"
            " look_at = :look_at WHERE id = :id",
            id=ticket.id,
            category=ticket.category,
            stage=ticket.stage,
            assignee=ticket.assignee.id if ticket.assignee else None,
            organisation=ticket.organisation.id if ticket.organisation else None,
            dispatched_at=maybe_stamp(ticket.dispatched_at),
            extended=ticket.extended,
            at=stamp(at),
            paused_at=maybe_stamp(ticket.pause.since if ticket.pause else None),
            waiting=ticket.pause.why if ticket.pause else None,
            finished_at=maybe_stamp(ticket.finished_at),
            outcome=ticket.outcome,
            contacted=ticket.contacted,
            stars=ticket.stars,
            reopenings=ticket.reopenings,
            merged_into=ticket.merged_into,
            alarm=ticket.alarm or None,
            unaccepted_told=ticket.unaccepted_told or None,
            look_at=maybe_stamp(ticket.look_at),
            **_promised(ticket.promise),
        )
        if changed != 1:
            raise NotFound
        await self._returned(ticket)

    async def _returned(self, ticket: Ticket) -> None:
        if not ticket.returned_by:
            await self._session.run("DELETE FROM returns WHERE ticket_id = :id", id=ticket.id)
        await self._session.run_many(
            "INSERT INTO returns (ticket_id, organisation_id) VALUES (:id, :organisation)"
            " ON CONFLICT DO NOTHING",
            [{"id": ticket.id, "organisation": each} for each in ticket.returned_by],
        )

    async def of_reporter(self, person_id: PersonId, limit: int, offset: int) -> Sequence[Ticket]:
        """Theirs, and those they joined; newest first."""
        rows = await self._session.all(
            f"{self._select} WHERE t.id IN (SELECT id FROM tickets WHERE reporter_id = :id"
            " UNION SELECT ticket_id FROM anonymous_reporters WHERE person_id = :id"
            " UNION SELECT ticket_id FROM seconds WHERE person_id = :id)"
            " ORDER BY t.id DESC LIMIT :limit OFFSET :offset",
            id=person_id,
            limit=limit,
            offset=offset,
        )
        return [ticket_of(row) for row in rows]

    async def filed_since(self, person_id: PersonId, since: datetime) -> int:
        """How many of theirs could wait: what is urgent is never counted against anybody."""
        count = await self._session.value(
            "SELECT (SELECT count(*) FROM tickets WHERE reporter_id = :id AND filed_at > :since"
            " AND danger IS NULL) + (SELECT count(*) FROM anonymous_reporters a"
            " JOIN tickets t ON t.id = a.ticket_id WHERE a.person_id = :id"
            " AND t.filed_at > :since AND t.danger IS NULL) + (SELECT count(*) FROM kept_out"
            " WHERE person_id = :id AND kind = 'filed' AND at > :since)",
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
        return [place_of(row) for row in rows]

    async def merged_into(self, ticket_id: TicketId) -> Sequence[TicketId]:
        rows = await self._session.all(
            "SELECT id FROM tickets WHERE merged_into = :id ORDER BY id", id=ticket_id
        )
        return [TicketId(row["id"]) for row in rows]

    async def abandoned(self, limit: int) -> Sequence[TicketId]:
        """Accepted by somebody who may do no such work there any more."""
        rows = await self._session.all(
            "SELECT id FROM tickets WHERE stage = 'accepted' AND id IN (SELECT t.id FROM tickets t"
            " JOIN people w ON w.id = t.assignee_id"
            " JOIN areas a ON a.id = coalesce(t.area_id,"
            "  (SELECT id FROM areas WHERE parent_id IS NULL))"
            " WHERE t.stage = 'accepted' AND (w.barred_at IS NOT NULL OR NOT EXISTS"
            " (SELECT 1 FROM grants g JOIN areas r ON r.id = g.area_id WHERE g.person_id = w.id"
            f" AND g.until IS NULL AND g.role IN ({_CREW})"
            "  AND substr(a.path || a.id || '/', 1, length(r.path || r.id || '/'))"
            "   = r.path || r.id || '/')))"
            # A volunteer's is given back with the task.
            " AND NOT EXISTS (SELECT 1 FROM tasks k WHERE k.ticket_id = tickets.id"
            " AND k.stage = 'open') ORDER BY id LIMIT :limit" + self._session.skip_locked,
            limit=limit,
        )
        return [TicketId(row["id"]) for row in rows]

    async def finished_before(self, before: datetime, limit: int) -> Sequence[TicketId]:
        """Those that nobody has answered since."""
        rows = await self._session.all(
            "SELECT id FROM tickets WHERE stage = 'finished' AND finished_at <= :before"
            " ORDER BY finished_at LIMIT :limit" + self._session.skip_locked,
            before=stamp(before),
            limit=limit,
        )
        return [TicketId(row["id"]) for row in rows]

    async def to_look_at(self, at: datetime, limit: int) -> Sequence[TicketId]:
        """Of which somebody has to be told that they are late, the longest waiting first."""
        rows = await self._session.all(
            "SELECT id FROM tickets WHERE look_at <= :at ORDER BY look_at LIMIT :limit"
            + self._session.skip_locked,
            at=stamp(at),
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
        """In the order they were sent."""
        rows = await self._session.all(
            "SELECT kind, file_id FROM files WHERE ticket_id = :id ORDER BY id", id=ticket_id
        )
        return [File(kind=FileKind(row["kind"]), file_id=row["file_id"]) for row in rows]


def _promised(promise: Promise | None) -> dict[str, int | None]:
    return {
        "accept_by": maybe_stamp(promise.accept_by if promise else None),
        "warn_at": maybe_stamp(promise.warn_at if promise else None),
        "finish_by": maybe_stamp(promise.finish_by if promise else None),
    }
