"""What becomes of a vote before its time: called off with a reason, closed early as announced."""

from datetime import timedelta

import calling
from calling import asked, move_to, poll, vote
from meeting import group, neighbours, secretary
from town import Town

from domain.votes import VoteState


async def test_calling_off_is_told_with_its_reason_and_keeps_no_ballot(town: Town) -> None:
    wang, zhang, liu, chat = await poll(town, secrecy="🔒 秘密投票，钥匙由系统")
    veil = (await vote(town)).veil
    await wang.taps("🗳 去投票")
    await wang.taps(wang.last.buttons[0])
    await wang.taps("✅ 确定投出")
    await liu.taps("✖️ 取消表决")
    await liu.says("方案要改，下月再议")
    assert "收到过通知的人都会看到原因：方案要改" in liu.last.text
    await liu.taps("✖️ 取消表决")
    await town.tick()

    off = await vote(town)
    assert (off.state, off.reason) == (VoteState.CANCELLED, "方案要改，下月再议")
    assert "已取消：方案要改，下月再议" in liu.sees(chat)[-1].text
    assert liu.sees(chat)[-1].buttons == []
    assert "取消了：方案要改，下月再议" in wang.last.text
    assert "取消了：方案要改，下月再议" in zhang.last.text
    async with town.linli.database.read() as unit:
        assert (await unit.votes.ballots.present(off.id)).heads == 0
    assert (off.public_key, off.veil) == (None, "")
    assert veil

    seen = len(wang.messages)
    await town.tick()

    assert len(wang.messages) == seen


async def test_after_the_close_nothing_is_called_off(town: Town) -> None:
    wang, _, liu, _ = await poll(town)
    card = liu.last
    await move_to(town, (await vote(town)).closes_at)
    await liu.presses("ax:1", on=card)

    assert "投票已经结束，不能再取消" in liu.toast
    assert (await vote(town)).state is VoteState.PUBLISHED

    await wang.presses("ax:1", on=wang.last)

    assert (await vote(town)).state is VoteState.PUBLISHED


async def test_it_is_closed_early_only_where_that_was_announced(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    chat = await group(town, wang, liu)
    await calling.called(liu, text="不能提前\n？")
    assert "🏁 提前截止" not in liu.last.buttons
    await liu.presses("ae:1", on=liu.last)
    assert "不能提前截止" in liu.toast

    await asked(liu, text="可以提前\n？")
    await liu.taps("🏁 允许提前截止")
    await liu.taps("📣 发布公告")
    await town.tick()
    assert "可能提前截止" in liu.sees(chat)[-1].text
    await zhang.taps("🗳 去投票")
    await liu.taps("🏁 提前截止")
    await liu.taps("🏁 现在截止")
    town.clock.move(seconds=10)
    await zhang.taps("赞成")
    await town.tick()

    ended = await vote(town, 2)
    assert ended.state is VoteState.PUBLISHED
    assert ended.closes_at < town.clock() + timedelta(minutes=1)
    assert "来晚了，不计入" in zhang.toast
    assert (await vote(town, 1)).state is VoteState.OPEN
