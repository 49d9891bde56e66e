"""晒单: what those who are to be seen agreed to."""

from collections.abc import Mapping
from datetime import datetime

from domain.people import PersonId
from domain.tasks import ClaimId, Consent
from storage.moments import stamp
from storage.session import Session


class Consents:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def say(
        self, claim_id: ClaimId, person_id: PersonId, choice: Consent, at: datetime
    ) -> bool:
        """Their newest word counts. False where they have said just this."""
        return bool(
            await self._session.run(
                "INSERT INTO consents (claim_id, person_id, choice, at)"
                " VALUES (:claim, :person, :choice, :at) ON CONFLICT (claim_id, person_id)"
                " DO UPDATE SET choice = excluded.choice, at = excluded.at"
                " WHERE consents.choice <> excluded.choice",
                claim=claim_id,
                person=person_id,
                choice=choice,
                at=stamp(at),
            )
        )

    async def of(self, claim_id: ClaimId) -> Mapping[PersonId, Consent]:
        rows = await self._session.all(
            "SELECT person_id, choice FROM consents WHERE claim_id = :id", id=claim_id
        )
        return {PersonId(row["person_id"]): Consent(row["choice"]) for row in rows}
