"""Tickets of those who are known no more, or work here no more."""

from handlers.kit.speaking import Speaker
from handlers.tickets.telling import call_for, refresh
from services import tickets
from services.privacy import Erased


async def part(speaker: Speaker, erased: Erased) -> None:
    """Their own look as they are from here on; what they had taken waits for somebody else."""
    for ticket_id in erased.tickets:
        await refresh(speaker, await tickets.look(speaker.unit, ticket_id))
    for ticket_id in erased.released:
        shown = await tickets.look(speaker.unit, ticket_id)
        await call_for(speaker, shown)


async def release(speaker: Speaker) -> None:
    """What somebody had taken who lost their role meanwhile waits for somebody else."""
    for shown in await tickets.release_abandoned(speaker.unit):
        await call_for(speaker, shown)
