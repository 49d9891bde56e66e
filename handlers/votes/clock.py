"""What the clock does to votes: opens them, tells their voters, closes and has them counted."""

from collections.abc import Sequence
from datetime import datetime

from domain.assembly import FlatTwice, NoFlats
from domain.calling import TimeGone
from domain.people import PersonId, Topic
from domain.permissions import TABLE, Action
from domain.reminders.votes import TOLD
from domain.serving import NotAllServed
from domain.votes import (
    NobodyToVote,
    NotTheKey,
    Vote,
    VoteClosed,
    VoteKind,
    VoteOpenAlready,
    VoteState,
    VoteStillOpen,
)
from handlers.kit.refusals import words
from handlers.kit.routing import Routes
from handlers.kit.screens import View
from handlers.kit.speaking import Speaker
from handlers.votes import group_views, results, serving, staff_views, telling
from handlers.votes.results import Counting
from services import votes
from services.assembly import serving as ledger
from services.votes import calling, rolls
from storage.outbox import Priority
from storage.vote_told import Telling

#: How many are told at once, so that others are answered meanwhile; how many cards are redrawn.
_TOLD, _REDRAWN = 200, 20
#: After so long nobody is told any more what they have not heard yet.
_LATE = TOLD.span


async def go_on(speaker: Speaker) -> None:
    for vote in await speaker.unit.vote_desk.to_open(speaker.unit.now):
        await begin(speaker, vote)
    for vote in await votes.due(speaker.unit):
        await _close(speaker, vote)
    for vote in await votes.unpublished(speaker.unit, speaker.keys):
        asked = Counting(vote=vote.id)
        if not await speaker.unit.errands.awaited(results.PUBLISH, asked):
            await speaker.unit.errands.add(results.PUBLISH, asked, speaker.unit.now)
    if await speaker.unit.votes.over_with_keys():
        await results.bury_soon(speaker)


async def begin(speaker: Speaker, vote: Vote) -> None:
    """On the roll as it is at this moment. Where nobody could vote it is called off, and staff
    hear why.
    """
    unit = speaker.unit
    try:
        async with unit.savepoint():
            if vote.kind is VoteKind.ASSEMBLY:
                await ledger.must_be_served(unit, vote, speaker.neighbourhood.zone)
            if vote.closes_at <= unit.now:
                raise TimeGone
            opened = await rolls.open_now(unit, speaker.keys, vote)
    except VoteOpenAlready:
        # By another clock.
        return
    except NotAllServed as late:
        await serving.held_back(speaker, vote, late)
        return
    except (NobodyToVote, NoFlats, FlatTwice, NotTheKey, TimeGone) as refusal:
        await _not_opened(speaker, vote, words(speaker.languages.default, refusal))
        return
    await unit.events.add(calling.SUBJECT, vote.id, "opened", by=None, at=unit.now)
    await telling.post(speaker, opened)
    await telling.refresh_staff(speaker, opened)


async def _not_opened(speaker: Speaker, vote: Vote, why: str) -> None:
    off = await calling.call_off(speaker.unit, vote.id, why, None)
    await telling.refresh(speaker, off)
    await _staff(speaker, off, staff_views.not_opened(off, why))


async def _close(speaker: Speaker, vote: Vote) -> None:
    try:
        closed = await votes.close(speaker.unit, vote.id)
    except (VoteClosed, VoteStillOpen):
        # Another clock was quicker, or a ballot of its time has come in since.
        return
    await speaker.unit.events.add(calling.SUBJECT, vote.id, "closed", by=None, at=speaker.unit.now)
    await telling.refresh(speaker, closed)
    if closed.public_key is not None and not speaker.keys.has(closed.public_key):
        await _staff(speaker, closed, staff_views.awaited(closed))


async def tell(speaker: Speaker) -> None:
    """Each voter once: that it is open, called off, or what came of it."""
    unit = speaker.unit
    for vote in await unit.vote_desk.to_tell(unit.now, unit.now - _LATE):
        if vote.state is VoteState.OPEN:
            people = await unit.votes.told.untold(vote.id, Telling.OPENED, _TOLD)
            await _each(
                speaker,
                vote,
                Telling.OPENED,
                people,
                group_views.opened(vote),
                until=vote.closes_at,
            )
        elif vote.state is VoteState.PUBLISHED:
            people = await unit.votes.told.untold(vote.id, Telling.PUBLISHED, _TOLD)
            if people:
                said = results.told(vote, await results.outcome_of(speaker, vote))
                await _each(speaker, vote, Telling.PUBLISHED, people, said)
        elif vote.state is VoteState.CANCELLED:
            people = await unit.votes.told.still_to_tell(vote.id, Telling.CANCELLED, _TOLD)
            await _each(speaker, vote, Telling.CANCELLED, people, group_views.cancelled(vote))


async def _each(
    speaker: Speaker,
    vote: Vote,
    telling_: Telling,
    people: Sequence[PersonId],
    said: View,
    *,
    until: datetime | None = None,
) -> None:
    await speaker.unit.votes.told.tell(vote.id, telling_, people, speaker.unit.now)
    for person in people:
        await speaker.tell(
            await speaker.unit.people.get(person),
            said,
            priority=Priority.REMINDER,
            topic=Topic.VOTES,
            gentle=True,
            until=until,
        )


async def redraw(speaker: Speaker) -> None:
    """The cards say how many have voted: not with each ballot, which would tell whose it was."""
    for vote, there in await speaker.unit.vote_desk.turned_out(_REDRAWN):
        await telling.refresh(speaker, vote)
        await speaker.unit.vote_desk.show(vote.id, there)


async def _staff(speaker: Speaker, vote: Vote, said: View) -> None:
    """Those who may call votes there."""
    area = await speaker.unit.areas.get(vote.area)
    roles = TABLE[Action.CALL_VOTE]
    for person in await speaker.unit.people.with_role_over(area, *roles):
        await speaker.tell(person, said, gentle=True)


def register(routes: Routes) -> None:
    routes.jobs["votes"] = go_on
    routes.jobs["votes-tell"] = tell
    routes.jobs["votes-turnout"] = redraw
