"""Whose trouble it is: nobody's to know, somebody else's, or on the map."""

import pytest
from homes import home, listed
from offices import given
from scenes import LIFT
from town import Town

from domain.people import Relation, Role
from domain.places import Place
from domain.residents import How
from domain.tickets import Category, Kind

RUDE = "我要投诉：东门广场舞音响太吵，天天到半夜"


async def everything(town: Town) -> str:
    """All that was ever said to Telegram but to the reporter, and all that is kept."""
    reporter = next(p.id for p in town.world.people.values() if p.first_name == "王秀英")
    calls = [
        str(call.params)
        for call in town.world.calls
        if call.params and str(call.params.get("chat_id")) != str(reporter)
    ]
    async with town.linli.database.read() as unit:
        rows = await unit._session.all(
            "SELECT e.note, e.by_id, p.name FROM events e LEFT JOIN people p ON p.id = e.by_id"
            " WHERE e.subject = 'ticket'"
        )
        outbox = await unit._session.all(
            "SELECT payload FROM outbox WHERE chat_id <> :id", id=reporter
        )
    return "\n".join([*calls, *map(str, map(tuple, rows)), *map(str, map(tuple, outbox))])


async def test_a_complaint_may_be_anonymous_with_one_tap(town: Town) -> None:
    wang = town.resident("王秀英")
    await wang.says(RUDE)

    await wang.taps("🕶 匿名提交")

    ticket = await town.ticket(1)
    assert (ticket.kind, ticket.anonymous) == (Kind.COMPLAINT, True)


async def test_only_a_complaint_may_be_anonymous(town: Town) -> None:
    wang = town.resident("王秀英")

    await wang.says(LIFT)

    assert "🕶 匿名提交" not in wang.last.buttons


async def test_whoever_complains_anonymously_is_named_nowhere(town: Town) -> None:
    wang, li = town.resident("王秀英"), town.repairer()
    group = town.staff_group(li)
    await wang.says(RUDE)
    await wang.taps("🕶 匿名提交")
    await li.taps("接单", chat=group)
    await li.taps("完成", chat=group)
    await li.sends_photo("已经批评教育")
    await li.taps("✅ 提交")
    await wang.taps("👍 已解决")
    await wang.taps("★★★★★")

    said = await everything(town)
    assert "王秀英" not in said
    assert "王*" not in said
    assert "匿名" in li.sees(group)[0].text or "匿名" in said


async def test_whoever_complains_anonymously_is_answered_all_the_same(town: Town) -> None:
    wang, li = town.resident("王秀英"), town.repairer()
    group = town.staff_group(li)
    await wang.says(RUDE)
    await wang.taps("🕶 匿名提交")

    await li.taps("接单", chat=group)

    assert "李师傅" in wang.last.text


async def test_a_sentence_says_for_whom_it_is(town: Town) -> None:
    wang = town.resident()

    await wang.says("帮我妈报修，3号楼2单元501厨房漏水")
    assert "代报：我妈" in wang.last.text
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).behalf == "我妈"


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("我妈家暖气不热，3号楼2单元501", "我妈"),
        ("师傅您好，我二姑家马桶堵了，在5号楼", "我二姑"),
        ("The tap at my mother's is dripping, building 3", "my mother"),
        ("3号楼路灯不亮，我妈家那边的早修好了", ""),
        ("我家水管漏了，3号楼2单元501", ""),
    ],
)
async def test_whose_home_it_is_says_it_too(town: Town, said: str, whose: str) -> None:
    wang = town.resident()

    await wang.says(said)
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).behalf == whose


async def test_saying_first_for_whom_it_is_hides_nothing_of_what_is_wrong(town: Town) -> None:
    wang = town.resident()

    await wang.says("替我妈报一下，她住3-2-501，马桶堵了")
    await wang.taps("✅ 提交")

    ticket = await town.ticket(1)
    assert (ticket.behalf, ticket.category) == ("我妈", Category.WATER)
    assert (ticket.place.building, ticket.place.unit, ticket.place.room) == ("3", "2", "501")


async def test_where_somebody_lives_is_offered_as_the_place(town: Town) -> None:
    wang = town.resident()
    await wang.says("/start")
    async with town.linli.database.write() as unit:
        person = await unit.people.meet(wang.person.id, "王阿姨", unit.now)
        flat = await home(unit)
        line = await listed(unit, flat, "王阿姨", Relation.OWNER)
        await unit.residents.settle(
            person.id, flat.id, Relation.OWNER, unit.now, how=How.PHONE, line=line, by=None
        )

    await wang.says("水龙头滴水")
    await wang.taps("3号楼2单元501室")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).place == Place(building="3", unit="2", room="501")


async def test_for_whom_it_is_may_be_told_after_a_tap(town: Town) -> None:
    wang = town.resident()
    await wang.says(LIFT)

    await wang.taps("👪 代报")
    await wang.says("楼下的张奶奶")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).behalf == "楼下的张奶奶"


async def test_whoever_reports_for_themself_reports_for_nobody_else(town: Town) -> None:
    wang = town.resident()

    await wang.says("帮我报修，3号楼2单元电梯坏了")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).behalf == ""


async def test_for_whom_it_is_reaches_the_group_masked(town: Town) -> None:
    wang, li = town.resident(), town.repairer()
    group = town.staff_group(li)

    await wang.says("帮501的张奶奶报修，3号楼2单元厨房漏水，电话13800001111")
    await wang.taps("✅ 提交")

    text = li.sees(group)[-1].text
    assert "张奶奶" in text
    assert "501" not in text
    assert "13800001111" not in text


async def test_a_shared_place_is_kept_for_staff_alone(town: Town) -> None:
    wang, li = town.resident(), town.repairer()
    lin = town.guest("林社工")
    await given(town, lin, Role.COMMUNITY)
    group = town.staff_group(li)
    await wang.says("/repair 路灯不亮")

    await wang.sends_location(37.38681, 121.60042)
    await wang.taps("✅ 提交")
    await lin.says("/ticket 1")

    assert (await town.ticket(1)).place.spot == "地图上的位置"
    assert "121.60042,37.38681" in lin.last.text
    assert all("121.6" not in message.text for message in li.sees(group))


async def test_a_place_by_itself_begins_a_report(town: Town) -> None:
    wang = town.resident()

    await wang.sends_location()
    await wang.says("路灯不亮")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).category is Category.LIGHTING


async def test_a_building_that_was_named_is_better_than_a_point(town: Town) -> None:
    wang = town.resident()
    await wang.says(LIFT)

    await wang.sends_location()
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).place.building == "3"
