"""Published lists, and seven ways to forge one of their ballots (P11)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from domain.published import Ballot, Header, Line, Option, Published, publish

HEADER = Header(
    title="电梯改造",
    kind="议事会表决",
    question="是否同意三号楼加装电梯?",
    options=(
        Option(key="for", label="赞成"),
        Option(key="against", label="反对"),
        Option(key="abstain", label="弃权"),
    ),
    roll="ab" * 32,
    envelopes="cd" * 32,
    closed=datetime(2026, 11, 25, 12, tzinfo=UTC),
)
CHOICES = ["for", "against", "abstain"]
Ballots = list[Ballot]


def numbered(choices: Sequence[str]) -> Ballots:
    return [Ballot(phrase=f"口令{n}", choice=choice) for n, choice in enumerate(choices, 1)]


#: Never of one mind: two who chose alike can be swapped, and nobody is the worse for it.
BALLOTS = (
    st.lists(st.sampled_from(CHOICES), min_size=6, max_size=30)
    .filter(lambda choices: len(set(choices)) > 1)
    .map(numbered)
)


@dataclass(frozen=True, slots=True)
class Forgery:
    name: str
    #: Given two different numbers from 0, of ballots that chose differently.
    do: Callable[[Ballots, int, int], Ballots]


def _change(ballots: Ballots, at: int, other: int) -> Ballots:
    return _put(ballots, at, replace(ballots[at], choice=ballots[other].choice))


def _drop(ballots: Ballots, at: int, _other: int) -> Ballots:
    # The last one is `_truncate`'s.
    at = min(at, len(ballots) - 2)
    return [*ballots[:at], *ballots[at + 1 :]]


def _add(ballots: Ballots, at: int, other: int) -> Ballots:
    return [*ballots[:at], Ballot(phrase="添上的", choice=ballots[other].choice), *ballots[at:]]


def _swap(ballots: Ballots, at: int, other: int) -> Ballots:
    """Each has the other's choice."""
    changed = _put(ballots, at, replace(ballots[at], choice=ballots[other].choice))
    return _put(changed, other, replace(ballots[other], choice=ballots[at].choice))


def _reorder(ballots: Ballots, at: int, other: int) -> Ballots:
    return _put(_put(ballots, at, ballots[other]), other, ballots[at])


def _truncate(ballots: Ballots, _at: int, _other: int) -> Ballots:
    return ballots[:-1]


def _rename(ballots: Ballots, at: int, _other: int) -> Ballots:
    """Another phrase: whoever looks for theirs finds it no more."""
    return _put(ballots, at, replace(ballots[at], phrase="改过的"))


def _put(ballots: Ballots, at: int, ballot: Ballot) -> Ballots:
    return [*ballots[:at], ballot, *ballots[at + 1 :]]


FORGERIES = [
    Forgery("change", _change),
    Forgery("drop", _drop),
    Forgery("add", _add),
    Forgery("swap", _swap),
    Forgery("reorder", _reorder),
    Forgery("truncate", _truncate),
    Forgery("rename", _rename),
]


def apart(ballots: Ballots, first: int) -> tuple[int, int]:
    """That one, and the next that chose differently."""
    first %= len(ballots)
    turn = [*range(first + 1, len(ballots)), *range(first)]
    return first, next(n for n in turn if ballots[n].choice != ballots[first].choice)


def forged(document: Published, forgery: Forgery, first: int) -> Published:
    """With the sums, the count and the numbers mended, and each ballot's own hash kept."""
    ballots, hashes = _opened(document)
    at, other = apart(ballots, first)
    changed = forgery.do(ballots, at, other)
    mended = publish(document.header, changed)
    lines = tuple(
        Line(
            number=number,
            phrase=ballot.phrase,
            choice=ballot.choice,
            hash=hashes.get(ballot.phrase, document.head),
        )
        for number, ballot in enumerate(changed, 1)
    )
    return replace(document, lines=lines, sums=mended.sums, count=len(lines))


def rebuilt(document: Published, forgery: Forgery, first: int) -> Published:
    """By somebody who knows how it is made: all hashes are new, and fit."""
    ballots, _ = _opened(document)
    return publish(document.header, forgery.do(ballots, *apart(ballots, first)))


def _opened(document: Published) -> tuple[Ballots, dict[str, str]]:
    assert document.lines is not None, "a list of sums has no ballots to forge"
    ballots = [Ballot(phrase=each.phrase, choice=each.choice) for each in document.lines]
    return ballots, {line.phrase: line.hash for line in document.lines}
