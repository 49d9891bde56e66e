"""民法典 art. 278 at its boundaries, all nine matters: exactly there, one owner or one hundredth
of a square metre less, and one more.

A line says who did what: so many owners with so much area, in hundredths of a square metre. There
are 900 owners with 90,000.00 m² in each, so that 600 owners and 60,000.00 m² are two thirds of
all; where consent is asked about, 800 owners with 80,000.00 m² take part.
"""

from collections.abc import Mapping

import pytest

from domain.areas import AreaId
from domain.assembly import Choice, Flat, Matter, Result, Roll, tally

MORE_THAN_HALF = [
    Matter.PROCEDURE,
    Matter.COVENANT,
    Matter.COMMITTEE,
    Matter.MANAGER,
    Matter.USE_FUND,
    Matter.OTHER,
]
THREE_QUARTERS = [Matter.RAISE_FUND, Matter.REBUILD, Matter.CHANGE_USE]

Part = tuple[int, int]
NOBODY: Part = (0, 0)


def decided(matter: Matter, parts: Mapping[Choice | None, Part], told: int = 0) -> Result:
    """None: so many stayed silent; `told`: of those, how many were served where that counts."""
    flats: list[Flat] = []
    cast: dict[AreaId, Choice] = {}
    silent: list[AreaId] = []
    for choice, (owners, area) in parts.items():
        for at in range(owners):
            home = AreaId(len(flats) + 1)
            # All have the same but the last, who has what is left over as well.
            own = area // owners + (area % owners if at == owners - 1 else 0)
            flats.append(
                Flat(home=home, building="1", area=own, owners=frozenset({f"owner {home}"}))
            )
            if choice:
                cast[home] = choice
            else:
                silent.append(home)
    return tally(Roll.of(flats), cast, matter, served_silent=frozenset(silent[:told]))


def check_the_lines(parts: Mapping[Choice | None, Part]) -> None:
    assert sum(owners for owners, _ in parts.values()) == 900
    assert sum(area for _, area in parts.values()) == 9_000_000


@pytest.mark.parametrize("matter", Matter)
@pytest.mark.parametrize(
    ("taking_part", "silent", "enough"),
    [
        # By owners; by area they are far above.
        ((599, 8_000_000), (301, 1_000_000), False),
        ((600, 8_000_000), (300, 1_000_000), True),  # 以上 includes the number itself
        ((601, 8_000_000), (299, 1_000_000), True),
        # By area; by owners they are far above.
        ((800, 5_999_999), (100, 3_000_001), False),
        ((800, 6_000_000), (100, 3_000_000), True),
        ((800, 6_000_001), (100, 2_999_999), True),
        # One of both is not enough.
        ((600, 5_999_999), (300, 3_000_001), False),
        ((599, 6_000_000), (301, 3_000_000), False),
        ((600, 6_000_000), (300, 3_000_000), True),
    ],
)
def test_two_thirds_of_owners_and_of_area_take_part(
    matter: Matter, taking_part: Part, silent: Part, enough: bool
) -> None:
    parts = {Choice.FOR: taking_part, None: silent}
    check_the_lines(parts)

    result = decided(matter, parts)

    assert result.valid is enough
    assert result.passed is enough, "all who took part agreed"


@pytest.mark.parametrize("matter", MORE_THAN_HALF)
@pytest.mark.parametrize(
    ("agreed", "against", "abstained", "passed"),
    [
        # By owners.
        ((399, 7_000_000), (401, 1_000_000), NOBODY, False),
        ((400, 7_000_000), (400, 1_000_000), NOBODY, False),  # 过半数 is more than half
        ((401, 7_000_000), (399, 1_000_000), NOBODY, True),
        # By area.
        ((700, 3_999_999), (100, 4_000_001), NOBODY, False),
        ((700, 4_000_000), (100, 4_000_000), NOBODY, False),
        ((700, 4_000_001), (100, 3_999_999), NOBODY, True),
        # Whoever abstains has taken part, and has not agreed.
        ((400, 4_000_000), NOBODY, (400, 4_000_000), False),
        ((401, 4_000_001), NOBODY, (399, 3_999_999), True),
        # One of both is not enough.
        ((401, 4_000_000), (399, 4_000_000), NOBODY, False),
        ((400, 4_000_001), (400, 3_999_999), NOBODY, False),
    ],
)
def test_matters_1_to_5_and_9_need_more_than_half_of_those(
    matter: Matter, agreed: Part, against: Part, abstained: Part, passed: bool
) -> None:
    assert _of_those_taking_part(matter, agreed, against, abstained) is passed


