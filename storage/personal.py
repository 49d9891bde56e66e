"""Where somebody stands in the database: for every table there is, how their rows are found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.people import Person
from domain.privacy import Fate
from storage import (
    assembly_personal,
    decision_personal,
    meeting_personal,
    notice_personal,
    volunteering_personal,
    voting_personal,
)
from storage.moments import moment
from storage.parts import Part
from storage.session import Row, Session

#: What is known of a row: column -> value, moments as ISO 8601 in UTC.
Facts = dict[str, Any]

_MOMENTS = frozenset({"at", "since", "until", "finish_by"})
#: What they reported with their name, and without.
MY_TICKETS = """(SELECT t.id FROM tickets t WHERE t.reporter_id = :person
    UNION SELECT r.ticket_id FROM anonymous_reporters r WHERE r.person_id = :person)"""
_MY_LINES = (
    "(SELECT r.roll_id FROM residencies r WHERE r.person_id = :person AND r.roll_id IS NOT NULL)"
)
_MY_ACCOUNTS = "(SELECT a.id FROM accounts a WHERE a.person_id = :person)"
_MY_HOMES = "(SELECT r.home_id FROM residencies r WHERE r.person_id = :person)"


@dataclass(frozen=True, slots=True)
class Found:
    on_forget: Fate
    rows: Sequence[Facts]


#: Every table of the schema; a test finds the one that is missing. (): it says nothing of anybody.
PARTS: Mapping[str, tuple[Part, ...]] = {
    "people": (
        Part(
            "own",
            "id, telegram_id, name, language, reachable, met_at, consented_at, barred_at,"
            " quiet_from, quiet_until",
            "id = :person",
            Fate.NAMELESS,
        ),
    ),
    # Before they were erased once: until the day is over.
    "kept_out": (Part("own", "id, kind, at", "person_id = :person", Fate.NAMELESS),),
    "muted": (Part("own", "topic", "person_id = :person"),),
    "organisations": (),
    "grants": (
        Part("held", "id, role, area_id, organisation_id, since, until", "person_id = :person"),
        Part(
            "given",
            "id, role, area_id, organisation_id, since, until",
            "by_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "proposals": (
        Part("about", "id, change, at, state, decided_at", "person_id = :person"),
        Part("made", "id, change, at, state, decided_at", "by_id = :person"),
        Part(
            "decided",
            "id, change, at, state, decided_at",
            "decided_by = :person",
            Fate.NAMELESS,
        ),
    ),
    "groups": (),
    "join_requests": (Part("own", "chat_id, at", "person_id = :person"),),
    "areas": (Part("homes", "id, level, name, path, size", f"id IN {_MY_HOMES}", Fate.STAYS),),
    "roll": (
        Part(
            "own",
            "id, home_id, name, phone, relation, listed_at, struck_at",
            f"id IN {_MY_LINES}",
            Fate.STAYS,
        ),
    ),
    "residencies": (
        Part("own", "id, home_id, relation, roll_id, how, since, until", "person_id = :person"),
        Part("vouched_for", "id, how, since, until", "by_id = :person", Fate.NAMELESS),
    ),
    "invitations": (
        Part("made", "id, home_id, relation, made_at, expires_at, used_at", "by_id = :person"),
        Part("used", "id, home_id, relation, made_at, expires_at, used_at", "used_by = :person"),
        Part(
            "meant",
            "id, home_id, relation, made_at, expires_at, used_at",
            f"roll_id IN {_MY_LINES}",
        ),
    ),
    "guesses": (Part("own", "id, at", "person_id = :person"),),
    "applications": (
        Part(
            "own",
            "id, home_id, name, relation, state, at, decided_at",
            "person_id = :person",
        ),
        Part("decided", "id, state, decided_at", "decided_by = :person", Fate.NAMELESS),
    ),
    # Not what stood in the file: that was about others.
    "imports": (Part("own", "id, name, state, at, settled_at", "person_id = :person"),),
    "inbox": (Part("own", "id, state, attempts, received_at, settled_at, body", "lane = :lane"),),
    # Not the bytes: they were sent, or are other people's roll.
    "uploads": (Part("own", "id, name, length(content) AS size, at", "person_id = :person"),),
    "errands": (
        Part("own", "id, kind, args, state, queued_at, settled_at", "person_id = :person"),
    ),
    "cards": (Part("own", "id, subject, subject_id, message_id", "chat_id = :telegram"),),
    "outbox": (
        Part(
            "own",
            "id, method, state, payload, message_id, queued_at, settled_at",
            "chat_id = :telegram",
        ),
    ),
    "choices": (Part("own", "buttons", "chat_id = :telegram"),),
    "drafts": (Part("own", "id, form, asking, answers, touched_at", "person_id = :person"),),
    "leases": (),
    "events": (
        Part("done", "id, subject, subject_id, kind, at, note", "by_id = :person", Fate.NAMELESS),
        Part(
            "about",
            "id, subject, subject_id, kind, at, note",
            "subject = 'person' AND subject_id = :person",
            Fate.NAMELESS,
        ),
        Part(
            "of_my_tickets",
            "id, subject, subject_id, kind, at, note",
            # What staff note for themselves is no resident's to read.
            f"subject = 'ticket' AND subject_id IN {MY_TICKETS}"
            " AND (kind <> 'noted' OR coalesce(by_id, :person) = :person)",
            Fate.NAMELESS,
        ),
        Part(
            "of_help_for_me",
            "id, subject, subject_id, kind, at, note",
            "subject = 'task' AND subject_id IN"
            " (SELECT k.id FROM tasks k WHERE k.helped_id = :person)",
            Fate.NAMELESS,
        ),
    ),
    "tickets": (
        Part(
            "reported",
            "id, kind, category, danger, text, building, unit, room, spot, behalf, stage,"
            " filed_at, finish_by, paused_at, waiting, finished_at, outcome, contacted, stars,"
            " reopenings, merged_into, anonymised_at",
            f"reporter_id = :person OR id IN {MY_TICKETS}",
            Fate.NAMELESS,
        ),
        # The words and the door are somebody else's.
        Part(
            "taken",
            "id, kind, category, danger, stage, filed_at, finish_by, extended_at, paused_at,"
            " waiting, finished_at, outcome, contacted, stars",
            "assignee_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "anonymous_reporters": (Part("own", "ticket_id", "person_id = :person"),),
    "seconds": (Part("own", "ticket_id, at", "person_id = :person"),),
    "returns": (),
    "rules": (),
    "incidents": (
        Part(
            "announced",
            "id, category, text, starts_at, ends_at, over_at",
            "by_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "answers": (
        Part("written", "id, question, answer, at, retired_at", "by_id = :person", Fate.NAMELESS),
    ),
    "accounts": (Part("own", "id, kind", "person_id = :person", Fate.NAMELESS),),
    # What was booked stays, as what others did with it stays: it loses its words.
    "entries": (
        Part(
            "own",
            "id, at, points, cause, cause_id, note",
            f"source_id IN {_MY_ACCOUNTS} OR target_id IN {_MY_ACCOUNTS}",
            Fate.NAMELESS,
        ),
        Part("booked", "id, at, points, cause, note", "by_id = :person", Fate.NAMELESS),
    ),
    "thanks": (),
    "digests": (),
    "mornings": (Part("own", "wanted, told_on", "person_id = :person"),),
    **volunteering_personal.PARTS,
    **meeting_personal.PARTS,
    **notice_personal.PARTS,
    **decision_personal.PARTS,
    **assembly_personal.PARTS,
    **voting_personal.PARTS,
    "files": (
        Part(
            "of_my_tickets",
            "id, ticket_id, purpose, kind, file_id",
            f"ticket_id IN {MY_TICKETS}",
        ),
        Part(
            "sent",
            "id, ticket_id, purpose, kind, file_id",
            "event_id IN (SELECT e.id FROM events e WHERE e.by_id = :person)",
            Fate.NAMELESS,
        ),
    ),
}


class Personal:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def rows(self, person: Person) -> dict[str, dict[str, Found]]:
        """Table -> way -> rows, for all that concern them in any way."""
        named = names(person)
        found: dict[str, dict[str, Found]] = {}
        for table, parts in PARTS.items():
            for part in parts:
                rows = await self._session.all(
                    f"SELECT {part.columns} FROM {table} WHERE {part.where} ORDER BY 1",
                    **named,
                )
                if rows:
                    facts = [_facts(row) for row in rows]
                    found.setdefault(table, {})[part.way] = Found(on_forget=part.fate, rows=facts)
        return found


def names(person: Person) -> dict[str, Any]:
    """By what somebody is known: with us, at Telegram, and in the inbox."""
    return {
        "person": person.id,
        "telegram": person.telegram_id,
        "lane": f"p{person.telegram_id}",
    }


def _facts(row: Row) -> Facts:
    return {column: _value(column, row[column]) for column in row.keys()}  # noqa: SIM118 - no dict


def _value(column: str, value: object) -> object:
    if isinstance(value, int) and (column in _MOMENTS or column.endswith("_at")):
        return moment(value).isoformat()
    return value
