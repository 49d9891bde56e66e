"""Who acts: a person with the duties they were given and the homes they live in."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from domain.areas import Area, AreaId

PersonId = NewType("PersonId", int)
OrganisationId = NewType("OrganisationId", int)


class Role(StrEnum):
    """In which capacity somebody acts. The first five follow from what is known of them; the
    others are given, each for an area.
    """

    #: Kept out: may do what concerns their own data, and nothing else.
    BARRED = "barred"
    #: Everybody else who has written to the bot.
    GUEST = "guest"
    #: Lives in a home, or was vouched for by the configuration.
    RESIDENT = "resident"
    TENANT = "tenant"
    OWNER = "owner"
    VOLUNTEER = "volunteer"
    #: 楼栋长
    BUILDING_HEAD = "building_head"
    #: 小区(网格)党支部书记
    SECRETARY = "secretary"
    #: 业主委员会
    COMMITTEE = "committee"
    #: 社区工作者
    COMMUNITY = "community"
    #: 街道
    STREET = "street"
    #: Of an organisation: 物业, 部门, 社会组织.
    WORKER = "worker"
    #: 商家
    MERCHANT = "merchant"
    ADMINISTRATOR = "administrator"


class Relation(StrEnum):
    """How somebody belongs to a home."""

    OWNER = "owner"
    FAMILY = "family"
    TENANT = "tenant"


class Topic(StrEnum):
    """What somebody may choose not to be told of. The order is the order on the buttons."""

    TICKETS = "tickets"
    TASKS = "tasks"
    MEETINGS = "meetings"
    VOTES = "votes"
    NOTICES = "notices"
    DIGESTS = "digests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role that somebody was given; it reaches everything below its area."""

    role: Role
    area: AreaId
    #: How the path of everything below that area begins.
    below: str
    #: None: held for nobody but the area.
    organisation: OrganisationId | None = None

    def reaches(self, area: Area) -> bool:
        return area.id == self.area or area.path.startswith(self.below)


@dataclass(frozen=True, slots=True, kw_only=True)
class Residency:
    """Somebody lives in, or owns, a home."""

    home: AreaId
    relation: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: PersonId
    telegram_id: int
    name: str
    grants: frozenset[Grant] = frozenset()
    homes: frozenset[Residency] = frozenset()
    #: None: they read the neighbourhood's language.
    language: str | None = None
    #: False until they have opened the private chat, and again once they block the bot.
    reachable: bool = True
    barred: bool = False
    #: Minutes after midnight from when until when; None: the neighbourhood's hours.
    quiet: tuple[int, int] | None = None
    muted: frozenset[Topic] = frozenset()
    #: In which capacities they may act, all at once.
    roles: frozenset[Role] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "roles", self._roles())

    def _roles(self) -> frozenset[Role]:
        if self.barred:
            return frozenset({Role.BARRED})
        lived = {_LIVES_AS[each.relation] for each in self.homes}
        resident = {Role.RESIDENT} if lived else set()
        return frozenset({Role.GUEST, *resident, *lived, *(each.role for each in self.grants)})

    @property
    def on_duty(self) -> bool:
        """Has been given something to do: is shown the desk."""
        return bool(self.roles & DUTIES)

    def reaches(self, area: Area, roles: AbstractSet[Role]) -> bool:
        """In one of these roles."""
        if self.barred:
            return False
        held = any(each.role in roles and each.reaches(area) for each in self.grants)
        return held or any(
            _LIVES_AS[each.relation] in roles and each.home == area.id for each in self.homes
        )

    def works_for(self, organisation: OrganisationId) -> bool:
        return not self.barred and any(
            each.role is Role.WORKER and each.organisation == organisation for each in self.grants
        )

    def lives_in(self, home: AreaId) -> Residency | None:
        return next((each for each in self.homes if each.home == home), None)


_LIVES_AS = {
    Relation.OWNER: Role.OWNER,
    Relation.FAMILY: Role.RESIDENT,
    Relation.TENANT: Role.TENANT,
}

#: Those that come with work to do, and with other people's data to see.
DUTIES = frozenset(
    {
        Role.BUILDING_HEAD,
        Role.SECRETARY,
        Role.COMMUNITY,
        Role.STREET,
        Role.WORKER,
        Role.ADMINISTRATOR,
    }
)

#: Roles that are given by somebody, widest first.
GIVEN = (
    Role.ADMINISTRATOR,
    Role.STREET,
    Role.COMMUNITY,
    Role.SECRETARY,
    Role.COMMITTEE,
    Role.BUILDING_HEAD,
    Role.WORKER,
    Role.MERCHANT,
    Role.VOLUNTEER,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A person as named in a story: enough to write it and to address them."""

    id: PersonId
    name: str
