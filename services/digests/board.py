"""The month's scoreboard of an area: the rates, what ran late, what was given and kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.areas import Area
from domain.digests import Digest, Span, month_due, months_before
from domain.rates import Rates
from domain.settings import Neighbourhood
from services.digests.weekly import SWEEP, Due, residents
from storage.digests import Kept
from storage.unit import Unit

#: As many as a chart compares.
_MONTHS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """From one scoreboard's day to the next one's."""

    span: Span
    rates: Rates
    #: Tickets whose time ran out then, undone.
    late: int
    given: timedelta
    kept: Kept

    @property
    def empty(self) -> bool:
        return not (self.rates.done or self.late or self.given or self.kept.due or self.kept.open)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    area: Area
    month: Month
    before: Month
    #: Oldest first; the last is this month's.
    course: Sequence[tuple[Span, Rates]]
    #: At this moment.
    overdue: int


async def due(unit: Unit, here: Neighbourhood) -> Sequence[Due]:
    """Noted, so that each group reads each once."""
    span = month_due(unit.now, here.digests, here.zone)
    if span is None:
        return []
    return [
        Due(chat=chat, span=span)
        for chat in await unit.digests.to_give(Digest.MONTH, span.day, SWEEP)
        if await unit.digests.give(chat, Digest.MONTH, span.day, unit.now)
    ]


async def gathered(unit: Unit, due: Due, here: Neighbourhood) -> Board | None:
    """None: nothing was done, or it is no residents' group any more."""
    group = await residents(unit, due.chat)
    if group is None:
        return None
    area = await unit.areas.get(group.area)
    month = await _month(unit, area, due.span)
    if month.empty:
        return None
    spans = months_before(due.span, _MONTHS, here.zone)
    before = await _month(unit, area, spans[-2])
    earlier = [
        (each, await unit.rates.between(area, each.since, each.until)) for each in spans[:-2]
    ]
    return Board(
        area=area,
        month=month,
        before=before,
        course=[*earlier, (before.span, before.rates), (month.span, month.rates)],
        overdue=await unit.rates.overdue(area, unit.now),
    )


async def _month(unit: Unit, area: Area, span: Span) -> Month:
    given = await unit.hours.given(area, span.since, span.until)
    counts = await unit.digests.counts(area, span.since, span.until)
    return Month(
        span=span,
        rates=await unit.rates.between(area, span.since, span.until),
        late=counts.late,
        given=sum((each.worked for each in given), timedelta()),
        kept=await unit.digests.kept(area, span.since, span.until),
    )
