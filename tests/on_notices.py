"""Somebody who wrote a notice, was told something, and knocked at a door."""


def rows(me: int, other: int, home: int, now: int) -> list[tuple[str, dict[str, object]]]:
    notice = {
        "urgency": "ordinary",
        "stage": "sent",
        "text": "停水",
        "plain": "停水",
        "roles": "resident",
        "asks": True,
        "in_groups": False,
        "pin": False,
        "revision": 1,
        "made_at": now,
        "issued_at": now,
    }
    line = {"home_id": home, "state": "sent", "revision": 1, "sent_at": now}
    return [
        ("notices", {"id": 901, "by_id": me, **notice}),
        ("notices", {"id": 902, "by_id": other, **notice}),
        ("notice_areas", {"notice_id": 901, "area_id": 1}),
        ("notice_files", {"notice_id": 901, "place": 0, "kind": "photo", "file_id": "F"}),
        ("notice_posts", {"notice_id": 901, "chat_id": -5, "title": "群", "state": "posted"}),
        ("deliveries", {"notice_id": 902, "person_id": me, **line}),
        (
            "deliveries",
            {"notice_id": 901, "person_id": other, "told_at": now, "told_by": me, **line},
        ),
    ]
