"""派单规则: to whom an area's tickets go by themselves; listed, made and dropped, with a story."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.areas import Area
from domain.dispatching import Rule
from domain.organisations import Organisation, OrganisationKind
from domain.people import Person
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.tickets import Category
from storage.unit import Unit

#: Of the events, whose subject is the area that the rule was made for.
SUBJECT = "rule"
#: A shop takes no tickets.
KINDS = tuple(kind for kind in OrganisationKind if kind is not OrganisationKind.SHOP)
#: How many organisations are offered.
_MOST = 6
_EVERY = "all"


class Turn(StrEnum):
    """What happened to a rule: the kinds of its events."""

    MADE = "made"
    DROPPED = "dropped"


class RuleUnknown(Refusal):
    """No such rule was made for this area, or somebody has dropped it."""


class TakesNoTickets(Refusal):
    """An organisation of a kind that does no such work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    rule: Rule
    organisation: Organisation


async def over(unit: Unit, area: Area, by: Person) -> Sequence[Ruled]:
    """What decides there, the narrowest first: its own rules and those from above. Raises
    `NotEntitled`.
    """
    require(by, Action.DISPATCH, area)
    rules = await unit.rules.over(area)
    ordered = sorted(rules, key=lambda each: (-each.area.level, _order(each.category)))
    return [await _ruled(unit, rule) for rule in ordered]


async def show(unit: Unit, area: Area, category: Category | None, by: Person) -> Ruled:
    """The one made for this very area. Raises `NotEntitled` and `RuleUnknown`."""
    require(by, Action.DISPATCH, area)
    for rule in await unit.rules.over(area):
        if rule.area.id == area.id and rule.category is category:
            return await _ruled(unit, rule)
    raise RuleUnknown


async def make(
    unit: Unit, area: Area, category: Category | None, to: Organisation, by: Person
) -> None:
    """In place of the one that said where these went. `category`: None for all of them.

    Raises `NotEntitled` and `TakesNoTickets`.
    """
    require(by, Action.DISPATCH, area)
    if to.kind not in KINDS:
        raise TakesNoTickets
    rule = Rule(area=area, category=category, organisation=to.id)
    await unit.rules.make(rule)
    await _tell_story(unit, rule, Turn.MADE, by)


async def drop(unit: Unit, area: Area, category: Category | None, by: Person) -> None:
    """Raises `NotEntitled`, and `RuleUnknown` where somebody was quicker."""
    rule = (await show(unit, area, category, by)).rule
    if not await unit.rules.drop(area.id, category):
        raise RuleUnknown
    await _tell_story(unit, rule, Turn.DROPPED, by)


async def offered(unit: Unit) -> Sequence[Organisation]:
    """Some that may be given tickets, the busiest first."""
    return await unit.organisations.busiest(KINDS, _MOST)


async def named(unit: Unit, name: str) -> Organisation | None:
    """None where nobody of that name takes tickets."""
    known = await unit.organisations.named(name)
    return known if known is not None and known.kind in KINDS else None


async def _ruled(unit: Unit, rule: Rule) -> Ruled:
    return Ruled(rule=rule, organisation=await unit.organisations.get(rule.organisation))


async def _tell_story(unit: Unit, rule: Rule, turn: Turn, by: Person) -> None:
    """By ids alone: a name may change."""
    note = f"{rule.category or _EVERY} {rule.organisation}"
    await unit.events.add(SUBJECT, rule.area.id, turn, by=by.id, at=unit.now, note=note)


def _order(category: Category | None) -> int:
    """What holds for every category comes first."""
    return tuple(Category).index(category) + 1 if category else 0
