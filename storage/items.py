"""Items of meetings in and out of the database: what is proposed, said and voted."""

from collections.abc import Sequence
from datetime import datetime

from domain.areas import Area
from domain.meetings import (
    Count,
    Item,
    ItemId,
    ItemStage,
    Meeting,
    MeetingId,
)
from domain.people import PersonId, Who
from domain.tickets import TicketId
from storage.areas import beyond
from storage.failures import NotFound
from storage.meetings import COLUMNS, JOINED, meeting_of
from storage.moments import moment, stamp
from storage.session import Row, Session

_SELECT = (
    f"SELECT {COLUMNS}, i.id AS item_id, i.title, i.by_id, proposer.name AS proposer,"
    " i.at AS proposed_at, i.ticket_id, i.stage AS item_stage, i.chosen, i.present, i.yes, i.no,"
    " i.abstained, i.passed, (SELECT count(*) FROM item_seconds s WHERE s.item_id = i.id)"
    " + coalesce((SELECT count(*) FROM seconds n WHERE n.ticket_id = i.ticket_id"
    "  AND NOT EXISTS (SELECT 1 FROM item_seconds s WHERE s.item_id = i.id"
    "   AND s.person_id = n.person_id)), 0)"
    " AS seconders"
    f" FROM items i JOIN meetings m ON m.id = i.meeting_id{JOINED}"
    " LEFT JOIN people proposer ON proposer.id = i.by_id"
)
#: As the index of those that are open has it.
_OPEN_TICKETS = "t.stage IN ('filed', 'dispatched', 'offered', 'accepted')"


