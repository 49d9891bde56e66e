"""Tickets that volunteers have: what they did is told to those whose ticket it is."""

from domain.people import Topic
from domain.tickets import Stage
from handlers.kit.speaking import Speaker
from handlers.tickets import news, notices
from handlers.tickets.telling import call_for, refresh, tell_followers, tell_reporter
from services.tickets import Shown


async def moved(speaker: Speaker, shown: Shown, proof: int) -> None:
    """`proof`: so many of its newest files show that it was done."""
    ticket = shown.ticket
    match ticket.stage:
        case Stage.FINISHED:
            await refresh(speaker, shown)
            await tell_reporter(speaker, shown, notices.is_it_solved(shown, proof))
            await tell_followers(speaker, shown, news.followed_is_done(ticket))
        case Stage.FILED | Stage.DISPATCHED:
            # Nobody works on it: somebody has to, or has to give it to somebody else.
            await call_for(speaker, shown)
        case Stage.ACCEPTED if ticket.anonymous:
            # Anybody else learns with the task who helps them.
            await refresh(speaker, shown)
            notice = notices.somebody_comes(ticket)
            await tell_reporter(speaker, shown, notice, topic=Topic.TICKETS)
        case _:
            await refresh(speaker, shown)
