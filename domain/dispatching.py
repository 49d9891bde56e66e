"""Which organisation a ticket goes to by rule: the narrowest area decides, then the category."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.areas import Area, Level
from domain.organisations import OrganisationKind
from domain.people import OrganisationId
from domain.tickets import Category

#: Who usually does it, where nobody has made a rule; what is in none of these stays on the
#: community's own desk.
USUAL: Mapping[Category, OrganisationKind] = {
    **dict.fromkeys(
        (
            Category.WATER,
            Category.POWER,
            Category.LIGHTING,
            Category.ELEVATOR,
            Category.HEATING,
            Category.STRUCTURE,
            Category.DOORS,
            Category.FACILITIES,
            Category.SANITATION,
            Category.GREENING,
            Category.PARKING,
            Category.FIRE,
            Category.FEES,
        ),
        OrganisationKind.PROPERTY,
    ),
    **dict.fromkeys((Category.GAS, Category.NETWORK), OrganisationKind.DEPARTMENT),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Tickets of this area and category go there."""

    area: Area
    #: None: of every category.
    category: Category | None
    organisation: OrganisationId


def route(rules: Iterable[Rule], category: Category, area: Area) -> OrganisationId | None:
    """None: no rule says so, somebody decides by hand."""
    matching = [
        rule for rule in rules if rule.area.reaches(area) and rule.category in {None, category}
    ]
    best = max(matching, key=_narrowness, default=None)
    return best.organisation if best else None


def _narrowness(rule: Rule) -> tuple[Level, bool]:
    return rule.area.level, rule.category is not None
