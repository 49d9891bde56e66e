"""Coordinators decide on work, and enter hours."""

from coordinating import administrator, at_the_desk, claims, finished_for_nobody
from doing import finished
from helping import task, volunteer
from offices import given
from town import Town

from domain.people import Role
from domain.tasks import ClaimState


async def test_where_nobody_was_helped_the_coordinator_confirms(town: Town) -> None:
    chen, _ = await finished_for_nobody(town)
    await at_the_desk(chen)
    await chen.taps("👀 待认定 1", on=chen.last)
    await chen.taps("#1", on=chen.last)
    for step in ("👥 谁接了", "赵阿姨"):
        await chen.taps(step, on=chen.last)

    await chen.taps("👍", on=chen.last)

    assert [each.state for each in await claims(town)] == [ClaimState.CONFIRMED]


async def test_not_recognised_has_a_reason(town: Town) -> None:
    chen, zhao = await finished_for_nobody(town)
    await chen.says("/task 1")
    for step in ("👥 谁接了", "赵阿姨", "👎"):
        await chen.taps(step, on=chen.last)

    await chen.says("照片是别处的")

    assert [each.state for each in await claims(town)] == [ClaimState.REFUSED]
    assert "照片是别处的" in str([each.text for each in zhao.messages[-2:]])


async def test_nobody_decides_on_their_own_work(town: Town) -> None:
    chen = await administrator(town)
    await task(town)
    await given(town, chen, Role.VOLUNTEER)
    await chen.says("抢 1")
    await chen.says("/task 1")
    await chen.taps("👥 谁接了", on=chen.last)

    await chen.taps("陈主任", on=chen.last)

    assert chen.last.buttons == ["↩️ 任务 #1"]


async def test_hours_are_entered_afterwards_and_marked(town: Town) -> None:
    chen = await administrator(town)
    zhao = await volunteer(town)
    await task(town)
    await chen.says("/task 1")
    await chen.taps("🕒 补记时长", on=chen.last)
    await chen.says("赵阿姨")
    await chen.taps("1.5小时", on=chen.last)
    assert "不能兑换" in chen.last.text

    await chen.taps("✅ 提交")

    held = (await claims(town))[0]
    assert (held.state, held.worked.total_seconds()) == (ClaimState.CONFIRMED, 5400)
    assert "补记" in zhao.last.text
    assert "2 分" in zhao.last.text


async def test_hours_are_entered_for_nobody_unknown(town: Town) -> None:
    chen = await administrator(town)
    await task(town)
    await chen.says("/task 1")
    await chen.taps("🕒 补记时长", on=chen.last)

    await chen.says("孙悟空")

    assert "没有叫这个名字" in chen.last.text


async def test_hours_are_not_entered_twice(town: Town) -> None:
    chen = await administrator(town)
    await volunteer(town)
    await task(town, capacity=2)
    for _ in range(2):
        await chen.says("/task 1")
        await chen.taps("🕒 补记时长", on=chen.last)
        await chen.says("赵阿姨")
        await chen.taps("2小时", on=chen.last)
        await chen.taps("✅ 提交")

    assert len(await claims(town)) == 1


async def test_disputed_work_stands_in_its_heap(town: Town) -> None:
    chen = await administrator(town)
    wang, _, _ = await finished(town)
    await wang.taps("👎")

    await at_the_desk(chen)

    assert "⚖️ 有争议 1" in chen.last.buttons
