"""Promises of tickets, their confirmation, and outages."""

from datetime import timedelta

from domain.people import Topic
from domain.reminders.reminder import Night, Reminder

UNACCEPTED = Reminder(
    job="alarm",
    what="nobody has taken the ticket in time",
    to="the staff group of the area, else its desk in private",
    when="at the end of the promised time for taking it",
    until="somebody takes it, or it is over",
    night=Night.BY_CASE,
    reckoned="domain.tickets.standing:Standing.looked_at",
)
YELLOW = Reminder(
    job="alarm",
    what="yellow card: the ticket is due soon",
    to="whoever has it",
    when="one working day before it is due; of a short promise, late in its time",
    until="it is due",
    dropped=True,
    night=Night.BY_CASE,
    reckoned="domain.clocks:Calendar.yellow",
)
RED = Reminder(
    job="alarm",
    what="red card: the ticket is overdue",
    to="whoever has it, and the desk",
    when="when it is due",
    until="it is finished, or put off",
    night=Night.BY_CASE,
    reckoned="domain.clocks:Calendar.due",
)
LADDER = Reminder(
    job="alarm",
    what="the ticket is still overdue",
    to="building head, then secretary, community, street",
    when="one rung for each {days} that nothing happens after the red card",
    until="it is finished, or put off",
    night=Night.BY_CASE,
    term=timedelta(days=1),
    reckoned="domain.tickets.promises:Promise.alarms",
)
CONFIRM = Reminder(
    job="tickets-confirm",
    what="the ticket was reported done: please say whether it is solved",
    to="its reporter",
    when="{days} before it closes unconfirmed",
    until="they answer, or it closes",
    dropped=True,
    night=Night.PUT_OFF,
    topic=Topic.TICKETS,
    term=timedelta(days=2),
    reckoned="services.tickets.late:unanswered",
)
LAPSED = Reminder(
    job="lapse",
    what="the ticket is closed as unconfirmed",
    to="its reporter",
    when="{days} days after it was reported done",
    until="always",
    night=Night.HELD,
    topic=Topic.TICKETS,
    setting="tickets.unconfirmed_after_days",
    reckoned="services.tickets.late:lapse_unanswered",
)
OUTAGE = Reminder(
    job="outages-due",
    what="the outage was to be over: is it?",
    to="whoever announced it, else the desk of the area",
    when="when the end that was announced has come",
    until="it is ended, or another end is announced",
    night=Night.PUT_OFF,
    reckoned="services.incidents:overrun",
)
HELD_UP = Reminder(
    job="tickets-held-up",
    what="the ticket is still held up: can the work go on?",
    to="whoever has it; from the second time on the desk too",
    when="each {days} that it is held up",
    until="the work goes on",
    night=Night.PUT_OFF,
    term=timedelta(days=7),
    reckoned="services.tickets.late:held_up",
)

ALL = (UNACCEPTED, YELLOW, RED, LADDER, CONFIRM, LAPSED, OUTAGE, HELD_UP)
