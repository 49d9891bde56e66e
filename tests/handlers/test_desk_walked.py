"""A day at the desk: who sits there finds everything, residents read only what is theirs."""

import pytest
from desk_scenes import ADDED, filed_many, on
from offices import compound, given
from scenes import filed
from town import Town

from domain.people import Role
from domain.settings import EmergencyNumbers, Neighbourhood, TicketSettings
from domain.tickets import Stage, Step, TicketId
from playground import Phone
from playground.chats import Message

NOTE = "上次也是他家，说话要客气"


@pytest.fixture
def neighbourhood() -> Neighbourhood:
    many = TicketSettings(filings_per_hour=999, filings_per_day=999)
    numbers = EmergencyNumbers(property_office="6222 1234")
    return Neighbourhood(name="邻里小区", tickets=many, emergency=numbers)


@pytest.fixture
async def lin(town: Town) -> Phone:
    """A community worker."""
    return await given(town, town.guest("林社工"), Role.COMMUNITY)


def numbers(message: Message) -> list[str]:
    """Of the tickets that stand on its buttons."""
    return [label.split(" ")[0].lstrip("🟡🔴🚨⏸") for label in message.buttons if "#" in label]


async def test_thirty_tickets_stand_on_five_pages_each_once(town: Town, lin: Phone) -> None:
    await filed_many(town, 30)
    await lin.says("/desk")
    await on(lin, "📂 全部")
    seen = numbers(lin.last)
    for _ in range(4):
        await on(lin, "▶️")
        seen += numbers(lin.last)

    assert "第5/5页" in lin.last.text
    assert sorted(seen) == sorted(f"#{number}" for number in range(1, 31))
    assert "▶️" not in lin.last.buttons


async def test_a_filter_lasts_while_pages_are_turned(town: Town, lin: Phone) -> None:
    await compound(town, "幸福里", "3", "5")
    await filed_many(town, 8)
    zhang = town.resident("张大爷")
    await zhang.says("5号楼1单元楼道灯不亮")
    await zhang.taps("✅ 提交")
    await lin.says("/desk")

    await on(lin, "更多", "筛选", "按类别", "电梯", "📂 全部", "▶️")
    assert "📂 全部 · 电梯：共8张，第2/2页" in lin.last.text
    await on(lin, "↩️ 工作台")

    assert "工作台 · 电梯" in lin.last.text


async def test_the_page_says_what_its_times_are(town: Town, lin: Phone) -> None:
    await filed(town)
    await lin.says("/desk")

    await on(lin, "📂 全部")

    assert "承诺办结的时间" in lin.last.text


@pytest.mark.parametrize(
    "said",
    [
        "１",
        "工单1",
        "第1号",
        "三号楼二单元",
        "3#2单元",
        "王",
        "电悌坏了",
        "电梯还了",
        "dianti huaile",
        "3号楼的电梯",
    ],
)
async def test_a_ticket_is_found_as_people_type(town: Town, lin: Phone, said: str) -> None:
    await filed(town)

    await lin.says(f"/find {said}")

    assert numbers(lin.last) == ["#1"]


async def test_what_nobody_filed_is_not_found(town: Town, lin: Phone) -> None:
    await filed(town)

    for said in ("2", "#2", "9号楼", "李四", "漏水", "loushui"):
        await lin.says(f"/find {said}")

        assert numbers(lin.last) == [], said


async def test_a_category_can_be_written_instead_of_tapped(town: Town, lin: Phone) -> None:
    await compound(town, "幸福里", "3")
    await lin.says("/desk")

    await on(lin, "更多", "停水停电", "➕ 发布", "电梯", "3号楼", "年检停梯", "还不知道")

    assert "电梯 · 📍 幸福里3号楼" in lin.last.text


async def test_what_is_no_category_is_asked_again(town: Town, lin: Phone) -> None:
    await lin.says("/desk")

    await on(lin, "更多", "停水停电", "➕ 发布", "随便")

    assert "请点" in lin.last.text


