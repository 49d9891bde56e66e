"""A button stays clickable for ever: pressed too late, or by the wrong person, it is answered."""

import pytest
from scenes import filed, finished
from town import Town
from working_scenes import done, employ, on_the_desk

from domain.tickets import Stage
from playground import Phone

#: What the desk, the crew and the reporter press, with what each carries besides the number.
_STAFFS = {
    **dict.fromkeys(("ta", "tf", "tb", "te", "tk", "ts", "td", "tq", "tm", "tu", "tj", "ti"), ""),
    "tg": ":1",
    "tz": ":1:0",
}
_REPORTERS = {"tc": "", "tn": "", "tr": ":5", "tw": ""}
#: Which of them do something there still.
_LIVE = {
    Stage.ACCEPTED: {"tf", "tb", "te", "tk", "ti"},
    Stage.FINISHED: {"tc", "tn"},
    Stage.CLOSED: set[str](),
    Stage.WITHDRAWN: set[str](),
    Stage.REJECTED: set[str](),
    Stage.MERGED: {"tu"},
    Stage.OFFERED: {"td", "tg", "tz", "tm", "tj", "ti", "tw"},
}


async def brought(town: Town, stage: Stage) -> tuple[Phone, Phone]:
    """Ticket 1 that far; its reporter, and who did everything that staff do."""
    wang, lin, _ = await on_the_desk(town)
    await employ(town, town.guest("赵师傅"), "蓝天电梯")
    card = lin.last
    if stage in {Stage.ACCEPTED, Stage.FINISHED, Stage.CLOSED}:
        await lin.taps("接单", on=card)
    if stage in {Stage.FINISHED, Stage.CLOSED}:
        await done(lin)
    if stage is Stage.CLOSED:
        await wang.taps("👍 已解决")
        await wang.taps("★★★★★")
    if stage is Stage.MERGED:
        await wang.says("7号楼1单元电梯坏了")
        await wang.taps("✅ 提交")
        await lin.taps("合并重复", on=card)
        await lin.says("2")
    if stage is Stage.WITHDRAWN:
        await wang.taps("撤回")
    if stage is Stage.REJECTED:
        await lin.taps("不予受理", on=card)
        await lin.says("不归我们管")
        await lin.taps("✅ 提交")
    if stage is Stage.OFFERED:
        await lin.taps("转志愿者", on=card)
    return wang, lin


@pytest.mark.parametrize("stage", _LIVE)
async def test_a_button_pressed_too_late_is_answered_in_a_sentence(
    town: Town, stage: Stage
) -> None:
    wang, lin = await brought(town, stage)
    before = await town.ticket(1)
    assert before.stage is stage

    for phone, wires in ((lin, _STAFFS), (wang, _REPORTERS)):
        for wire in set(wires) - _LIVE[stage]:
            screens = words(phone)
            await phone.presses(f"{wire}:1{wires[wire]}", on=phone.last)
            assert len(phone.toast) > 5, wire
            assert words(phone) == screens, wire

    assert await town.ticket(1) == before


def words(phone: Phone) -> list[tuple[int, str]]:
    return [(each.message_id, each.text) for each in phone.messages]


@pytest.mark.parametrize("wire", [*_STAFFS, *_REPORTERS, "th"])
async def test_the_right_button_in_the_wrong_hands_is_answered_in_a_sentence(
    town: Town, wire: str
) -> None:
    _, li, group = await (finished if wire in {*_REPORTERS, "th"} else filed)(town)
    card, zhang = li.sees(group)[-1], town.resident("张大爷")
    await zhang.joins(group)
    before = await town.ticket(1)
    carried = {**_STAFFS, **_REPORTERS, "th": ":1"}[wire]

    await zhang.presses(f"{wire}:1{carried}", on=card)

    assert len(zhang.toast) > 5
    assert await town.ticket(1) == before
