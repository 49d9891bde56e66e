"""Somebody's part in decisions, as rows: a word for an office, an objection, an answer."""

_ID = 901


def rows(name: str, me: int, other: int, now: int) -> list[tuple[str, dict[str, object]]]:
    """In an order that foreign keys allow."""
    decision = {
        "id": _ID,
        "procedure": "reviews",
        "area_id": 1,
        "title": "加装电梯",
        "matter": 5,
        "stage": "process",
        "due_at": now,
        "stage_at": now,
        "made_at": now,
    }
    said = {"decision_id": _ID, "at": now}
    word = {"approved": True, "text": "同意实施", "due_at": now, **said}
    return [
        ("decisions", decision),
        ("opinions", {"step": "proposal", "office": "committee", "by_id": me, **word}),
        ("opinions", {"step": "review", "office": "community", "by_id": other, **word}),
        ("publications", {"kind": "process", "until": now, **said}),
        (
            "objections",
            {"kind": "process", "person_id": me, "text": f"我是{name}", "answer": "", **said},
        ),
        (
            "objections",
            {
                "kind": "process",
                "person_id": other,
                "text": "太贵",
                "answer": "有明细",
                "answered_by": me,
                "answered_at": now,
                **said,
            },
        ),
        ("decision_told", {"notice": "process", "due_at": now, "person_id": me, **said}),
    ]
