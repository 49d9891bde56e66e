"""Half-filled forms: at most one a person, alive across restarts."""

from dataclasses import dataclass
from datetime import datetime

from domain.people import PersonId
from storage.moments import stamp
from storage.session import Row, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    id: int
    form: str
    #: The open question; None: the summary is shown.
    asking: str | None
    #: JSON of the form's own type.
    answers: str


class Drafts:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def open(self, person_id: PersonId, form: str, answers: str, at: datetime) -> Draft:
        """Whatever else they were filling in is dropped: one thing at a time, with a new id, so
        that the buttons of the other one are recognised as old.
        """
        await self.close(person_id)
        row = await self._session.one(
            "INSERT INTO drafts (person_id, form, answers, touched_at)"
            " VALUES (:person_id, :form, :answers, :at) RETURNING id, form, asking, answers",
            person_id=person_id,
            form=form,
            answers=answers,
            at=stamp(at),
        )
        return _draft(row)

    async def of(self, person_id: PersonId) -> Draft | None:
        row = await self._session.first(
            "SELECT id, form, asking, answers FROM drafts WHERE person_id = :person_id"
            + self._session.for_update,
            person_id=person_id,
        )
        return _draft(row) if row else None

    async def save(self, draft: Draft, at: datetime) -> None:
        await self._session.run(
            "UPDATE drafts SET asking = :asking, answers = :answers, touched_at = :at"
            " WHERE id = :id",
            id=draft.id,
            asking=draft.asking,
            answers=draft.answers,
            at=stamp(at),
        )

    async def close(self, person_id: PersonId) -> None:
        await self._session.run(
            "DELETE FROM drafts WHERE person_id = :person_id", person_id=person_id
        )

    async def forget(self, before: datetime) -> int:
        """Drop what nobody has touched since."""
        return await self._session.run(
            "DELETE FROM drafts WHERE touched_at < :before", before=stamp(before)
        )


def _draft(row: Row) -> Draft:
    return Draft(id=row["id"], form=row["form"], asking=row["asking"], answers=row["answers"])
