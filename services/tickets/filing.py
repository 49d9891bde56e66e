"""From a report to a ticket: may they, where is it, by when, and whose is it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.areas import Area, AreaId, Level
from domain.clocks import TERMS, Profile, class_of
from domain.dispatching import USUAL, route
from domain.organisations import Organisation
from domain.people import DUTIES, Person, Residency, Role
from domain.permissions import Action, require
from domain.places import Place
from domain.refusals import ResidentsOnly, TooManyFilings
from domain.settings import Neighbourhood
from domain.tickets import Promise, Report, Step, Ticket, TicketId
from services.calendar import calendar
from services.tickets.holding import Shown, save, shown, tell_story
from storage.unit import Unit

#: Who may file where only those known to the neighbourhood may.
_KNOWN = {Role.RESIDENT} | DUTIES
_PLACES, _HOMES = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where a place lies: more than one compound may have a building of that number."""

    area: Area
    #: Which compounds it may be in, where that is not certain.
    compounds: Sequence[Area] = ()


async def may_file(unit: Unit, by: Person, rules: Neighbourhood) -> None:
    """Asked before the form is opened; `file` asks again. Raises why not."""
    require(by, Action.REPORT)
    if rules.residents.admission == "verified" and not by.roles & _KNOWN:
        raise ResidentsOnly
    for limit, hours in ((rules.tickets.filings_per_hour, 1), (rules.tickets.filings_per_day, 24)):
        since = unit.now - timedelta(hours=hours)
        if await unit.tickets.filed_since(by.id, since) >= limit:
            raise TooManyFilings(limit, hours)


async def file(unit: Unit, report: Report, by: Person, rules: Neighbourhood) -> Shown:
    """Raises `ResidentsOnly` and `TooManyFilings`; neither ever stops an emergency."""
    if report.danger is None:
        await may_file(unit, by, rules)
    area = (await locate(unit, report.place, by, report.area)).area
    promise = promised(report, unit.now, rules)
    ticket_id = await unit.tickets.file(report, by.id, area, promise, unit.now)
    ticket = await unit.tickets.get(ticket_id)
    await tell_story(unit, ticket, Step.FILED, by, files=report.files)
    if report.point is not None:
        whose = None if report.anonymous else by
        await tell_story(unit, ticket, Step.NOTED, whose, note=on_the_map(*report.point))
    return await by_rule(unit, ticket)


async def by_rule(unit: Unit, ticket: Ticket) -> Shown:
    """To whom the rules give it; else it stays on the desk."""
    organisation = await _ruled(unit, ticket)
    if organisation is None:
        return await shown(unit, ticket)
    dispatched = ticket.ruled_to(organisation, unit.now)
    return await save(unit, dispatched, Step.DISPATCHED, None, note=organisation.name)


async def _ruled(unit: Unit, ticket: Ticket) -> Organisation | None:
    rules = await unit.rules.over(ticket.area)
    ruled = route(rules, ticket.category, ticket.area)
    if ruled is not None:
        return await unit.organisations.get(ruled)
    usual = USUAL.get(ticket.category)
    if usual is None:
        return None
    there = await unit.rules.serving(ticket.area, usual)
    # Of two that serve the same place nobody but the desk can choose.
    return there[0] if len(there) == 1 else None


def on_the_map(latitude: float, longitude: float) -> str:
    """A link that opens the maps most people here have; degrees as Telegram counts them."""
    where = f"{longitude:.5f},{latitude:.5f}"
    return f"https://uri.amap.com/marker?position={where}&coordinate=wgs84"


def promised(report: Report | Ticket, since: datetime, rules: Neighbourhood) -> Promise:
    terms = TERMS[Profile(rules.tickets.clocks)][
        class_of(report.kind, report.category, report.danger)
    ]
    return calendar(rules).promise(since, terms)


async def locate(unit: Unit, place: Place, by: Person, within: Area | None = None) -> Located:
    """The narrowest area that the place is known to lie in; the reporter's own compound where
    the numbers alone leave several. `within`: the compound they named.
    """
    root = await unit.areas.root()
    own = [within] if within is not None else await _compounds(unit, by)
    compounds = own or await unit.areas.within(root, Level.COMPOUND)
    found: Sequence[Area] = ()
    if place.building is not None:
        found = await unit.areas.called(compounds, Level.BUILDING, place.building)
    if not found and len(compounds) == 1:
        return Located(area=compounds[0])
    if not found:
        return Located(area=root, compounds=compounds)
    if len(found) > 1:
        outer = [each for each in compounds if any(each.reaches(building) for building in found)]
        return Located(area=root, compounds=outer)
    return Located(area=await _narrowed(unit, found[0], place))


async def _narrowed(unit: Unit, building: Area, place: Place) -> Area:
    area = building
    for level, name in ((Level.UNIT, place.unit), (Level.HOME, place.room)):
        inner = await unit.areas.called([area], level, name) if name else ()
        if len(inner) == 1:
            area = inner[0]
    return area


async def _compounds(unit: Unit, by: Person) -> Sequence[Area]:
    """Where they live."""
    found: dict[int, Area] = {}
    for home in _in_order(by):
        for area in await unit.areas.lineage(await unit.areas.get(home.home)):
            if area.level is Level.COMPOUND:
                found[area.id] = area
    return list(found.values())


async def of_reporter(unit: Unit, by: Person, limit: int, offset: int) -> Sequence[Ticket]:
    """Newest first."""
    return await unit.tickets.of_reporter(by.id, limit, offset)


async def recent_places(unit: Unit, by: Person) -> Sequence[Place]:
    """Where their last troubles were: most often the next one is there too; and at home."""
    homes = [await _at_home(unit, each.home) for each in _in_order(by)[:_HOMES]]
    recent = await unit.tickets.recent_places(by.id, _PLACES)
    return list(dict.fromkeys([*recent, *homes]))


async def _at_home(unit: Unit, home: AreaId) -> Place:
    lineage = await unit.areas.lineage(await unit.areas.get(home))
    called = {area.level: area.name for area in lineage}
    return Place(
        building=called.get(Level.BUILDING),
        unit=called.get(Level.UNIT) or None,
        room=called.get(Level.HOME),
    )


def _in_order(by: Person) -> Sequence[Residency]:
    return sorted(by.homes, key=lambda each: each.home)


async def homes(unit: Unit, by: Person) -> Sequence[Place]:
    """Where they live, as the roll has it."""
    found = []
    for home in sorted(by.homes, key=lambda each: each.home):
        lineage = await unit.areas.lineage(await unit.areas.get(home.home))
        names = {each.level: each.name for each in lineage}
        found.append(
            Place(
                building=names.get(Level.BUILDING),
                unit=names.get(Level.UNIT),
                room=names.get(Level.HOME),
            )
        )
    return found


async def followed(unit: Unit, ticket_id: TicketId) -> Sequence[Person]:
    """Whoever joined it, or what was merged into it."""
    return [await unit.people.get(each) for each in await unit.following.followers(ticket_id)]
