"""What was resolved in the evening, and written down when it was over."""

from meeting import discussing, panel, read, until
from town import Town

from domain.meetings import MeetingStage
from playground import Phone


async def _half_resolved(liu: Phone) -> None:
    """All but the last tap."""
    await liu.taps("✅ 形成决议")
    await liu.says("在东门装四个充电桩")
    await liu.taps(liu.last.buttons[0])
    await liu.says("1月20日")


async def test_a_resolution_that_is_confirmed_after_the_evening_is_in_the_minutes(
    town: Town,
) -> None:
    wang, _, liu = await discussing(town)
    await liu.taps("🗳 开始表决")
    await wang.taps("赞成")
    await panel(liu)
    await liu.taps("🗳 结束表决")
    await panel(liu)
    await _half_resolved(liu)
    confirm = liu.last
    await until(town, "2026-12-26 07:01")

    assert (await read(town)).stage is MeetingStage.ENDED
    assert "还没有记下决议" in liu.last.text
    assert "请在 12月26日 09:00 前补记" in liu.last.text
    assert liu.last.buttons[0] == "✅ 加装充电桩"
    await liu.taps("✅ 通过决议", on=confirm)
    await until(town, "2026-12-26 09:30")
    assert "决议：在东门装四个充电桩" in wang.last.text


async def test_what_was_agreed_and_never_written_down_is_said_so_in_the_minutes(
    town: Town,
) -> None:
    wang, zhang, liu = await discussing(town)
    await liu.taps("🗳 开始表决")
    await wang.taps("赞成")
    await panel(liu)
    await liu.taps("🗳 结束表决")
    await panel(liu)
    await liu.taps("⏭ 不作决议，下一项")
    await panel(liu)
    await liu.taps("🏁 散会")
    assert "还没有记下决议" in liu.last.text
    later = liu.last
    await zhang.presses(str(later.rows[0][0]["callback_data"]), on=zhang.last)
    assert "还没有记下决议" not in zhang.last.text
    await until(town, "2026-12-26 09:30")

    assert "没有记下怎么落实" in wang.last.text
    await liu.presses(str(later.rows[0][0]["callback_data"]), on=later)
    assert liu.toast.startswith("这次会议已经结束"), liu.toast


async def test_what_was_closed_without_a_resolution_is_asked_for_no_more(town: Town) -> None:
    _, _, liu = await discussing(town)
    await liu.taps("⏭ 不作决议，下一项")
    await panel(liu)
    await liu.taps("🏁 散会")

    assert not any("还没有记下决议" in each.text for each in liu.messages)


async def test_what_was_open_when_somebody_else_ended_the_evening_is_asked_for(
    town: Town,
) -> None:
    _, _, liu = await discussing(town)
    old = liu.last
    await _half_resolved(liu)
    await liu.presses(f"ez:{(await read(town)).id}", on=old)

    assert "还没有记下决议" in liu.last.text
    assert liu.last.buttons[0] == "✅ 加装充电桩"
