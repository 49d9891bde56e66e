"""Outages: announced once, told where they are, ended, and their tickets finished together."""

import pytest
from desk_scenes import ANNOUNCED, on
from offices import area_of, compound, given
from town import Town

from domain.people import Role
from domain.settings import Neighbourhood, TicketSettings
from domain.tickets import Stage
from playground import Phone
from playground.chats import Chat


@pytest.fixture
def neighbourhood() -> Neighbourhood:
    many = TicketSettings(filings_per_hour=999, filings_per_day=999)
    return Neighbourhood(name="邻里小区", tickets=many)


@pytest.fixture
async def chen(town: Town) -> Phone:
    await compound(town, "幸福里", "3", "5")
    await compound(town, "阳光里", "3")
    return town.administrator()


async def residents_group(town: Town, place: str, *members: Phone) -> Chat:
    chat = town.group(f"{place}业主群", *members)
    async with town.linli.database.write() as unit:
        area = await area_of(unit, place)
        await unit.groups.bind(chat.id, "residents", chat.title or "", area.id)
    return chat


async def announced(chen: Phone) -> None:
    await chen.says("/desk")
    await on(chen, *ANNOUNCED)


async def files(who: Phone, sentence: str) -> None:
    await who.says(sentence)
    await who.taps("✅ 提交")


async def test_an_outage_is_told_where_it_is_and_nowhere_else(town: Town, chen: Phone) -> None:
    wang = town.resident()
    here, there = (
        await residents_group(town, "幸福里5号楼", wang),
        await residents_group(town, "阳光里", wang),
    )

    await announced(chen)

    assert "给排水 · 幸福里" in chen.last.text
    assert [m.text for m in wang.sees(here)][-1].startswith("⚠️ 给排水 · 幸福里\n水管抢修")
    assert "预计11月22日 11:00恢复" in wang.sees(here)[-1].text
    assert not any("水管抢修" in m.text for m in wang.sees(there))


async def test_nothing_is_told_before_it_is_submitted(town: Town, chen: Phone) -> None:
    wang = town.resident()
    group = await residents_group(town, "幸福里", wang)

    await chen.says("/desk")
    await on(chen, *ANNOUNCED[:-1])

    assert "会通知那里的居民群" in chen.last.text
    assert not any("水管抢修" in m.text for m in wang.sees(group))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("18:00", "11月22日 18:00"),
        ("3小时", "11月22日 12:00"),
        ("明天9点半", "11月23日 09:30"),
        ("下午3点", "11月22日 15:00"),
        ("8点", "11月23日 08:00"),
        ("11月25日18:00", "11月25日 18:00"),
        ("11月25日18点", "11月25日 18:00"),
        ("3日9点", "12月3日 09:00"),
        ("1月2日 9:00", "1月2日 09:00"),
        ("还不知道", "恢复时间待定"),
    ],
)
async def test_its_end_is_written_as_people_write_it(
    town: Town, chen: Phone, typed: str, shown: str
) -> None:
    await chen.says("/desk")
    await on(chen, *ANNOUNCED[:6], typed)

    assert shown in chen.last.text


@pytest.mark.parametrize("typed", ["很快", "25:70", "2月30日9点"])
async def test_what_is_no_time_is_asked_again(town: Town, chen: Phone, typed: str) -> None:
    await chen.says("/desk")
    await on(chen, *ANNOUNCED[:6], typed)

    assert "到什么时候" in chen.last.text


async def test_it_is_prolonged_and_ended_once(town: Town, chen: Phone) -> None:
    wang = town.resident()
    group = await residents_group(town, "幸福里", wang)
    await announced(chen)

    await on(chen, "改恢复时间", "明天18:00")
    assert "预计11月23日 18:00恢复" in chen.last.text
    await on(chen, "已恢复", "确定已恢复")

    assert "已于11月22日 09:00恢复" in chen.last.text
    assert [m.text for m in wang.sees(group) if "已恢复" in m.text] == [
        "✅ 给排水 · 幸福里：已恢复。您家如果还有问题，请告诉我。"
    ]


