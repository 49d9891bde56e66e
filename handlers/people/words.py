"""The words for what somebody is known to be, and wishes."""

from domain.people import Relation, Topic
from domain.quiet import Quiet
from handlers.kit.i18n import N_, Translation

RELATIONS = {
    Relation.OWNER: N_("owner"),
    Relation.FAMILY: N_("family"),
    Relation.TENANT: N_("tenant"),
}

#: What may be left unsaid, in the order of the buttons.
TOPICS = {
    Topic.TICKETS: N_("Progress of tickets"),
    Topic.TASKS: N_("Volunteer tasks"),
    Topic.MEETINGS: N_("Meetings"),
    Topic.VOTES: N_("Votes"),
    Topic.NOTICES: N_("Ordinary notices"),
    Topic.DIGESTS: N_("What waits for me, each morning"),
}


def hours(t: Translation, quiet: Quiet) -> str:
    """“22:00-07:00”, or that there are none."""
    if quiet[0] == quiet[1]:
        return t.plain(N_("No quiet hours"))
    return t.plain(N_("Quiet from {start} to {end}"), start=_time(quiet[0]), end=_time(quiet[1]))


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
