"""The last week of an area, and what its next one brings."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area
from domain.digests import Digest, Span, week_due
from domain.groups import Group, Purpose
from domain.meetings import Meeting
from domain.notices import Notice
from domain.settings import Neighbourhood
from domain.votes import Vote
from storage.digests import Counts, Lasting, Wanting
from storage.unit import Unit

#: Groups that a sweep takes in hand: nobody waits long for it.
SWEEP = 20
#: Of each kind a post has room for so many.
_SHOWN = 3
#: One more tells that there are more.
_MANY = 100
_AHEAD = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A group that is to read it."""

    chat: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    span: Span
    area: Area
    counts: Counts
    #: At this moment.
    overdue: int
    #: Reported before the week, and open; what is open longest comes first.
    lasting: Sequence[Lasting]
    #: How many tasks need hands, and the next of them.
    tasks: int
    wanting: Sequence[Wanting]
    meetings: Sequence[Meeting]
    votes: Sequence[Vote]
    notices: Sequence[Notice]

    @property
    def empty(self) -> bool:
        """Nothing happened, and nothing is to come."""
        happened = self.counts.reported or self.counts.solved or self.overdue
        return not (happened or self.tasks or self.meetings or self.votes or self.notices)


async def due(unit: Unit, here: Neighbourhood) -> Sequence[Due]:
    """Noted, so that each group reads each once."""
    span = week_due(unit.now, here.digests, here.zone)
    if span is None:
        return []
    return [
        Due(chat=chat, span=span)
        for chat in await unit.digests.to_give(Digest.WEEK, span.day, SWEEP)
        if await unit.digests.give(chat, Digest.WEEK, span.day, unit.now)
    ]


async def gathered(unit: Unit, due: Due) -> Week | None:
    """None: nothing is to be said, or it is no residents' group any more."""
    group = await residents(unit, due.chat)
    if group is None:
        return None
    area, span = await unit.areas.get(group.area), due.span
    there, until = unit.digests, span.ahead(_AHEAD)
    wanting = await there.wanting(area, unit.now, _MANY)
    posted = await there.notices(due.chat, span.since, unit.now, _SHOWN)
    week = Week(
        span=span,
        area=area,
        counts=await there.counts(area, span.since, span.until),
        overdue=await unit.rates.overdue(area, unit.now),
        lasting=await there.lasting(area, span.since, _SHOWN),
        tasks=len(wanting),
        wanting=wanting[:_SHOWN],
        meetings=await there.meetings(area, unit.now, until, _SHOWN),
        votes=await there.votes(area, unit.now, until, _SHOWN),
        notices=[await unit.notices.get(each) for each in posted],
    )
    return None if week.empty else week


async def residents(unit: Unit, chat: int) -> Group | None:
    """None: no such group any more."""
    group = await unit.groups.get(chat)
    return None if group is None or group.left or group.purpose is not Purpose.RESIDENTS else group
