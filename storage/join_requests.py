"""People who asked to be let into a group and are not known to live there yet."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.people import PersonId
from storage.moments import stamp
from storage.session import Session

#: Whoever asks again within a day has our answer in their chat.
_ANSWERED = timedelta(days=1)


class JoinRequests:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def keep(self, chat_id: int, person_id: PersonId, at: datetime) -> bool:
        """False where they asked a little while ago."""
        return bool(
            await self._session.run(
                "INSERT INTO join_requests (chat_id, person_id, at) VALUES (:chat, :person, :at)"
                " ON CONFLICT (chat_id, person_id) DO UPDATE SET at = excluded.at"
                " WHERE join_requests.at < :lately",
                chat=chat_id,
                person=person_id,
                at=stamp(at),
                lately=stamp(at - _ANSWERED),
            )
        )

    async def of(self, person_id: PersonId) -> Sequence[int]:
        """The chats they asked to be let into."""
        rows = await self._session.all(
            "SELECT chat_id FROM join_requests WHERE person_id = :person ORDER BY chat_id",
            person=person_id,
        )
        return [row["chat_id"] for row in rows]

    async def drop(self, chat_id: int, person_id: PersonId) -> bool:
        """Answered, by whomever. False where nothing waited: so one alone answers."""
        return bool(
            await self._session.run(
                "DELETE FROM join_requests WHERE chat_id = :chat AND person_id = :person",
                chat=chat_id,
                person=person_id,
            )
        )

    async def forget(self, before: datetime) -> int:
        """Left to the group's own administrators."""
        return await self._session.run(
            "DELETE FROM join_requests WHERE at < :before", before=stamp(before)
        )
