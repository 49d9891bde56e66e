"""三率 of an area: for whom it is meant to be seen, a month at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from domain.areas import Area, Level
from domain.organisations import Organisation
from domain.people import Person
from domain.permissions import Action, require
from domain.rates import Month, Rates
from storage.unit import Unit

#: As many months as a chart compares.
MONTHS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What a chart shows of an area."""

    area: Area
    #: Oldest first; the last is the one that was asked for.
    months: Mapping[Month, Rates]
    #: Late at this moment, whichever month was asked for.
    overdue: int

    @property
    def month(self) -> Month:
        return list(self.months)[-1]

    @property
    def rates(self) -> Rates:
        return self.months[self.month]


async def of_month(unit: Unit, area: Area, month: Month, zone: tzinfo, by: Person) -> Rates:
    """Raises `NotEntitled`, as all of these do."""
    require(by, Action.SEE_TICKETS, area)
    return await unit.rates.of(area, month, zone)


async def by_organisation(
    unit: Unit, area: Area, month: Month, zone: tzinfo, by: Person
) -> Mapping[Organisation | None, Rates]:
    """Those that did most come first; None: done for no organisation."""
    require(by, Action.SEE_TICKETS, area)
    return await unit.rates.by_organisation(area, month, zone)


async def by_compound(
    unit: Unit, area: Area, month: Month, zone: tzinfo, by: Person
) -> Mapping[Area | None, Rates]:
    """Every compound below, also where nothing was done; None: in none of them."""
    require(by, Action.SEE_TICKETS, area)
    return await unit.rates.by_area(area, Level.COMPOUND, month, zone)


async def by_building(
    unit: Unit, area: Area, month: Month, zone: tzinfo, by: Person
) -> Mapping[Area | None, Rates]:
    """As `by_compound`; None: in public places, or nobody knows where."""
    require(by, Action.SEE_TICKETS, area)
    return await unit.rates.by_area(area, Level.BUILDING, month, zone)


async def last_months(
    unit: Unit, area: Area, month: Month, zone: tzinfo, by: Person, *, count: int = MONTHS
) -> Mapping[Month, Rates]:
    """Up to this one, oldest first."""
    require(by, Action.SEE_TICKETS, area)
    return await unit.rates.by_month(area, month.last(count), zone)


async def overview(unit: Unit, area: Area, month: Month, zone: tzinfo, by: Person) -> Overview:
    return Overview(
        area=area,
        months=await last_months(unit, area, month, zone, by),
        overdue=await unit.rates.overdue(area, unit.now),
    )
