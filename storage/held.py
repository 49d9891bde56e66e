"""What is not urgent, until its hour: nothing waits for it, and the sender does not look at it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from storage.moments import moment, stamp
from storage.session import Row, Session

#: Added to the priority of what is held, which so comes after all that may go.
HELD = 100
#: Released in one transaction; more than Telegram takes until the next sweep.
_AT_ONCE = 1000


class Parcel(msgspec.Struct, frozen=True):
    """A message's payload, with what is remembered of its buttons once it is seen."""

    payload: str
    choices: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A card's message that has not gone out."""

    #: Of its row in the outbox.
    id: int
    chat_id: int
    subject: str
    subject_id: int


class Held:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def until(self, card_id: int) -> datetime | None:
        """When the message that will be this card goes out; None where none is held."""
        row = await self._session.first(
            "SELECT due_at FROM outbox WHERE state = 'pending' AND merge_key = :key"
            f" AND priority >= {HELD}",
            key=card_key(card_id),
        )
        return moment(row["due_at"]) if row else None

    async def release(self, at: datetime) -> Sequence[tuple[int, str]]:
        """Those whose hour has come are messages like others: (chat id, choices), oldest first;
        not those of what is too late by then, which the sender drops.
        """
        rows = await self._session.all(
            "SELECT o.id, o.chat_id, o.payload, o.until, c.message_id FROM outbox o"
            " LEFT JOIN cards c ON c.id = o.card_id"
            f" WHERE o.state = 'pending' AND o.priority >= {HELD} AND o.due_at <= :now"
            " ORDER BY o.id LIMIT :limit",
            now=stamp(at),
            limit=_AT_ONCE,
        )
        # A card that was shown meanwhile says what is newer.
        late = [row for row in rows if row["message_id"] is not None]
        await self._session.run_many(
            "UPDATE outbox SET state = 'merged', payload = NULL, settled_at = :now"
            " WHERE id = :id AND state = 'pending'",
            [{"id": row["id"], "now": stamp(at)} for row in late],
        )
        going = [(row, _parcel(row)) for row in rows if row["message_id"] is None]
        await self._session.run_many(
            f"UPDATE outbox SET priority = priority - {HELD}, payload = :payload"
            " WHERE id = :id AND state = 'pending'",
            [{"id": row["id"], "payload": parcel.payload} for row, parcel in going],
        )
        return [
            (row["chat_id"], parcel.choices)
            for row, parcel in going
            if parcel.choices and (row["until"] is None or row["until"] > stamp(at))
        ]

    async def notices(self, subjects: Collection[str], until: datetime) -> Sequence[Notice]:
        """Those of these cards whose hour comes until then, and those that the line keeps
        waiting; oldest first.
        """
        named = {f"s{at}": subject for at, subject in enumerate(subjects)}
        rows = await self._session.all(
            "SELECT o.id, o.chat_id, c.subject, c.subject_id FROM outbox o"
            " JOIN cards c ON c.id = o.card_id WHERE o.state = 'pending' AND o.due_at <= :until"
            f" AND c.subject IN ({', '.join(f':{name}' for name in named)}) ORDER BY o.id",
            until=stamp(until),
            **named,
        )
        return [
            Notice(
                id=row["id"],
                chat_id=row["chat_id"],
                subject=row["subject"],
                subject_id=row["subject_id"],
            )
            for row in rows
        ]

    async def drop(self, notices: Sequence[Notice], why: str, at: datetime) -> None:
        """They are not said any more."""
        await self._drop([each.id for each in notices], why, at)

    async def _drop(self, ids: Sequence[int], why: str, at: datetime) -> None:
        await self._session.run_many(
            "UPDATE outbox SET state = 'dropped', error = :why, payload = NULL,"
            " settled_at = :now WHERE id = :id AND state = 'pending'",
            [{"id": each, "why": why, "now": stamp(at)} for each in ids],
        )


def card_key(card_id: int) -> str:
    """Under which newer words for a card replace those that wait."""
    return f"c{card_id}"


def wrapped(payload: str, choices: str | None) -> str:
    return msgspec.json.encode(Parcel(payload=payload, choices=choices)).decode()


def _parcel(row: Row) -> Parcel:
    return msgspec.json.decode(row["payload"], type=Parcel)
