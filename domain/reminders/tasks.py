"""Volunteers' tasks, what comes after them, and vouchers."""

from datetime import timedelta

from domain.people import Topic
from domain.reminders.reminder import Night, Reminder

OFFERED = Reminder(
    job="task-waves",
    what="a task that nobody has yet",
    to="volunteers, wave by wave, then the groups",
    when="at once, then {days} between two waves, less where it is urgent",
    until="it is taken, or its time is over",
    dropped=True,
    night=Night.BY_CASE,
    topic=Topic.TASKS,
    term=timedelta(minutes=20),
    reckoned="domain.volunteers:next_wave_at",
)
AT_RISK = Reminder(
    job="tasks-at-risk",
    what="the task lacks people",
    to="its nearest coordinators",
    when="{days} before it begins, in the evening for the morning; without a time, after a day",
    until="it begins",
    dropped=True,
    night=Night.BY_CASE,
    term=timedelta(hours=3),
    reckoned="services.tasks.coordinating:at_risk",
)
STARTS = Reminder(
    job="tasks-remind",
    what="the task begins soon",
    to="whoever has it",
    when="{days} minutes before it begins",
    until="it begins",
    dropped=True,
    night=Night.BY_CASE,
    setting="volunteers.remind_minutes_before",
    reckoned="services.tasks.late:remind",
)
SAY_DONE = Reminder(
    job="tasks-remind",
    what="please say when the task is done",
    to="whoever is there",
    when="when it has taken as long as it was meant to",
    until="they say so",
    night=Night.PUT_OFF,
    reckoned="services.tasks.late:nudge",
)
RELEASED = Reminder(
    job="tasks-lapse",
    what="they did not come: the place is another's",
    to="whoever had it, and whoever comes next",
    when="{days} after the beginning",
    until="always",
    night=Night.AT_ONCE,
    term=timedelta(minutes=30),
    reckoned="domain.tasks.claim:Claim.lapses_at",
)
MISSED = Reminder(
    job="tasks-missed",
    what="nobody came",
    to="whoever was to be helped, whoever waited for a place, the coordinators",
    when="{days} before its end, or after its beginning where it has none",
    until="always",
    night=Night.HELD,
    topic=Topic.TASKS,
    term=RELEASED.term,
    reckoned="services.tasks.late:miss_passed",
)
TAKEN_FOR_DONE = Reminder(
    job="tasks-old",
    what="nobody said otherwise: it counts as done",
    to="the volunteer",
    when="{days} days after it was reported done",
    until="always",
    night=Night.HELD,
    setting="volunteers.confirm_after_days",
    reckoned="services.tasks.late:confirm_old",
)
SHOWN = Reminder(
    job="tasks-show",
    what="what was done for a neighbour, to be seen",
    to="the residents' groups",
    when="once everybody concerned has agreed, or has not answered in time",
    until="always",
    night=Night.HELD,
    reckoned="services.tasks.showing:show_old",
)
THANKS = Reminder(
    job="thanks",
    what="the month's list of thanks",
    to="the residents' groups",
    when="on day {days} of the month",
    until="the next month's",
    night=Night.HELD,
    setting="volunteers.thanks_day",
    reckoned="domain.volunteers:thanked_for",
)
VOUCHER = Reminder(
    job="vouchers-expiring",
    what="the voucher can be used until then",
    to="its holder",
    when="{days} before its last moment",
    until="it is used, or expires",
    dropped=True,
    night=Night.PUT_OFF,
    topic=Topic.TASKS,
    term=timedelta(days=3),
    reckoned="services.vouchers:expiring",
)
EXPIRED = Reminder(
    job="vouchers",
    what="the voucher has expired: its points are back",
    to="its holder",
    when="{days} days after it was made",
    until="always",
    night=Night.HELD,
    topic=Topic.TASKS,
    setting="volunteers.voucher_days",
    reckoned="services.vouchers:lapse",
)

ALL = (
    OFFERED,
    AT_RISK,
    STARTS,
    SAY_DONE,
    RELEASED,
    MISSED,
    TAKEN_FOR_DONE,
    SHOWN,
    THANKS,
    VOUCHER,
    EXPIRED,
)
