"""Rolls and ballots of owners' votes, as many as are asked for, and the article read word for
word: with fractions, over flats rather than heads.
"""

from fractions import Fraction

from hypothesis import strategies as st

from domain.areas import AreaId
from domain.assembly import Choice, Flat, Matter, Roll, tally

WEIGHTY = (Matter.RAISE_FUND, Matter.REBUILD, Matter.CHANGE_USE)


def roll_of(areas: list[int], owners: dict[int, str] | None = None) -> Roll:
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


def cast_by(roll: Roll, choices: str) -> dict[AreaId, Choice]:
    """“++-0 ”: for, against, abstaining, silent; in the order of the heads."""
    said = {"+": Choice.FOR, "-": Choice.AGAINST, "0": Choice.ABSTAIN}
    return {
        head.id: said[sign] for head, sign in zip(roll.heads, choices, strict=True) if sign in said
    }


SIGNS = st.sampled_from("+-0 ")


@st.composite
def votes(draw: st.DrawFn) -> tuple[Roll, dict[AreaId, Choice], Matter]:
    count = draw(st.integers(1, 30))
    # Equal areas meet the boundaries far more often than real ones.
    area = st.sampled_from([1, 100, 8_950, 13_742]) | st.integers(1, 30_000)
    areas = draw(st.lists(area, min_size=count, max_size=count))
    owner = st.sampled_from(["甲", "乙"])
    owners = draw(st.dictionaries(st.integers(1, count), owner, max_size=count))
    roll = roll_of(areas, owners)
    length = len(roll.heads)
    signs = draw(st.text(SIGNS, min_size=length, max_size=length))
    return roll, cast_by(roll, signs), draw(st.sampled_from(Matter))


def by_brute_force(roll: Roll, cast: dict[AreaId, Choice], matter: Matter) -> bool:
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


def counts_as_the_article(roll: Roll, cast: dict[AreaId, Choice], matter: Matter) -> None:
    result = tally(roll, cast, matter)

    assert result.passed is by_brute_force(roll, cast, matter)
    counted = result.consented + result.against + result.abstained
    assert counted == result.took_part
    assert sum(gap.silent.heads for gap in result.gaps) == (result.total - counted).heads
