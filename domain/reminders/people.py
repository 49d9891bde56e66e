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

ALL = (APPLICATION, PROPOSAL)
