"""三议一审两公开: each step has its term."""

from datetime import timedelta

from domain.people import Topic
from domain.reminders.reminder import Night, Reminder

_DUE = "services.decisions.reminding:due"

TURN = Reminder(
    job="decisions",
    what="the next word, or the next step, is yours",
    to="whoever holds the office, or keeps the decision; keepers where nobody holds it",
    when="when the step begins",
    until="it is done",
    night=Night.HELD,
    reckoned=_DUE,
)
SOON = Reminder(
    job="decisions",
    what="your word, or your step, is due soon",
    to="whoever holds the office, or keeps the decision",
    when="{days} before the step is due",
    until="it is due",
    dropped=True,
    night=Night.HELD,
    term=timedelta(days=2),
    reckoned=_DUE,
)
LATE = Reminder(
    job="decisions",
    what="the step is overdue",
    to="whoever holds the office, and the keepers",
    when="when its term is over: {days} days for a word",
    until="it is done",
    night=Night.HELD,
    setting="decisions.opinion_days",
    reckoned=_DUE,
)
UNCOUNTED = Reminder(
    job="decisions",
    what="the owners' vote is over and not counted",
    to="the keepers",
    when="{days} after its end",
    until="it is counted",
    night=Night.HELD,
    term=timedelta(days=2),
    reckoned=_DUE,
)
PUBLISHED = Reminder(
    job="decisions",
    what="公开: what is decided, and until when to object",
    to="the residents' groups, and every neighbour there",
    when="when the publication begins",
    until="it ends after {days} days",
    dropped=True,
    night=Night.HELD,
    topic=Topic.VOTES,
    setting="decisions.publication_days",
    reckoned="services.decisions.reminding:neighbours",
)

ALL = (TURN, SOON, LATE, UNCOUNTED, PUBLISHED)
