"""Where somebody stands among votes and ballots, and what is wiped when they go."""

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
    "votes": (
        Part(
            "called",
            "id, kind, title, question, options, matter, area_id, secret, changeable, officers,"
            " early, opens_at, closes_at, closed_at, state, reason, roll_digest,"
            " envelopes_digest, made_at",
            "by_id = :person",
            Fate.NAMELESS,
        ),
    ),
    "casters": (Part("own", "voter_id", "person_id = :person"),),
    # The roll that was counted with: of homes and numbers.
    "voters": (
        Part(
            "own",
            "id, vote_id, home_id, area, took_part, turn",
            f"id IN {_MY_VOICES}",
            Fate.NAMELESS,
        ),
    ),
    "vote_flats": (
        Part(
            "own",
            "vote_id, home_id, building, area",
            f"voter_id IN {_MY_VOICES}",
            Fate.NAMELESS,
        ),
    ),
    "vote_told": (Part("own", "vote_id, notice, at", "person_id = :person"),),
    "ballots": (
        Part("own", "voter_id, vote_id, choice, at", f"voter_id IN {_MY_VOICES}", Fate.NAMELESS),
        Part("cast", "voter_id, vote_id, choice, at", "by_id = :person", Fate.NAMELESS),
    ),
    # Nobody can say what is in it, neither we nor they.
    "envelopes": (
        Part(
            "own",
            "voter_id, vote_id, length(sealed) AS sealed, length(mark) AS mark",
            f"voter_id IN {_MY_VOICES}",
            Fate.NAMELESS,
        ),
    ),
    "urns": (),
    "published": (),
}

#: See `Forgetting.erase`. What was cast counts; by whom is nobody's business any more.
ERASE = (
    f"UPDATE voters SET phrase = NULL WHERE id IN {_MY_VOICES}",
    "UPDATE ballots SET by_id = NULL WHERE by_id = :person",
    "DELETE FROM vote_told WHERE person_id = :person",
    "DELETE FROM casters WHERE person_id = :person",
    "UPDATE votes SET by_id = NULL WHERE by_id = :person",
)