async def test_a_frequent_answer_is_read_with_its_number_and_changed_from_what_it_was(
    town: Town, lin: Phone
) -> None:
    await lin.says("/desk")
    await on(lin, "更多", "常见问题", "物业费怎么交")
    assert "6222 1234" in lin.last.text
    assert "{" not in lin.last.text

    await on(lin, "改写")
    assert "现在是这样写的" in lin.last.text
    assert "6222 1234" in lin.last.text
    await on(lin, "到一楼大厅交。", "✅ 提交")

    wang = town.resident()
    await wang.says("物业费怎么交")
    assert "到一楼大厅交。" in wang.last.text


async def canned(lin: Phone, number: int = 1) -> None:
    await lin.says("/desk")
    await on(lin, *ADDED)
    await lin.presses(f"da:{number}", on=lin.last)
    await on(lin, "师傅已经出发", "✅ 发送")


async def test_a_reply_to_a_canned_answer_comes_back_to_staff(town: Town, lin: Phone) -> None:
    wang, li, group = await filed(town)
    await canned(lin)

    await wang.says("好的，我在家", reply_to=wang.last)

    assert "好的，我在家" in li.sees(group)[-1].text


async def test_whoever_cannot_be_reached_is_not_said_to_have_been(town: Town, lin: Phone) -> None:
    wang, _, _ = await filed(town)
    await wang.blocks()

    await canned(lin)

    assert "请打电话" in lin.last.text


async def test_of_an_anonymous_reporter_nobody_learns_whether_they_were_reached(
    town: Town, lin: Phone
) -> None:
    wang = town.resident()
    await wang.says("/complain 物业保安骂人，态度恶劣")
    for step in ("服务", "3号楼"):
        if "匿名" not in " ".join(wang.last.buttons):
            await on(wang, step)
    await wang.taps("🕶 匿名提交")
    await wang.blocks()

    await canned(lin)

    assert (await town.ticket(1)).anonymous
    assert "匿名" in lin.last.text
    assert "请打电话" not in lin.last.text


async def test_what_staff_note_is_read_by_no_resident(town: Town, lin: Phone) -> None:
    wang, _, _ = await filed(town)
    zhang = town.resident("张大爷")
    await zhang.opens("t1")
    await zhang.taps("🙋 我也遇到")
    await lin.says("/ticket 1")

    await on(lin, "备注", NOTE)

    await wang.says("/ticket 1")
    await zhang.opens("t1")
    await wang.says("/tickets")
    read = [m.text for phone in (wang, zhang) for m in phone.messages]
    assert not any(NOTE in text for text in read)
    await lin.says("/ticket 1")
    assert NOTE in lin.last.text


async def test_one_text_finishes_all_tickets_of_an_outage_and_no_others(
    town: Town, lin: Phone
) -> None:
    await compound(town, "幸福里", "3", "5")
    await lin.says("/desk")
    await on(lin, "更多", "停水停电", "➕ 发布", "停水", "幸福里3号楼", "水管抢修停水", "2小时后")
    await on(lin, "✅ 提交")
    card = lin.last
    names = ("王阿姨", "张大爷", "李奶奶")
    neighbours = [town.resident(name) for name in names]
    for neighbour in neighbours:
        town.clock.move(minutes=5)
        await neighbour.says("3号楼停水了")
        await neighbour.taps("还是要报修")
        await neighbour.taps("✅ 提交")
    zhao = town.resident("赵大姐")
    for said in ("3号楼2单元501水龙头滴水", "5号楼停水了"):
        await zhao.says(said)
        await zhao.taps("✅ 提交")

    await lin.taps("统一办结", on=card)
    await on(lin, "已恢复供水，感谢等待。", "✅ 提交")

    stages = [(await town.ticket(number)).stage for number in range(1, 6)]
    assert stages == [Stage.FINISHED] * 3 + [Stage.FILED] * 2
    assert "已统一办结3张工单" in lin.last.text
    assert all("已恢复供水" in neighbour.last.text for neighbour in neighbours)
    assert "已恢复供水" not in zhao.last.text
    async with town.linli.database.read() as unit:
        last = (await unit.events.of_ticket(TicketId(1)))[-1]
    assert (last.step, last.note) == (Step.FINISHED, "已恢复供水，感谢等待。")
