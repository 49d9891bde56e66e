"""民法典 art. 278, as a lawyer would check it: the boundaries, and ten thousand rosters."""

import pytest
from hypothesis import example, given, settings
from rosters import WEIGHTY, cast_by, counts_as_the_article, roll_of, votes

from domain.areas import AreaId
from domain.assembly import CONSENT, Choice, Flat, FlatTwice, Matter, NoFlats, Roll, tally

ORDINARY = (
    Matter.PROCEDURE,
    Matter.COVENANT,
    Matter.COMMITTEE,
    Matter.MANAGER,
    Matter.USE_FUND,
    Matter.OTHER,
)


def _passes(roll: Roll, choices: str, matter: Matter) -> bool:
    return tally(roll, cast_by(roll, choices), matter).passed


@pytest.mark.parametrize(
    ("choices", "valid"),
    [
        ("++++++   ", True),  # 6 of 9 is two thirds: 以上 includes it
        ("+++++    ", False),  # one head less
        ("++++++0  ", True),
        ("000000   ", True),  # whoever abstains has taken part
        ("         ", False),
    ],
)
def test_two_thirds_of_all_take_part(choices: str, valid: bool) -> None:
    roll = roll_of([100] * 9)

    assert tally(roll, cast_by(roll, choices), Matter.OTHER).valid is valid


@pytest.mark.parametrize(
    ("last", "valid"),
    [(10_000, True), (10_001, False)],  # one hundredth of a square metre more stays away
)
def test_two_thirds_of_the_area_to_the_hundredth(last: int, valid: bool) -> None:
    roll = roll_of([10_000, 10_000, last])

    assert tally(roll, cast_by(roll, "++ "), Matter.OTHER).valid is valid


@pytest.mark.parametrize("matter", ORDINARY)
@pytest.mark.parametrize(
    ("choices", "passed"),
    [
        ("+++---", False),  # 过半数 is more than half
        ("++++--", True),
        ("+++000", False),  # abstaining is not consenting
        ("+++0  ", True),
    ],
)
def test_ordinary_matters_need_more_than_half(matter: Matter, choices: str, passed: bool) -> None:
    assert _passes(roll_of([100] * 6), choices, matter) is passed


@pytest.mark.parametrize("matter", WEIGHTY)
@pytest.mark.parametrize(
    ("choices", "passed"),
    [("++++++--", True), ("+++++---", False), ("++++++  ", True)],
)
def test_weighty_matters_need_three_quarters(matter: Matter, choices: str, passed: bool) -> None:
    assert _passes(roll_of([100] * 8), choices, matter) is passed


def test_every_matter_has_its_need() -> None:
    assert set(CONSENT) == set(Matter)
    assert set(ORDINARY) | set(WEIGHTY) == set(Matter)


def test_heads_alone_do_not_carry_it() -> None:
    roll = roll_of([100, 100, 100, 100, 1000])

    result = tally(roll, cast_by(roll, "++++-"), Matter.OTHER)

    by_area, by_heads = result.consent
    assert by_heads.met
    assert not by_area.met
    assert not result.passed


def test_one_owner_with_forty_flats_is_one_head_with_all_their_area() -> None:
    roll = roll_of([100] * 44, dict.fromkeys(range(1, 41), "developer"))

    result = tally(roll, cast_by(roll, "+----"), Matter.OTHER)

    assert result.total.heads == 5
    assert result.consented.area == 4000
    assert not result.passed


def test_those_who_own_a_flat_together_share_one_head() -> None:
    together = frozenset({"王", "李", "赵", "钱"})
    roll = Roll.of(
        [
            Flat(home=AreaId(1), building="1", area=100, owners=together),
            Flat(home=AreaId(2), building="1", area=100, owners=frozenset({"王"})),
        ]
    )

    assert roll.total.heads == 2


def test_flats_whose_owner_nobody_knows_are_heads_of_their_own() -> None:
    roll = Roll.of(Flat(home=AreaId(n), building="1", area=100) for n in (1, 2, 3))

    assert roll.total.heads == 3


def test_a_roll_without_any_area_can_decide_nothing() -> None:
    with pytest.raises(NoFlats):
        Roll.of([Flat(home=AreaId(1), building="1", area=0)])
    with pytest.raises(NoFlats):
        Roll.of([])


def test_a_flat_stands_in_the_roll_once() -> None:
    twice = Flat(home=AreaId(1), building="1", area=100)

    with pytest.raises(FlatTwice):
        Roll.of([twice, twice])


def test_the_rolls_hash_is_that_of_what_it_says() -> None:
    one = roll_of([100, 200])

    assert one.digest == Roll.of(reversed(one.flats)).digest
    assert one.digest != roll_of([100, 201]).digest


def test_what_is_missing_is_named_by_building() -> None:
    flats = [
        Flat(home=AreaId(n), building=b, area=100, owners=frozenset({str(n)}))
        for n, b in enumerate("1333377", 1)
    ]
    roll = Roll.of(flats)

    result = tally(roll, {AreaId(1): Choice.FOR}, Matter.OTHER)

    by_area, by_heads = result.participation
    assert (by_area.missing, by_heads.missing) == (367, 4)  # 467 of 700; 5 of 7
    assert [gap.building for gap in result.gaps] == ["3", "7"]


def test_whoever_was_served_and_silent_takes_part_only_where_it_is_switched_on() -> None:
    roll = roll_of([100] * 6)
    cast = cast_by(roll, "+++   ")

    without = tally(roll, cast, Matter.OTHER)
    with_it = tally(roll, cast, Matter.OTHER, served_silent=frozenset({AreaId(4)}))

    assert not without.valid
    assert with_it.valid
    assert with_it.silent_counted.heads == 1
    assert with_it.consented.heads == 3


@settings(max_examples=2_000, deadline=None)
@given(votes())
@example((roll_of([100] * 3), cast_by(roll_of([100] * 3), "++ "), Matter.OTHER))
def test_it_counts_as_the_article_read_word_for_word(
    vote: tuple[Roll, dict[AreaId, Choice], Matter],
) -> None:
    roll, cast, matter = vote

    counts_as_the_article(roll, cast, matter)


@settings(deadline=None)
@given(votes())
def test_what_is_missing_is_exactly_what_would_do(
    vote: tuple[Roll, dict[AreaId, Choice], Matter],
) -> None:
    roll, cast, matter = vote

    for ratio in tally(roll, cast, matter).participation:
        assert ratio.need.met(ratio.part + ratio.missing, ratio.whole)
        assert ratio.met or not ratio.need.met(ratio.part + ratio.missing - 1, ratio.whole)
