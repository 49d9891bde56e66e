"""Staff call a vote, call it off, close it early where that was announced.

Whoever holds something else over its outcome (a decision, a meeting) calls it with `call`, keeps
its id, and is told by `Routes.published` when its result is out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.areas import Area, Level
from domain.calling import (
    CalledAlready,
    NotAnnouncedSo,
    NotOfOwners,
    NotTheirKey,
    OverAlready,
    Wish,
)
from domain.people import Person
from domain.permissions import Action, require
from domain.votes import Vote, VoteId, VoteKind, VoteState, VoteUnknown
from services import envelopes
from services.holders import reach
from services.votes import closing, opening, rolls
from services.votes.rolls import DrawnUp
from storage.failures import NotFound
from storage.unit import Unit
from storage.votes import Announced

SUBJECT = "vote"
#: For so long after it a vote stands in staff's list.
_AFTER = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    vote: Vote
    #: Its roll as it would be now; it is frozen when voting opens.
    drawn: DrawnUp


async def call(unit: Unit, wish: Wish, by: Person, zone: ZoneInfo) -> Called:
    """Announced: the clock opens it, closes it, and publishes what came of it.

    Raises `NotEntitled`, `CalledAlready`, `NotTheirKey`, `NotOfOwners`, as `Wish.must_be_fit` and
    as `draw_up`.
    """
    area = await unit.areas.get(wish.area)
    require(by, Action.CALL_VOTE, at=area)
    wish.must_be_fit(unit.now, zone)
    # Of two who ask the same at once, the second finds what the first has called.
    await unit.areas.hold(area)
    for other in await unit.vote_desk.going_on(area):
        if wish.like(other):
            raise CalledAlready(other)
    drawn = await draw_up(unit, wish.kind, area)
    vote = await opening.announce(unit, _announced(wish), by.id)
    await unit.events.add(SUBJECT, vote.id, "called", by=by.id, at=unit.now)
    return Called(vote=vote, drawn=drawn)


async def draw_up(unit: Unit, kind: VoteKind, area: Area) -> DrawnUp:
    """As `rolls.draw_up`. Raises `NotOfOwners` too."""
    if kind is VoteKind.ASSEMBLY and area.level < Level.COMPOUND and area.above:
        raise NotOfOwners
    return await rolls.draw_up(unit, kind, area)


def _announced(wish: Wish) -> Announced:
    if wish.officers_key is not None and not (wish.secret and envelopes.fits(wish.officers_key)):
        raise NotTheirKey
    return Announced(
        kind=wish.kind,
        title=wish.title,
        question=wish.question,
        options=wish.options,
        matter=wish.matter,
        area=wish.area,
        secret=wish.secret,
        changeable=wish.changeable,
        officers=wish.officers_key is not None,
        early=wish.early,
        public_key=wish.officers_key,
        opens_at=wish.opens_at,
        closes_at=wish.closes_at,
    )


async def look(unit: Unit, vote_id: VoteId, by: Person) -> Vote:
    """As staff see it. Raises `VoteUnknown` and `NotEntitled`."""
    try:
        vote = await unit.votes.get(vote_id)
    except NotFound:
        raise VoteUnknown from None
    require(by, Action.CALL_VOTE, at=await unit.areas.get(vote.area))
    return vote


async def listed(unit: Unit, by: Person, limit: int, offset: int) -> Sequence[Vote]:
    """Of their areas."""
    require(by, Action.CALL_VOTE)
    since = unit.now - _AFTER
    return await unit.vote_desk.within(reach(by, Action.CALL_VOTE), since, limit, offset)


async def may_call_off(unit: Unit, vote_id: VoteId, by: Person) -> Vote:
    """Asked before the form is opened. Raises `OverAlready`, and as `look`."""
    vote = await look(unit, vote_id, by)
    over = vote.state is VoteState.OPEN and vote.closes_at <= unit.now
    if over or vote.state not in {VoteState.DRAFT, VoteState.OPEN}:
        raise OverAlready
    return vote


async def call_off(unit: Unit, vote_id: VoteId, reason: str, by: Person | None) -> Vote:
    """No ballot counts, and none is kept. `by=None`: the clock, since it can't be opened.

    Raises as `may_call_off`.
    """
    if by is not None:
        await may_call_off(unit, vote_id, by)
    held = await unit.votes.hold(vote_id)
    if held.state not in {VoteState.DRAFT, VoteState.OPEN}:
        raise OverAlready
    off = replace(held, state=VoteState.CANCELLED, reason=reason)
    await unit.votes.save(off)
    await unit.vote_desk.discard(vote_id)
    await unit.events.add(
        SUBJECT, vote_id, "cancelled", by=by.id if by else None, at=unit.now, note=reason
    )
    return off


async def may_end(unit: Unit, vote_id: VoteId, by: Person, received_at: datetime) -> Vote:
    """Asked before the form is opened. Raises `NotAnnouncedSo`, and as `end`."""
    vote = await look(unit, vote_id, by)
    vote.must_be_open(received_at)
    if not vote.early:
        raise NotAnnouncedSo
    return vote


async def end(unit: Unit, vote_id: VoteId, by: Person, received_at: datetime) -> Vote:
    """Before its time, as was announced: what was received until this is served is in time.

    Raises `NotAnnouncedSo`, `VoteNotOpen`, `VoteClosed`, and as `look`.
    """
    await may_end(unit, vote_id, by, received_at)
    ended = await closing.end(unit, vote_id, received_at)
    await unit.events.add(SUBJECT, vote_id, "ended", by=by.id, at=unit.now)
    return ended
