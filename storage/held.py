"""What is not urgent, until its hour: nothing waits for it, and the sender does not look at it."""

from collections.abc import Sequence
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
        """Those whose hour has come are messages like others: (chat id, choices), oldest first."""
        rows = await self._session.all(
            "SELECT o.id, o.chat_id, o.payload, c.message_id FROM outbox o"
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
        return [(row["chat_id"], parcel.choices) for row, parcel in going if parcel.choices]


def card_key(card_id: int) -> str:
    """Under which newer words for a card replace those that wait."""
    return f"c{card_id}"


def wrapped(payload: str, choices: str | None) -> str:
    return msgspec.json.encode(Parcel(payload=payload, choices=choices)).decode()


def _parcel(row: Row) -> Parcel:
    return msgspec.json.decode(row["payload"], type=Parcel)
