"""The ledger of notices: who was sent what, who read it, who was told at their door."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import AreaId
from domain.notices import Delivery, DeliveryId, NoticeId, Why
from domain.people import PersonId
from storage.delivered import standing
from storage.delivery_rows import LINES, delivery
from storage.moments import stamp
from storage.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody who is to be told, with the door to knock at."""

    person: PersonId | None
    roll: int | None
    home: AreaId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Somebody whose turn comes."""

    delivery: DeliveryId
    person: PersonId
    #: Of the pictures and files before the words: so many messages came already.
    ahead: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """Somebody who has older words."""

    delivery: DeliveryId
    person: PersonId
    #: Where they stand, the newest first.
    messages: Sequence[int]
    acknowledged: bool


class Deliveries:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def write(self, notice_id: NoticeId, recipients: Sequence[Recipient]) -> None:
        """Into the ledger; whoever stands there already, stands there once."""
        await self._session.run_many(
            "INSERT INTO deliveries (notice_id, person_id, roll_id, home_id, state, why, revision)"
            " VALUES (:notice, :person, :roll, :home, :state, :why, 0) ON CONFLICT DO NOTHING",
            [
                {
                    "notice": notice_id,
                    "person": each.person,
                    "roll": each.roll,
                    "home": each.home,
                    "state": "failed" if each.person is None else "waiting",
                    "why": Why.NO_ACCOUNT if each.person is None else None,
                }
                for each in recipients
            ],
        )

    async def waiting(self, notice_id: NoticeId, limit: int) -> Sequence[Waits]:
        """The next who are to be sent it, in the order of the ledger."""
        rows = await self._session.all(
            "SELECT id, person_id, coalesce(ahead, 0) AS ahead FROM deliveries"
            " WHERE notice_id = :notice AND state = 'waiting' ORDER BY id"
            f" LIMIT :limit{self._session.for_update}",
            notice=notice_id,
            limit=limit,
        )
        return [
            Waits(
                delivery=DeliveryId(row["id"]),
                person=PersonId(row["person_id"]),
                ahead=row["ahead"],
            )
            for row in rows
        ]

    async def queued(self, ids: Sequence[DeliveryId], revision: int) -> None:
        await self._session.run_many(
            "UPDATE deliveries SET state = 'queued', revision = :revision WHERE id = :id"
            " AND state = 'waiting'",
            [{"id": each, "revision": revision} for each in ids],
        )

    async def failed(self, why: Mapping[DeliveryId, Why]) -> None:
        """They are not sent it at all."""
        await self._session.run_many(
            "UPDATE deliveries SET state = 'failed', why = :why WHERE id = :id"
            " AND state = 'waiting'",
            [{"id": each, "why": reason} for each, reason in why.items()],
        )

    async def outdated(self, notice_id: NoticeId, revision: int, limit: int) -> Sequence[Outdated]:
        rows = await self._session.all(
            "SELECT id, person_id, message_id, earlier, acknowledged_at FROM deliveries"
            " WHERE notice_id = :notice AND state = 'sent' AND revision < :revision"
            " AND message_id IS NOT NULL AND person_id IS NOT NULL ORDER BY id LIMIT :limit",
            notice=notice_id,
            revision=revision,
            limit=limit,
        )
        return [
            Outdated(
                delivery=DeliveryId(row["id"]),
                person=PersonId(row["person_id"]),
                messages=standing(row),
                acknowledged=row["acknowledged_at"] is not None,
            )
            for row in rows
        ]

    async def standing(self, notice_id: NoticeId, person: PersonId) -> Sequence[int]:
        """The messages in which they have it, the newest first."""
        which = "notice_id = :notice AND person_id = :person"
        row = await self._session.first(
            f"SELECT message_id, earlier FROM deliveries WHERE {which}",
            notice=notice_id,
            person=person,
        )
        return standing(row) if row else []

    async def silent(
        self, notice_id: NoticeId, since: datetime, limit: int
    ) -> Mapping[DeliveryId, PersonId]:
        """Who had it, has said nothing, and was not asked once more since then."""
        rows = await self._session.all(
            "SELECT id, person_id FROM deliveries WHERE notice_id = :notice AND state = 'sent'"
            " AND acknowledged_at IS NULL AND told_at IS NULL AND person_id IS NOT NULL"
            " AND coalesce(reminded_at, 0) < :since ORDER BY id LIMIT :limit",
            notice=notice_id,
            since=stamp(since),
            limit=limit,
        )
        return {DeliveryId(row["id"]): PersonId(row["person_id"]) for row in rows}

    async def reminded(self, ids: Sequence[DeliveryId], at: datetime) -> None:
        """What they were sent first may have older words than what they are sent here."""
        await self._session.run_many(
            "UPDATE deliveries SET reminded_at = :at WHERE id = :id",
            [{"id": each, "at": stamp(at)} for each in ids],
        )

    async def rewritten(self, ids: Sequence[DeliveryId], revision: int) -> None:
        """Their newer words are on their way."""
        await self._session.run_many(
            "UPDATE deliveries SET revision = :revision WHERE id = :id",
            [{"id": each, "revision": revision} for each in ids],
        )

    async def recall(self, notice_id: NoticeId, at: datetime) -> None:
        """What is not under way at this moment is not sent; whoever waited for it, waits again:
        also for being asked once more.
        """
        await self._session.run(
            "UPDATE deliveries SET reminded_at = NULL WHERE notice_id = :notice"
            " AND state = 'sent' AND EXISTS (SELECT 1 FROM outbox o"
            " WHERE o.delivery_id = deliveries.id AND o.delivery_id IS NOT NULL"
            " AND o.state = 'pending' AND o.message_id IS NULL)",
            notice=notice_id,
        )
        await self._session.run(
            "UPDATE outbox SET state = 'dropped', payload = NULL, error = 'recalled',"
            " settled_at = :at WHERE state = 'pending' AND delivery_id IN"
            " (SELECT d.id FROM deliveries d WHERE d.notice_id = :notice AND (d.state = 'queued'"
            " OR (d.state = 'sent' AND outbox.message_id IS NULL)))",
            notice=notice_id,
            at=stamp(at),
        )
        await self._session.run(
            "UPDATE deliveries SET state = 'waiting' WHERE notice_id = :notice"
            " AND state = 'queued'",
            notice=notice_id,
        )

    async def ask_anew(self, notice_id: NoticeId) -> None:
        """Whoever knew the old words need not know the new ones. Who was told in person stays so:
        whoever corrects it decides whether somebody knocks again.
        """
        await self._session.run(
            "UPDATE deliveries SET acknowledged_at = NULL, reminded_at = NULL"
            " WHERE notice_id = :notice AND acknowledged_at IS NOT NULL",
            notice=notice_id,
        )

    async def under_way(self, notice_id: NoticeId) -> tuple[int, int]:
        """How many messages are to go out at once, and how many are kept back until morning."""
        row = await self._session.one(
            "SELECT coalesce(sum(CASE WHEN o.priority < 100 THEN 1 ELSE 0 END), 0) AS going,"
            " coalesce(sum(CASE WHEN o.priority < 100 THEN 0 ELSE 1 END), 0) AS held"
            " FROM deliveries d JOIN outbox o ON o.delivery_id = d.id AND o.state = 'pending'"
            " AND o.delivery_id IS NOT NULL WHERE d.notice_id = :notice",
            notice=notice_id,
        )
        return int(row["going"]), int(row["held"])

    async def opened(self, notice_id: NoticeId, person: PersonId, at: datetime) -> None:
        await self._session.run(
            "UPDATE deliveries SET opened_at = coalesce(opened_at, :at)"
            " WHERE notice_id = :notice AND person_id = :person",
            notice=notice_id,
            person=person,
            at=stamp(at),
        )

    async def acknowledge(
        self, notice_id: NoticeId, person: PersonId, at: datetime
    ) -> Delivery | None:
        """As it stood before; None: they are not in its ledger."""
        before = await self.of(notice_id, person)
        await self._session.run(
            "UPDATE deliveries SET acknowledged_at = :at, opened_at = coalesce(opened_at, :at)"
            " WHERE notice_id = :notice AND person_id = :person AND acknowledged_at IS NULL",
            notice=notice_id,
            person=person,
            at=stamp(at),
        )
        return before

    async def of(self, notice_id: NoticeId, person: PersonId) -> Delivery | None:
        row = await self._session.first(
            f"{LINES} WHERE d.notice_id = :notice AND d.person_id = :person",
            notice=notice_id,
            person=person,
        )
        return delivery(row) if row else None

    async def of_person(self, person: PersonId, limit: int) -> Sequence[NoticeId]:
        """What they were to be told, the newest first."""
        newest = "person_id = :person ORDER BY notice_id DESC LIMIT :limit"
        rows = await self._session.all(
            f"SELECT notice_id FROM deliveries WHERE {newest}", person=person, limit=limit
        )
        return [NoticeId(row["notice_id"]) for row in rows]

    async def told(self, person: PersonId) -> Sequence[Delivery]:
        """Every line that is theirs."""
        rows = await self._session.all(
            f"{LINES} WHERE d.person_id = :person ORDER BY d.notice_id", person=person
        )
        return [delivery(row) for row in rows]

    async def ledger(
        self, notice_id: NoticeId, *, after: int = 0, limit: int = 1_000_000
    ) -> Sequence[Delivery]:
        """In the order of the lines."""
        rows = await self._session.all(
            f"{LINES} WHERE d.notice_id = :notice AND d.id > :after ORDER BY d.id LIMIT :limit",
            notice=notice_id,
            after=after,
            limit=limit,
        )
        return [delivery(row) for row in rows]
