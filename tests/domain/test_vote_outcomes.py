"""What came of a vote: the owners' as the law's tally has it, a meeting's, an opinion's."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.areas import AreaId
from domain.assembly import Choice, Count, Flat, Matter, Roll, tally
from domain.outcomes import Outcome, Verdict, reckon
from domain.published import Option
from domain.votes import Vote, VoteId, VoteKind

YES_OR_NO = ("for", "against", "abstain")
PLANS = ("1", "2", "3", "none")
AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


def _vote(kind: VoteKind, keys: tuple[str, ...], matter: Matter | None = None) -> Vote:
    return Vote(
        id=VoteId(1),
        kind=kind,
        title="电梯",
        question="?",
        options=tuple(Option(key=key, label=key) for key in keys),
        matter=matter,
        area=AreaId(1),
        opens_at=AT,
        closes_at=AT,
    )


def _of(
    kind: VoteKind, keys: tuple[str, ...], heads: list[int], roll: int, silent: int = 0
) -> Outcome:
    """With a square metre for each head."""
    counts = {key: Count(heads=n, area=100 * n) for key, n in zip(keys, heads, strict=True)}
    whole = Count(heads=roll, area=100 * roll)
    return reckon(_vote(kind, keys), whole, counts, silent=Count(heads=silent, area=100 * silent))


@pytest.mark.parametrize(
    ("heads", "silent", "verdict"),
    [
        ([4, 2, 0], 0, Verdict.PASSED),
        ([3, 3, 0], 0, Verdict.LOST),
        ([5, 0, 0], 0, Verdict.TOO_FEW),
        ([4, 0, 1], 1, Verdict.PASSED),  # whose silence counts has taken part
        ([3, 0, 0], 3, Verdict.LOST),  # and has not agreed
        ([0, 0, 0], 0, Verdict.TOO_FEW),
    ],
)
def test_nine_owners_decide(heads: list[int], silent: int, verdict: Verdict) -> None:
    assert _of(VoteKind.ASSEMBLY, YES_OR_NO, heads, 9, silent).verdict is verdict


@pytest.mark.parametrize(
    ("heads", "verdict", "leading"),
    [
        ([2, 4, 0, 0], Verdict.PASSED, "2"),
        ([2, 3, 0, 1], Verdict.LOST, "2"),  # half is not more than half
        ([3, 3, 0, 0], Verdict.TIED, None),
        ([0, 0, 0, 6], Verdict.LOST, None),  # all want none of them
        ([1, 1, 0, 4], Verdict.LOST, None),
        ([1, 0, 0, 5], Verdict.LOST, "1"),
    ],
)
def test_among_plans_one_alone_can_be_agreed(
    heads: list[int], verdict: Verdict, leading: str | None
) -> None:
    outcome = _of(VoteKind.ASSEMBLY, PLANS, heads, 9)

    assert outcome.verdict is verdict
    assert (outcome.leading.key if outcome.leading else None) == leading


@pytest.mark.parametrize(
    ("keys", "heads", "verdict"),
    [
        (YES_OR_NO, [2, 1, 0], Verdict.PASSED),  # three of nine: a third
        (YES_OR_NO, [2, 0, 0], Verdict.TOO_FEW),
        (YES_OR_NO, [2, 2, 5], Verdict.LOST),  # as many against as for
        (YES_OR_NO, [1, 0, 8], Verdict.PASSED),  # more for than against
        (PLANS, [3, 2, 0, 2], Verdict.PASSED),
        (PLANS, [3, 2, 0, 3], Verdict.LOST),  # as many want none of them
        (PLANS, [3, 3, 0, 0], Verdict.TIED),
    ],
)
def test_a_meeting_needs_more_for_than_against_and_a_third_of_the_households(
    keys: tuple[str, ...], heads: list[int], verdict: Verdict
) -> None:
    assert _of(VoteKind.MEETING, keys, heads, 9).verdict is verdict


@pytest.mark.parametrize(
    ("keys", "heads", "verdict", "leading"),
    [
        (YES_OR_NO, [1, 2, 5], Verdict.MOST, "against"),  # whoever abstains wants nothing
        (YES_OR_NO, [2, 2, 0], Verdict.TIED, None),
        (YES_OR_NO, [0, 0, 0], Verdict.NOBODY, None),
        (PLANS, [1, 0, 0, 2], Verdict.MOST, "none"),
    ],
)
def test_an_opinion_says_what_most_want(
    keys: tuple[str, ...], heads: list[int], verdict: Verdict, leading: str | None
) -> None:
    outcome = _of(VoteKind.OPINION, keys, heads, 900)

    assert outcome.verdict is verdict
    assert (outcome.leading.key if outcome.leading else None) == leading
    assert outcome.participation == outcome.consent == ()


@settings(deadline=None)
@given(
    chosen=st.lists(st.sampled_from([*Choice, None]), min_size=1, max_size=40),
    areas=st.lists(st.integers(1, 20_000), min_size=40, max_size=40),
    matter=st.sampled_from(Matter),
)
def test_the_owners_outcome_is_the_laws_tally(
    chosen: list[Choice | None], areas: list[int], matter: Matter
) -> None:
    flats = [
        Flat(home=AreaId(n), building="1", area=areas[n], owners=frozenset({str(n)}))
        for n in range(len(chosen))
    ]
    roll = Roll.of(flats)
    cast = {AreaId(n): choice for n, choice in enumerate(chosen) if choice}
    counts: dict[str, Count] = {}
    for home, choice in cast.items():
        count = Count(heads=1, area=areas[home])
        counts[choice.value] = counts.get(choice.value, Count()) + count
    law = tally(roll, cast, matter)

    ours = reckon(_vote(VoteKind.ASSEMBLY, YES_OR_NO, matter), roll.total, counts)

    assert ours.participation == law.participation
    assert ours.consent == law.consent
    assert (ours.verdict is Verdict.PASSED) is law.passed
    assert (ours.verdict is Verdict.TOO_FEW) is not law.valid
