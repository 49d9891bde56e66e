"""What waits for somebody's word: who lives here, and who administers."""

from datetime import timedelta

from domain.reminders.reminder import Night, Reminder

APPLICATION = Reminder(
    job="residents",
    what="nobody answered the request for a home",
    to="whoever asked",
    when="{days} after the request",
    until="always",
    night=Night.HELD,
    term=timedelta(days=14),
    reckoned="services.applications:lapse",
)
PROPOSAL = Reminder(
    job="proposals",
    what="no second administrator agreed",
    to="whoever proposed it",
    when="{days} after the proposal",
    until="always",
    night=Night.HELD,
    term=timedelta(days=7),
    reckoned="services.proposals:lapse",
)
UNANSWERED = Reminder(
    job="residents",
    what="the request for a home lapses soon: please decide",
    to="the nearest who may approve it",
    when="{days} before it lapses",
    until="it is answered, or lapses",
    dropped=True,
    night=Night.PUT_OFF,
    term=timedelta(days=3),
    reckoned="services.applications:lapsing",
)
UNCONFIRMED = Reminder(
    job="proposals",
    what="the proposal about an administrator lapses soon: please decide",
    to="the administrators who may confirm it",
    when="{days} before it lapses",
    until="it is answered, or lapses",
    dropped=True,
    night=Night.PUT_OFF,
    term=timedelta(days=2),
    reckoned="services.proposals:lapsing",
)

ALL = (UNANSWERED, APPLICATION, UNCONFIRMED, PROPOSAL)
