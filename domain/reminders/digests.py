"""What groups and people read at regular times."""

from domain.people import Topic
from domain.reminders.reminder import Night, Reminder

WEEK = Reminder(
    job="digests-week",
    what="the week: what was reported and solved, what comes",
    to="the residents' groups",
    when="on day {days} of the week, 1 being Monday",
    until="the evening of the day after",
    dropped=True,
    night=Night.HELD,
    setting="digests.weekly_day",
    reckoned="domain.digests:week_due",
)

MONTH = Reminder(
    job="digests-month",
    what="the scoreboard: the three rates, what ran late, hours given, resolutions kept",
    to="the residents' groups",
    when="on day {days} of the month, for the month that ends then",
    until="the evening two days after",
    dropped=True,
    night=Night.HELD,
    setting="digests.scoreboard_day",
    reckoned="domain.digests:month_due",
)
MORNING = Reminder(
    job="digests-morning",
    what="what waits for them, where something does",
    to="whoever is on duty, and others who wish so",
    when="at {days}, or within the hour after",
    until="the evening",
    dropped=True,
    night=Night.HELD,
    topic=Topic.DIGESTS,
    setting="digests.daily_time",
    reckoned="domain.digests:today_due",
)

ALL = (WEEK, MONTH, MORNING)
