"""Live cards: which message in which chat shows what, so that a change edits the right one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from storage.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    id: int
    chat_id: int
    #: None until Telegram has answered: the sender will know it by then.
    message_id: int | None


class Cards:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def place(
        self, subject: str, subject_id: int, chat_id: int, message_id: int | None = None
    ) -> int:
        """One card per subject and chat; a new message takes over from an older one."""
        card_id = await self._session.value(
            "INSERT INTO cards (subject, subject_id, chat_id, message_id)"
            " VALUES (:subject, :subject_id, :chat_id, :message_id)"
            " ON CONFLICT (subject, subject_id, chat_id)"
            " DO UPDATE SET message_id = excluded.message_id RETURNING id",
            subject=subject,
            subject_id=subject_id,
            chat_id=chat_id,
            message_id=message_id,
        )
        return int(card_id)

    async def showing(
        self, subject: str, subject_id: int, chats: Collection[int] | None = None
    ) -> Sequence[Card]:
        """Not in groups that we were removed from; they show it again once we are back.

        `chats`: only there; of what thousands have a card of, each their own.
        """
        ids = {f"chat{at}": each for at, each in enumerate(chats or ())}
        within = ", ".join(f":{name}" for name in ids) or "NULL"
        rows = await self._session.all(
            "SELECT id, chat_id, message_id FROM cards"
            " WHERE subject = :subject AND subject_id = :subject_id AND chat_id NOT IN"
            " (SELECT g.chat_id FROM groups g WHERE g.left_at IS NOT NULL)"
            f"{'' if chats is None else f' AND chat_id IN ({within})'} ORDER BY id",
            subject=subject,
            subject_id=subject_id,
            **ids,
        )
        return [Card(id=r["id"], chat_id=r["chat_id"], message_id=r["message_id"]) for r in rows]

    async def at(self, chat_id: int, message_id: int) -> tuple[str, int] | None:
        """What that message shows: (subject, subject id); of several, what it became last."""
        row = await self._session.first(
            "SELECT subject, subject_id FROM cards"
            " WHERE chat_id = :chat_id AND message_id = :message_id ORDER BY id DESC LIMIT 1",
            chat_id=chat_id,
            message_id=message_id,
        )
        return (row["subject"], row["subject_id"]) if row else None

    async def posted(self, messages: Sequence[tuple[int, int | None]]) -> None:
        """(card id, message id): where the card stands; None where its message is gone."""
        await self._session.run_many(
            "UPDATE cards SET message_id = :message_id WHERE id = :id",
            [{"id": card_id, "message_id": message_id} for card_id, message_id in messages],
        )
