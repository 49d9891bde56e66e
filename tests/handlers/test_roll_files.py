"""Files of a roll, in and out of the bot: what is wrong in them, lists, the export."""

import io

import openpyxl
import pytest
import rolls
from roll_scenes import sent
from spreadsheets import WANG, bomb
from town import Town

from playground import File, Phone

MANY = [("幸福里", "1", "1", str(number), "80.00", "", "", "") for number in range(101, 161)]
BAD = [("幸福里", "1", "1", str(number), "大", "", "", "") for number in range(101, 121)]


@pytest.fixture
def chen(town: Town) -> Phone:
    return town.administrator("陈主任")


def documents(town: Town, phone: Phone) -> list[bytes]:
    """What the bot sent them, oldest first."""
    ids = [m.body["document"]["file_id"] for m in phone.messages if "document" in m.body]
    stored = [town.world.files.find(each) for each in ids]
    return [each.data for each in stored if each is not None]


def cells(content: bytes) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    return [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("照片.csv", b"\x89PNG\r\n\x1a\n" + bytes(99), "这是图片"),
        ("名册.xlsx", bomb(120 << 20), "展开后大得不正常"),
        ("名册.xlsx", b"PK\x03\x04", "损坏了"),
        ("名册.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "老版 Excel"),
    ],
)
async def test_what_is_no_roll_is_told_in_words(
    town: Town, chen: Phone, name: str, content: bytes, words: str
) -> None:
    await chen.sends_document(File(name=name, data=content))

    assert words in chen.last.text
    assert chen.last.rows == []


async def test_a_file_of_fifty_megabytes_is_not_even_fetched(town: Town, chen: Phone) -> None:
    await chen.sends_document(File(name="名册.xlsx", data=b"PK"), size=50 << 20)

    assert "20 MB" in chen.last.text


async def test_the_roll_comes_out_as_it_went_in(town: Town, chen: Phone) -> None:
    risky = ("幸福里", "B", "", "0101", "1089.50", "=1+1", "05351234567", "family")
    await sent(chen, WANG, risky)
    await chen.taps("✅ 确认写入")
    await chen.says("/roll")
    await chen.taps("⬇️ 导出名册")
    [content] = documents(town, chen)
    await chen.sends_document(File(name="住户名册.xlsx", data=content))

    assert cells(content)[0] == [
        "小区", "楼号", "单元", "房号", "建筑面积(㎡)", "姓名", "电话", "关系",
    ]  # fmt: skip
    assert ["幸福里", "B", None, "0101", 1089.5, "=1+1", "05351234567", "家人"] in cells(content)
    assert b"<f>" not in content
    assert "没有要改的" in chen.last.text


async def test_the_template_is_filled_in_and_sent_back(town: Town, chen: Phone) -> None:
    await chen.says("/roll")
    await chen.taps("📄 模板")
    [content] = documents(town, chen)
    await chen.sends_document(File(name="名册模板.xlsx", data=content))

    # Its examples are not taken for people.
    assert "第 2 行 A 小区 列：这是模板里的示例" in chen.last.text
    assert await rolls.standing(town.linli.database) == {}


async def test_a_long_list_has_pages_and_comes_as_a_file(town: Town, chen: Phone) -> None:
    await sent(chen, *MANY)
    await chen.taps("🆕 新增（60）")
    await chen.taps("▶️")

    assert "111室" in chen.last.text
    assert "110室" not in chen.last.text

    await chen.taps("📄 全部（文件）")

    [whole] = documents(town, chen)
    assert len(cells(whole)) == 61


async def test_every_bad_line_is_named_and_only_the_good_ones_are_applied(
    town: Town, chen: Phone
) -> None:
    await sent(chen, WANG, *BAD)
    shown, [problems] = chen.last.text, documents(town, chen)

    assert "第 3 行 E area_m2 列：“大”不是数字" in shown
    assert "全部问题见上面的文件" in shown
    assert cells(problems)[20] == ["22", "E area_m2", "大", "“大”不是数字"]

    await chen.taps("✅ 只写入没问题的 1 行")

    assert list(await rolls.standing(town.linli.database)) == ["幸福里/3"]


async def test_an_unknown_column_is_named_and_nothing_can_be_applied(
    town: Town, chen: Phone
) -> None:
    content = "小区,楼号,房号,车位\n幸福里,3,501,A12\n".encode()
    await chen.sends_document(File(name="名册.csv", data=content))

    assert "第 1 行 D 车位 列：这一列我不认识" in chen.last.text
    assert chen.last.rows == []
