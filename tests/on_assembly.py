"""Somebody who stands in everything beside an owners' vote; their vote and voice have id 901."""


def rows(me: int, other: int, home: int, now: int) -> list[tuple[str, dict[str, object]]]:
    served = {"vote_id": 901, "home_id": home, "at": now, "state": "done", "why": ""}
    proxy = {"vote_id": 901, "voter_id": 901, "file_id": "photo", "at": now, "ended_at": now}
    return [
        (
            "assemblies",
            {
                "vote_id": 901,
                "prefers": "online",
                "clause": "第十二条",
                "silent_by": me,
                "silent_at": now,
            },
        ),
        ("served", {"how": "message", "person_id": me, **served}),
        ("served", {"how": "door", "by_id": me, **served}),
        (
            "knocks",
            {"voter_id": 901, "vote_id": 901, "mark": "away", "at": now, "by_id": me},
        ),
        (
            "papers",
            {
                "id": 901,
                "vote_id": 901,
                "voter_id": 901,
                "file_id": "photo",
                "state": "waiting",
                "choice": "",
                "at": now,
            },
        ),
        ("paper_entries", {"paper_id": 901, "person_id": me, "choice": "for", "at": now}),
        ("proxies", {"holder_id": other, "by_id": me, **proxy}),
        ("proxies", {"holder_id": me, "by_id": other, **proxy}),
    ]
