"""From 📍 我到了 to 👍, as the volunteer and the neighbour live it."""

from doing import arrived, confirmed, finished, grabbed, state
from helping import DOOR, claims, read, task, volunteer
from town import Town

from domain.tasks import ClaimState, TaskStage


async def test_whoever_is_helped_learns_who_comes_and_what_to_tell_them(town: Town) -> None:
    wang, _, number = await grabbed(town)

    card = wang.last.text
    assert "赵阿姨" in card
    assert (await read(town, number)).code in card
    assert "00000" not in card


async def test_the_four_figures_check_the_volunteer_in(town: Town) -> None:
    wang, zhao, number = await arrived(town)

    assert await state(town, number) is ClaimState.ARRIVED
    assert zhao.last.buttons == ["✅ 完成"]
    assert "已经到了" in wang.last.text


async def test_figures_from_a_chinese_keyboard_count(town: Town) -> None:
    _, zhao, number = await grabbed(town)
    town.clock.move(hours=2)
    await zhao.taps("📍 我到了")
    code = (await read(town, number)).code

    await zhao.says("".join(chr(ord(each) + 0xFEE0) for each in code))

    assert await state(town, number) is ClaimState.ARRIVED


async def test_done_needs_words_and_a_photo_and_the_neighbour_sees_it(town: Town) -> None:
    wang, zhao, number = await finished(town)

    assert await state(town, number) is ClaimState.FINISHED
    assert any(message.photo for message in wang.messages)
    assert "扫干净了" in wang.last.text
    assert wang.last.buttons == ["👍 办好了", "👎 没办好"]
    assert zhao.last.buttons == []


async def test_confirmed_and_rated_it_brings_points_and_thanks(town: Town) -> None:
    wang, zhao, number = await confirmed(town)

    await wang.taps("★★★★★")

    claim = (await claims(town, number))[0]
    assert (claim.state, claim.stars) == (ClaimState.CONFIRMED, 5)
    assert (await read(town, number)).stage is TaskStage.DONE
    said = " ".join(message.text for message in zhao.messages)
    assert "记 2 分" in said
    assert "★★★★★" in said


async def test_not_done_a_coordinator_decides(town: Town) -> None:
    boss = town.administrator()
    wang, zhao, number = await finished(town)

    await wang.taps("👎")

    assert await state(town, number) is ClaimState.DISPUTED
    assert "负责人" in wang.last.text
    assert "负责人" in zhao.last.text
    await boss.taps("👎 不认定")
    await boss.says("没有到现场")
    assert await state(town, number) is ClaimState.REFUSED
    assert "没有到现场" in zhao.last.text


async def test_a_coordinator_may_find_that_it_was_done(town: Town) -> None:
    boss = town.administrator()
    wang, zhao, number = await finished(town)
    await wang.taps("👎")

    await boss.taps("👍")

    assert await state(town, number) is ClaimState.CONFIRMED
    assert boss.last.buttons == []
    assert any("已确认" in message.text for message in zhao.messages)


async def test_where_nobody_is_helped_a_coordinator_checks_in_and_confirms(town: Town) -> None:
    boss, zhao = town.administrator(), await volunteer(town)
    number = await task(town)
    await zhao.says(f"抢 {number}")
    town.clock.move(hours=2)

    await zhao.taps("📍 我到了")
    await zhao.taps("📍 我到了", on=zhao.messages[-2])
    assert sum("现场" in message.text for message in boss.messages) == 1
    await boss.taps("✅ 签到")
    await zhao.taps("✅ 完成")
    await zhao.sends_photo("扫干净了")
    await zhao.taps("✅ 提交")
    await boss.taps("👍")

    assert await state(town, number) is ClaimState.CONFIRMED


async def test_whoever_is_helped_and_out_of_reach_is_stood_in_for(town: Town) -> None:
    boss = town.administrator()
    wang, zhao, number = await grabbed(town)
    await wang.blocks()
    town.clock.move(hours=2)

    await zhao.taps("📍 我到了")
    await zhao.says((await read(town, number)).code)
    await zhao.taps("✅ 完成")
    await zhao.sends_photo("扫干净了")
    await zhao.taps("✅ 提交")

    assert boss.last.buttons == ["👍 办好了", "👎 不认定"]


async def test_decided_over_the_neighbours_head_nobody_is_asked_to_be_shown(town: Town) -> None:
    """It is shown only where the neighbour agrees as well, who is not asked."""
    boss = town.administrator()
    wang, zhao, number = await finished(town)
    await wang.taps("👎")

    await boss.taps("👍")

    assert await state(town, number) is ClaimState.CONFIRMED
    assert not [each for each in zhao.messages if "只发文字" in each.buttons]


async def test_done_and_dropped_by_plain_words(town: Town) -> None:
    _, zhao, number = await arrived(town)

    await zhao.says(f"完成{number}")
    assert "做了什么" in zhao.last.text
    await zhao.says("/cancel")
    await zhao.says(f"做完了 {number}")
    assert "做了什么" in zhao.last.text
    await zhao.says("/cancel")
    await zhao.says("/done")
    assert "做了什么" in zhao.last.text


async def test_giving_up_is_asked_once_and_whoever_waited_has_it_at_once(town: Town) -> None:
    wang, zhao, number = await grabbed(town)
    qian = await volunteer(town, "钱叔")
    await qian.says(f"抢 {number}")

    await zhao.says(f"放弃 {number}")
    assert await state(town, number) is ClaimState.HOLDING
    await zhao.taps("确定放弃")

    assert [each.state for each in await claims(town, number)] == [
        ClaimState.DROPPED,
        ClaimState.HOLDING,
    ]
    assert "📍 我到了" in qian.last.buttons
    assert any("改由钱叔来" in message.text for message in wang.messages)
    assert any("志愿者钱叔来帮您" in message.text for message in wang.messages)


async def test_giving_up_late_says_that_staff_will_see_it(town: Town) -> None:
    boss = town.administrator()
    _, zhao, number = await grabbed(town)
    town.clock.move(hours=1)

    await zhao.taps("放弃")
    assert "负责人会看到" in zhao.last.text
    await zhao.taps("确定放弃")

    assert (await claims(town, number))[0].noted
    assert "没有人了" in boss.last.text


async def test_keeping_it_changes_nothing(town: Town) -> None:
    _, zhao, number = await grabbed(town)
    await zhao.taps("放弃")

    await zhao.taps("不放弃了")

    assert await state(town, number) is ClaimState.HOLDING


async def test_whoever_only_waits_is_not_asked_twice(town: Town) -> None:
    _, _, number = await grabbed(town)
    qian = await volunteer(town, "钱叔")
    await qian.says(f"抢 {number}")

    await qian.taps("放弃")

    assert (await claims(town, number))[1].state is ClaimState.DROPPED


async def test_where_to_go_is_read_only_as_long_as_it_is_theirs(town: Town) -> None:
    _, zhao, number = await grabbed(town)
    town.clock.move(hours=1)
    await town.tick()
    assert DOOR in zhao.last.text

    await zhao.says(f"/drop {number}")
    await zhao.taps("确定放弃")

    assert not any(DOOR in message.text for message in zhao.messages)
