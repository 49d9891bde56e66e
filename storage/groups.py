"""Group chats and what each is for."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import AreaId
from storage.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    chat_id: int
    purpose: str
    title: str


class Groups:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def bind(self, chat_id: int, purpose: str, title: str, area_id: AreaId) -> None:
        await self._session.run(
            "INSERT INTO groups (chat_id, purpose, title, area_id, admits)"
            " VALUES (:chat_id, :purpose, :title, :area_id, FALSE)"
            " ON CONFLICT (chat_id) DO UPDATE SET purpose = excluded.purpose,"
            " title = excluded.title, area_id = excluded.area_id, left_at = NULL",
            area_id=area_id,
            chat_id=chat_id,
            purpose=purpose,
            title=title,
        )

    async def all(self) -> Sequence[Group]:
        rows = await self._session.all(
            "SELECT chat_id, purpose, title FROM groups"
            " WHERE purpose IS NOT NULL AND left_at IS NULL ORDER BY chat_id"
        )
        return [Group(chat_id=r["chat_id"], purpose=r["purpose"], title=r["title"]) for r in rows]

    async def meant_for(self, purpose: str) -> Sequence[int]:
        """Chat ids."""
        rows = await self._session.all(
            "SELECT chat_id FROM groups WHERE purpose = :purpose AND left_at IS NULL"
            " ORDER BY chat_id",
            purpose=purpose,
        )
        return [row["chat_id"] for row in rows]

    async def moved(self, old: int, new: int) -> None:
        """Telegram gave the group another id (it became a supergroup): everything follows.

        Telegram says so twice, to whoever sends and to whoever listens: the second time nothing
        is left to do.
        """
        await self._session.run(
            "DELETE FROM groups WHERE chat_id = :new"
            " AND EXISTS (SELECT 1 FROM groups o WHERE o.chat_id = :old)",
            old=old,
            new=new,
        )
        # Where both were bound for a while, the card in the new one is the one that lives on.
        await self._session.run(
            "DELETE FROM cards WHERE chat_id = :old AND EXISTS (SELECT 1 FROM cards n"
            " WHERE n.chat_id = :new AND n.subject = cards.subject"
            " AND n.subject_id = cards.subject_id)",
            old=old,
            new=new,
        )
        for table in ("groups", "cards", "outbox"):
            await self._session.run(
                f"UPDATE {table} SET chat_id = :new WHERE chat_id = :old", old=old, new=new
            )
        await self._session.run(
            "UPDATE outbox SET lane = :new WHERE lane = :old", old=str(old), new=str(new)
        )
