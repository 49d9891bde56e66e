"""What makes a ticket say nothing of anybody any more: statements that are run in this order.

`:id` is the ticket, `:at` the moment, `:text` what is left of the words.
"""

from domain.tickets import REPORTERS, Step

#: Their notes are stars, codes, numbers, names of organisations: the record, and nobody's words.
_CODED = (
    Step.RATED,
    Step.CONTACTED,
    Step.DISPATCHED,
    Step.PAUSED,
    Step.CLIMBED,
    Step.MERGED,
    Step.SECONDED,
)


def _listed(steps: "frozenset[Step] | tuple[Step, ...]") -> str:
    return ", ".join(f"'{step}'" for step in sorted(steps))


#: Also those of whoever is erased themself.
WORDS = f"kind NOT IN ({_listed(_CODED)})"
_STORY = "subject = 'ticket' AND subject_id = :id"
_REPORTER = "(SELECT t.reporter_id FROM tickets t WHERE t.id = :id)"
#: Of an anonymous one no step says who did it: what nobody else does is theirs, and so is the
#: point on the map that came with it. What they did as staff names them, as it names all staff,
#: and goes on naming them: without that it would be told from what others did.
_THEIRS = f"""{_STORY} AND (by_id = {_REPORTER} OR (by_id IS NULL
    AND kind IN ({_listed(REPORTERS | {Step.NOTED})})
    AND EXISTS (SELECT 1 FROM anonymous_reporters a WHERE a.ticket_id = :id)))"""
_UNLINK = "DELETE FROM anonymous_reporters WHERE ticket_id = :id"
#: The area may be narrower than what is left of the place.
_OUTSIDE_THE_DOOR = """(SELECT CASE WHEN a.level = 'home' THEN a.parent_id ELSE a.id END
    FROM areas a WHERE a.id = tickets.area_id)"""
_THE_BUILDING = """(SELECT CASE WHEN a.level NOT IN ('home', 'unit') THEN a.id
    WHEN above.level <> 'unit' THEN above.id ELSE above.parent_id END
    FROM areas a LEFT JOIN areas above ON above.id = a.parent_id
    WHERE a.id = tickets.area_id)"""
#: Whoever joined what was merged goes on following the ticket that goes on.
_MOVE_ALONG = """INSERT INTO seconds (ticket_id, person_id, at)
    SELECT goes_on.id, s.person_id, s.at FROM seconds s
      JOIN tickets t ON t.id = s.ticket_id
      JOIN tickets goes_on ON goes_on.id = t.merged_into
      LEFT JOIN anonymous_reporters a ON a.ticket_id = goes_on.id
     WHERE t.id = :id AND s.person_id <> coalesce(goes_on.reporter_id, a.person_id, 0)
    ON CONFLICT DO NOTHING"""

ANONYMISE = (
    f"UPDATE events SET by_id = NULL WHERE {_STORY} AND by_id = {_REPORTER}",
    f"UPDATE events SET by_id = NULL WHERE {_STORY} AND kind = '{Step.SECONDED}'",
    f"UPDATE events SET note = NULL WHERE {_STORY} AND {WORDS} AND note IS NOT NULL",
    "DELETE FROM files WHERE ticket_id = :id",
    _MOVE_ALONG,
    "DELETE FROM seconds WHERE ticket_id = :id",
    _UNLINK,
    (
        "UPDATE tickets SET reporter_id = NULL, behalf = NULL, text = '', unit = NULL,"
        f" room = NULL, spot = NULL, area_id = {_THE_BUILDING}, anonymised_at = :at"
        " WHERE id = :id"
    ),
)
#: While somebody still has to see to it: it only loses its reporter. Those who joined it stay.
ORPHAN = (
    f"DELETE FROM files WHERE event_id IN (SELECT id FROM events WHERE {_THEIRS})",
    f"UPDATE events SET note = NULL WHERE {_THEIRS} AND {WORDS}",
    f"UPDATE events SET by_id = NULL WHERE {_STORY} AND by_id = {_REPORTER}",
    _UNLINK,
    (
        "UPDATE tickets SET reporter_id = NULL, behalf = NULL, text = :text, room = NULL,"
        f" spot = NULL, area_id = {_OUTSIDE_THE_DOOR} WHERE id = :id"
    ),
)
