"""Where somebody stands among decisions, and what is wiped when they go.

What was said for an office, and what was objected to before everybody, stays on file, nameless.
"""

from collections.abc import Mapping

from domain.privacy import Fate
from storage.parts import Part

_NAME = "(SELECT p.name FROM people p WHERE p.id = :person)"

PARTS: Mapping[str, tuple[Part, ...]] = {
    "decisions": (),
    "opinions": (
        Part(
            "own",
            "id, decision_id, step, office, approved, text, at, due_at",
            "by_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "publications": (),
    "objections": (
        Part(
            "own",
            "id, decision_id, kind, text, at, answer, answered_at",
            "person_id = :person",
            Fate.NAMELESS,
        ),
        Part(
            "answered",
            "id, decision_id, answer, answered_at",
            "answered_by = :person",
            Fate.NAMELESS,
        ),
    ),
    "decision_told": (Part("own", "decision_id, notice, due_at, at", "person_id = :person"),),
}

#: See `Forgetting.erase`.
ERASE = (
    "DELETE FROM decision_told WHERE person_id = :person",
    (
        f"UPDATE objections SET text = replace(text, {_NAME}, '*')"
        f" WHERE person_id = :person AND {_NAME} <> ''"
    ),
)
