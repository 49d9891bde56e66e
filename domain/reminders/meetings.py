"""The 25th, the other series, and what was resolved there."""

from datetime import timedelta

from domain.people import Topic
from domain.reminders.reminder import Night, Reminder

_TIMELINE = "domain.meetings.timeline:timeline"
_INVITED = "everybody invited who has not said no"

CALL = Reminder(
    job="meetings-tell",
    what="call for items",
    to="everybody invited",
    when="{days} days before, in the morning",
    until="the next of these is due",
    dropped=True,
    night=Night.HELD,
    topic=Topic.MEETINGS,
    setting="meetings.call_days_before",
    reckoned=_TIMELINE,
)
WEEK = Reminder(
    job="meetings-tell",
    what="the meeting is soon",
    to=_INVITED,
    when="{days} before, in the morning",
    until="the next of these is due",
    dropped=True,
    night=Night.HELD,
    topic=Topic.MEETINGS,
    term=timedelta(days=7),
    reckoned=_TIMELINE,
)
DAY = Reminder(
    job="meetings-tell",
    what="the meeting is tomorrow",
    to=_INVITED,
    when="{days} before, in the morning",
    until="the next of these is due",
    dropped=True,
    night=Night.HELD,
    topic=Topic.MEETINGS,
    term=timedelta(days=1),
    reckoned=_TIMELINE,
)
HOUR = Reminder(
    job="meetings-tell",
    what="the meeting begins in an hour",
    to="whoever said that they come",
    when="{days} before",
    until="it begins",
    dropped=True,
    night=Night.AT_ONCE,
    term=timedelta(hours=1),
    reckoned=_TIMELINE,
)
STEPS = Reminder(
    job="meetings",
    what="the card anew: items wanted, agenda settled, doors open; its panel, for the chair",
    to="the groups, and whoever may chair",
    when="at the call, {days} days before it, and when its doors open",
    until="it begins",
    night=Night.BY_CASE,
    setting="meetings.freeze_days_before",
    reckoned=_TIMELINE,
)
DRAFT = Reminder(
    job="meetings",
    what="draft of the minutes, to be corrected",
    to="everybody who came",
    when="the morning after",
    until="always",
    night=Night.HELD,
    reckoned=_TIMELINE,
)
MINUTES = Reminder(
    job="meetings",
    what="the minutes",
    to="the groups, and the chair",
    when="{days} hours after the draft",
    until="always",
    night=Night.BY_CASE,
    setting="meetings.amend_hours",
    reckoned="domain.meetings.meeting:Meeting.due",
)
RESOLUTION = Reminder(
    job="meetings-due",
    what="what was resolved is due soon, and not done yet",
    to="whoever wrote it down",
    when="{days} before it is due",
    until="it is done, or dropped",
    night=Night.PUT_OFF,
    topic=Topic.MEETINGS,
    term=timedelta(days=2),
    reckoned="services.carrying:due",
)
CARRIED = Reminder(
    job="meetings-due",
    what="what was resolved is due soon, and theirs to carry out",
    to="whoever has its ticket or its task, else the desk, or the nearest coordinators; not where"
    " the ticket's own yellow card says it",
    when="{days} before it is due",
    until="it is done, or dropped",
    night=Night.PUT_OFF,
    term=RESOLUTION.term,
    reckoned="services.carrying:due",
)
OVERDUE = Reminder(
    job="meetings-due",
    what="what was resolved is overdue",
    to="whoever wrote it down; whoever carries it out, and the desk or the nearest coordinators,"
    " where no red card says it",
    when="when it is due",
    until="it is done, or dropped",
    night=Night.PUT_OFF,
    reckoned="services.carrying:due",
)

ALL = (CALL, WEEK, DAY, HOUR, STEPS, DRAFT, MINUTES, RESOLUTION, CARRIED, OVERDUE)
