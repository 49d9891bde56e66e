"""Somebody who called votes, and cast ballots in an open one and a secret one."""


def rows(me: int, home: int, now: int) -> list[tuple[str, dict[str, object]]]:
    vote = {
        "kind": "opinion",
        "title": "电梯",
        "question": "?",
        "options": "[]",
        "area_id": 1,
        "changeable": True,
        "officers": False,
        "early": False,
        "reason": "",
        "shown": 0,
        "opens_at": now,
        "closes_at": now,
        "state": "open",
        "roll_digest": "x",
        "envelopes_digest": "",
        "by_id": me,
        "made_at": now,
    }
    voter = {"place": 0, "home_id": home, "area": 1, "took_part": False, "turn": 0}
    return [
        ("votes", {"id": 901, "secret": False, "veil": "", **vote}),
        ("votes", {"id": 902, "secret": True, "veil": "abc", "public_key": b"k", **vote}),
        ("voters", {"id": 901, "vote_id": 901, "key": me, **voter}),
        ("voters", {"id": 902, "vote_id": 902, "key": me, "phrase": b"p", **voter}),
        (
            "vote_flats",
            {"vote_id": 901, "home_id": home, "voter_id": 901, "building": "3", "area": 1},
        ),
        ("vote_told", {"vote_id": 901, "notice": "opened", "person_id": me, "at": now}),
        ("casters", {"voter_id": 901, "person_id": me}),
        ("casters", {"voter_id": 902, "person_id": me}),
        (
            "ballots",
            {"voter_id": 901, "vote_id": 901, "choice": "for", "at": now, "by_id": me},
        ),
        ("envelopes", {"voter_id": 902, "vote_id": 902, "sealed": b"s", "mark": b"m"}),
    ]
