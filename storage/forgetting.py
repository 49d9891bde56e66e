"""Making rows say nothing of anybody any more: at somebody's wish, or because years passed."""

from collections.abc import Collection, Sequence
from datetime import datetime

from domain.people import Person
from domain.tickets import TicketId
from storage import assembly_personal, decision_personal, meeting_personal, voting_personal
from storage.moments import stamp
from storage.nameless import ANONYMISE, ORPHAN, WORDS
from storage.people import People
from storage.personal import names
from storage.session import Session
from storage.volunteering_personal import ERASE

#: What a lane of the inbox is called whose person is not known any more.
NOBODY = "forgotten"

_MY_LINES = (
    "(SELECT r.roll_id FROM residencies r WHERE r.person_id = :person AND r.roll_id IS NOT NULL)"
)
_MY_ACCOUNTS = "(SELECT a.id FROM accounts a WHERE a.person_id = :person)"
#: Forms of others keep somebody as the person that was chosen, or with their name among those
#: offered. Whatever anybody typed has its quotation marks escaped and looks like neither.
_CHOSEN, _OFFERED = (
    f"replace(answers, '{before}' || CAST(CAST(:person AS BIGINT) AS TEXT) || '{after}', '')"
    " <> answers"
    for before, after in (('"person":', ","), ('{"id":', ',"name":'))
)
#: In this order: what is found through another table goes first. The deeds of somebody's office
#: stay, without what they said with it, under a row that has no name.
_ERASE = (
    (
        "DELETE FROM invitations WHERE by_id = :person OR used_by = :person"
        f" OR roll_id IN {_MY_LINES}"
    ),
    "DELETE FROM residencies WHERE person_id = :person",
    "DELETE FROM grants WHERE person_id = :person",
    "DELETE FROM muted WHERE person_id = :person",
    "DELETE FROM mornings WHERE person_id = :person",
    "DELETE FROM proposals WHERE person_id = :person OR by_id = :person",
    "DELETE FROM join_requests WHERE person_id = :person",
    "DELETE FROM guesses WHERE person_id = :person",
    "DELETE FROM applications WHERE person_id = :person",
    "DELETE FROM imports WHERE person_id = :person",
    "DELETE FROM errands WHERE person_id = :person",
    "DELETE FROM drafts WHERE person_id = :person",
    f"DELETE FROM drafts WHERE {_CHOSEN} OR {_OFFERED}",
    "DELETE FROM choices WHERE chat_id = :telegram",
    "DELETE FROM outbox WHERE chat_id = :telegram",
    "DELETE FROM cards WHERE chat_id = :telegram",
    "DELETE FROM uploads WHERE person_id = :person",
    f"UPDATE events SET note = NULL WHERE by_id = :person AND {WORDS} AND note IS NOT NULL",
    (
        "UPDATE events SET note = NULL WHERE subject = 'person' AND subject_id = :person"
        " AND note IS NOT NULL"
    ),
    # That they had the same trouble was no deed of office.
    "DELETE FROM seconds WHERE person_id = :person",
    "UPDATE events SET by_id = NULL WHERE by_id = :person AND kind IN ('seconded', 'affected')",
    # Why points were corrected is about somebody, whoever says it.
    (
        "UPDATE entries SET note = '' WHERE note <> '' AND (by_id = :person"
        f" OR source_id IN {_MY_ACCOUNTS} OR target_id IN {_MY_ACCOUNTS})"
    ),
    "UPDATE incidents SET by_id = NULL WHERE by_id = :person",
    "UPDATE answers SET by_id = NULL WHERE by_id = :person",
    *ERASE,
    *meeting_personal.ERASE,
    *decision_personal.ERASE,
    *assembly_personal.ERASE,
    *voting_personal.ERASE,
    # Their next words, sent already, will be those of a stranger.
    f"UPDATE inbox SET body = NULL, lane = '{NOBODY}' WHERE lane = :lane AND state <> 'pending'",
    (
        "UPDATE people SET name = '', telegram_id = -id, language = NULL, reachable = FALSE,"
        " consented_at = NULL, barred_at = NULL, quiet_from = NULL, quiet_until = NULL"
        " WHERE id = :person"
    ),
)
_STAGES = ("closed", "withdrawn", "rejected", "merged")
#: As the index on what is to be anonymised says it.
_ENDED = f"({', '.join(repr(stage) for stage in _STAGES)})"
#: One stage after the other: only so SQLite goes by the index on them.
_ORPHANED = " UNION ".join(
    f"""SELECT t.id FROM tickets t WHERE t.stage = '{stage}' AND t.reporter_id IS NULL
    AND t.anonymised_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM anonymous_reporters a WHERE a.ticket_id = t.id)"""
    for stage in _STAGES
)
#: What was never done ended when somebody said so.
_OLD = f"""SELECT t.id FROM tickets t WHERE t.stage IN {_ENDED} AND t.anonymised_at IS NULL
    AND t.filed_at < :before AND coalesce(t.finished_at,
     (SELECT max(e.at) FROM events e WHERE e.subject = 'ticket' AND e.subject_id = t.id
       AND e.kind IN ('withdrawn', 'rejected', 'merged')), t.filed_at) < :before"""
