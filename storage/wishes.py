"""How people wish to be told: when, and of what."""

from domain.people import PersonId, Topic
from domain.quiet import Quiet
from storage.people import People
from storage.session import Session


class Wishes:
    def __init__(self, session: Session, people: People) -> None:
        self._session, self._people = session, people

    async def quiet(self, person_id: PersonId, hours: Quiet) -> None:
        self._people.changed()
        await self._session.run(
            "UPDATE people SET quiet_from = :start, quiet_until = :end WHERE id = :id",
            id=person_id,
            start=hours[0],
            end=hours[1],
        )

    async def mute(self, person_id: PersonId, topic: Topic) -> None:
        self._people.changed()
        await self._session.run(
            "INSERT INTO muted (person_id, topic) VALUES (:id, :topic) ON CONFLICT DO NOTHING",
            id=person_id,
            topic=topic,
        )

    async def unmute(self, person_id: PersonId, topic: Topic) -> None:
        self._people.changed()
        await self._session.run(
            "DELETE FROM muted WHERE person_id = :id AND topic = :topic",
            id=person_id,
            topic=topic,
        )
