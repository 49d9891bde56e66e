"""Rows of tasks, and of what goes with them, that somebody stands in: ids from 901 on."""

from collections.abc import Sequence

from domain.people import PersonId

#: The table, and what its columns hold.
Row = tuple[str, dict[str, object]]


def rows(words: Sequence[str], me: PersonId, other: PersonId, now: int) -> list[Row]:
    """`words` that are found again; `me`: whose they are."""
    return [
        (
            "volunteers",
            {"person_id": me, "on_duty": True, "named": True, "per_day": 3, "since": 1},
        ),
        ("skills", {"person_id": me, "skill": "law"}),
        *_help(words, me, other, now),
        *_vouchers(words, me, other, now),
    ]


def _help(c: Sequence[str], me: PersonId, other: PersonId, now: int) -> list[Row]:
    """Given to them and by them, with a picture each time."""
    wanted = {
        "field": "care",
        "item": "",
        "area_id": 1,
        "difficulty": 1,
        "minutes": 60,
        "capacity": 1,
        "skills": "",
        "made_at": now,
    }
    done = {"held": 1, "urgent": False, "notice": 0, "wave": 0, "stage": "done", "settled_at": now}
    claim = {"state": "confirmed", "at": now, "settled_at": now}
    claim |= {"wrong_codes": 0, "noted": False, "reminded": False}
    photo: dict[str, object] = {"kind": "photo", "file_id": c[17]}
    rota = {"title": "大扫除", "details": "", "weekdays": 1, "begins": 540, "by_id": me}
    rota |= {each: wanted[each] for each in wanted if each != "skills"}
    return [
        ("rotas", rota),
        (
            "tasks",
            {
                "id": 901,
                "title": f"陪{c[0]}看病",
                "quoted": False,
                "details": c[18],
                "private": c[19],
                "helped_id": me,
                "by_id": other,
                "code": c[20],
            }
            | wanted
            | done,
        ),
        (
            "tasks",
            {
                "id": 902,
                "title": "陪别人看病",
                "quoted": True,
                "details": "",
                "private": "别人的门牌",
                "helped_id": other,
                "by_id": me,
                "code": "0000",
            }
            | wanted
            | done,
        ),
        ("claims", {"id": 901, "task_id": 901, "person_id": other} | claim),
        ("claims", {"id": 902, "task_id": 902, "person_id": me} | claim),
        ("claim_files", {"claim_id": 901} | photo),
        ("claim_files", {"claim_id": 902} | photo),
        ("offers", {"task_id": 902, "person_id": me, "at": now}),
        ("consents", {"claim_id": 901, "person_id": me, "choice": "picture", "at": now}),
        ("consents", {"claim_id": 902, "person_id": other, "choice": "no", "at": now}),
        (
            "events",
            {
                "id": 910,
                "subject": "task",
                "subject_id": 901,
                "kind": "finished",
                "by_id": other,
                "note": c[18],
                "at": now,
            },
        ),
    ]


def _vouchers(c: Sequence[str], me: PersonId, other: PersonId, now: int) -> list[Row]:
    voucher = {"reward_id": 901, "points": 5, "made_at": now, "expires_at": now}
    return [
        ("organisations", {"id": 901, "name": "小卖部", "kind": "shop"}),
        (
            "rewards",
            {
                "id": 901,
                "organisation_id": 901,
                "name": "一袋米",
                "points": 5,
                "by_id": me,
                "at": now,
            },
        ),
        ("vouchers", {"code": c[20], "person_id": me} | voucher),
        ("voucher_guesses", {"person_id": me, "at": now}),
        ("vouchers", {"code": "b", "person_id": other, "used_at": now, "used_by": me} | voucher),
    ]
