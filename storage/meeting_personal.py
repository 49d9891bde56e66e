"""Where somebody stands among meetings, and what is wiped when they go.

What was said and resolved before everybody stays in the neighbourhood's record, nameless.
"""

from collections.abc import Mapping

from domain.privacy import Fate
from storage.parts import Part

_NAME = "(SELECT p.name FROM people p WHERE p.id = :person)"

PARTS: Mapping[str, tuple[Part, ...]] = {
    "meetings": (
        Part(
            "chaired",
            "id, series, area_id, month, starts_at, place, stage, begun_at, ended_at",
            "chair_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "attendances": (
        Part(
            "own",
            "meeting_id, reply, replied_at, arrived_at, online, home_id, wrong_codes, approved_at",
            "person_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "invitees": (
        Part("own", "area_id, series, at", "person_id = :person"),
        Part("invited", "area_id, series, at", "by_id = :person", Fate.NAMELESS),
    ),
    "told": (Part("own", "meeting_id, notice, starts_at, at", "person_id = :person"),),
    "items": (
        Part(
            "proposed",
            "id, meeting_id, title, at, stage, chosen, opened_at, passed",
            "by_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "item_seconds": (Part("own", "item_id, at", "person_id = :person"),),
    "item_votes": (
        Part("own", "item_id, home_id, choice, at", "person_id = :person", Fate.NAMELESS),
    ),
    "remarks": (
        Part("own", "id, item_id, name, text, at", "person_id = :person", Fate.NAMELESS),
        Part("written_down", "id, item_id, at", "by_id = :person", Fate.NAMELESS),
    ),
    "speakers": (Part("own", "id, item_id, at, called_at", "person_id = :person"),),
    "resolutions": (
        Part(
            "written_down",
            "id, meeting_id, item_id, text, owner, due_at, at",
            "by_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "amendments": (Part("own", "id, meeting_id, text, at", "person_id = :person", Fate.NAMELESS),),
}

#: See `Forgetting.erase`.
ERASE = (
    "DELETE FROM invitees WHERE person_id = :person",
    "DELETE FROM told WHERE person_id = :person",
    "DELETE FROM item_seconds WHERE person_id = :person",
    "DELETE FROM speakers WHERE person_id = :person",
    "UPDATE remarks SET name = '' WHERE person_id = :person",
    # Their words stay in the minutes, as those of a neighbour.
    (
        f"UPDATE meetings SET minutes = replace(minutes, {_NAME}, '*') WHERE {_NAME} <> '' AND"
        " (id IN (SELECT a.meeting_id FROM attendances a WHERE a.person_id = :person)"
        " OR id IN (SELECT i.meeting_id FROM items i WHERE i.by_id = :person)"
        " OR chair_id = :person)"
    ),
)