async def test_its_tickets_are_finished_with_one_text(town: Town, chen: Phone) -> None:
    wang, zhang = town.resident("王阿姨"), town.resident("张大爷")
    await files(wang, "5号楼停水了")
    await files(zhang, "5号楼电梯坏了")
    await announced(chen)
    async with town.linli.database.write() as unit:
        await unit._session.run("UPDATE incidents SET starts_at = 0")

    await on(chen, "统一办结", "已恢复供水，感谢等待。", "✅ 提交")

    assert (await town.ticket(1)).stage is Stage.FINISHED
    assert (await town.ticket(2)).stage is Stage.FILED
    assert "已统一办结1张工单" in chen.last.text
    assert "已恢复供水，感谢等待。" in wang.last.text
    assert {"👍 已解决", "🔁 没解决"} <= set(wang.last.buttons)
    assert "已恢复供水" not in zhang.last.text


async def test_whoever_joined_hears_that_it_is_finished_with_the_outage(
    town: Town, chen: Phone
) -> None:
    wang, zhang = town.resident("王阿姨"), town.resident("张大爷")
    await files(wang, "5号楼停水了")
    await zhang.says("5号楼停水了")
    await zhang.taps("🙋 我也遇到")
    await announced(chen)
    async with town.linli.database.write() as unit:
        await unit._session.run("UPDATE incidents SET starts_at = 0")

    await on(chen, "统一办结", "已恢复供水。", "✅ 提交")

    assert "您也遇到的工单 #1 已办结" in zhang.last.text
    assert "👍 已解决" not in zhang.last.buttons


async def test_whoever_said_that_they_are_affected_hears_when_it_is_over(
    town: Town, chen: Phone
) -> None:
    await announced(chen)
    wang = town.resident()
    await wang.says("5号楼停水了")
    await wang.taps("🙋 我也受影响")

    await on(chen, "已恢复", "确定已恢复")

    assert "给排水 · 幸福里：已恢复" in wang.last.text


async def test_the_residents_groups_are_told_another_end(town: Town, chen: Phone) -> None:
    wang = town.resident()
    group = await residents_group(town, "幸福里", wang)
    await announced(chen)

    await on(chen, "改恢复时间", "明天18:00")

    assert wang.sees(group)[-1].text.startswith("⚠️ 给排水 · 幸福里：时间有变")


async def test_each_reporter_still_says_whether_it_is_solved(town: Town, chen: Phone) -> None:
    wang = town.resident()
    await files(wang, "5号楼停水了")
    await announced(chen)
    async with town.linli.database.write() as unit:
        await unit._session.run("UPDATE incidents SET starts_at = 0")
    await on(chen, "统一办结", "已恢复供水。", "✅ 提交")

    await wang.taps("👍 已解决", on=wang.last)

    assert (await town.ticket(1)).stage is Stage.CLOSED


async def test_where_no_ticket_belongs_to_it_that_is_said(town: Town, chen: Phone) -> None:
    await announced(chen)

    await on(chen, "统一办结")

    assert "没有相关的未办结工单" in chen.last.text


async def test_how_many_are_finished_is_said_before_they_are(town: Town, chen: Phone) -> None:
    for name in ("王阿姨", "张大爷"):
        await files(town.resident(name), "5号楼停水了")
    await announced(chen)
    async with town.linli.database.write() as unit:
        await unit._session.run("UPDATE incidents SET starts_at = 0")

    await on(chen, "统一办结", "已恢复供水。")
    assert "这2张工单" in chen.last.text
    assert (await town.ticket(1)).open
    await chen.taps("✅ 提交")

    assert not (await town.ticket(2)).open


async def test_a_secretary_of_another_compound_can_not_touch_it(town: Town, chen: Phone) -> None:
    await announced(chen)
    other = await given(town, town.guest("孙书记"), Role.SECRETARY, "阳光里")
    await other.says("/desk")
    await on(other, "更多", "停水停电")
    assert not any("给排水" in label for label in other.last.buttons)

    for wire in ("dj", "do", "de", "dy", "dw"):
        await other.presses(f"{wire}:1", on=other.last)

        assert "不归您负责" in other.toast


async def test_a_compound_called_as_the_neighbourhood_is_told_apart_from_it(
    town: Town, chen: Phone
) -> None:
    await compound(town, "邻里小区", "7")
    await chen.says("/desk")
    await on(chen, "更多", "停水停电", "➕ 发布", "给排水")

    places = [label for label in chen.last.buttons if "邻里小区" in label]
    assert sorted(places) == ["邻里小区", "邻里小区（全部）"]
