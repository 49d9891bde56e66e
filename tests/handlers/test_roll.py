"""A household roll sent to the bot: looked at, applied, given out again."""

import pytest
import rolls
from offices import given, taken
from roll_scenes import sent
from spreadsheets import LI, WANG, csv
from town import Town

from domain.areas import Level
from domain.people import Role
from domain.residents import How
from playground import Phone

MANY = [("幸福里", "1", "1", str(number), "80.00", "", "", "") for number in range(101, 161)]
BAD = [("幸福里", "1", "1", str(number), "大", "", "", "") for number in range(101, 121)]


@pytest.fixture
def chen(town: Town) -> Phone:
    return town.administrator("陈主任")


async def applied(phone: Phone, *lines: tuple[str, ...]) -> None:
    await sent(phone, *lines)
    await phone.taps("✅ 确认写入")


async def standing(town: Town) -> list[str]:
    return sorted(await rolls.standing(town.linli.database))


async def test_a_file_is_shown_first_and_applied_on_a_tap(town: Town, chen: Phone) -> None:
    await sent(chen, WANG, LI)

    shown = chen.last.text
    assert "2 行，都没有问题" in shown
    assert "新增：2 户，2 人" in shown
    assert "目前什么都没有改" in shown
    assert await standing(town) == []

    await chen.taps("✅ 确认写入")

    assert await standing(town) == ["幸福里/3"]
    assert "名册.csv 已写入住户名册" in chen.last.text
    assert any("✅ 已写入" in message.text for message in chen.messages)


async def test_a_file_that_is_dropped_changes_nothing(town: Town, chen: Phone) -> None:
    await sent(chen, WANG, LI)
    await chen.taps("❌ 不要了")

    assert await standing(town) == []
    assert "已放弃" in chen.last.text


async def test_what_changes_can_be_listed_with_masked_phones(town: Town, chen: Phone) -> None:
    await applied(chen, WANG, LI)
    await sent(
        chen, (*WANG[:6], "13700137000", "family"), ("幸福里", "4", "", "101", "", "", "", "")
    )
    await chen.taps("✏️ 变更（1）")

    assert "王芳：业主 · 138****8000 → 家人 · 137****7000" in chen.last.text

    await chen.taps("↩️ 返回")
    await chen.taps("➖ 减少（2）")

    assert "502室 李强：租户 · 139****9000" in chen.last.text


async def test_a_file_in_which_nothing_is_new_asks_for_no_decision(
    town: Town, chen: Phone
) -> None:
    await applied(chen, WANG)
    await sent(chen, WANG)

    assert "没有要改的" in chen.last.text
    assert chen.last.rows == []


async def test_many_gone_are_warned_of(town: Town, chen: Phone) -> None:
    await applied(chen, *MANY)
    await sent(chen, *MANY[:40])

    assert "名册会少掉五分之一以上" in chen.last.text


async def test_a_newer_file_takes_the_place_of_one_not_decided_on(town: Town, chen: Phone) -> None:
    await sent(chen, WANG)
    first = chen.last
    await sent(chen, LI)
    await chen.taps("✅ 确认写入", on=first)

    assert "已放弃" in chen.toast
    assert await standing(town) == []


async def test_what_was_agreed_to_is_what_is_done(town: Town, chen: Phone) -> None:
    await sent(chen, WANG, LI)
    # Meanwhile somebody at the terminal brings one of the two in.
    await rolls.apply(town.linli.database, csv(WANG))
    await chen.taps("✅ 确认写入")

    assert "名册又有了变动" in chen.last.text
    assert [len(homes) for homes in (await rolls.standing(town.linli.database)).values()] == [1]

    await chen.taps("✅ 确认写入")

    assert [len(homes) for homes in (await rolls.standing(town.linli.database)).values()] == [2]


async def test_whoever_loses_the_role_before_it_is_done_changes_nothing(
    town: Town, chen: Phone
) -> None:
    liu = await given(town, town.guest("社区小刘"), Role.COMMUNITY)
    await sent(liu, WANG)
    await taken(town, liu)
    await liu.taps("✅ 确认写入")

    assert await standing(town) == []
    assert "只有" in liu.toast


async def test_somebody_elses_file_is_not_for_others(town: Town, chen: Phone) -> None:
    other = town.administrator("李主任")
    await sent(chen, WANG)
    data = chen.last.rows[-1][0]["callback_data"]
    await other.says("/roll")
    await other.presses(str(data), on=other.last)

    assert "这份文件已经不在了" in other.toast


async def test_a_resident_has_no_roll_to_send(town: Town) -> None:
    wang = town.resident()
    await sent(wang, WANG)

    assert "这个文件我这里用不上" in wang.last.text

    await wang.says("/roll")

    assert "只有" in wang.last.text


async def test_who_is_named_no_longer_learns_of_it(town: Town, chen: Phone) -> None:
    await applied(chen, WANG, LI)
    li = town.resident("李强")
    await li.says("/start")
    await moved_in(town, li, "502")
    await sent(chen, WANG)
    await chen.taps("✅ 确认写入")

    assert "幸福里3号楼2单元502室已没有您的名字" in li.last.text


async def moved_in(town: Town, phone: Phone, room: str) -> None:
    async with town.linli.database.write() as unit:
        root = await unit.areas.root()
        [home] = await unit.areas.called([root], Level.HOME, room)
        [line] = await unit.residents.listed(home.id)
        person = await unit.people.known_as(phone.person.id)
        assert person is not None
        await unit.residents.settle(
            person.id, home.id, line.relation, unit.now, how=How.PHONE, line=line.id, by=None
        )


async def test_what_nobody_decides_on_is_not_kept(town: Town, chen: Phone) -> None:
    await sent(chen, WANG)
    town.clock.move(days=8)
    await town.tick()

    assert "已放弃" in chen.last.text
    assert chen.last.rows == []
    assert await standing(town) == []
    async with town.linli.database.read() as unit:
        [kept] = await unit._session.all("SELECT report FROM imports")
        uploads = await unit._session.value("SELECT count(*) FROM uploads")
    assert "王芳" not in kept["report"]
    assert uploads == 0


async def test_in_a_group_nothing_of_a_roll_is_said(town: Town, chen: Phone) -> None:
    group = town.group("大家", chen)
    await chen.says("/start")
    await chen.says("/roll", chat=group)

    assert "住户名册" in chen.last.text
    assert not any("名册" in message.text for message in chen.sees(group)[1:])
