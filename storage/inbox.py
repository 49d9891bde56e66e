"""What arrived and is not yet answered. An update is here before Telegram is told so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from storage.moments import moment, stamp
from storage.session import Session

#: Operators hear of one kind of trouble once in this while.
_TOLD = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Something for the inbox; `key` is what makes a second delivery recognisable."""

    key: str
    lane: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    id: int
    lane: str
    body: str
    attempts: int
    received_at: datetime


def answered(
    row_id: int, continuation: str, *, result: object = None, error: str | None = None
) -> Arrival:
    """How that outbox row ended, as an update of our own: whoever asked goes on in the inbox."""
    asked = msgspec.json.decode(continuation)
    told = {"name": asked["name"], "args": asked["args"], "result": result, "error": error}
    body = msgspec.json.encode({"answered": told}).decode()
    return Arrival(key=f"o{row_id}", lane=asked["lane"], body=body)


class Inbox:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, arrivals: Sequence[Arrival], at: datetime) -> None:
        """What is known already, by key, is passed over."""
        received = stamp(at)
        await self._session.run_many(
            "INSERT INTO inbox (key, lane, body, state, attempts, received_at)"
            " VALUES (:key, :lane, :body, 'pending', 0, :at) ON CONFLICT (key) DO NOTHING",
            [{"key": a.key, "lane": a.lane, "body": a.body, "at": received} for a in arrivals],
        )

    async def claim(self, limit: int) -> Sequence[Pending]:
        """The oldest of each lane, in order of arrival; held until this transaction ends.

        Never past an earlier unfinished update of the same lane, whoever works on that one.
        """
        rows = await self._session.all(
            "SELECT id, lane, body, attempts, received_at FROM inbox i"
            " WHERE state = 'pending' AND NOT EXISTS (SELECT 1 FROM inbox e"
            "  WHERE e.state = 'pending' AND e.lane = i.lane AND e.id < i.id)"
            " ORDER BY id LIMIT :limit" + self._session.skip_locked,
            limit=limit,
        )
        return [
            Pending(
                id=r["id"],
                lane=r["lane"],
                body=r["body"],
                attempts=r["attempts"],
                received_at=moment(r["received_at"]),
            )
            for r in rows
        ]

    async def done(self, ids: Sequence[int], at: datetime) -> None:
        await self._session.run_many(
            "UPDATE inbox SET state = 'done', body = NULL, settled_at = :at WHERE id = :id",
            [{"id": i, "at": stamp(at)} for i in ids],
        )

    async def failed(self, update_id: int) -> None:
        """It will be tried again."""
        await self._session.run(
            "UPDATE inbox SET attempts = attempts + 1 WHERE id = :id", id=update_id
        )

    async def park(self, update_id: int, error: str, at: datetime) -> None:
        """Put aside with its body, so that nothing else waits for it and somebody can look."""
        await self._session.run(
            "UPDATE inbox SET state = 'parked', error = :error, settled_at = :at,"
            " attempts = attempts + 1 WHERE id = :id",
            id=update_id,
            error=error,
            at=stamp(at),
        )

    async def parked_lately(self, error: str, at: datetime) -> bool:
        """Whether the like was put aside within the hour: then somebody has been told."""
        row = await self._session.first(
            "SELECT id FROM inbox WHERE state = 'parked' AND error = :error"
            " AND settled_at > :since LIMIT 1",
            error=error,
            since=stamp(at - _TOLD),
        )
        return row is not None

    async def served_after(self, arrival: int, lanes: Sequence[str]) -> bool:
        """Whether something of these lanes that came in later is done already."""
        ids = {f"lane{at}": lane for at, lane in enumerate(lanes)}
        listed = ", ".join(f":{name}" for name in ids)
        row = await self._session.first(
            f"SELECT id FROM inbox WHERE id > :arrival AND lane IN ({listed})"
            " AND state = 'done' LIMIT 1",
            arrival=arrival,
            **ids,
        )
        return row is not None

    async def oldest(self) -> datetime | None:
        """When the longest waiting update arrived: not always the first one that was written."""
        received = await self._session.value(
            "SELECT min(received_at) FROM inbox WHERE state = 'pending'"
        )
        return None if received is None else moment(received)

    async def waiting(self) -> int:
        count = await self._session.value("SELECT count(*) FROM inbox WHERE state = 'pending'")
        return int(count)

    async def forget(self, before: datetime) -> int:
        """Drop what was settled before: Telegram repeats nothing older than a day."""
        return await self._session.run(
            "DELETE FROM inbox WHERE settled_at < :before", before=stamp(before)
        )