class Items:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def propose(
        self, meeting_id: MeetingId, title: str, by: PersonId, at: datetime
    ) -> ItemId:
        row = await self._session.one(
            "INSERT INTO items (meeting_id, title, by_id, at, stage, chosen)"
            " VALUES (:meeting, :title, :by, :at, 'proposed', FALSE) RETURNING id",
            meeting=meeting_id,
            title=title,
            by=by,
            at=stamp(at),
        )
        return ItemId(row["id"])

    async def propose_ticket(
        self, meeting_id: MeetingId, ticket_id: TicketId, title: str, at: datetime
    ) -> ItemId | None:
        """None: it was proposed to this meeting before."""
        row = await self._session.first(
            "INSERT INTO items (meeting_id, title, at, ticket_id, stage, chosen)"
            " VALUES (:meeting, :title, :at, :ticket, 'proposed', FALSE)"
            " ON CONFLICT DO NOTHING RETURNING id",
            meeting=meeting_id,
            title=title,
            ticket=ticket_id,
            at=stamp(at),
        )
        return None if row is None else ItemId(row["id"])

    async def get(self, item_id: ItemId) -> Item:
        """Raises `NotFound`."""
        return _item(await self._session.one(f"{_SELECT} WHERE i.id = :id", id=item_id))

    async def hold(self, item_id: ItemId) -> Item:
        """As `get`; nobody else votes on it or changes it before this unit ends."""
        await self._session.one(
            f"SELECT id FROM items WHERE id = :id{self._session.for_update}", id=item_id
        )
        return await self.get(item_id)

    async def of(self, meeting_id: MeetingId) -> Sequence[Item]:
        """Those of tickets behind those that people proposed, each in their order."""
        rows = await self._session.all(
            f"{_SELECT} WHERE i.meeting_id = :meeting ORDER BY i.ticket_id IS NOT NULL, i.id",
            meeting=meeting_id,
        )
        return [_item(row) for row in rows]

    async def save(self, item: Item, at: datetime) -> None:
        count = item.count if item.passed is not None else None
        changed = await self._session.run(
            "UPDATE items SET stage = :stage, chosen = :chosen, present = :present, yes = :yes,"
            " no = :no, abstained = :abstained, passed = :passed,"
            " opened_at = CASE WHEN :opened THEN coalesce(opened_at, :at) ELSE opened_at END"
            " WHERE id = :id",
            id=item.id,
            stage=item.stage,
            chosen=item.chosen,
            present=count.present if count else None,
            yes=count.yes if count else None,
            no=count.no if count else None,
            abstained=count.abstained if count else None,
            passed=item.passed,
            opened=item.stage is ItemStage.OPEN,
            at=stamp(at),
        )
        if changed != 1:
            raise NotFound

    async def second(self, item_id: ItemId, person_id: PersonId, at: datetime) -> bool:
        """False: they have done so before."""
        return bool(
            await self._session.run(
                "INSERT INTO item_seconds (item_id, person_id, at) VALUES (:item, :person, :at)"
                " ON CONFLICT DO NOTHING",
                item=item_id,
                person=person_id,
                at=stamp(at),
            )
        )

    async def proposed_by(self, meeting_id: MeetingId, person_id: PersonId) -> int:
        count = await self._session.value(
            "SELECT count(*) FROM items WHERE meeting_id = :meeting AND by_id = :person",
            meeting=meeting_id,
            person=person_id,
        )
        return int(count)

    async def to_propose(
        self, meeting: Meeting, seconders: int, at: datetime, limit: int
    ) -> Sequence[int]:
        """Open tickets of that area that are overdue, or that so many have: not proposed to this
        meeting yet, and without a resolution that may still be kept. What a person needs for
        themselves is nobody else's to talk about.
        """
        area: Area = meeting.area
        rows = await self._session.all(
            "SELECT t.id FROM tickets t LEFT JOIN areas a ON a.id = t.area_id"
            f" WHERE {_OPEN_TICKETS} AND t.anonymised_at IS NULL AND t.kind <> 'help'"
            " AND (coalesce(t.area_id, 1) = :area OR (a.path >= :low AND a.path < :high))"
            " AND (coalesce(t.alarm, 0) >= 2"
            "  OR (SELECT count(*) FROM seconds s WHERE s.ticket_id = t.id) >= :seconders)"
            " AND NOT EXISTS (SELECT 1 FROM items i LEFT JOIN resolutions r ON r.item_id = i.id"
            "  WHERE i.ticket_id = t.id AND (i.meeting_id = :meeting OR r.due_at > :at))"
            " ORDER BY t.id LIMIT :limit",
            area=area.id,
            low=area.below,
            high=beyond(area.below),
            meeting=meeting.id,
            seconders=seconders,
            at=stamp(at),
            limit=limit,
        )
        return [row["id"] for row in rows]

    async def drop_settled(self, meeting_id: MeetingId, at: datetime) -> int:
        """What the bot proposed and was solved or resolved since: how many. Not what the chair
        listed.
        """
        return await self._session.run(
            "DELETE FROM items WHERE meeting_id = :meeting AND stage = 'proposed'"
            " AND (EXISTS (SELECT 1 FROM tickets t WHERE t.id = items.ticket_id"
            f"   AND NOT ({_OPEN_TICKETS}))"
            "  OR EXISTS (SELECT 1 FROM items i JOIN resolutions r ON r.item_id = i.id"
            "   WHERE i.ticket_id = items.ticket_id AND r.due_at > :at))",
            meeting=meeting_id,
            at=stamp(at),
        )


def _item(row: Row) -> Item:
    counted = row["present"] is not None
    return Item(
        id=ItemId(row["item_id"]),
        meeting=meeting_of(row),
        title=row["title"],
        by=None
        if row["by_id"] is None
        else Who(id=PersonId(row["by_id"]), name=row["proposer"] or ""),
        at=moment(row["proposed_at"]),
        ticket=None if row["ticket_id"] is None else TicketId(row["ticket_id"]),
        stage=ItemStage(row["item_stage"]),
        seconders=row["seconders"],
        chosen=bool(row["chosen"]),
        count=Count(
            present=row["present"], yes=row["yes"], no=row["no"], abstained=row["abstained"]
        )
        if counted
        else None,
        passed=None if row["passed"] is None else bool(row["passed"]),
    )
