"""Pairs of reports, the same or not. The unseen half was never tuned on.

Columns: set, same, place, text, other place, other text, why. A place is building-unit-room, or
@ and a public place, or "-".
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from domain.places import Place
from domain.tickets import Kind
from services.likeness import SAME, Told, likeness, told
from services.understanding import understand

PAIRS = Path(__file__).parent / "data" / "duplicates.tsv"


@dataclass(frozen=True, slots=True)
class Pair:
    tuning: bool
    same: bool
    one: Told
    other: Told
    words: str


def _place(written: str) -> Place:
    if written == "-":
        return Place()
    if written.startswith("@"):
        return Place(spot=written[1:])
    building, unit, room = [*written.split("-"), None, None][:3]
    return Place(building=building, unit=unit, room=room)


def _told(written: str, text: str) -> Told:
    suggested = understand(text).kind is Kind.SUGGESTION
    return told(text, _place(written), Kind.SUGGESTION if suggested else Kind.REPAIR)


def _pair(row: str) -> Pair:
    half, same, place, text, other_place, other_text, _why = row.split("\t")
    return Pair(
        half == "tuning", same == "yes", _told(place, text), _told(other_place, other_text), row
    )


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    _header, *rows = PAIRS.read_text(encoding="utf-8").splitlines()
    return [_pair(row) for row in rows]


def _wrong(pairs: list[Pair]) -> list[str]:
    return [
        pair.words for pair in pairs if (likeness(pair.one, pair.other) >= SAME) is not pair.same
    ]


def test_the_set_is_large_and_both_answers_are_in_it(pairs: list[Pair]) -> None:
    assert len(pairs) >= 250
    assert 0.4 <= sum(pair.same for pair in pairs) / len(pairs) <= 0.6


@pytest.mark.parametrize("half", ["tuning", "unseen"])
def test_nine_pairs_in_ten_are_told_apart(pairs: list[Pair], half: str) -> None:
    these = [pair for pair in pairs if pair.tuning is (half == "tuning")]
    wrong = _wrong(these)

    print(f"{half}: {len(these) - len(wrong)} of {len(these)} pairs right")
    assert len(wrong) <= 0.1 * len(these), "\n".join(wrong)


def test_it_does_not_matter_who_comes_first(pairs: list[Pair]) -> None:
    for pair in pairs:
        assert likeness(pair.one, pair.other) == pytest.approx(likeness(pair.other, pair.one))


def test_everything_is_its_own_duplicate(pairs: list[Pair]) -> None:
    known = [pair.one for pair in pairs if pair.one.place.room is not None or pair.one.place.spot]

    assert [one for one in known if likeness(one, one) < SAME] == []
