"""What does not fit a meeting is answered plainly, and changes nothing."""

from meeting import (
    agenda,
    check_in,
    discussing,
    items,
    neighbours,
    opened,
    panel,
    propose,
    read,
    second,
    secretary,
    until,
)
from offices import lives
from town import Town

from domain.meetings import ItemStage, MeetingStage


async def test_a_stranger_may_look_and_not_propose(town: Town) -> None:
    await neighbours(town, "王阿姨")
    await town.tick()
    stranger = town.guest("路人")
    await stranger.opens()
    await stranger.says("/meeting")
    assert "民情议事会" in stranger.last.text

    await stranger.says("/topic 我要在小区里卖保健品")

    assert await items(town) == []


async def test_nobody_seconds_their_own_and_nobody_twice(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    await town.tick()
    await propose(wang, "加装充电桩")
    await second(zhang)
    await second(zhang)
    await wang.says("/meeting")
    await wang.taps("📋 议题")

    assert "附议" not in wang.last.buttons
    assert [item.seconders for item in await items(town)] == [1]


async def test_what_is_proposed_after_the_freeze_is_for_the_next_one(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    await town.tick()
    await until(town, "2026-12-21 10:00")

    await propose(wang, "加装充电桩")

    assert await items(town, 1) == []
    assert [item.title for item in await items(town, 2)] == ["加装充电桩"]


async def test_who_types_a_proposal_after_the_freeze_reads_when_the_next_call_is(
    town: Town,
) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    await town.tick()
    await until(town, "2026-12-21 10:00")
    await wang.says("我要提议")
    assert "本月议事会的议程已经定了" in wang.last.text
    assert "下一次是1月25日，1月10日开始征集议题" in wang.last.text
    await wang.says("加装充电桩")
    assert "先记到下一次" in wang.last.text
    await wang.taps("✅ 提交")
    await wang.says("我要提议：清理楼道")
    await wang.taps("✅ 提交")

    assert await items(town, 1) == []
    assert [item.title for item in await items(town, 2)] == ["加装充电桩", "清理楼道"]


async def test_an_item_is_seconded_from_the_card_or_by_its_number_in_words(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    await town.tick()
    await propose(wang, "加装充电桩")
    await propose(wang, "清理楼道")
    await zhang.says("/meeting")
    assert "📋 议题和附议" in zhang.last.buttons
    await zhang.says("附议2")
    assert "📋 清理楼道" in zhang.last.text
    assert "已有 1 人附议" in zhang.last.text
    await zhang.says("/meeting")
    await zhang.says("附议")

    assert [item.seconders for item in await items(town)] == [0, 1]
    assert zhang.last.buttons[:2] == ["1. 加装充电桩", "2. 清理楼道"]


async def test_with_too_few_seconders_it_is_left_out_and_the_secretary_may_still_list_it(
    town: Town,
) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    await town.tick()
    await propose(wang, "加装充电桩")
    await second(zhang)
    await until(town, "2026-12-20 09:30")
    assert [item.stage for item in await items(town)] == [ItemStage.LEFT_OUT]

    async with town.linli.database.read() as unit:
        [item] = await unit.items.of((await read(town)).id)
    await liu.says("/meeting")
    await liu.presses(f"ek:{item.id}", on=liu.last)

    assert [each.stage for each in await items(town)] == [ItemStage.LISTED]


async def test_after_five_wrong_codes_only_the_chair_or_the_qr_code_help(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    liu = await secretary(town)
    await agenda(town, wang, liu, "加装充电桩")
    await opened(town)
    code = (await read(town)).code
    wrong = "0000" if code != "0000" else "1111"
    await wang.says("/meeting")
    card = wang.last
    await wang.taps("📍 签到")
    for _ in range(5):
        await wang.says(wrong)
    await wang.taps("📍 签到", on=card)
    await wang.says(code)
    async with town.linli.database.read() as unit:
        assert not await unit.attendances.present((await read(town)).id)

    await panel(liu)
    await liu.taps("✍️ 代签到")
    await liu.says("王阿姨")

    async with town.linli.database.read() as unit:
        assert [p.name for p in await unit.attendances.present((await read(town)).id)] == [
            "王阿姨"
        ]


async def test_the_doors_open_half_an_hour_before_and_not_earlier(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    await town.tick()
    await until(town, "2026-12-25 18:29")

    await check_in(town, wang)

    assert "还没到签到时间" in wang.last.text


async def test_of_a_household_whoever_votes_last_counts(town: Town) -> None:
    wang, _, liu = await discussing(town)
    son = await lives(town, town.guest("小王"), "幸福里3号楼1单元101", "family")
    await check_in(town, son)
    await liu.taps("🗳 开始表决")

    await wang.taps("赞成")
    await son.taps("反对")
    await liu.taps("🗳 结束表决")

    [item, _] = await items(town)
    assert item.count is not None
    assert (item.count.yes, item.count.no, item.passed) == (0, 1, False)


async def test_whoever_is_not_there_or_has_no_home_here_does_not_vote(town: Town) -> None:
    _, _, liu = await discussing(town)
    late = await lives(town, town.guest("赵叔"), "幸福里5号楼1单元101")
    await liu.taps("🗳 开始表决")
    [item, _] = await items(town)

    for phone in (late, liu):
        await phone.says("/meeting")
        await phone.presses(f"xa:{item.id}", on=phone.last)
    await panel(liu)
    await liu.taps("🗳 结束表决")

    [item, _] = await items(town)
    assert item.count is not None
    assert item.count.voted == 0


async def test_after_closing_a_vote_counts_no_more(town: Town) -> None:
    wang, zhang, liu = await discussing(town)
    await liu.taps("🗳 开始表决")
    card = zhang.last
    await wang.taps("赞成")
    await liu.taps("🗳 结束表决")
    [before, _] = await items(town)

    await zhang.presses(f"xb:{before.id}", on=card)

    [item, _] = await items(town)
    assert item.count == before.count
    assert item.passed


async def test_what_was_voted_down_is_no_resolution(town: Town) -> None:
    wang, _, liu = await discussing(town)
    await liu.taps("🗳 开始表决")
    await wang.taps("反对")
    await liu.taps("🗳 结束表决")
    await panel(liu)

    assert "✅ 形成决议" not in liu.last.buttons
    [item, _] = await items(town)
    await liu.presses(f"xs:{item.id}", on=liu.last)
    assert not await _resolutions(town)


async def test_when_everybody_leaves_in_the_middle_the_clock_ends_it(town: Town) -> None:
    wang, _, liu = await discussing(town)
    await liu.taps("🗳 开始表决")
    await wang.taps("赞成")

    await until(town, "2026-12-26 09:30")

    [item, _] = await items(town)
    assert (item.stage, item.passed) == (ItemStage.DONE, True)
    assert "纪要初稿" in wang.last.text


async def test_where_nobody_comes_it_counts_as_not_held(town: Town) -> None:
    await neighbours(town, "王阿姨")
    liu = await secretary(town)
    await town.tick()

    await until(town, "2026-12-26 09:30")

    assert (await read(town)).stage is MeetingStage.CANCELLED
    assert any("没有召开" in message.text for message in liu.messages)


async def _resolutions(town: Town) -> int:
    async with town.linli.database.read() as unit:
        return len(await unit.resolutions.of((await read(town)).id))
