"""Frequently asked questions and canned answers in and out of the database."""

from collections.abc import Sequence
from datetime import datetime

from domain.answers import Answer, AnswerId
from domain.people import PersonId
from storage.moments import stamp
from storage.session import Row, Session

_SELECT = "SELECT id, question, answer FROM answers"


class Answers:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(
        self, question: str | None, text: str, by: PersonId, at: datetime
    ) -> AnswerId | None:
        """None where the very question is in use already."""
        row = await self._session.first(
            "INSERT INTO answers (question, answer, by_id, at)"
            " VALUES (:question, :text, :by, :at) ON CONFLICT DO NOTHING RETURNING id",
            question=question,
            text=text,
            by=by,
            at=stamp(at),
        )
        return AnswerId(row["id"]) if row else None

    async def stock(self, entries: Sequence[tuple[str, str]], at: datetime) -> None:
        """Questions with their answers; what was ever there, in use or not, is left alone."""
        await self._session.run_many(
            "INSERT INTO answers (question, answer, at) SELECT q.question, q.answer, q.at"
            " FROM (SELECT CAST(:question AS TEXT) AS question, CAST(:text AS TEXT) AS answer,"
            "  CAST(:at AS BIGINT) AS at) AS q"
            " WHERE NOT EXISTS (SELECT 1 FROM answers a WHERE a.question = q.question)"
            " ON CONFLICT DO NOTHING",
            [{"question": question, "text": text, "at": stamp(at)} for question, text in entries],
        )

    async def change(self, answer_id: AnswerId, text: str, by: PersonId, at: datetime) -> bool:
        """False where there is none in use."""
        return bool(
            await self._session.run(
                "UPDATE answers SET answer = :text, by_id = :by, at = :at"
                " WHERE id = :id AND retired_at IS NULL",
                id=answer_id,
                text=text,
                by=by,
                at=stamp(at),
            )
        )

    async def retire(self, answer_id: AnswerId, at: datetime) -> bool:
        """False where there is none in use."""
        return bool(
            await self._session.run(
                "UPDATE answers SET retired_at = :at WHERE id = :id AND retired_at IS NULL",
                id=answer_id,
                at=stamp(at),
            )
        )

    async def find(self, answer_id: AnswerId) -> Answer | None:
        row = await self._session.first(
            f"{_SELECT} WHERE id = :id AND retired_at IS NULL", id=answer_id
        )
        return _answer(row) if row else None

    async def questions(self) -> Sequence[Answer]:
        """In use, in the order they were added."""
        rows = await self._session.all(
            f"{_SELECT} WHERE retired_at IS NULL AND question IS NOT NULL ORDER BY id"
        )
        return [_answer(row) for row in rows]

    async def canned(self) -> Sequence[Answer]:
        """In use, the newest first."""
        rows = await self._session.all(
            f"{_SELECT} WHERE retired_at IS NULL AND question IS NULL ORDER BY id DESC"
        )
        return [_answer(row) for row in rows]


def _answer(row: Row) -> Answer:
    return Answer(id=AnswerId(row["id"]), question=row["question"], text=row["answer"])
