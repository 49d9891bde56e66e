"""Saying what stands in the catalogue of reminders, as its row there says it is to be said."""

from datetime import datetime

from domain import quiet
from domain.people import Person
from domain.reminders import Night, Reminder
from handlers.kit.screens import View
from handlers.kit.speaking import CardOf, Speaker
from storage.outbox import Priority


async def remind(
    speaker: Speaker,
    person: Person,
    view: View,
    reminder: Reminder,
    *,
    until: datetime | None = None,
    at_once: bool = False,
    card: CardOf | None = None,
) -> bool:
    """As `Speaker.tell`. `until`: of what is dropped then; None: this one has no such moment.
    `at_once`: this one can't wait until the morning.
    """
    assert until is None or reminder.dropped, reminder.what
    return await speaker.tell(
        person,
        view,
        card=card,
        priority=Priority.REMINDER,
        topic=reminder.topic,
        gentle=reminder.night is not Night.AT_ONCE and not at_once,
        until=until,
    )


async def show_again(
    speaker: Speaker,
    person: Person,
    view: View,
    reminder: Reminder,
    *,
    card: CardOf,
    until: datetime,
) -> None:
    """Their card as a new message: the one that stands further up loses its buttons."""
    before = await speaker.standing(card, [person.telegram_id])
    if await remind(speaker, person, view, reminder, card=card, until=until):
        speaker.strip(before)


def morning(speaker: Speaker) -> datetime:
    """When what is held by this moment is read."""
    return quiet.waits_until(speaker.unit.now, quiet.BY_DEFAULT, speaker.neighbourhood.zone)


def night(speaker: Speaker) -> bool:
    """What is put off is not even noted as said: by the morning it may be settled."""
    return quiet.is_quiet(speaker.unit.now, quiet.BY_DEFAULT, speaker.neighbourhood.zone)