@pytest.mark.parametrize("matter", THREE_QUARTERS)
@pytest.mark.parametrize(
    ("agreed", "against", "abstained", "passed"),
    [
        # By owners.
        ((599, 7_000_000), (201, 1_000_000), NOBODY, False),
        ((600, 7_000_000), (200, 1_000_000), NOBODY, True),  # 四分之三以上 includes it
        ((601, 7_000_000), (199, 1_000_000), NOBODY, True),
        # By area.
        ((700, 5_999_999), (100, 2_000_001), NOBODY, False),
        ((700, 6_000_000), (100, 2_000_000), NOBODY, True),
        ((700, 6_000_001), (100, 1_999_999), NOBODY, True),
        # More than half is not three quarters.
        ((500, 5_000_000), (200, 2_000_000), (100, 1_000_000), False),
        # One of both is not enough.
        ((600, 5_999_999), (200, 2_000_001), NOBODY, False),
        ((599, 6_000_000), (201, 2_000_000), NOBODY, False),
    ],
)
def test_matters_6_to_8_need_three_quarters_of_those(
    matter: Matter, agreed: Part, against: Part, abstained: Part, passed: bool
) -> None:
    assert _of_those_taking_part(matter, agreed, against, abstained) is passed


def _of_those_taking_part(matter: Matter, agreed: Part, against: Part, abstained: Part) -> bool:
    parts = {
        Choice.FOR: agreed,
        Choice.AGAINST: against,
        Choice.ABSTAIN: abstained,
        None: (100, 1_000_000),
    }
    check_the_lines(parts)
    result = decided(matter, parts)
    assert result.valid
    return result.passed


@pytest.mark.parametrize(
    ("told", "valid", "passed"),
    [
        (0, False, False),
        (99, False, False),
        (100, True, True),  # 500 agreed of 600 who took part: three quarters and more
        (166, True, True),
        (167, True, False),  # 500 of 667 are less
    ],
)
def test_whose_silence_counts_takes_part_and_does_not_agree(
    told: int, valid: bool, passed: bool
) -> None:
    parts = {Choice.FOR: (500, 7_000_000), None: (400, 2_000_000)}
    check_the_lines(parts)

    result = decided(Matter.REBUILD, parts, told=told)

    assert (result.valid, result.passed) == (valid, passed)
    assert result.silent_counted.heads == told


def test_forty_flats_of_one_owner_are_one_voice_with_all_their_area() -> None:
    """And three who own a flat each: two of them and the one with forty are three of four."""
    flats = [
        Flat(home=AreaId(n), building="1", area=10_000, owners=frozenset({"developer"}))
        for n in range(1, 41)
    ]
    flats += [
        Flat(home=AreaId(n), building="2", area=10_000, owners=frozenset({f"owner {n}"}))
        for n in range(41, 44)
    ]
    roll = Roll.of(flats)
    own = {AreaId(41): Choice.FOR, AreaId(42): Choice.FOR}

    without = tally(roll, own, Matter.OTHER)
    with_them = tally(roll, own | {AreaId(1): Choice.FOR}, Matter.REBUILD)
    by_another_flat = tally(roll, own | {AreaId(2): Choice.FOR}, Matter.OTHER)

    assert (roll.total.heads, roll.total.area) == (4, 430_000)
    assert not without.valid, "half of the owners, and a twentieth of the area"
    assert (with_them.consented.heads, with_them.consented.area) == (3, 420_000)
    assert with_them.passed
    assert by_another_flat == without, "it is one ballot, cast for the first of their flats"


def test_four_who_own_a_flat_together_have_one_voice_beside_what_each_owns_alone() -> None:
    together = frozenset({"王", "李", "赵", "钱"})
    roll = Roll.of(
        [
            Flat(home=AreaId(1), building="1", area=13_742, owners=together),
            Flat(home=AreaId(2), building="1", area=8_900, owners=together),
            Flat(home=AreaId(3), building="2", area=10_000, owners=frozenset({"王"})),
        ]
    )

    result = tally(roll, {AreaId(1): Choice.FOR}, Matter.OTHER)

    assert roll.total.heads == 2
    assert (result.consented.heads, result.consented.area) == (1, 22_642)
    assert roll.voting_for[AreaId(2)].id == AreaId(1)
