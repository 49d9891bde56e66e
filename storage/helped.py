"""Whom tasks were for: nobody any more, once they wish to be forgotten or years have passed."""

from collections.abc import Sequence
from datetime import datetime

from domain.people import Person
from domain.tasks import TaskId
from storage.moments import stamp
from storage.personal import MY_TICKETS
from storage.session import Session

_THEIRS = f"(SELECT k.id FROM tasks k WHERE k.helped_id = :person OR k.ticket_id IN {MY_TICKETS})"
_CLAIMS = f"(SELECT c.id FROM claims c WHERE c.task_id IN {_THEIRS})"
_NAME = "(SELECT p.name FROM people p WHERE p.id = :person)"
#: In this order: tasks are found by whom they were for. The number at the door is asked for as
#: long as somebody may still come.
_FORGET = (
    f"DELETE FROM claim_files WHERE claim_id IN {_CLAIMS}",
    f"UPDATE entries SET note = '' WHERE cause = 'task' AND cause_id IN {_CLAIMS}",
    (
        "UPDATE events SET note = NULL WHERE subject = 'task' AND note IS NOT NULL"
        f" AND subject_id IN {_THEIRS}"
    ),
    (
        "UPDATE events SET by_id = NULL WHERE subject = 'task' AND by_id = :person"
        f" AND subject_id IN {_THEIRS}"
    ),
    (
        "UPDATE tasks SET helped_id = NULL, private = '', details = '',"
        " code = CASE WHEN stage = 'open' THEN code ELSE '' END,"
        " title = CASE WHEN quoted THEN ''"
        f" WHEN length({_NAME}) > 1 THEN replace(title, {_NAME}, '**')"
        f"  ELSE title END WHERE id IN {_THEIRS}"
    ),
)
_LET_GO = (
    (
        "DELETE FROM claim_files WHERE claim_id IN"
        " (SELECT c.id FROM claims c WHERE c.task_id = :id)"
    ),
    "DELETE FROM consents WHERE claim_id IN (SELECT c.id FROM claims c WHERE c.task_id = :id)",
    "DELETE FROM offers WHERE task_id = :id",
    (
        "UPDATE events SET by_id = NULL WHERE subject = 'task' AND subject_id = :id"
        " AND by_id = (SELECT k.helped_id FROM tasks k WHERE k.id = :id)"
    ),
    "UPDATE events SET note = NULL WHERE subject = 'task' AND subject_id = :id",
    (
        "UPDATE tasks SET helped_id = NULL, private = '', details = '', code = '',"
        " title = CASE WHEN quoted THEN '' ELSE title END WHERE id = :id"
    ),
)


class Helped:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def waiting(self, person: Person) -> Sequence[TaskId]:
        """Open tasks for them; what is done for a ticket goes as the ticket does."""
        rows = await self._session.all(
            "SELECT id FROM tasks WHERE helped_id = :person AND stage = 'open'"
            " AND ticket_id IS NULL ORDER BY id",
            person=person.id,
        )
        return [TaskId(row["id"]) for row in rows]

    async def forget(self, person: Person) -> None:
        """Before it is forgotten which tickets were theirs, and what they were called."""
        for statement in _FORGET:
            await self._session.run(statement, person=person.id)

    async def let_go(self, before: datetime, limit: int) -> None:
        """Of what was settled before: what was done, when and for how long, remains."""
        rows = await self._session.all(
            "SELECT id FROM tasks WHERE settled_at < :before AND code <> ''"
            " ORDER BY settled_at LIMIT :limit",
            before=stamp(before),
            limit=limit,
        )
        for statement in _LET_GO:
            await self._session.run_many(statement, [{"id": row["id"]} for row in rows])
