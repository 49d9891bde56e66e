"""Rows of tickets, and of what goes with them, that somebody stands in: ids from 901 on."""

from collections.abc import Sequence

from domain.people import PersonId

#: The table, and what its columns hold.
Row = tuple[str, dict[str, object]]


def rows(words: Sequence[str], me: PersonId, other: PersonId, home: int, now: int) -> list[Row]:
    """`words` that are found again; `me`: whose they are."""
    return [
        *_named(words, me, other, now),
        *_anonymous(words, me, other, home, now),
        *_beside(me, now),
    ]


def _named(c: Sequence[str], me: PersonId, other: PersonId, now: int) -> list[Row]:
    filed = {"kind": "repair", "category": "water", "filed_at": now, "reopenings": 0}
    done = {"stage": "closed", "outcome": "confirmed", "finished_at": now, "stars": 5}
    on_ticket = {"subject": "ticket", "at": now}
    return [
        (
            "tickets",
            {
                "id": 901,
                "text": c[12],
                "building": "3",
                "unit": "2",
                "room": "501",
                "spot": c[13],
                "behalf": c[15],
                "reporter_id": me,
                "assignee_id": other,
                **filed,
                **done,
            },
        ),
        (
            "tickets",
            {
                "id": 902,
                "text": "别人的事",
                "reporter_id": other,
                "assignee_id": me,
                **filed,
                **done,
            },
        ),
        (
            "events",
            {"id": 901, "subject_id": 901, "kind": "reopened", "by_id": me, "note": c[14]}
            | on_ticket,
        ),
        (
            "events",
            {"id": 902, "subject_id": 902, "kind": "finished", "by_id": me, "note": c[14]}
            | on_ticket,
        ),
        (
            "events",
            {"id": 903, "subject_id": 901, "kind": "finished", "by_id": other, "note": c[14]}
            | on_ticket,
        ),
        (
            "events",
            {
                "id": 904,
                "subject": "person",
                "subject_id": me,
                "kind": "moved-in",
                "by_id": other,
                "note": c[14],
                "at": now,
            },
        ),
        (
            "files",
            {
                "ticket_id": 901,
                "purpose": "report",
                "kind": "photo",
                "file_id": c[13],
                "event_id": 901,
            },
        ),
        (
            "files",
            {
                "ticket_id": 902,
                "purpose": "proof",
                "kind": "photo",
                "file_id": "proof",
                "event_id": 902,
            },
        ),
    ]


def _anonymous(c: Sequence[str], me: PersonId, other: PersonId, home: int, now: int) -> list[Row]:
    """One that is over, and one that somebody works on."""
    filed = {
        "kind": "complaint",
        "category": "noise",
        "building": "3",
        "unit": "2",
        "room": "501",
        "area_id": home,
        "behalf": c[15],
        "assignee_id": other,
        "filed_at": now,
        "reopenings": 0,
    }
    over = {"stage": "closed", "outcome": "confirmed", "finished_at": now}
    on_ticket: dict[str, object] = {"subject": "ticket", "at": now}
    rows: list[Row] = [
        ("tickets", {"id": 903, "text": c[16], **filed, **over}),
        ("tickets", {"id": 904, "text": "太吵了，电话13812345678", "stage": "accepted", **filed}),
    ]
    for number in (903, 904):
        said = {"subject_id": number, "note": c[14]} | on_ticket
        rows += [
            ("anonymous_reporters", {"ticket_id": number, "person_id": me}),
            ("events", {"id": 1000 + number, "kind": "added"} | said),
            ("events", {"id": 1100 + number, "kind": "noted"} | said),
            ("events", {"id": 1200 + number, "kind": "yellow", "subject_id": number} | on_ticket),
            (
                "files",
                {
                    "ticket_id": number,
                    "purpose": "report",
                    "kind": "photo",
                    "file_id": c[13],
                    "event_id": 1000 + number,
                },
            ),
        ]
    return rows


def _beside(me: PersonId, now: int) -> list[Row]:
    """What they joined, and what they wrote for everybody."""
    joined = {"subject_id": 902, "kind": "seconded", "by_id": me, "at": now}
    affected = {"subject_id": 1, "kind": "affected", "by_id": me, "at": now}
    return [
        ("seconds", {"ticket_id": 902, "person_id": me, "at": now}),
        ("events", {"id": 2001, "subject": "ticket", **joined}),
        ("events", {"id": 2002, "subject": "incident", **affected}),
        (
            "incidents",
            {"area_id": 1, "category": "water", "text": "停水", "starts_at": now, "by_id": me},
        ),
        ("answers", {"question": "几点关门", "answer": "六点", "by_id": me, "at": now}),
    ]
