"""Ballots that come too early, too late, or from whoever has none: each a plain answer."""

from dataclasses import replace
from datetime import timedelta

import pytest
from balloting import announced, couple, opened, sums, took_part, voices
from forgetting import erased
from meeting import neighbours
from offices import compound
from town import Town

from domain.votes import Vote, VoteState
from playground import Phone, presses


async def _ready(town: Town, vote: Vote, phone: Phone, *, secret: bool) -> str:
    """What the button says that casts: its reader has the ballot on the screen."""
    await phone.says("/vote")
    [voter] = await voices(town, vote, phone)
    return f"{'zy' if secret else 'by'}:{voter}:0"


@pytest.mark.parametrize("secret", [False, True])
async def test_in_time_is_what_arrived_in_time_however_late_it_is_served(
    town: Town, *, secret: bool
) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    vote = await opened(town, secret=secret, lasts=timedelta(hours=2))
    casts = [await _ready(town, vote, phone, secret=secret) for phone in (wang, zhang)]
    town.clock.move(hours=2, seconds=-1)
    presses.press(town.world, wang.person, wang.last, casts[0])
    await town.linli.intake.poll(0)
    town.clock.move(seconds=1)
    presses.press(town.world, zhang.person, zhang.last, casts[1])
    await town.linli.intake.poll(0)
    town.clock.move(seconds=5)
    await town.settle()

    assert wang.toast == "✅ 您的票已记录。"
    assert zhang.toast == "表决已在11月22日 11:00截止，这一票来晚了，不计入。"
    assert await took_part(town, vote, wang) == [True]
    assert await took_part(town, vote, zhang) == [False]


async def test_before_it_opens_there_is_nothing_to_cast(town: Town) -> None:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    vote = await announced(town, after=timedelta(days=1))
    await wang.says(f"/start v{vote.id}")
    assert "🔜 11月23日 09:00 开始投票" in wang.last.text
    assert wang.last.buttons == ["↩️ 全部表决"]
    for forged in ("by:1:0", "zy:1:0", "bv:1"):
        await wang.presses(forged, on=wang.last)
        assert "不在这次表决的名册上" in wang.toast


async def test_of_a_vote_that_is_called_off_no_ballot_is_taken(town: Town) -> None:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    vote = await opened(town, changeable=True)
    casts = await _ready(town, vote, wang, secret=False)
    async with town.linli.database.write() as unit:
        held = await unit.votes.hold(vote.id)
        await unit.votes.save(_off(held))
    await wang.presses(casts, on=wang.last)
    assert wang.toast == "这次表决已取消，投的票都不再计算。"
    await wang.says(f"/start v{vote.id}")

    assert "✖️ 这次表决已取消" in wang.last.text
    assert "方案有误" in wang.last.text
    assert await sums(town, vote) == {}


def _off(vote: Vote) -> Vote:
    return replace(vote, state=VoteState.CANCELLED, reason="方案有误")


async def test_for_a_neighbour_nobody_casts_anything(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    vote = await opened(town, changeable=True)
    casts = await _ready(town, vote, wang, secret=False)
    await zhang.says("/vote")
    for forged in (casts, casts.replace("by", "bc"), f"bv:{casts.split(':')[1]}", "by:99:0"):
        await zhang.presses(forged, on=zhang.last)
        assert "不在这次表决的名册上" in zhang.toast
    [his] = await voices(town, vote, zhang)
    for forged in (f"by:{his}:99", f"zy:{his}:0", f"zc:{his}:0", f"zp:{his}:0"):
        await zhang.presses(forged, on=zhang.last)
        assert "没有这个选项" in zhang.toast
    await zhang.forwards(wang.last)
    assert zhang.last.text == "🗳 您的表决：有 1 个等您投票。"
    for gone in ("bo:99", "br:99"):
        await zhang.presses(gone, on=zhang.last)
        assert "没有这个表决" in zhang.toast
    await zhang.presses(f"br:{vote.id}", on=zhang.last)
    assert zhang.toast == "还没有计票。计票之前，谁也看不到结果。"

    assert await sums(town, vote) == {}


@pytest.mark.parametrize("secret", [False, True])
async def test_whoever_is_forgotten_leaves_their_ballot_and_nobody_knows_whose_it_is(
    town: Town, *, secret: bool
) -> None:
    await compound(town)
    wang, uncle = await couple(town)
    vote = await opened(town, secret=secret, changeable=True)
    casts = await _ready(town, vote, wang, secret=secret)
    await wang.presses(casts, on=wang.last)
    before = wang.last
    await erased(wang)
    await wang.presses(casts, on=before)
    await uncle.says("/vote")
    async with town.linli.database.read() as unit:
        by = await unit._session.all("SELECT by_id FROM ballots")
        casters = await unit._session.all("SELECT person_id FROM casters")

    assert len(casters) == 1
    assert [row["by_id"] for row in by] == ([] if secret else [None])
    assert ("已收到" if secret else "已经由别人投了") in uncle.last.text
    assert "共用" not in uncle.last.text.replace("口令也是共用的", "")
    assert await took_part(town, vote, uncle) == [True]
