"""The owners' assembly: what the law wants said in time, and what must be in before the close."""

from datetime import timedelta

from domain.people import Topic
from domain.reminders.reminder import Night, Reminder

NOTICE = Reminder(
    job="assembly-serve",
    what="notice of the assembly, to be acknowledged",
    to="every owner",
    when="when it is announced; who registers later, within an hour",
    until="the last day that the law allows",
    night=Night.BY_CASE,
    reckoned="domain.serving:last_day",
)
HELD_BACK = Reminder(
    job="votes",
    what="it can't open: some owners were not told in time",
    to="those who may put that right",
    when="at the opening, at most once in {days}",
    until="it opens, is moved, or is called off",
    night=Night.HELD,
    term=timedelta(hours=20),
    reckoned="services.assembly.serving:hold_back",
)
KNOCK = Reminder(
    job="assembly-heads",
    what="the vote is open: who has not voted, door by door",
    to="the building heads there",
    when="at the opening",
    until="the close",
    dropped=True,
    night=Night.HELD,
    topic=Topic.VOTES,
    reckoned="handlers.votes.assembly:call_heads",
)
PAPERS = Reminder(
    job="assembly-papers",
    what="paper ballots wait for their second entry",
    to="those who may enter them",
    when="{days} before the close",
    until="the close",
    dropped=True,
    night=Night.HELD,
    term=timedelta(days=1),
    reckoned="handlers.votes.paper:urge",
)

ALL = (NOTICE, HELD_BACK, KNOCK, PAPERS)
