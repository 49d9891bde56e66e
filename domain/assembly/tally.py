"""What came of a vote of the owners: four ratios, four needs, and what is missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.areas import AreaId
from domain.assembly.law import CONSENT, PARTICIPATION, Matter, Need
from domain.assembly.roll import Count, Head, Roll, counted


class Choice(StrEnum):
    """All three are always offered."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A share, and the one that the law asks for."""

    part: int
    whole: int
    need: Need

    @property
    def met(self) -> bool:
        return self.need.met(self.part, self.whole)

    @property
    def missing(self) -> int:
        """How much more would do; 0 where it is met."""
        return 0 if self.met else max(0, self.need.least(self.whole) - self.part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Who of a building has not taken part."""

    building: str
    silent: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    matter: Matter
    total: Count
    took_part: Count
    consented: Count
    against: Count
    abstained: Count
    #: Of those who took part: counted for their silence, as their rules of procedure say.
    silent_counted: Count
    #: The largest first.
    gaps: Sequence[Gap]

    @property
    def participation(self) -> tuple[Ratio, Ratio]:
        """By area and by heads."""
        return _both(self.took_part, self.total, PARTICIPATION)

    @property
    def consent(self) -> tuple[Ratio, Ratio]:
        """By area and by heads, of those who took part."""
        return _both(self.consented, self.took_part, CONSENT[self.matter])

    @property
    def valid(self) -> bool:
        """Enough took part."""
        return all(ratio.met for ratio in self.participation)

    @property
    def passed(self) -> bool:
        return self.valid and all(ratio.met for ratio in self.consent)


def tally(
    roll: Roll,
    cast: Mapping[AreaId, Choice],
    matter: Matter,
    *,
    served_silent: frozenset[AreaId] = frozenset(),
) -> Result:
    """`cast`: one choice for each head, by `Head.id`; what is no head's is not counted.

    `served_silent`: heads that were provably served and said nothing, where the rules of
    procedure count them: they take part, and neither consent nor object.
    """
    said: dict[Choice, list[Head]] = {choice: [] for choice in Choice}
    unheard: list[Head] = []
    for head in roll.heads:
        chosen = cast.get(head.id)
        (unheard if chosen is None else said[chosen]).append(head)
    by_choice = {choice: counted(heads) for choice, heads in said.items()}
    silent = counted(head for head in unheard if head.id in served_silent)
    return Result(
        matter=matter,
        total=roll.total,
        took_part=sum(by_choice.values(), silent),
        consented=by_choice[Choice.FOR],
        against=by_choice[Choice.AGAINST],
        abstained=by_choice[Choice.ABSTAIN],
        silent_counted=silent,
        gaps=_gaps(head for head in unheard if head.id not in served_silent),
    )


def _both(part: Count, whole: Count, need: Need) -> tuple[Ratio, Ratio]:
    return (
        Ratio(part=part.area, whole=whole.area, need=need),
        Ratio(part=part.heads, whole=whole.heads, need=need),
    )


def _gaps(unheard: Iterable[Head]) -> Sequence[Gap]:
    """A head stands where its first flat is."""
    silent: dict[str, list[Head]] = defaultdict(list)
    for head in unheard:
        silent[head.flats[0].building].append(head)
    gaps = [Gap(building=name, silent=counted(heads)) for name, heads in silent.items()]
    return sorted(gaps, key=lambda gap: (-gap.silent.heads, -gap.silent.area, gap.building))
