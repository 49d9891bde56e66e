"""Whom a notice is for: never more than was meant, and never more than its writer may tell."""

from noticing import WORDS, group, later, office, sent
from offices import compound, given, lives
from town import Town

from domain.areas import Level
from domain.people import Role


async def test_everybody_by_mistake_needs_their_number_typed(town: Town) -> None:
    liu, _ = await office(town)
    async with town.linli.database.write() as unit:
        [area] = await unit.areas.within(await unit.areas.root(), Level.COMPOUND)
        for at in range(60):
            person = await unit.people.meet(5000 + at, f"住户{at}", unit.now)
            await unit.grants.give(person.id, Role.VOLUNTEER, area, unit.now, by=person.id)
    await liu.says("/notice")
    await liu.says(WORDS)
    await liu.taps("幸福里")
    await liu.taps("志愿者")
    assert "60 人" in liu.last.text
    assert "✅ 发送" not in liu.last.buttons
    await liu.says("61")
    assert "人数不对" in liu.last.text
    await liu.says("６０人")

    assert "✅ 发送" in liu.last.buttons
    assert "其中 60 人没打开对话" in liu.last.text


async def test_two_write_at_once_each_their_own_and_each_where_they_may(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    zhou = await given(town, town.guest("周楼长"), Role.BUILDING_HEAD, "幸福里3号楼")
    far = await lives(town, town.guest("远邻"), "幸福里3号楼2单元501")
    await liu.says("/notice")
    await zhou.says("/notice")
    await liu.says("小区通知")
    await zhou.says("本楼通知")
    await zhou.taps("所有住户")
    await liu.taps("幸福里")
    await liu.taps("所有住户")
    await zhou.taps("✅ 发送")
    await liu.taps("✅ 发送")
    await later(town)

    assert [m.text.split("\n")[-1] for m in wang.messages[-2:]] == ["本楼通知", "小区通知"]
    assert "📢 通知 · 幸福里3号楼" in wang.messages[-2].text
    assert "本楼通知" in far.messages[-2].text
    for phone, place in ((wang, ""), (zhou, "幸福里")):
        await phone.says("/notice 冒充")
        await phone.says(place or "所有住户")
        assert "✅ 发送" not in phone.last.buttons


async def test_a_building_head_does_not_post_where_they_may_not(town: Town) -> None:
    _, [wang] = await office(town, "王阿姨")
    zhou = await given(town, town.guest("周楼长"), Role.BUILDING_HEAD, "幸福里3号楼")
    court = await group(town, "幸福里业主群", wang)
    await zhou.says("/notice 本楼通知")
    await zhou.taps("所有住户")
    await zhou.taps("⬜️ 同时发到群")
    assert "没有绑定的群" in zhou.last.text
    await zhou.taps("✅ 发送")
    await later(town)

    assert wang.sees(court) == []
    assert "本楼通知" in wang.last.text


async def test_who_follows_or_was_silent_can_be_told_alone(town: Town) -> None:
    liu, [wang, li] = await office(town, "王阿姨", "李叔")
    await wang.says("3号楼2单元电梯坏了")
    await wang.taps("✅ 提交")
    await liu.says("/notice 电梯配件明天到")
    await liu.taps("幸福里")
    await liu.says("工单1")
    assert "跟进工单 #1 的人，1 人" in liu.last.text
    await liu.taps("✅ 发送")
    await later(town)
    assert ["配件" in phone.last.text for phone in (wang, li)] == [True, False]

    await sent(town, liu, "⬜️ 要求确认")
    await li.taps("我已知晓")
    await liu.says("/notice 还没确认的请看")
    await liu.taps("幸福里")
    await liu.taps("没确认 #2 的人")
    await liu.taps("✅ 发送")
    await later(town)

    assert ["还没确认的请看" in phone.last.text for phone in (wang, li)] == [True, False]


async def test_the_frame_is_in_the_readers_language_and_the_words_are_not_changed(
    town: Town,
) -> None:
    liu, [wang, li] = await office(town, "王阿姨", "李叔")
    await li.says("/lang")
    await li.taps("English")
    await sent(town, liu, "⬜️ 要求确认", words="<b>停水</b> & *明天*")

    assert [phone.last.buttons for phone in (wang, li)] == [["我已知晓"], ["I have read this"]]
    assert "Notice · " in li.last.text
    assert all("<b>停水</b> & *明天*" in phone.last.text for phone in (wang, li))


async def test_several_places_are_told_and_nobody_twice(town: Town) -> None:
    await compound(town, "幸福里", "3", "5", "7")
    liu = await given(town, town.guest("刘书记"), Role.SECRETARY, "幸福里")
    wang = await lives(town, town.guest("王阿姨"), "幸福里3号楼1单元101")
    await lives(town, wang, "幸福里5号楼1单元101")
    li = await lives(town, town.guest("李叔"), "幸福里5号楼2单元101")
    zhao = await lives(town, town.guest("赵叔"), "幸福里7号楼2单元101")
    await liu.says("/notice 两栋停水")
    await liu.says("3号楼")
    await liu.taps("所有住户")
    await liu.taps("➕ 再加一处")
    await liu.says("5号楼")
    assert "幸福里3号楼、幸福里5号楼，所有住户，2 人" in liu.last.text
    await liu.taps("✅ 发送")
    await later(town)

    heard = [sum("两栋停水" in m.text for m in p.messages) for p in (wang, li, zhao)]
    assert heard == [1, 1, 0]


async def test_nobody_learns_who_follows_what_is_not_theirs(town: Town) -> None:
    await office(town, "王阿姨")
    await compound(town, "祥和苑", "9")
    far = await lives(town, town.guest("远邻"), "祥和苑9号楼1单元101")
    await far.says("9号楼1单元电梯坏了")
    await far.taps("✅ 提交")
    zhou = await given(town, town.guest("周楼长"), Role.BUILDING_HEAD, "幸福里3号楼")
    await zhou.says("/notice 谁报的？")
    await zhou.says("工单1")

    assert "没有可以通知的人" in zhou.last.text
    assert "✅ 发送" not in zhou.last.buttons


async def test_what_stands_in_a_group_is_public_there_and_nowhere_else(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    court = await group(town, "幸福里业主群", wang)
    li = await lives(town, town.guest("李租客"), "幸福里3号楼2单元101", "tenant")
    await compound(town, "祥和苑", "9")
    far = await lives(town, town.guest("远邻"), "祥和苑9号楼1单元101")
    town.world.faults.fail(method="sendMessage", how="403", chat_id=court.id)
    for words in ("维修资金甲", "维修资金乙"):
        await liu.says(f"/notice {words}")
        await liu.taps("幸福里")
        await liu.taps("只发业主")
        await liu.taps("⬜️ 同时发到群")
        await liu.taps("✅ 发送")
        await later(town)

    await li.opens("n1")
    assert "维修资金" not in li.last.text
    await li.opens("n2")
    assert "维修资金乙" in li.last.text
    await li.says("/notices")
    assert [label.split()[-1] for label in li.last.buttons] == ["维修资金乙"]
    await far.opens("n2")
    assert "维修资金" not in far.last.text


async def test_those_who_come_to_the_next_meeting_can_be_told_alone(town: Town) -> None:
    liu, [wang, li] = await office(town, "王阿姨", "李叔")
    await town.tick()
    await wang.says("🗓 议事会")
    await wang.taps("参加")
    await liu.says("/notice 改到二楼活动室")
    await liu.taps("幸福里")
    await liu.says("议事会")
    assert "参加议事会 #1 的人，1 人" in liu.last.text
    await liu.taps("✅ 发送")
    await later(town)

    assert ["二楼" in phone.last.text for phone in (wang, li)] == [True, False]
