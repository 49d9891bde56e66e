"""Somebody who stands in every table there is, each time in words that are found again."""

from dataclasses import dataclass

import on_assembly
import on_decisions
import on_meetings
import on_notices
import on_tasks
import on_tickets
import on_votes

from domain.people import Person, PersonId
from storage.database import Database
from storage.moments import stamp
from storage.session import Session
from storage.unit import Unit

#: What they said, were called, or typed: of this nothing may be left.
CANARIES = tuple(f"金丝雀{word}" for word in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌")
#: What the household roll says of them: it was not told by them.
ROLL_NAME, ROLL_PHONE = "名册上的金先生", "13700001234"
TELEGRAM_ID = 6_612_345_678


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    home: int
    roll: int


async def everywhere(database: Database) -> Person:
    async with database.write() as unit:
        person = await unit.people.meet(TELEGRAM_ID, CANARIES[0], unit.now)
        other = await unit.people.meet(1, "别人", unit.now)
        places = await _places(unit)
        for table, column_values in _rows(person.id, other.id, places, stamp(unit.now)):
            await _insert(unit._session, table, column_values)
        await unit._session.run(
            "UPDATE people SET language = 'en', quiet_from = 1, quiet_until = 2,"
            " reachable = TRUE, consented_at = 7 WHERE id = :id",
            id=person.id,
        )
        unit.people.changed()
        return await unit.people.get(person.id)


async def _places(unit: Unit) -> Places:
    session, now = unit._session, stamp(unit.now)
    root = (await unit.areas.root()).id
    home = await session.value(
        "INSERT INTO areas (parent_id, level, name, path) VALUES (:root, 'home', '501', :path)"
        " RETURNING id",
        root=root,
        path=f"{root}/",
    )
    line = await session.value(
        "INSERT INTO roll (home_id, name, phone, relation, listed_at)"
        " VALUES (:home, :name, :phone, 'owner', :now) RETURNING id",
        home=home,
        name=ROLL_NAME,
        phone=ROLL_PHONE,
        now=now,
    )
    return Places(home=home, roll=line)


async def _insert(session: Session, table: str, row: dict[str, object]) -> None:
    columns = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    await session.run(f"INSERT INTO {table} ({columns}) VALUES ({values})", **row)


def _rows(
    me: PersonId, other: PersonId, at: Places, now: int
) -> list[tuple[str, dict[str, object]]]:
    """In an order that foreign keys allow; ids from 901 on are ours."""
    c = CANARIES
    grant = {"area_id": 1, "since": now}
    asked = {"at": now, "state": "waiting"}
    sealed = {"home_id": at.home, "relation": "owner", "made_at": now, "expires_at": now}
    return [
        ("muted", {"person_id": me, "topic": "votes"}),
        ("mornings", {"person_id": me, "wanted": True, "told_on": 20261123}),
        ("grants", {"person_id": me, "role": "secretary", "by_id": other, **grant}),
        ("grants", {"person_id": other, "role": "worker", "by_id": me, **grant}),
        ("proposals", {"person_id": me, "change": "give", "by_id": other, **asked}),
        ("proposals", {"person_id": other, "change": "give", "by_id": me, **asked}),
        ("join_requests", {"chat_id": -5, "person_id": me, "at": now}),
        (
            "residencies",
            {
                "person_id": me,
                "home_id": at.home,
                "relation": "owner",
                "roll_id": at.roll,
                "how": "invitation",
                "since": now,
            },
        ),
        (
            "residencies",
            {
                "person_id": other,
                "home_id": at.home,
                "relation": "family",
                "how": "approval",
                "by_id": me,
                "since": now,
            },
        ),
        ("invitations", {"token_hash": c[1], "by_id": me, **sealed}),
        ("invitations", {"token_hash": "b", "used_at": now, "used_by": me, **sealed}),
        ("invitations", {"token_hash": "c", "roll_id": at.roll, "by_id": other, **sealed}),
        ("guesses", {"person_id": me, "at": now}),
        ("kept_out", {"mark": "a", "salt": "00", "kind": "filed", "at": now, "person_id": me}),
        (
            "applications",
            {"person_id": me, "home_id": at.home, "name": c[2], "relation": "owner", **asked},
        ),
        *_pipe(me, now),
        *_points(me, other, now),
        *on_tickets.rows(c, me, other, at.home, now),
        *on_tasks.rows(c, me, other, now),
        *on_notices.rows(me, other, at.home, now),
        *on_votes.rows(me, at.home, now),
        *on_assembly.rows(me, other, at.home, now),
        *on_decisions.rows(c[0], me, other, now),
        *on_meetings.rows(c[0], me, other, at.home, now),
    ]


def _points(me: PersonId, other: PersonId, now: int) -> list[tuple[str, dict[str, object]]]:
    booked = {"at": now, "source_id": 901, "points": 2, "cause": "task", "note": CANARIES[14]}
    return [
        ("accounts", {"id": 901, "kind": "issued"}),
        ("accounts", {"id": 902, "kind": "earned", "person_id": me}),
        ("accounts", {"id": 903, "kind": "earned", "person_id": other}),
        ("entries", {"target_id": 902, "cause_id": 901, "by_id": other} | booked),
        ("entries", {"target_id": 903, "cause_id": 902, "by_id": me} | booked),
    ]


def _pipe(me: PersonId, now: int) -> list[tuple[str, dict[str, object]]]:
    c, lane = CANARIES, f"p{TELEGRAM_ID}"
    arrived = {"lane": lane, "attempts": 3, "received_at": now, "settled_at": now}
    sent = {"lane": str(TELEGRAM_ID), "chat_id": TELEGRAM_ID, "priority": 1, "attempts": 0}
    queued = {"method": "sendMessage", "due_at": now, "queued_at": now}
    return [
        (
            "uploads",
            {"id": 901, "name": c[3], "content": c[4].encode(), "person_id": me, "at": now},
        ),
        (
            "imports",
            {
                "person_id": me,
                "name": c[5],
                "report": c[6],
                "state": "ready",
                "at": now,
                "upload_id": 901,
            },
        ),
        (
            "errands",
            {
                "kind": "none",
                "person_id": me,
                "args": f'"{c[7]}"',
                "state": "done",
                "attempts": 1,
                "due_at": now,
                "queued_at": now,
                "settled_at": now,
            },
        ),
        ("inbox", {"key": "u1", "body": c[8], "state": "parked", "error": "X", **arrived}),
        ("cards", {"id": 901, "subject": "draft", "subject_id": 1, "chat_id": TELEGRAM_ID}),
        ("outbox", {"payload": c[9], "state": "pending", "card_id": 901, **sent, **queued}),
        ("choices", {"chat_id": TELEGRAM_ID, "buttons": c[10]}),
        (
            "drafts",
            {"person_id": me, "form": "none", "answers": f'"{c[11]}"', "touched_at": now},
        ),
    ]
