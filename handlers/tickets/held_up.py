"""Work that is held up for weeks: whoever has it is asked, for its clock stands still."""

from domain.reminders.tickets import HELD_UP
from domain.tickets import Ticket, TicketId
from handlers.kit.i18n import N_, Translation
from handlers.kit.reminding import night, remind
from handlers.kit.screens import Screen, view
from handlers.kit.speaking import CardOf, Speaker
from handlers.tickets import buttons, words
from handlers.tickets.clock import AHEAD
from services import tickets
from services.tickets.turn import desk, holders

_CARD = "ticket-held-up"


async def ask(speaker: Speaker) -> None:
    await _look_again(speaker)
    if night(speaker):
        return
    for ticket, days in await tickets.held_up(speaker.unit):
        people = await holders(speaker.unit, ticket)
        if days > HELD_UP.span.days:
            people += await desk(speaker.unit, ticket)
        card = CardOf(subject=_CARD, subject_id=ticket.id)
        said = _still_held_up(ticket, days)
        for person in {each.id: each for each in people}.values():
            await remind(speaker, person, said, HELD_UP, card=card)


async def _look_again(speaker: Speaker) -> None:
    """What waited for the morning, or for the line, is not said of work that goes on."""
    unit = speaker.unit
    waiting = await unit.outbox.held.notices([_CARD], unit.now + AHEAD)
    over = [
        each
        for each in waiting
        if (await unit.tickets.get(TicketId(each.subject_id))).pause is None
    ]
    await unit.outbox.held.drop(over, "true no more", unit.now)


@view
def _still_held_up(t: Translation, ticket: Ticket, days: int) -> Screen:
    assert ticket.pause is not None, "so it was found"
    text = t(
        N_(
            "⏸ Ticket #{number} has been held up for {days} days: {why}.\n"
            "Meanwhile its clock stands still, and somebody waits. Can the work go on?"
        ),
        number=ticket.id,
        days=days,
        why=t.plain(words.WAITING[ticket.pause.why]),
    )
    look = t.plain(N_("Look at #{number}"), number=ticket.id)
    keys = (buttons.RESUME(t, ticket.id), buttons.MORE.labelled(look, ticket.id))
    return Screen(text=text, keys=(keys,))
