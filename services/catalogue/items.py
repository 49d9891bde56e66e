"""What the catalogue consists of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from zlib import crc32

from domain.tasks import Field, Skill

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    field: Field
    #: Names it for ever, within its field: tasks and rotas are kept under it.
    code: str
    zh: str
    en: str
    #: 1 to 3.
    difficulty: int
    #: What it takes as a rule; for one task no more is counted.
    most: timedelta
    people: int
    #: So long before it begins, people have to know.
    notice: timedelta
    skills: frozenset[Skill] = frozenset()

    @property
    def number(self) -> int:
        """For buttons: whatever else a later file holds, it is this item's."""
        return crc32(f"{self.field}.{self.code}".encode())

    def called(self, language: str) -> str:
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True)
class Catalogue:
    """In the order of the file."""

    items: Sequence[Item]

    def within(self, field: Field) -> Sequence[Item]:
        return self._fields.get(field, ())

    def item(self, field: Field, code: str) -> Item | None:
        """None for one that an older file had."""
        return next((each for each in self.within(field) if each.code == code), None)

    def numbered(self, number: int) -> Item | None:
        return self._numbers.get(number)

    @cached_property
    def _fields(self) -> dict[Field, list[Item]]:
        return {field: [each for each in self.items if each.field is field] for field in Field}

    @cached_property
    def _numbers(self) -> dict[int, Item]:
        return {each.number: each for each in self.items}
