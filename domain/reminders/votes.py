"""Votes of all kinds."""

from datetime import timedelta

from domain.people import Topic
from domain.reminders.reminder import Night, Reminder

BEGUN = Reminder(
    job="votes",
    what="the vote is open; where it can't be opened, why",
    to="the groups; staff where it can't",
    when="at the opening that was announced",
    until="it closes",
    night=Night.BY_CASE,
    reckoned="storage.vote_desk:VoteDesk.to_open",
)
KEY = Reminder(
    job="votes",
    what="the vote is over: its officers bring their key",
    to="those who may call votes there",
    when="at the close",
    until="it is counted",
    night=Night.HELD,
    reckoned="services.votes:due",
)
OPENED = Reminder(
    job="votes-tell",
    what="the vote is open",
    to="everybody who may vote",
    when="at the opening",
    until="the close, or {days} later",
    dropped=True,
    night=Night.HELD,
    topic=Topic.VOTES,
    term=timedelta(days=2),
    reckoned="storage.vote_desk:VoteDesk.to_tell",
)
TOLD = Reminder(
    job="votes-tell",
    what="the vote is called off, or counted",
    to="everybody who may vote",
    when="when it is called off, and when it is counted",
    until="{days} later",
    night=Night.HELD,
    topic=Topic.VOTES,
    term=OPENED.term,
    reckoned="storage.vote_desk:VoteDesk.to_tell",
)
HALFWAY = Reminder(
    job="votes-remind",
    what="you have not voted yet",
    to="whoever has a voice that was not heard",
    when="half of the time is over, of votes that last {days} or more",
    until="the last day, or the close",
    dropped=True,
    night=Night.PUT_OFF,
    topic=Topic.VOTES,
    term=timedelta(hours=1),
    reckoned="services.votes.reminding:due",
)
LAST_DAY = Reminder(
    job="votes-remind",
    what="not much time is left to vote",
    to="whoever has a voice that was not heard",
    when="{days} before the close, of votes that last more than twice that",
    until="the close",
    dropped=True,
    night=Night.PUT_OFF,
    topic=Topic.VOTES,
    term=timedelta(days=1),
    reckoned="services.votes.reminding:due",
)

ALL = (BEGUN, KEY, OPENED, TOLD, HALFWAY, LAST_DAY)
