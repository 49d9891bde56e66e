"""Who sees a ticket's changes: its reporter, the staff group, whoever does the work."""

import msgspec

from domain.people import Role
from domain.tickets import Ticket
from handlers.kit.context import Context
from handlers.kit.screens import View
from handlers.kit.speaking import CardOf, Speaker
from handlers.tickets import notices, views
from services.tickets import Shown

#: Who hears of a new ticket where there is no staff group.
OFFERED = (Role.WORKER, Role.ADMINISTRATOR)
UNPOSTED = "tickets.unposted"


def reporter_card(ticket: Ticket) -> CardOf:
    return CardOf(subject="ticket-reporter", subject_id=ticket.id)


def staff_card(ticket: Ticket) -> CardOf:
    return CardOf(subject="ticket-staff", subject_id=ticket.id)


async def filed(context: Context, shown: Shown) -> None:
    """The summary becomes the reporter's live card; staff see theirs."""
    await context.redraw(views.reporter_card(shown), card=reporter_card(shown.ticket))
    if not await offer(context.speaker, shown):
        office = context.neighbourhood.emergency.property_office
        await context.reply(notices.nobody_is_told(office))


async def offer(speaker: Speaker, shown: Shown) -> bool:
    """To the staff groups; where there is none, in private. False where it reaches nobody."""
    card, view = staff_card(shown.ticket), views.staff_card(shown)
    groups = await speaker.unit.groups.meant_for("staff")
    for chat_id in groups:
        note = {"name": UNPOSTED, "args": {"ticket": shown.ticket.id}, "lane": f"c{chat_id}"}
        answer_to = msgspec.json.encode(note).decode()
        await speaker.post(chat_id, view, card=card, answer_to=answer_to)
    return bool(groups) or await offer_in_private(speaker, shown)


async def offer_in_private(speaker: Speaker, shown: Shown) -> bool:
    """To whoever does the work. False where none of them can be reached."""
    told = [
        await speaker.tell(person, views.staff_card(shown), card=staff_card(shown.ticket))
        for person in await speaker.unit.people.with_role(*OFFERED)
    ]
    return any(told)


async def refresh(speaker: Speaker, shown: Shown) -> None:
    """Every card of it, wherever it stands."""
    await speaker.refresh(staff_card(shown.ticket), views.staff_card(shown))
    await speaker.refresh(reporter_card(shown.ticket), views.reporter_card(shown))


async def answer(context: Context, shown: Shown, screen: View) -> None:
    """In place of the question that was answered; a live card stays what it is."""
    cards = await context.unit.cards.showing("ticket-reporter", shown.ticket.id)
    if context.pressed_message in [card.message_id for card in cards]:
        await context.reply(screen)
    else:
        await context.redraw(screen)
