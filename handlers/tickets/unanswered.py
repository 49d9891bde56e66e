"""Whoever reported it is asked once more, before it is closed without their word."""

from datetime import timedelta

from domain.reminders.tickets import CONFIRM
from handlers.kit.reminding import night, remind
from handlers.kit.speaking import Speaker
from handlers.tickets import notices
from services import tickets


async def ask_again(speaker: Speaker) -> None:
    if night(speaker):
        return
    rules = speaker.neighbourhood
    for ticket in await tickets.unanswered(speaker.unit, rules):
        assert ticket.finished_at is not None, "finished, and not answered"
        until = ticket.finished_at + timedelta(days=rules.tickets.unconfirmed_after_days)
        if ticket.reporter is not None:
            reporter = await speaker.unit.people.get(ticket.reporter.id)
            said = notices.still_unanswered(ticket, until)
            await remind(speaker, reporter, said, CONFIRM, until=until)
