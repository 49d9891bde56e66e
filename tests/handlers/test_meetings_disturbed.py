"""What goes wrong on the evening, and before it: plain answers, sound results."""

from meeting import (
    agenda,
    check_in,
    discussing,
    group,
    items,
    neighbours,
    opened,
    panel,
    propose,
    read,
    secretary,
    until,
)
from offices import given, known
from serving import files
from town import Town

from domain.meetings import ItemStage, MeetingId, MeetingStage
from domain.people import Role
from playground import groups
from services.meetings import proposing

SIXTY = [f"第{number}件事" for number in range(1, 61)]


async def test_a_meeting_of_sixty_items_is_led_written_down_and_printed(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    await town.tick()
    async with town.linli.database.write() as unit:
        chair = await unit.people.get(await known(unit, liu))
        for title in SIXTY:
            await proposing.add(unit, MeetingId(1), title * 20, chair)
    await opened(town, wang, zhang)
    assert len(liu.last.buttons) <= 8

    await liu.taps("📋 还有 57 条议题")
    for _ in range(6):
        await liu.taps("▶️")
    await liu.taps(next(each for each in liu.last.buttons if each.startswith("40.")))
    await liu.taps("▶️ 开始讨论")
    await panel(liu)
    await liu.says("王阿姨：这件最要紧", reply_to=liu.last)
    await liu.taps("⏭ 不作决议，下一项")
    await liu.taps("🏁 散会")
    await until(town, "2026-12-26 09:30")
    assert len(wang.last.text) <= 4096
    await until(town, "2026-12-29 10:00")

    async with town.linli.database.read() as unit:
        minutes = await unit.resolutions.minutes(MeetingId(1))
    assert all(title in minutes for title in SIXTY)
    assert "王阿姨：这件最要紧" in minutes
    assert minutes.count("时间不够，没有讨论") == 59
    assert files(town, liu)[-1].data.count(b"/Type /Page\n") > 2


async def test_where_one_chair_falls_silent_another_goes_on_and_both_are_named(town: Town) -> None:
    wang, zhang, liu = await discussing(town)
    lin = await given(town, town.guest("林社工"), Role.COMMUNITY)
    for phone in (wang, zhang):
        await phone.taps("✋ 我要发言")
    await panel(lin)
    before = lin.last

    await liu.taps("🎤 下一位发言")
    await lin.presses("xn:1:0", on=before)
    async with town.linli.database.read() as unit:
        assert await unit.discussions.calls((await items(town))[0].id) == 1
    await lin.taps("🗳 开始表决")
    await wang.taps("赞成")
    await lin.taps("🗳 结束表决")
    await lin.taps("⏭ 不作决议，下一项")
    await lin.taps("▶️ 清理楼道")
    await lin.taps("⏭ 不作决议，下一项")
    await lin.taps("🏁 散会")
    await until(town, "2026-12-26 09:30")

    assert "主持：刘书记、林社工" in wang.last.text
    assert "没有人宣布散会" not in wang.last.text


async def test_what_nobody_ends_is_over_that_night_and_its_minutes_say_so(town: Town) -> None:
    wang, zhang, liu = await discussing(town)
    await liu.taps("🗳 开始表决")
    await wang.taps("赞成")
    card = zhang.last
    await until(town, "2026-12-26 00:01")
    assert (await read(town)).stage is MeetingStage.ENDED

    await zhang.taps("反对", on=card)
    await until(town, "2026-12-26 09:30")

    [item, _] = await items(town)
    assert (item.count.yes, item.count.no) == (1, 0) if item.count else False
    assert "没有人宣布散会，会议自动结束" in wang.last.text


async def test_who_checks_in_twice_is_there_once_and_who_has_no_home_may_listen(
    town: Town,
) -> None:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    passer = town.guest("路人")
    await passer.opens()
    await agenda(town, wang, liu, "加装充电桩")
    await opened(town)

    for _ in range(2):
        await check_in(town, wang)
    await check_in(town, passer)

    assert "可以旁听和发言" in "".join(message.text for message in passer.messages)
    async with town.linli.database.read() as unit:
        coming = await unit.attendances.count(MeetingId(1))
    assert (coming.arrived, coming.households) == (2, 1)


async def test_a_proposal_of_four_thousand_characters_is_cut_and_says_so(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    await town.tick()

    await wang.says("/topic " + "加装充电桩" * 800)
    assert "议题写一句话就好" in wang.last.text
    await wang.taps("✅ 提交")

    [item] = await items(town)
    assert len(item.title) == 200


async def test_a_group_that_is_gone_stops_nothing(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    gone = await group(town, wang, zhang)
    await agenda(town, wang, liu, "加装充电桩")
    await until(town, "2026-12-10 09:30")
    assert "征集议题" in zhang.sees(gone)[-1].text
    groups.kick(town.world, wang.person, town.world.only_bot, gone)

    await opened(town, wang)
    await liu.taps("▶️ 加装充电桩")
    await liu.taps("⏭ 不作决议，下一项")
    await liu.taps("🏁 散会")
    await until(town, "2026-12-26 09:30")
    await until(town, "2026-12-29 10:00")

    assert (await read(town)).stage is MeetingStage.PUBLISHED
    assert "left_chat_member" in zhang.sees(gone)[-1].body


async def test_of_a_trouble_that_is_solved_or_resolved_nobody_talks_again(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    liu = await secretary(town)
    for words in ("3号楼2单元电梯坏了", "东门路灯不亮了"):
        await wang.says(words)
        await wang.taps("✅ 提交")
    async with town.linli.database.write() as unit:
        await unit._session.run("UPDATE tickets SET alarm = 2")
    await town.tick()
    assert len(await items(town)) == 2

    await wang.says("/ticket 2")
    await wang.taps("↩️ 撤回")
    await town.tick()
    [item] = await items(town)
    assert item.ticket == 1
    await liu.says("/meeting")
    await liu.taps("📋 议题")
    await liu.taps("📌 列入议程")
    await opened(town, wang)
    await liu.taps("▶️ 工单 #1：3号楼2单元电梯坏了")
    await liu.taps("✅ 形成决议")
    await liu.taps("按提议办")
    await liu.taps("🤝 志愿者")
    await liu.taps("一个月内")
    await liu.taps("✅ 通过决议")
    await until(town, "2027-01-10 10:00")

    assert await items(town, 2) == []
    await wang.says("/ticket 1")
    assert "大家议定：工单 #1" in wang.last.text
    await until(town, "2027-01-25 20:00")
    assert [each.ticket for each in await items(town, 3)] == [1]


async def test_who_is_not_the_chair_cannot_add_open_or_invite(town: Town) -> None:
    wang, _, _ = await discussing(town)
    before = await items(town)
    await propose(wang, "下次再说的事")

    for data in ("et:1", "xo:2", "ee:1", "xi:1", "eu:1:1", "ez:1"):
        await wang.presses(data, on=wang.last)

    assert await items(town) == before
    assert [each.stage for each in before] == [ItemStage.OPEN, ItemStage.LISTED]
    assert (await read(town)).stage is MeetingStage.OPEN
