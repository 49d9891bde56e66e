"""三率 in a chat: the numbers in words under the picture, and the table as a file."""

import io
from datetime import datetime

import openpyxl
import pytest
from desk_scenes import on
from offices import compound, given, taken
from town import Town

from bench import made_up
from bench.made_up import Community
from domain.people import Role
from domain.settings import Neighbourhood
from playground import Phone
from playground.chats import Message
from storage.moments import stamp

PNG = b"\x89PNG"


@pytest.fixture
def neighbourhood() -> Neighbourhood:
    return Neighbourhood(name="邻里小区")


@pytest.fixture
async def made(town: Town) -> Community:
    async with town.linli.database.write() as unit:
        community = await made_up.settle(unit.desk._session)
        at: datetime = town.clock()
        await made_up.fill(unit.desk._session, community, at, opened=40, done=400)
        return community


async def at_the_rates(town: Town) -> Phone:
    chen = town.administrator()
    await chen.says("/desk")
    return await on(chen, "更多", "三率")


def content(town: Town, message: Message, kind: str) -> bytes:
    sent = message.body[kind]
    stored = town.world.files.find((sent[-1] if kind == "photo" else sent)["file_id"])
    assert stored is not None
    return stored.data


async def test_the_month_that_is_over_is_offered_first(town: Town, made: Community) -> None:
    chen = await at_the_rates(town)

    assert "三率 · 邻里小区 · 2026年10月" in chen.last.text
    assert "2026年11月 ▶️" in chen.last.buttons
    assert len(chen.last.buttons) <= 8


async def test_no_month_is_offered_that_has_not_begun(town: Town, made: Community) -> None:
    chen = await at_the_rates(town)
    await on(chen, "2026年11月 ▶️")

    assert not any("▶️" in label for label in chen.last.buttons)


async def test_the_picture_says_its_numbers_in_words_too(town: Town, made: Community) -> None:
    chen = await at_the_rates(town)

    await on(chen, "看图")

    words = chen.last.words
    assert content(town, chen.last, "photo").startswith(PNG)
    for name, formula in (
        ("响应率", "联系过 ÷ 答了此问的"),
        ("解决率", "说已解决 ÷ 已作答"),
        ("满意率", "4–5星 ÷ 已作答"),
    ):
        line = next(each for each in words.splitlines() if each.startswith(name))
        assert formula in line
        assert "%" in line
    assert "办结 " in words
    assert "未作答 " in words
    assert "目前超期 " in words
    assert "未作答的不计入任何一率，单独列出。" in words
    assert chen.last.buttons == ["📄 表格 XLSX"]


async def test_the_numbers_are_those_of_the_service(town: Town, made: Community) -> None:
    async with town.linli.database.read() as unit:
        rows = await unit.rates._session.all(
            "SELECT outcome FROM tickets WHERE stage = 'closed'"
            " AND finished_at >= :low AND finished_at < :high",
            low=stamp(datetime.fromisoformat("2026-10-01T00:00:00+08:00")),
            high=stamp(datetime.fromisoformat("2026-11-01T00:00:00+08:00")),
        )
    chen = await at_the_rates(town)

    await on(chen, "看图")

    assert f"办结 {len(rows)} ·" in chen.last.words


async def test_an_organisations_picture_is_its_own(town: Town, made: Community) -> None:
    chen = await at_the_rates(town)

    await on(chen, "看某个单位", "幸福里物业")

    assert "幸福里物业 · 邻里小区" in chen.last.words
    assert "目前超期" not in chen.last.words


async def test_another_place_is_asked_for_by_name(town: Town, made: Community) -> None:
    chen = await at_the_rates(town)

    await on(chen, "换个地方", "和谐苑3号楼")

    assert "三率 · 和谐苑3号楼 · 2026年10月" in chen.last.text


async def test_the_table_has_a_sheet_each_for_months_organisations_and_places(
    town: Town, made: Community
) -> None:
    chen = await at_the_rates(town)

    await on(chen, "表格")

    book = openpyxl.load_workbook(io.BytesIO(content(town, chen.last, "document")))
    assert book.sheetnames == ["按月", "按单位", "按地点"]
    assert [cell.value for cell in book["按月"]["A"]][1:7] == [
        f"2026年{month}月" for month in range(5, 11)
    ]
    assert "响应率 = 联系过 ÷ 答了此问的" in [cell.value for cell in book["按月"]["A"]]
    assert chen.last.body["document"]["file_name"].endswith(".xlsx")


async def test_the_picture_under_the_file_leads_to_the_table(town: Town, made: Community) -> None:
    chen = await at_the_rates(town)
    await on(chen, "看图")

    await chen.taps("📄 表格 XLSX", on=chen.last)

    assert "document" in chen.last.body


async def test_a_building_head_sees_no_other_building(town: Town) -> None:
    await compound(town, "幸福里", "3", "5")
    head = await given(town, town.guest("周楼长"), Role.BUILDING_HEAD, "5号楼")
    await head.says("/desk")
    await on(head, "更多", "三率")
    assert "幸福里5号楼" in head.last.text

    await head.presses("d8:202610:1:0", on=head.last)

    assert "不归您负责" in head.toast


async def test_whoever_lost_the_role_meanwhile_gets_no_picture(town: Town) -> None:
    await compound(town, "幸福里", "3", "5")
    head = await given(town, town.guest("周楼长"), Role.BUILDING_HEAD, "5号楼")
    await head.says("/desk")
    await on(head, "更多", "三率")

    await taken(town, head)
    await on(head, "看图")

    assert not any("photo" in message.body for message in head.messages)
