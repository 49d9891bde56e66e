"""Somebody's part in meetings, as rows; what they are called is to be found nowhere after."""

from domain.people import PersonId

_ID = 901


def rows(
    name: str, me: PersonId, other: PersonId, home: int, now: int
) -> list[tuple[str, dict[str, object]]]:
    """In an order that foreign keys allow."""
    meeting = {
        "id": _ID,
        "series": "council",
        "area_id": 1,
        "month": 202611,
        "starts_at": now,
        "place": "活动室",
        "stage": "drafted",
        "moves": 0,
        "code": "0000",
        "token": "t",
        "chair_id": me,
        "abandoned": False,
        "minutes": f"提议人：{name}",
        "made_at": now,
    }
    proposed = {"meeting_id": _ID, "title": "装灯", "at": now, "stage": "done", "chosen": False}
    said = {"item_id": _ID, "text": "同意", "at": now}
    resolved = {"meeting_id": _ID, "item_id": _ID, "text": "装灯", "owner": "物业"}
    return [
        ("meetings", meeting),
        (
            "attendances",
            {
                "meeting_id": _ID,
                "person_id": me,
                "reply": "coming",
                "arrived_at": now,
                "home_id": home,
                "wrong_codes": 0,
            },
        ),
        (
            "invitees",
            {"area_id": 1, "series": "council", "person_id": me, "by_id": me, "at": now},
        ),
        (
            "told",
            {
                "meeting_id": _ID,
                "notice": "call",
                "starts_at": now,
                "person_id": me,
                "at": now,
            },
        ),
        ("items", {"id": _ID, "by_id": me, **proposed}),
        ("item_seconds", {"item_id": _ID, "person_id": me, "at": now}),
        (
            "item_votes",
            {"item_id": _ID, "home_id": home, "person_id": me, "choice": "for", "at": now},
        ),
        ("remarks", {"person_id": me, "name": name, "by_id": other, **said}),
        ("remarks", {"person_id": other, "name": "别人", "by_id": me, **said}),
        ("speakers", {"item_id": _ID, "person_id": me, "at": now}),
        ("resolutions", {"ticket_id": 901, "due_at": now, "by_id": me, "at": now, **resolved}),
        ("amendments", {"meeting_id": _ID, "person_id": me, "text": "写错了", "at": now}),
    ]
