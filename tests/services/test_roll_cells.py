"""What people write into the cells of a roll, and what is meant."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.people import Relation
from domain.roll import Flaw
from services.roll import cells


@pytest.mark.parametrize(
    ("read", "written", "meant"),
    [
        (cells.building, "3号楼", "3"),
        (cells.building, "三号楼", "3"),
        (cells.building, "二十三幢", "23"),
        (cells.building, "０３", "3"),
        (cells.building, "3＃", "3"),
        (cells.building, "第3栋", "3"),
        (cells.building, "b座", "B"),
        (cells.building, "C08栋", "C8"),
        (cells.building, "3.0", "3"),
        (cells.building, "听涛楼", "听涛楼"),
        (cells.unit, "2单元", "2"),
        (cells.unit, "二单元", "2"),
        (cells.unit, "02", "2"),
        (cells.unit, "东单元", "东"),
        (cells.room, "501室", "501"),
        (cells.room, "0501", "0501"),
        (cells.room, "五零一", "501"),
        (cells.room, "501a", "501A"),
        (cells.room, "501.0", "501"),
        (cells.size, "89.50", 8950),
        (cells.size, "1,089.5㎡", 108950),
        (cells.size, "８９平方米", 8900),
        (cells.name, "王　芳", "王芳"),
        (cells.name, "Mary  Ann", "Mary Ann"),
        (cells.name, "阿不都•热合曼", "阿不都·热合曼"),
        (cells.name, "王\u200b芳", "王芳"),
        (cells.phone, "138 0013 8000", "13800138000"),
        (cells.phone, "+86 138-0013-8000", "13800138000"),
        (cells.phone, "8613800138000", "13800138000"),
        (cells.phone, "(0535) 1234567", "05351234567"),
        (cells.phone, "62345678", "62345678"),
        (cells.phone, "+82 10 1234 5678", "821012345678"),
        (cells.relation, "业主", Relation.OWNER),
        (cells.relation, "产权人", Relation.OWNER),
        (cells.relation, "家属", Relation.FAMILY),
        (cells.relation, "租客", Relation.TENANT),
        (cells.relation, "Tenant", Relation.TENANT),
    ],
)
def test_what_is_written_is_read_as_it_is_meant(
    read: Callable[[str], Any], written: str, meant: object
) -> None:
    assert read(written) == meant


@pytest.mark.parametrize(
    ("read", "written", "flaw"),
    [
        (cells.size, "八十", Flaw.NO_NUMBER),
        (cells.size, "1e5", Flaw.NO_NUMBER),
        (cells.size, "NaN", Flaw.NO_NUMBER),
        (cells.size, "1,2", Flaw.NO_NUMBER),
        (cells.size, "0", Flaw.OUT_OF_RANGE),
        (cells.size, "-80", Flaw.OUT_OF_RANGE),
        (cells.size, "100000", Flaw.OUT_OF_RANGE),
        (cells.size, "80.005", Flaw.TOO_FINE),
        (cells.phone, "139", Flaw.NO_PHONE),
        (cells.phone, "138****8000", Flaw.NO_PHONE),
        (cells.phone, "138001380001", Flaw.NO_PHONE),
        (cells.phone, "1.38E+10", Flaw.ROUNDED),
        (cells.phone, "13800138000、13900139000", Flaw.SEVERAL_PHONES),
        (cells.relation, "朋友", Flaw.NO_RELATION),
        (cells.name, "王" * 61, Flaw.TOO_LONG),
    ],
)
def test_what_cannot_be_meant_says_why(
    read: Callable[[str], Any], written: str, flaw: Flaw
) -> None:
    with pytest.raises(cells.NotTaken) as refused:
        read(written)

    assert refused.value.flaw is flaw


@given(some.integers(min_value=1, max_value=9_999_999))
def test_every_area_of_two_decimals_is_exact(hundredths: int) -> None:
    written = f"{hundredths // 100}.{hundredths % 100:02}"

    assert cells.size(written) == hundredths


@given(some.text(max_size=80))
@pytest.mark.parametrize(
    "read",
    [cells.building, cells.unit, cells.room, cells.size, cells.name, cells.phone, cells.relation],
)
def test_whatever_is_written_is_read_or_refused(read: Callable[[str], Any], text: str) -> None:
    try:
        read(text)
    except cells.NotTaken:
        return


#: What addresses are made of, so that a law about them is tried on many.
PARTS = some.text("0123aB-/# .·０三十零幺号楼栋座单元门室房户东王芳第", min_size=1, max_size=8)


@given(PARTS | some.text(max_size=20))
@pytest.mark.parametrize("read", [cells.building, cells.unit, cells.room, cells.name, cells.place])
def test_what_is_bare_stays_as_it_is(read: Callable[[str], Any], text: str) -> None:
    """So an export read again changes nothing."""
    try:
        bare = read(text)
    except cells.NotTaken:
        return
    if not cells.empty(bare):
        assert read(bare) == bare
