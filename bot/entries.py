"""Whom and what config.toml names one by one: organisations, people, groups."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from domain.allowed import NotAllowed
from domain.organisations import EMPLOYERS, OrganisationKind
from domain.people import Role
from domain.settings import Language

Purpose = Literal["residents", "staff", "volunteers"]

#: Accounts that Telegram itself writes under (service messages, anonymous group administrators,
#: channels). Everybody in the world shares them, so they can hold no role.
NOBODY = frozenset({777000, 1087968824, 136817688})

#: The roles that the configuration may vouch for; the others follow from where somebody lives.
Vouched = Literal[
    "resident",
    "volunteer",
    "building_head",
    "secretary",
    "committee",
    "community",
    "street",
    "worker",
    "merchant",
    "administrator",
]

#: 物业, 部门, 社会组织, 商家
Kind = Literal["property", "department", "society", "shop"]

#: Characters of an organisation's name, as in the chat.
_LONGEST = 64


def check_person(key: str, telegram_id: int) -> None:
    if telegram_id <= 0 or telegram_id in NOBODY:
        raise NotAllowed(key, "may be the Telegram id of a person: a positive whole number")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationEntry:
    """Whom somebody may work for."""

    name: str
    kind: Kind

    def __post_init__(self) -> None:
        if not 1 <= len(self.name.strip()) <= _LONGEST:
            raise NotAllowed("name", "may be one line of up to {high} characters", high=_LONGEST)

    def employs(self, roles: Iterable[str]) -> bool:
        """In any of these."""
        kinds = (EMPLOYERS.get(Role(role), frozenset()) for role in roles)
        return any(OrganisationKind(self.kind) in each for each in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """A person whom the configuration vouches for."""

    telegram_id: int
    name: str
    roles: tuple[Vouched, ...] = ()
    #: For which their roles hold, as "幸福里 3号楼"; "": for everything.
    area: str = ""
    #: Whom they work for, by its name under [[organisations]]; "": for nobody.
    organisation: str = ""
    #: "" leaves the choice to the person.
    language: Literal[Language, ""] = ""

    def __post_init__(self) -> None:
        check_person("telegram_id", self.telegram_id)
        if not self.name.strip():
            raise NotAllowed("name", "may not be empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEntry:
    """A group chat and what it is for."""

    chat_id: int
    purpose: Purpose
    title: str = ""
    #: Whom it is for, as "幸福里 3号楼"; "": everybody.
    area: str = ""

    def __post_init__(self) -> None:
        if self.chat_id >= 0:
            raise NotAllowed("chat_id", "may be the id of a group: a negative whole number")
