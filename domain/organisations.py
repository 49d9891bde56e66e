"""Whom somebody works for: the property company, a department, a society, a shop."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.people import OrganisationId, Role


class OrganisationKind(StrEnum):
    """The order is the order on the buttons."""

    #: 物业
    PROPERTY = "property"
    #: 部门
    DEPARTMENT = "department"
    #: 社会组织
    SOCIETY = "society"
    #: 商家
    SHOP = "shop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    id: OrganisationId
    name: str
    kind: OrganisationKind

    def employs(self, role: Role) -> bool:
        return self.kind in EMPLOYERS.get(role, frozenset())


#: The roles that somebody holds for an organisation, and of which kind it may be.
EMPLOYERS: Mapping[Role, frozenset[OrganisationKind]] = {
    Role.WORKER: frozenset(set(OrganisationKind) - {OrganisationKind.SHOP}),
    Role.MERCHANT: frozenset({OrganisationKind.SHOP}),
}
