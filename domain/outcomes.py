"""What came of a vote: who took part, what each option got, what was asked for, the verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from domain.assembly import CONSENT, PARTICIPATION, Count, Matter, Need, Ratio
from domain.assembly.law import MAJORITY
from domain.published import Option
from domain.votes import Vote, VoteKind

#: What ballots say where one thing is asked; among plans, `NONE` wants none of them.
FOR, AGAINST, ABSTAIN, NONE = "for", "against", "abstain", "none"
#: Of a meeting's households (ours: a setting, `neighbourhood.meetings.least_share`).
A_THIRD = Fraction(1, 3)


class Verdict(StrEnum):
    PASSED = "passed"
    #: Enough took part, and too few agreed.
    LOST = "lost"
    #: Too few took part: whatever they chose, nothing is decided.
    TOO_FEW = "too_few"
    #: An opinion binds nobody: it says what most want.
    MOST = "most"
    #: No option has more than all others.
    TIED = "tied"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What an option got: so many heads, and where areas count so much area."""

    option: Option
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    kind: VoteKind
    #: As they were offered.
    shares: tuple[Share, ...]
    roll: Count
    took_part: Count
    #: Of those who took part: counted for their silence, as their rules of procedure say.
    silent_counted: Count
    #: By area and by heads where areas count, else by heads; (): nothing was asked for.
    participation: tuple[Ratio, ...]
    #: As above, for `leading`: of the owners who took part; in a meeting, of those who chose it or
    #: what came next.
    consent: tuple[Ratio, ...]
    verdict: Verdict
    #: What was asked for, or which plan or opinion most chose; None: several are level.
    leading: Option | None

    @property
    def by_area(self) -> bool:
        return self.kind is VoteKind.ASSEMBLY

    @property
    def yes_or_no(self) -> bool:
        """One thing was asked; else it was among plans."""
        return any(share.option.key == FOR for share in self.shares)

    @property
    def missing(self) -> Count:
        """So much more would have had to take part."""
        return shortfall(self.participation)


def reckon(
    vote: Vote,
    roll: Count,
    counts: Mapping[str, Count],
    *,
    silent: Count | None = None,
    third: Fraction = A_THIRD,
) -> Outcome:
    """`counts`: by choice; one that nobody chose may be missing.

    `silent`: who was provably served and said nothing, where that counts as taking part.
    """
    none = Count()
    shares = tuple(Share(option=each, count=counts.get(each.key, none)) for each in vote.options)
    took_part = sum((each.count for each in shares), silent or none)
    leading = _leading(vote.kind, shares)
    reached = turnout(vote.kind, took_part, roll, third)
    consent = _consent(vote, shares, leading, took_part) if leading else ()
    return Outcome(
        kind=vote.kind,
        shares=shares,
        roll=roll,
        took_part=took_part,
        silent_counted=silent or none,
        participation=reached,
        consent=consent,
        verdict=_verdict(vote.kind, reached, consent, shares, leading),
        leading=leading.option if leading else None,
    )


def turnout(
    kind: VoteKind, took_part: Count, roll: Count, third: Fraction = A_THIRD
) -> tuple[Ratio, ...]:
    """Against what the owners' assembly or a meeting asks for; () of an opinion."""
    if kind is VoteKind.OPINION:
        return ()
    if kind is VoteKind.ASSEMBLY:
        return _both(took_part, roll, PARTICIPATION)
    need = Need(numerator=third.numerator, denominator=third.denominator, inclusive=True)
    return (Ratio(part=took_part.heads, whole=roll.heads, need=need),)


def shortfall(ratios: Sequence[Ratio]) -> Count:
    """How much more would meet them: given by area and heads, or by heads alone."""
    if not ratios:
        return Count()
    return Count(area=ratios[0].missing if len(ratios) > 1 else 0, heads=ratios[-1].missing)


def _leading(kind: VoteKind, shares: Sequence[Share]) -> Share | None:
    """None: several are level. Whoever abstains wants nothing."""
    asked = [each for each in shares if each.option.key == FOR]
    if asked and kind is not VoteKind.OPINION:
        return asked[0]
    # Of what binds, to want none of the plans is no plan.
    left_out = {ABSTAIN} if kind is VoteKind.OPINION else {ABSTAIN, NONE}
    wanted = [each for each in shares if each.option.key not in left_out]
    first, *others = sorted(wanted, key=_size, reverse=True)
    level = not first.count.heads or any(_size(each) == _size(first) for each in others)
    return None if level else first


def _size(share: Share) -> tuple[int, int]:
    return share.count.heads, share.count.area


def _consent(
    vote: Vote, shares: Sequence[Share], leading: Share, took_part: Count
) -> tuple[Ratio, ...]:
    if vote.kind is VoteKind.OPINION:
        return ()
    if vote.kind is VoteKind.ASSEMBLY:
        return _both(leading.count, took_part, CONSENT[vote.matter or Matter.OTHER])
    beside = [each for each in shares if each.option.key not in {ABSTAIN, leading.option.key}]
    next_to_it = max((each.count.heads for each in beside), default=0)
    heads = leading.count.heads
    return (Ratio(part=heads, whole=heads + next_to_it, need=MAJORITY),)


def _verdict(
    kind: VoteKind,
    reached: Sequence[Ratio],
    consent: Sequence[Ratio],
    shares: Sequence[Share],
    leading: Share | None,
) -> Verdict:
    if not all(ratio.met for ratio in reached):
        return Verdict.TOO_FEW
    if not any(each.count.heads for each in shares):
        return Verdict.NOBODY
    if leading is None:
        most = max(shares, key=_size)
        return Verdict.LOST if most.option.key == NONE else Verdict.TIED
    if kind is VoteKind.OPINION:
        return Verdict.MOST
    return Verdict.PASSED if all(ratio.met for ratio in consent) else Verdict.LOST


def _both(part: Count, whole: Count, need: Need) -> tuple[Ratio, ...]:
    return (
        Ratio(part=part.area, whole=whole.area, need=need),
        Ratio(part=part.heads, whole=whole.heads, need=need),
    )
