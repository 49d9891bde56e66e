"""Who sees a ticket's changes: its reporter, who joined it, staff groups, whoever works."""

from collections.abc import Callable

import msgspec

from domain.people import Person, Topic
from domain.permissions import Action, may
from domain.tickets import Ticket
from handlers.kit.context import Context
from handlers.kit.screens import View
from handlers.kit.speaking import CardOf, Speaker
from handlers.tickets import notices, views
from services import tickets
from services.tickets import Shown
from services.tickets.turn import holders
from storage.unit import Unit

UNPOSTED = "tickets.unposted"


def reporter_card(ticket: Ticket) -> CardOf:
    return CardOf(subject="ticket-reporter", subject_id=ticket.id)


def follower_card(ticket: Ticket) -> CardOf:
    return CardOf(subject="ticket-follower", subject_id=ticket.id)


def staff_card(ticket: Ticket) -> CardOf:
    return CardOf(subject="ticket-staff", subject_id=ticket.id)


def offer_card(ticket: Ticket) -> CardOf:
    """As in the groups, in private: where there is no group, or it is out of reach."""
    return CardOf(subject="ticket-offer", subject_id=ticket.id)


def sheet_card(ticket: Ticket) -> CardOf:
    """In private, with everything: only for those who may still see the ticket."""
    return CardOf(subject="ticket-sheet", subject_id=ticket.id)


def talk_card(shown: Shown) -> CardOf:
    """Words about it, each a card of its own: a reply to any of them finds the ticket."""
    return CardOf(subject=f"ticket-talk-{len(shown.history)}", subject_id=shown.ticket.id)


async def filed(context: Context, shown: Shown) -> None:
    """The summary becomes the reporter's live card; staff see theirs."""
    await context.redraw(views.reporter_card(shown), card=reporter_card(shown.ticket))
    if not await offer(context.speaker, shown):
        office = context.neighbourhood.emergency.property_office
        await context.reply(notices.nobody_is_told(office))


async def offer(speaker: Speaker, shown: Shown) -> bool:
    """To the staff groups of its area; where there is none, in private. False where it reaches
    nobody.
    """
    card, view = staff_card(shown.ticket), views.staff_card(shown)
    groups = await groups_of(speaker.unit, shown.ticket)
    for chat_id in groups:
        note = {"name": UNPOSTED, "args": {"ticket": shown.ticket.id}, "lane": f"c{chat_id}"}
        answer_to = msgspec.json.encode(note).decode()
        await speaker.post(chat_id, view, card=card, answer_to=answer_to)
    return bool(groups) or await offer_in_private(speaker, shown)


async def offer_in_private(speaker: Speaker, shown: Shown) -> bool:
    """To whoever does the work. False where none of them can be reached."""
    told = [
        await speaker.tell(person, views.staff_card(shown, person), card=offer_card(shown.ticket))
        for person in await holders(speaker.unit, shown.ticket)
    ]
    return any(told)


async def call_for(speaker: Speaker, shown: Shown) -> None:
    """Somebody has to act: the cards that stand far up are changed, a new one asks for attention.

    Replies to the old ones are heard all the same.
    """
    old_cards = [
        *await speaker.standing(staff_card(shown.ticket)),
        *await speaker.standing(offer_card(shown.ticket)),
    ]
    await refresh(speaker, shown)
    await offer(speaker, shown)
    speaker.strip(old_cards)
    for old in old_cards:
        if old.message_id is not None:
            await speaker.unit.cards.place(
                f"ticket-was-{old.message_id}", shown.ticket.id, old.chat_id, old.message_id
            )


async def refresh(speaker: Speaker, shown: Shown) -> None:
    """Every card of it, wherever it stands."""
    ticket = shown.ticket
    await speaker.refresh(staff_card(ticket), views.staff_card(shown))
    await speaker.refresh(reporter_card(ticket), views.reporter_card(shown))
    await speaker.refresh(follower_card(ticket), views.public_card(shown))
    await _redraw(speaker, shown, offer_card(ticket), views.staff_card)
    await _redraw(speaker, shown, sheet_card(ticket), views.work_sheet)


async def _redraw(
    speaker: Speaker, shown: Shown, card: CardOf, view: Callable[[Shown, Person], View]
) -> None:
    """In private, for each with what they may do; whoever holds their role no more keeps what
    they had.
    """
    for standing in await speaker.standing(card):
        reader = await speaker.unit.people.known_as(standing.chat_id)
        if reader is not None and may(reader, Action.SEE_TICKETS, shown.ticket.area):
            await speaker.refresh(card, view(shown, reader), only=[standing.chat_id])


async def answer(context: Context, shown: Shown, screen: View) -> None:
    """In place of the question that was answered; a live card stays what it is."""
    cards = await context.unit.cards.showing("ticket-reporter", shown.ticket.id)
    if context.pressed_message in [card.message_id for card in cards]:
        await context.reply(screen)
    else:
        await context.redraw(screen)


async def tell_reporter(
    speaker: Speaker,
    shown: Shown,
    screen: View,
    *,
    topic: Topic | None = None,
    card: CardOf | None = None,
) -> bool:
    """`topic`: it asks nothing of them. False where it does not reach them."""
    if shown.ticket.reporter is None:
        return False
    reporter = await speaker.unit.people.get(shown.ticket.reporter.id)
    return await speaker.tell(reporter, screen, topic=topic, card=card)


async def tell_followers(speaker: Speaker, shown: Shown, screen: View) -> None:
    """Whoever has the same trouble wants to know how it ends, and is asked nothing."""
    for person in await tickets.followed(speaker.unit, shown.ticket.id):
        await speaker.tell(person, screen, topic=Topic.TICKETS, gentle=True)


async def groups_of(unit: Unit, ticket: Ticket) -> list[int]:
    return list(await unit.groups.over(ticket.area, "staff"))
