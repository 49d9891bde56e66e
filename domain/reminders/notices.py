"""Notices of staff to residents."""

from domain.people import Topic
from domain.reminders.reminder import Night, Reminder

PLANNED = Reminder(
    job="notices",
    what="the notice that was planned",
    to="its audience, and the groups it names",
    when="at its hour",
    until="its end, where it has one",
    night=Night.BY_CASE,
    topic=Topic.NOTICES,
    reckoned="storage.notices:Notices.planned",
)
SILENT = Reminder(
    job="notices",
    what="the notice once more",
    to="whoever has not acknowledged it; building heads get the doors to knock at",
    when="so many hours after it was sent as its author chose",
    until="its end, where it has one",
    night=Night.BY_CASE,
    reckoned="storage.notices:Notices.to_remind",
)

ALL = (PLANNED, SILENT)
