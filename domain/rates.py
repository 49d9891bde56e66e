"""三率: how many were got in touch with, how many say it is solved, how many are satisfied."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, tzinfo
from fractions import Fraction

#: From this many stars on, of five, somebody is satisfied.
SATISFIED = 4
_THOUSAND = 1000


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Month:
    year: int
    month: int

    @classmethod
    def of(cls, at: datetime, zone: tzinfo) -> "Month":
        """The one that the calendar there shows at that moment."""
        there = at.astimezone(zone)
        return cls(year=there.year, month=there.month)

    def later(self, months: int) -> "Month":
        """Below zero: earlier."""
        count = self.year * 12 + self.month - 1 + months
        return Month(year=count // 12, month=count % 12 + 1)

    def begins(self, zone: tzinfo) -> datetime:
        """Its first moment there; it lasts until the next one begins. Aware UTC."""
        return datetime(self.year, self.month, 1, tzinfo=zone).astimezone(UTC)

    def last(self, count: int) -> Sequence["Month"]:
        """So many, oldest first, this one at the end."""
        return [self.later(-back) for back in range(count - 1, -1, -1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many of so many."""

    n: int
    of: int

    @property
    def part(self) -> Fraction | None:
        """None: nobody answered, and nobody's silence is praise or blame."""
        return Fraction(self.n, self.of) if self.of else None

    @property
    def per_mille(self) -> int | None:
        """To be shown: rounded, but "all" and "none" are said only where it is all or none."""
        if self.part is None:
            return None
        if self.n in {0, self.of}:
            return int(self.part) * _THOUSAND
        # Half up: people check it with the calculator of their phone.
        rounded = int(self.part * _THOUSAND + Fraction(1, 2))
        return min(max(rounded, 1), _THOUSAND - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """What became of the tickets that were reported done within a time.

    Each counts once, when it was last reported done, with the newest of what its reporter said
    of it. What was never said is in no rate: it is shown beside them.
    """

    #: Reported done.
    done: int = 0
    #: Of whom it is known whether staff had been in touch, and those who say yes.
    asked: int = 0
    in_touch: int = 0
    #: Somebody said solved, or not solved; and those whose last word was solved.
    answered: int = 0
    said_solved: int = 0
    #: Gave `SATISFIED` stars or more.
    pleased: int = 0

    @property
    def contacted(self) -> Rate:
        """响应率"""
        return Rate(n=self.in_touch, of=self.asked)

    @property
    def solved(self) -> Rate:
        """解决率"""
        return Rate(n=self.said_solved, of=self.answered)

    @property
    def satisfied(self) -> Rate:
        """满意率: whoever gave no stars is not counted as satisfied."""
        return Rate(n=self.pleased, of=self.answered)

    @property
    def unanswered(self) -> int:
        """Nobody said whether it was solved: not yet, or not in time."""
        return self.done - self.answered

    def __add__(self, other: "Rates") -> "Rates":
        return total((self, other))


def total(parts: Iterable[Rates]) -> Rates:
    """Of a whole: never the mean of its parts' rates."""
    listed = list(parts)
    names = [each.name for each in fields(Rates)]
    return Rates(**{name: sum(getattr(part, name) for part in listed) for name in names})
