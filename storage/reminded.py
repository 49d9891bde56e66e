"""Of what somebody was reminded: each date of it once, and what is due to be said."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from domain.incidents import IncidentId
from domain.residents import ApplicationId
from domain.roles import ProposalId
from domain.tickets import TicketId
from domain.vouchers import VoucherId
from storage.moments import moment, stamp
from storage.session import Session

_SUBJECT = "reminder"
_MICROSECOND = timedelta(microseconds=1)


class Dated(StrEnum):
    """What has no note of its own of having been said."""

    #: A ticket that was finished then, and its reporter says nothing.
    UNANSWERED = "unanswered"
    #: A voucher that can be used until then.
    EXPIRING = "expiring"
    #: An outage that was to be over then.
    OVERRUN = "overrun"
    #: A ticket that has been held up for so many weeks then.
    HELD_UP = "held up"
    #: A request for a home, and a proposal about an administrator, of that moment.
    APPLICATION = "application"
    PROPOSAL = "proposal"
    #: A resolution that was to be carried out by then.
    OVERDUE = "overdue"


def unsaid(what: Dated, subject_id: str, date: str) -> str:
    """Of this date of it: another one is another occurrence."""
    return (
        f"NOT EXISTS (SELECT 1 FROM events e WHERE e.subject = '{_SUBJECT}'"
        f" AND e.subject_id = {subject_id} AND e.kind = '{what}'"
        f" AND e.note = CAST({date} AS TEXT))"
    )


class Reminded:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def say(self, what: Dated, subject_id: int, date: datetime, at: datetime) -> bool:
        """Noted as said. False: it was, of this date."""
        return bool(
            await self._session.run(
                "INSERT INTO events (subject, subject_id, kind, at, note)"
                " SELECT CAST(:subject AS TEXT), CAST(:id AS BIGINT), CAST(:what AS TEXT),"
                " CAST(:at AS BIGINT), CAST(:date AS TEXT) WHERE NOT EXISTS"
                " (SELECT 1 FROM events WHERE subject = :subject AND subject_id = :id"
                "  AND kind = :what AND note = :date)",
                subject=_SUBJECT,
                id=subject_id,
                what=what,
                at=stamp(at),
                date=str(stamp(date)),
            )
        )

    async def unanswered(
        self, since: datetime, before: datetime, limit: int
    ) -> Sequence[TicketId]:
        """Finished after the one moment, not after the other; the oldest first."""
        rows = await self._session.all(
            "SELECT t.id FROM tickets t WHERE t.stage = 'finished' AND t.finished_at > :since"
            " AND t.finished_at <= :before"
            f" AND {unsaid(Dated.UNANSWERED, 't.id', 't.finished_at')}"
            " ORDER BY t.finished_at LIMIT :limit",
            since=stamp(since),
            before=stamp(before),
            limit=limit,
        )
        return [TicketId(row["id"]) for row in rows]

    async def held_up(
        self, at: datetime, every: timedelta, limit: int
    ) -> Sequence[tuple[TicketId, datetime]]:
        """With the last moment that is a whole number of spans after the work was stopped; what
        was said of a later one by a clock that was ahead counts.
        """
        whole = "t.paused_at + (:now - t.paused_at) / :every * :every"
        rows = await self._session.all(
            f"SELECT t.id, {whole} AS date FROM tickets t WHERE t.paused_at <= :now - :every"
            " AND NOT EXISTS (SELECT 1 FROM events e WHERE e.subject = :subject"
            "  AND e.subject_id = t.id AND e.kind = :what"
            # Moments of our days all have sixteen digits.
            f"  AND e.note >= CAST({whole} AS TEXT)) ORDER BY t.paused_at, t.id LIMIT :limit",
            now=stamp(at),
            every=every // _MICROSECOND,
            subject=_SUBJECT,
            what=Dated.HELD_UP,
            limit=limit,
        )
        return [(TicketId(row["id"]), moment(row["date"])) for row in rows]

    async def applications(
        self, since: datetime, before: datetime, limit: int
    ) -> Sequence[tuple[ApplicationId, datetime]]:
        """Unanswered, with when they were made: after the one moment, not after the other."""
        found = await self._waiting("applications", Dated.APPLICATION, since, before, limit)
        return [(ApplicationId(number), at) for number, at in found]

    async def proposals(
        self, since: datetime, before: datetime, limit: int
    ) -> Sequence[tuple[ProposalId, datetime]]:
        """As above."""
        found = await self._waiting("proposals", Dated.PROPOSAL, since, before, limit)
        return [(ProposalId(number), at) for number, at in found]

    async def _waiting(
        self, table: str, what: Dated, since: datetime, before: datetime, limit: int
    ) -> Sequence[tuple[int, datetime]]:
        rows = await self._session.all(
            f"SELECT w.id, w.at FROM {table} w WHERE w.state = 'waiting' AND w.at > :since"
            f" AND w.at <= :before AND {unsaid(what, 'w.id', 'w.at')}"
            " ORDER BY w.at, w.id LIMIT :limit",
            since=stamp(since),
            before=stamp(before),
            limit=limit,
        )
        return [(row["id"], moment(row["at"])) for row in rows]

    async def expiring(self, at: datetime, until: datetime, limit: int) -> Sequence[VoucherId]:
        """Good at the one moment, and not after the other; what ends first first."""
        rows = await self._session.all(
            "SELECT v.id FROM vouchers v WHERE v.used_at IS NULL AND v.lapsed_at IS NULL"
            " AND v.expires_at > :at AND v.expires_at <= :until"
            f" AND {unsaid(Dated.EXPIRING, 'v.id', 'v.expires_at')}"
            " ORDER BY v.expires_at, v.id LIMIT :limit",
            at=stamp(at),
            until=stamp(until),
            limit=limit,
        )
        return [VoucherId(row["id"]) for row in rows]

    async def overrun(self, at: datetime, limit: int) -> Sequence[IncidentId]:
        """Still going on, though they were to be over; the oldest first."""
        rows = await self._session.all(
            "SELECT i.id FROM incidents i WHERE i.over_at IS NULL AND i.ends_at <= :at"
            f" AND {unsaid(Dated.OVERRUN, 'i.id', 'i.ends_at')}"
            " ORDER BY i.ends_at, i.id LIMIT :limit",
            at=stamp(at),
            limit=limit,
        )
        return [IncidentId(row["id"]) for row in rows]
