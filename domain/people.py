"""Who acts: a person with roles."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

PersonId = NewType("PersonId", int)


class Role(StrEnum):
    RESIDENT = "resident"
    WORKER = "worker"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: PersonId
    telegram_id: int
    name: str
    roles: frozenset[Role] = field(default_factory=frozenset)
    #: None: they read the neighbourhood's language.
    language: str | None = None
    #: False until they have opened the private chat, and again once they block the bot.
    reachable: bool = True

    @property
    def on_duty(self) -> bool:
        """May take tickets and see where they are."""
        return bool(self.roles & {Role.WORKER, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A person as named in a story: enough to write it and to address them."""

    id: PersonId
    name: str
