"""Who sees a ticket's changes: its reporter, the staff group, whoever does the work."""

import msgspec

from domain.tickets import Ticket
from handlers.kit.context import Context
from handlers.kit.speaking import CardOf, Speaker
from handlers.tickets import views
from services.tickets import Shown

UNPOSTED = "tickets.unposted"


def reporter_card(ticket: Ticket) -> CardOf:
    return CardOf(subject="ticket-reporter", subject_id=ticket.id)


def staff_card(ticket: Ticket) -> CardOf:
    return CardOf(subject="ticket-staff", subject_id=ticket.id)


async def filed(context: Context, shown: Shown) -> None:
    """The summary becomes the reporter's live card; staff see theirs."""
    await context.redraw(views.reporter_card(shown), card=reporter_card(shown.ticket))
    await offer(context.speaker, shown)


async def offer(speaker: Speaker, shown: Shown) -> None:
    """To the staff groups; where there is none, to everybody on duty in private."""
    card, view = staff_card(shown.ticket), views.staff_card(shown)
    groups = await speaker.unit.groups.meant_for("staff")
    for chat_id in groups:
        note = {"name": UNPOSTED, "args": {"ticket": shown.ticket.id}, "lane": f"c{chat_id}"}
        screen = view(speaker.languages.default)
        answer_to = msgspec.json.encode(note).decode()
        await speaker.send(chat_id, screen, card=card, answer_to=answer_to)
    if not groups:
        for person in await speaker.unit.people.on_duty():
            await speaker.tell(person, view, card=card)


async def refresh(speaker: Speaker, shown: Shown) -> None:
    """Every card of it, wherever it stands."""
    await speaker.refresh(staff_card(shown.ticket), views.staff_card(shown))
    reporter = await speaker.unit.people.get(shown.ticket.reporter.id)
    await speaker.refresh(reporter_card(shown.ticket), views.reporter_card(shown), reader=reporter)
