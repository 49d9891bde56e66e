"""Where somebody stands among tasks, claims and vouchers, and what is wiped when they go."""

from collections.abc import Mapping

from domain.privacy import Fate
from storage.parts import Part

_MY_CLAIMS = "(SELECT c.id FROM claims c WHERE c.person_id = :person)"
_HELP_FOR_ME = (
    "(SELECT c.id FROM claims c JOIN tasks k ON k.id = c.task_id WHERE k.helped_id = :person)"
)

PARTS: Mapping[str, tuple[Part, ...]] = {
    "volunteers": (
        Part("own", "person_id, on_duty, named, per_day, since", "person_id = :person"),
    ),
    "skills": (Part("own", "skill", "person_id = :person"),),
    "rotas": (
        Part(
            "made",
            "id, area_id, field, item, title, details, weekdays, begins, minutes, difficulty,"
            " capacity, made_at, ended_at",
            "by_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "tasks": (
        Part(
            "for_me",
            "id, field, item, title, details, private, area_id, difficulty, minutes, starts_at,"
            " skills, urgent, stage, made_at, ticket_id, code, shown_at, settled_at",
            "helped_id = :person",
            Fate.NAMELESS,
        ),
        # Where to go, and to whom, is somebody else's.
        Part(
            "made",
            "id, field, item, title, details, area_id, difficulty, minutes, starts_at, capacity,"
            " skills, urgent, stage, made_at, settled_at",
            "by_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "claims": (
        Part(
            "own",
            "id, task_id, state, at, held_at, arrived_at, finished_at, settled_at, wrong_codes,"
            " entered, stars, noted, reminded",
            "person_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "offers": (Part("own", "task_id, at, declined_at", "person_id = :person"),),
    "claim_files": (
        Part("own", "id, claim_id, kind, file_id", f"claim_id IN {_MY_CLAIMS}"),
        Part("of_help_for_me", "id, claim_id, kind, file_id", f"claim_id IN {_HELP_FOR_ME}"),
    ),
    "consents": (Part("own", "claim_id, choice, at", "person_id = :person"),),
    "rewards": (
        Part(
            "offered",
            "id, organisation_id, name, points, at, retired_at",
            "by_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "vouchers": (
        Part(
            "own",
            "id, code, reward_id, points, made_at, expires_at, used_at, lapsed_at",
            "person_id = :person",
            Fate.NAMELESS,
        ),
        Part("honoured", "id, reward_id, points, used_at", "used_by = :person", Fate.NAMELESS),
    ),
    "voucher_guesses": (Part("own", "id, at", "person_id = :person"),),
}

#: See `Forgetting.erase`. Hours and points stay, under a row that has no name; a voucher that
#: nobody can show any more lapses as others do.
ERASE = (
    f"DELETE FROM claim_files WHERE claim_id IN {_MY_CLAIMS}",
    "DELETE FROM consents WHERE person_id = :person",
    "DELETE FROM offers WHERE person_id = :person",
    "DELETE FROM skills WHERE person_id = :person",
    "DELETE FROM volunteers WHERE person_id = :person",
    "DELETE FROM voucher_guesses WHERE person_id = :person",
    "UPDATE vouchers SET code = '-' || CAST(id AS TEXT) WHERE person_id = :person",
)