#: What was settled so long ago that nobody asks about it: table -> since when it is.
_SETTLED = {
    "applications": "decided_at",
    "proposals": "decided_at",
    "imports": "settled_at",
    "invitations": "expires_at",
    "guesses": "at",
}


class Forgetting:
    def __init__(self, session: Session, people: People) -> None:
        self._session, self._people = session, people

    async def erase(self, person: Person) -> None:
        """All but their tickets, and what the neighbourhood's record needs, without a name."""
        self._people.changed()
        for statement in _ERASE:
            await self._session.run(statement, **names(person))

    async def anonymise(self, tickets: Collection[TicketId], at: datetime) -> None:
        for statement in ANONYMISE:
            await self._session.run_many(
                statement, [{"id": each, "at": stamp(at)} for each in tickets]
            )

    async def orphan(self, ticket_id: TicketId, text: str) -> None:
        """`text`: what is left of the words until it is closed."""
        for statement in ORPHAN:
            await self._session.run_many(statement, [{"id": ticket_id, "text": text}])

    async def tickets(self, person: Person, *, ended: bool) -> Sequence[TicketId]:
        """Those that they reported, anonymously too, and nobody works on any more; or all the
        others.
        """
        rows = await self._session.all(
            "SELECT t.id FROM tickets t WHERE t.id IN"
            " (SELECT id FROM tickets WHERE reporter_id = :person UNION"
            "  SELECT ticket_id FROM anonymous_reporters WHERE person_id = :person)"
            f" AND t.stage {'' if ended else 'NOT'} IN {_ENDED} ORDER BY t.id",
            person=person.id,
        )
        return [TicketId(row["id"]) for row in rows]

    async def in_hand(self, person: Person) -> Sequence[TicketId]:
        """Those that they accepted and have not finished."""
        rows = await self._session.all(
            "SELECT id FROM tickets WHERE assignee_id = :person AND stage = 'accepted'"
            " ORDER BY id",
            person=person.id,
        )
        return [TicketId(row["id"]) for row in rows]

    async def put_to_others(self, person: Person, table: str) -> Sequence[int]:
        """Ids of what is about them, and stands on cards of whoever decides or has decided."""
        assert table in {"applications", "proposals"}, table
        rows = await self._session.all(
            f"SELECT id FROM {table} WHERE person_id = :person ORDER BY id", person=person.id
        )
        return [row["id"] for row in rows]

    async def old_tickets(self, before: datetime, limit: int) -> Sequence[TicketId]:
        """Ended before then; those whose reporter is gone at once."""
        rows = await self._session.all(
            f"SELECT o.id FROM tickets o WHERE o.id IN ({_ORPHANED} UNION {_OLD})"
            " ORDER BY o.id LIMIT :limit",
            before=stamp(before),
            limit=limit,
        )
        return [TicketId(row["id"]) for row in rows]

    async def settled(self, before: datetime, limit: int) -> None:
        """Drop what was decided, used or has lapsed before."""
        for table, column in _SETTLED.items():
            await self._session.run(
                f"DELETE FROM {table} WHERE id IN (SELECT id FROM {table}"
                f" WHERE {column} < :before ORDER BY id LIMIT :limit)",
                before=stamp(before),
                limit=limit,
            )

    async def awaits(self, errand: str) -> bool:
        """Whether one of this kind waits for its hour already."""
        row = await self._session.first(
            "SELECT id FROM errands WHERE kind = :kind AND state = 'waiting' LIMIT 1", kind=errand
        )
        return row is not None

    async def traces(self) -> int:
        """Drop what notes only that something was said to, or by, somebody unknown. How many
        messages still wait to be said to them.
        """
        unknown = "NOT EXISTS (SELECT 1 FROM people p WHERE p.telegram_id = outbox.chat_id)"
        await self._session.run(
            f"DELETE FROM outbox WHERE chat_id > 0 AND state <> 'pending' AND {unknown}"
        )
        await self._session.run(
            f"UPDATE inbox SET body = NULL, lane = '{NOBODY}' WHERE lane LIKE 'p%'"
            " AND state <> 'pending' AND NOT EXISTS"
            " (SELECT 1 FROM people p WHERE p.telegram_id = CAST(substr(inbox.lane, 2) AS BIGINT))"
        )
        waiting = await self._session.value(
            f"SELECT count(*) FROM outbox WHERE chat_id > 0 AND state = 'pending' AND {unknown}"
        )
        return int(waiting)
