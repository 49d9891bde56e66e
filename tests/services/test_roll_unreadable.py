"""What can't be read in a roll, named by line and column; and what is no roll at all."""

import tracemalloc

import openpyxl
import pytest
import spreadsheets
from spreadsheets import HEADINGS, LI, WANG, csv, workbook

from domain.roll import Column, Flaw, Problem, RollUnreadable, Unreadable
from services.roll.reading import MOST_PROBLEMS, Reading, read, unpacked


def reading(content: bytes) -> Reading:
    return unpacked(read(content))


def flaws(content: bytes) -> list[tuple[int, str, Flaw]]:
    return [(each.line, each.column, each.flaw) for each in reading(content).problems]


def refused(content: bytes) -> Unreadable:
    with pytest.raises(RollUnreadable) as refusal:
        read(content)
    return refusal.value.why


def test_every_bad_line_is_named_with_its_column_and_what_stands_there() -> None:
    content = csv(
        WANG,
        ("幸福里", "3", "2", "502", "八十", "李强", "139", "房东的朋友"),
        ("幸福里", "3", "2", "", "0", "", "13800138000", ""),
        ("示例小区", "3", "2", "501", "89.5", "", "", ""),
        ("幸福里", "3", "2", "503", "80", "甲" * 61, "1.38E+10", "owner"),
        ("幸福里", "3", "2", "504", "80.999", "张三", "13800138000/13900139000", ""),
    )

    assert flaws(content) == [
        (3, "E area_m2", Flaw.NO_NUMBER),
        (3, "G phone", Flaw.NO_PHONE),
        (3, "H relation", Flaw.NO_RELATION),
        (4, "D room", Flaw.MISSING),
        (4, "E area_m2", Flaw.OUT_OF_RANGE),
        (4, "G phone", Flaw.NOBODY),
        (5, "A compound", Flaw.EXAMPLE),
        (6, "F name", Flaw.TOO_LONG),
        (6, "G phone", Flaw.ROUNDED),
        (7, "E area_m2", Flaw.TOO_FINE),
        (7, "G phone", Flaw.SEVERAL_PHONES),
    ]
    assert reading(content).problems[0].found == "八十"
    assert (reading(content).good, reading(content).bad) == (1, 5)


def test_a_home_named_twice_names_both_lines() -> None:
    other_size = (*WANG[:4], "90.00", "王大伟", "", "owner")
    content = csv(WANG, LI, WANG, other_size)

    assert reading(content).problems == (
        Problem(line=4, column="F name", flaw=Flaw.TWICE, found="王芳", other=2),
        Problem(line=5, column="E area_m2", flaw=Flaw.OTHER_SIZE, found="90.00", other=2),
    )
    assert reading(content).good == 2


def test_a_column_nobody_knows_is_named_unless_it_is_empty() -> None:
    headings = (*HEADINGS, "备注", "车位", "")
    empty = csv((*WANG, "", ""), headings=headings)
    full = csv((*WANG, "长期出租", "", "x"), headings=headings)

    assert reading(empty).good == 1
    assert flaws(full) == [
        (1, "I 备注", Flaw.UNKNOWN_COLUMN),
        (1, "K", Flaw.UNKNOWN_COLUMN),
    ]
    assert reading(full).buildings == ()


def test_a_column_that_is_missing_or_there_twice_stops_the_file() -> None:
    missing = csv(("幸福里", "501", "80"), headings=("小区", "房号", "面积"))
    twice = csv((*WANG, "13700137000"), headings=(*HEADINGS, "手机"))

    assert reading(missing).problems == (
        Problem(line=1, flaw=Flaw.COLUMN_MISSING, found=Column.BUILDING),
    )
    assert flaws(twice) == [(1, "I 手机", Flaw.COLUMN_TWICE)]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Unreadable.EMPTY),
        (b"\xef\xbb\xbf \r\n", Unreadable.EMPTY),
        (csv(), Unreadable.EMPTY),
        (b"a" * (20 << 20) + b"a", Unreadable.TOO_LARGE),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), Unreadable.PICTURE),
        (b"\xff\xd8\xff\xe0" + bytes(99), Unreadable.PICTURE),
        (b"%PDF-1.7 ...", Unreadable.PDF),
        (b"abc\0def", Unreadable.NO_TEXT),
        (b"\xff\xff\x81 no text", Unreadable.NO_TEXT),
        (b"<html><table><tr><td>", Unreadable.MARKUP),
        (OLE, Unreadable.OLD_EXCEL),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Unreadable.LOCKED),
        (b"PK\x03\x04 and nothing more", Unreadable.BROKEN),
        (workbook(HEADINGS, WANG)[:-900], Unreadable.BROKEN),
        (workbook(("甲", "乙"), ("丙", "丁")), Unreadable.NO_HEADINGS),
        ("你好,世界\n".encode(), Unreadable.NO_HEADINGS),
    ],
)  # fmt: skip
def test_what_is_no_roll_is_told_for_what_it_is(content: bytes, why: Unreadable) -> None:
    assert refused(content) is why


def test_two_sheets_with_a_roll_are_not_guessed_at() -> None:
    book = openpyxl.Workbook()
    for title in ("一期", "二期", "说明"):
        sheet = book.create_sheet(title)
        sheet.append(HEADINGS if title != "说明" else ("请填写", "以上各列"))
    with pytest.raises(RollUnreadable) as refusal:
        read(spreadsheets.saved(book))

    assert (refusal.value.why, refusal.value.detail) == (Unreadable.SEVERAL_SHEETS, "一期, 二期")


def test_a_workbook_that_swells_is_put_down_before_it_is_opened() -> None:
    tracemalloc.start()
    assert refused(spreadsheets.bomb(120 << 20)) is Unreadable.SWOLLEN
    tracemalloc.clear_traces()
    content = spreadsheets.bomb(120 << 20)
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    assert refused(content) is Unreadable.SWOLLEN
    peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()

    assert peak < 10 << 20


def test_entities_that_multiply_are_not_expanded() -> None:
    lies = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet'
    content = spreadsheets.altered(
        workbook(HEADINGS, WANG), "xl/worksheets/sheet1.xml", "<worksheet", lies
    )

    assert refused(content) is Unreadable.BROKEN


def test_three_hundred_errors_in_ten_thousand_lines_are_all_named() -> None:
    lines = [
        ("幸福里", str(n // 100), "1", str(n), "80" if n % 33 else "x") for n in range(10_000)
    ]
    found = reading(csv(*lines))

    assert (len(found.problems), found.bad, found.good) == (304, 304, 9_696)


def test_of_endless_problems_the_first_are_named() -> None:
    lines = [("幸福里", "1", "1", str(n), "x") for n in range(MOST_PROBLEMS + 10)]
    found = reading(csv(*lines))

    assert (len(found.problems), found.bad) == (MOST_PROBLEMS, MOST_PROBLEMS + 10)
