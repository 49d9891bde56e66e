"""Where somebody stands in the owners' assembly, and what is wiped when they go.

The ledger, paper ballots and proxies are what a court would ask for: they stay for the year in
which it may be asked, without a name, and are dropped then (`Assemblies.let_go`).
"""

from collections.abc import Mapping

from domain.privacy import Fate
from storage.parts import Part

#: Their own: what they hold as somebody's proxy is that somebody's.
_MY_VOICES = (
    "(SELECT c.voter_id FROM casters c WHERE c.person_id = :person AND NOT EXISTS (SELECT 1"
    " FROM proxies x WHERE x.voter_id = c.voter_id AND x.holder_id = :person"
    " AND x.ended_at IS NULL))"
)

PARTS: Mapping[str, tuple[Part, ...]] = {
    "assemblies": (
        Part(
            "silent_switched_on",
            "vote_id, prefers, clause, silent_at",
            "silent_by = :person",
            Fate.NAMELESS,
        ),
    ),
    "served": (
        Part(
            "own",
            "id, vote_id, home_id, how, at, state, why, read_at",
            "person_id = :person",
            Fate.NAMELESS,
        ),
        Part("handed_over", "id, vote_id, how, at, state", "by_id = :person", Fate.NAMELESS),
    ),
    "knocks": (
        Part("at_my_door", "voter_id, vote_id, mark, at", f"voter_id IN {_MY_VOICES}"),
        Part("ticked", "voter_id, vote_id, mark, at", "by_id = :person", Fate.NAMELESS),
    ),
    "papers": (
        Part(
            "own",
            "id, vote_id, voter_id, file_id, state, choice, at, settled_at",
            f"voter_id IN {_MY_VOICES}",
            Fate.NAMELESS,
        ),
    ),
    "paper_entries": (
        Part("entered", "id, paper_id, choice, at", "person_id = :person", Fate.NAMELESS),
    ),
    "proxies": (
        Part(
            "given",
            "id, vote_id, voter_id, file_id, at, ended_at, cast_at, overridden_at",
            f"voter_id IN {_MY_VOICES}",
            Fate.NAMELESS,
        ),
        Part(
            "held",
            "id, vote_id, voter_id, file_id, at, ended_at, cast_at, overridden_at",
            "holder_id = :person",
            Fate.NAMELESS,
        ),
        Part("recorded", "id, vote_id, at", "by_id = :person", Fate.NAMELESS),
    ),
}

#: See `Forgetting.erase`: before whose voices they had is forgotten. That they were told stays
#: as that of their home.
ERASE = (
    f"DELETE FROM knocks WHERE voter_id IN {_MY_VOICES}",
    "UPDATE knocks SET by_id = NULL WHERE by_id = :person",
    "UPDATE assemblies SET silent_by = NULL WHERE silent_by = :person",
    "UPDATE served SET state = 'failed' WHERE person_id = :person AND state = 'waiting'",
    "UPDATE served SET person_id = NULL WHERE person_id = :person",
    "UPDATE served SET by_id = NULL WHERE by_id = :person",
    "UPDATE paper_entries SET person_id = NULL WHERE person_id = :person",
    (
        "UPDATE proxies SET holder_id = NULL, ended_at = coalesce(ended_at, at)"
        " WHERE holder_id = :person"
    ),
    "UPDATE proxies SET by_id = NULL WHERE by_id = :person",
)
