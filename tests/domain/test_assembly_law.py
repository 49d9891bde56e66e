"""民法典 art. 278, as a lawyer would check it: the boundaries, and ten thousand rosters."""

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

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
WEIGHTY = (Matter.RAISE_FUND, Matter.REBUILD, Matter.CHANGE_USE)


def _roll(areas: list[int], owners: dict[int, str] | None = None) -> Roll:
    """One flat for each area, each somebody's own unless `owners` says whose."""
    known = owners or {}
    return Roll.of(
        Flat(
            home=AreaId(number),
            building="1",
            area=area,
            owners=frozenset({known.get(number, f"owner {number}")}),
        )
        for number, area in enumerate(areas, 1)
    )


def _cast(roll: Roll, choices: str) -> dict[AreaId, Choice]:
    """“++-0 ”: for, against, abstaining, silent; in the order of the heads."""
    said = {"+": Choice.FOR, "-": Choice.AGAINST, "0": Choice.ABSTAIN}
    return {
        head.id: said[sign] for head, sign in zip(roll.heads, choices, strict=True) if sign in said
    }


def _passes(roll: Roll, choices: str, matter: Matter) -> bool:
    return tally(roll, _cast(roll, choices), matter).passed


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
    roll = _roll([100] * 9)

    assert tally(roll, _cast(roll, choices), Matter.OTHER).valid is valid


@pytest.mark.parametrize(
    ("last", "valid"),
    [(10_000, True), (10_001, False)],  # one hundredth of a square metre more stays away
)
def test_two_thirds_of_the_area_to_the_hundredth(last: int, valid: bool) -> None:
    roll = _roll([10_000, 10_000, last])

    assert tally(roll, _cast(roll, "++ "), Matter.OTHER).valid is valid


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
    assert _passes(_roll([100] * 6), choices, matter) is passed


@pytest.mark.parametrize("matter", WEIGHTY)
@pytest.mark.parametrize(
    ("choices", "passed"),
    [("++++++--", True), ("+++++---", False), ("++++++  ", True)],
)
def test_weighty_matters_need_three_quarters(matter: Matter, choices: str, passed: bool) -> None:
    assert _passes(_roll([100] * 8), choices, matter) is passed


def test_every_matter_has_its_need() -> None:
    assert set(CONSENT) == set(Matter)
    assert set(ORDINARY) | set(WEIGHTY) == set(Matter)


def test_heads_alone_do_not_carry_it() -> None:
    roll = _roll([100, 100, 100, 100, 1000])

    result = tally(roll, _cast(roll, "++++-"), Matter.OTHER)

    by_area, by_heads = result.consent
    assert by_heads.met
    assert not by_area.met
    assert not result.passed


def test_one_owner_with_forty_flats_is_one_head_with_all_their_area() -> None:
    roll = _roll([100] * 44, dict.fromkeys(range(1, 41), "developer"))

    result = tally(roll, _cast(roll, "+----"), Matter.OTHER)

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
    one = _roll([100, 200])

    assert one.digest == Roll.of(reversed(one.flats)).digest
    assert one.digest != _roll([100, 201]).digest


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
    roll = _roll([100] * 6)
    cast = _cast(roll, "+++   ")

    without = tally(roll, cast, Matter.OTHER)
    with_it = tally(roll, cast, Matter.OTHER, served_silent=frozenset({AreaId(4)}))

    assert not without.valid
    assert with_it.valid
    assert with_it.silent_counted.heads == 1
    assert with_it.consented.heads == 3


SIGNS = st.sampled_from("+-0 ")


@st.composite
def votes(draw: st.DrawFn) -> tuple[Roll, dict[AreaId, Choice], Matter]:
    count = draw(st.integers(1, 30))
    # Equal areas meet the boundaries far more often than real ones.
    area = st.sampled_from([1, 100, 8_950, 13_742]) | st.integers(1, 30_000)
    areas = draw(st.lists(area, min_size=count, max_size=count))
    owner = st.sampled_from(["甲", "乙"])
    owners = draw(st.dictionaries(st.integers(1, count), owner, max_size=count))
    roll = _roll(areas, owners)
    length = len(roll.heads)
    signs = draw(st.text(SIGNS, min_size=length, max_size=length))
    return roll, _cast(roll, signs), draw(st.sampled_from(Matter))


def _by_brute_force(roll: Roll, cast: dict[AreaId, Choice], matter: Matter) -> bool:
    """The article read word for word, with fractions, over flats rather than heads."""
    owned: dict[frozenset[str], list[Flat]] = {}
    for flat in roll.flats:
        owned.setdefault(flat.owners, []).append(flat)
    voices = [(sum(f.area for f in flats), cast.get(flats[0].home)) for flats in owned.values()]
    whole = sum(flat.area for flat in roll.flats)
    part = [(area, choice) for area, choice in voices if choice is not None]
    consent = [area for area, choice in part if choice is Choice.FOR]
    area_part, area_for = sum(area for area, _ in part), sum(consent)
    if Fraction(area_part, whole) < Fraction(2, 3):
        return False
    if Fraction(len(part), len(voices)) < Fraction(2, 3):
        return False
    shares = (Fraction(area_for, area_part), Fraction(len(consent), len(part)))
    if matter in WEIGHTY:
        return all(share >= Fraction(3, 4) for share in shares)
    return all(share > Fraction(1, 2) for share in shares)


@settings(max_examples=2_000)
@given(votes())
@example((_roll([100] * 3), _cast(_roll([100] * 3), "++ "), Matter.OTHER))
def test_it_counts_as_the_article_read_word_for_word(
    vote: tuple[Roll, dict[AreaId, Choice], Matter],
) -> None:
    roll, cast, matter = vote

    result = tally(roll, cast, matter)

    assert result.passed is _by_brute_force(roll, cast, matter)
    counted = result.consented + result.against + result.abstained
    assert counted == result.took_part
    assert sum(gap.silent.heads for gap in result.gaps) == (result.total - counted).heads


@given(votes())
def test_what_is_missing_is_exactly_what_would_do(
    vote: tuple[Roll, dict[AreaId, Choice], Matter],
) -> None:
    roll, cast, matter = vote

    for ratio in tally(roll, cast, matter).participation:
        assert ratio.need.met(ratio.part + ratio.missing, ratio.whole)
        assert ratio.met or not ratio.need.met(ratio.part + ratio.missing - 1, ratio.whole)
