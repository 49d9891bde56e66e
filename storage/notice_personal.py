"""Where somebody stands among notices. The ledger is proof, and stays without a name."""

from collections.abc import Mapping

from domain.privacy import Fate
from storage.parts import Part

PARTS: Mapping[str, tuple[Part, ...]] = {
    "notices": (
        Part(
            "written",
            "id, urgency, stage, text, plain, roles, follows, ends_at, send_at, made_at,"
            " issued_at, settled_at",
            "by_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "notice_areas": (),
    "notice_files": (),
    "notice_posts": (),
    "deliveries": (
        Part(
            "own",
            "id, notice_id, home_id, state, why, error, earlier, sent_at, opened_at,"
            " acknowledged_at, reminded_at, told_at",
            "person_id = :person",
            Fate.NAMELESS,
        ),
        Part("told", "id, notice_id, home_id, told_at", "told_by = :person", Fate.NAMELESS),
    ),
}
