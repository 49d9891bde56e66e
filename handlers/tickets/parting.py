"""Tickets of those who are known no more."""

from handlers.kit.speaking import Speaker
from handlers.tickets.telling import offer, refresh, staff_card
from services import tickets
from services.privacy import Erased


async def part(speaker: Speaker, erased: Erased) -> None:
    """Their own look as they are from here on; what they had taken waits for somebody else."""
    for ticket_id in erased.tickets:
        await refresh(speaker, await tickets.look(speaker.unit, ticket_id))
    for ticket_id in erased.released:
        shown = await tickets.look(speaker.unit, ticket_id)
        # As when a ticket is opened again: a new card asks for attention.
        old_cards = await speaker.standing(staff_card(shown.ticket))
        await refresh(speaker, shown)
        await offer(speaker, shown)
        speaker.strip(old_cards)
