"""Everything that is said because of a date, in one place: what, to whom, when, until when.

Whoever adds a job that tells somebody adds its row here; docs/reminders.md shows them all.
"""

from collections.abc import Sequence

from domain.reminders import (
    assembly,
    decisions,
    digests,
    meetings,
    notices,
    people,
    tasks,
    tickets,
    votes,
)
from domain.reminders.reminder import Night, Reminder

__all__ = ["CATALOGUE", "Night", "Reminder"]

#: By subject, in the order of the page for those who run it.
CATALOGUE: dict[str, Sequence[Reminder]] = {
    "Tickets and outages": tickets.ALL,
    "Tasks and points": tasks.ALL,
    "Meetings": meetings.ALL,
    "Votes": votes.ALL,
    "Owners' assembly": assembly.ALL,
    "Decisions": decisions.ALL,
    "Notices": notices.ALL,
    "Digests": digests.ALL,
    "People": people.ALL,
}
