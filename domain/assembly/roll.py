"""Who votes in the owners' assembly: flats, and the heads that own them.

Each flat (专有部分) counts one head. Several flats of one owner, and a developer's unsold ones,
together count one; those who own a flat together share one (民法典解释 art. 8, 9).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from domain.areas import AreaId
from domain.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Flat:
    """An exclusive unit, as the roll has it when voting opens."""

    home: AreaId
    building: str
    #: In hundredths of a square metre: as registered, else surveyed, else in the contract.
    area: int
    #: Whoever owns it, by what tells owners apart; empty: nobody knows.
    owners: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.area < 0:
            raise ValueError(self.area)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One voice, with all that it owns."""

    #: Of the first of its flats: what ballots are cast for.
    id: AreaId
    flats: tuple[Flat, ...]

    @property
    def area(self) -> int:
        return sum(flat.area for flat in self.flats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """So many heads with so much area, in hundredths of a square metre."""

    area: int = 0
    heads: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(area=self.area + other.area, heads=self.heads + other.heads)

    def __sub__(self, other: "Count") -> "Count":
        return Count(area=self.area - other.area, heads=self.heads - other.heads)


@dataclass(frozen=True)
class Roll:
    """Frozen when voting opens; its hash is published, and nothing in it changes afterwards."""

    flats: tuple[Flat, ...]

    @classmethod
    def of(cls, flats: Iterable[Flat]) -> "Roll":
        """Raises `NoFlats` and `FlatTwice`."""
        ordered = tuple(sorted(flats, key=lambda flat: flat.home))
        if not any(flat.area for flat in ordered):
            raise NoFlats
        if len({flat.home for flat in ordered}) != len(ordered):
            raise FlatTwice
        return cls(ordered)

    @cached_property
    def heads(self) -> Sequence[Head]:
        """In the order of their first flats. A flat of nobody known is a head of its own."""
        owned: dict[frozenset[str] | AreaId, list[Flat]] = defaultdict(list)
        for flat in self.flats:
            owned[flat.owners or flat.home].append(flat)
        return [Head(id=flats[0].home, flats=tuple(flats)) for flats in owned.values()]

    @cached_property
    def voting_for(self) -> Mapping[AreaId, Head]:
        """By any of its flats."""
        return {flat.home: head for head in self.heads for flat in head.flats}

    @cached_property
    def total(self) -> Count:
        return counted(self.heads)

    @property
    def written(self) -> str:
        """Every flat in a line, the same whatever order it was read in: what is hashed."""
        lines = (
            f"{flat.home}\t{flat.building}\t{flat.area}\t{' '.join(sorted(flat.owners))}"
            for flat in self.flats
        )
        return "\n".join(lines)

    @cached_property
    def digest(self) -> str:
        """Hexadecimal SHA-256."""
        return sha256(self.written.encode()).hexdigest()


def counted(heads: Iterable[Head]) -> Count:
    # Plain numbers: of a million heads sums of `Count` take seconds.
    areas = [sum([flat.area for flat in head.flats]) for head in heads]
    return Count(area=sum(areas), heads=len(areas))


class NoFlats(Refusal):
    """Nobody could vote: the roll has no flat with an area."""


class FlatTwice(Refusal):
    """The roll names a flat twice."""
