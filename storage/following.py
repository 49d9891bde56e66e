"""Who goes along with a ticket besides its reporter."""

from collections.abc import Sequence
from datetime import datetime

from domain.people import PersonId
from domain.tickets import TicketId
from storage.moments import stamp
from storage.session import Session


class Following:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def second(self, ticket_id: TicketId, person_id: PersonId, at: datetime) -> bool:
        """False where they had joined already."""
        return bool(
            await self._session.run(
                "INSERT INTO seconds (ticket_id, person_id, at) VALUES (:id, :person, :at)"
                " ON CONFLICT DO NOTHING",
                id=ticket_id,
                person=person_id,
                at=stamp(at),
            )
        )

    async def followers(self, ticket_id: TicketId) -> Sequence[PersonId]:
        """Who joined it, and who reported or joined what was merged into it."""
        rows = await self._session.all(
            "SELECT person_id FROM seconds WHERE ticket_id = :id"
            " UNION SELECT reporter_id FROM tickets"
            "  WHERE merged_into = :id AND reporter_id IS NOT NULL"
            " UNION SELECT a.person_id FROM anonymous_reporters a"
            "  JOIN tickets t ON t.id = a.ticket_id WHERE t.merged_into = :id"
            " UNION SELECT s.person_id FROM seconds s"
            "  JOIN tickets t ON t.id = s.ticket_id WHERE t.merged_into = :id"
            " ORDER BY person_id",
            id=ticket_id,
        )
        return [PersonId(row["person_id"]) for row in rows]

    async def follows(self, ticket_id: TicketId, person_id: PersonId) -> bool:
        return person_id in await self.followers(ticket_id)
