"""A roll as offices send it: CSV and XLSX with all that Excel does to them."""

from datetime import datetime

import pytest
import spreadsheets
from spreadsheets import HEADINGS, LI, WANG, csv, workbook

from domain.people import Relation
from domain.roll import Flaw, Home, Listed, RollUnreadable, Unreadable
from services.roll.reading import Reading, read, unpacked

BOTH = (
    Home(unit="2", room="501", size=8950, people=(
        Listed(name="王芳", phone="13800138000", relation=Relation.OWNER),
    )),
    Home(unit="2", room="502", size=7000, people=(
        Listed(name="李强", phone="13900139000", relation=Relation.TENANT),
    )),
)  # fmt: skip
CHINESE = ("小区", "楼号", "单元", "房号", "建筑面积（㎡）", "姓名", "联系电话", "关系")


def reading(content: bytes) -> Reading:
    return unpacked(read(content))


def homes(content: bytes) -> list[Home]:
    found = reading(content)
    return [home for at in range(len(found.buildings)) for home in found[at].homes]


def rooms(content: bytes) -> list[str]:
    return [home.room for home in homes(content)]


def flaws(content: bytes) -> list[tuple[int, str, Flaw]]:
    return [(each.line, each.column, each.flaw) for each in reading(content).problems]


def refused(content: bytes) -> Unreadable:
    with pytest.raises(RollUnreadable) as refusal:
        read(content)
    return refusal.value.why


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_csv_is_read_in_the_encodings_that_offices_have(encoding: str) -> None:
    content = csv(WANG, LI, headings=CHINESE, encoding=encoding)

    assert tuple(homes(content)) == BOTH


@pytest.mark.parametrize("separator", ["\t", ";", "|"])
def test_a_csv_may_be_separated_by_something_else(separator: str) -> None:
    content = csv(WANG, LI).replace(b",", separator.encode())

    assert tuple(homes(content)) == BOTH


def test_quoted_cells_keep_their_commas_and_lines_keep_their_numbers() -> None:
    content = (
        b'compound,building,unit,room,area_m2,name\n'
        b'"A, B",3,2,501,"1,089.50","Ann\nLee"\n'
        b'"A, B",3,2,502,many,Bob\n'
    )  # fmt: skip
    building = reading(content)[0]

    assert building.compound.name == "A, B"
    assert building.homes[0].size == 108950
    assert building.homes[0].people[0].name == "Ann Lee"
    # The first home takes the second and the third line of the file.
    assert flaws(content) == [(4, "E area_m2", Flaw.NO_NUMBER)]


def test_a_quote_that_nobody_closes_is_named_where_it_is_opened() -> None:
    lines = [f"幸福里,3,2,{number},80,," for number in range(501, 600)]
    content = "\n".join([",".join(HEADINGS[:7]), *lines, '幸福里,3,2,"600,80,,', *lines]).encode()

    assert (101, Flaw.UNCLOSED_QUOTE) in [(line, flaw) for line, _, flaw in flaws(content)]
    assert reading(content).spared_all


def test_a_workbook_is_read_below_its_title_in_any_order_of_columns() -> None:
    content = workbook(
        ("幸福里小区住户花名册",),
        (),
        ("序号", *reversed(CHINESE)),
        (1, *reversed(WANG)),
        (2, *reversed(LI)),
        ("合计", 2),
        merged=["A1:I1"],
    )

    assert tuple(homes(content)) == BOTH


def test_cells_merged_downwards_are_read_in_every_line() -> None:
    content = workbook(
        (*HEADINGS[:4], "住户", None, None),
        (None, None, None, None, "name", "phone", "relation"),
        ("幸福里", "3号楼", "2单元", "501", "王芳", None, "业主"),
        (None, None, None, None, "王小宝", None, "家属"),
        (None, None, None, "502", "李强", None, "租户"),
        merged=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1", "A3:A5", "B3:B5", "C3:C5", "D3:D4"],
    )
    [first, second] = homes(content)

    assert [person.name for person in first.people] == ["王芳", "王小宝"]
    assert (second.unit, second.room) == ("2", "502")


def test_leading_zeros_survive_as_text_and_as_a_format_of_numbers() -> None:
    content = workbook(
        HEADINGS,
        ("幸福里", "03", "02", "0501"),
        ("幸福里", 3, 2, 502),
        ("幸福里", 3, 2, 503),
        ("幸福里", 3.0, 2.0, 504.0),
        formats={"D3": "0000", "D4": '00000"室"'},
    )
    building = reading(content)[0]

    assert building.name == "3"
    assert [home.room for home in building.homes] == ["0501", "0502", "00503", "504"]


def test_a_room_that_excel_took_for_a_day_is_turned_back() -> None:
    day = datetime(2026, 3, 2)  # noqa: DTZ001 - a sheet knows no zones
    content = workbook(
        HEADINGS,
        ("幸福里", "8", None, day),
        ("幸福里", "9", None, day),
        ("幸福里", "9", None, day),
        formats={"D2": 'm"月"d"日"', "D3": "d-mmm", "D4": "yyyy-mm-dd"},
    )
    # What a Chinese Excel writes: a number, and a format that stands in no file.
    chinese = spreadsheets.altered(
        workbook(HEADINGS, ("幸福里", "9", None, 46083), formats={"D2": "0.00%"}),
        "xl/styles.xml",
        'numFmtId="10"',
        'numFmtId="58"',
    )
    from_csv = csv(("幸福里", "9", "", "3月2日"), ("幸福里", "9", "", "4-Mar"))

    assert rooms(content) == ["3-2", "3-2"]
    assert flaws(content) == [(4, "D room", Flaw.DATE)]
    assert rooms(chinese) == ["3-2"]
    assert rooms(from_csv) == ["3-2", "3-4"]


def test_numbers_come_out_as_they_were_typed() -> None:
    content = workbook(
        HEADINGS,
        ("幸福里", 3, 2, 501, 89.10000000000001, "王芳", 13800138000, "owner"),
        ("幸福里", 3, 2, 502, 89.105, "李强", 1.3900139e10, "owner"),
    )
    [home] = homes(content)

    assert (home.size, home.people[0].phone) == (8910, "13800138000")
    assert flaws(content) == [(3, "E area_m2", Flaw.TOO_FINE)]


def test_full_width_digits_and_letters_are_what_they_look_like() -> None:
    line = (
        "幸福里",
        "３＃",
        "２单元",
        "０５０１",
        "８９．５０",
        "王　芳",
        "１３８００１３８０００",
        "ｏｗｎｅｒ",
    )
    building = reading(csv(line))[0]

    assert building.name == "3"
    assert building.homes == (Home(unit="2", room="0501", size=8950, people=BOTH[0].people),)


def test_a_formula_that_was_never_calculated_is_not_an_empty_cell() -> None:
    content = workbook(HEADINGS, ("幸福里", "3", "2", "501", "=40+49.5", "=#REF!"), WANG)

    assert flaws(content) == [
        (2, "E area_m2", Flaw.FAILED_FORMULA),
        (2, "F name", Flaw.FAILED_FORMULA),
    ]


def test_a_door_that_repeats_its_building_is_read_as_the_door() -> None:
    content = csv(
        ("幸福里", "3号楼", "2单元", "3-2-501"),
        ("幸福里", "3号楼", "", "3-502"),
        ("幸福里", "3号楼", "", "4-502"),
    )

    assert rooms(content) == ["501", "502", "4-502"]
