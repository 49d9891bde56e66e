"""Fifteen days, a fifth, and who was not told in time."""

from datetime import date

import pytest

from domain.areas import AreaId
from domain.assembly import (
    Flat,
    NoticeTooShort,
    Roll,
    Served,
    earliest,
    may_requisition,
    must_be_told,
    unserved,
)

ROLL = Roll.of(
    Flat(home=AreaId(n), building="1", area=100, owners=frozenset({str(n)})) for n in range(1, 11)
)


def test_the_day_of_the_notice_does_not_count() -> None:
    assert earliest(date(2026, 11, 1)) == date(2026, 11, 16)


def test_a_day_too_early_is_refused_with_the_earliest_lawful_one() -> None:
    with pytest.raises(NoticeTooShort) as refused:
        must_be_told(date(2026, 11, 15), date(2026, 11, 1))

    assert refused.value.earliest_on == date(2026, 11, 16)
    must_be_told(date(2026, 11, 16), date(2026, 11, 1))


def test_whoever_was_told_a_day_late_counts_as_not_told() -> None:
    served = [Served(head=AreaId(1), on=date(2026, 11, 1))]
    late = [Served(head=AreaId(2), on=date(2026, 11, 2))]

    missing = unserved(ROLL, served + late, date(2026, 11, 16))

    assert AreaId(1) not in missing
    assert AreaId(2) in missing


@pytest.mark.parametrize(("asking", "enough"), [(1, False), (2, True)])
def test_a_fifth_may_ask_for_an_assembly(asking: int, enough: bool) -> None:
    heads = [AreaId(n) for n in range(1, asking + 1)]

    assert may_requisition(ROLL, heads) is enough
