"""Open ballots, as people cast them: one for each voice, final or until the close."""

from datetime import timedelta

from archives import exported
from balloting import announced, couple, measured, opened, over, sums, took_part, voices
from meeting import neighbours
from offices import compound, known, lives
from town import Town

from domain.published import Option
from domain.votes import VoteKind
from services import votes


async def test_a_ballot_that_can_be_changed_is_cast_with_one_tap_and_changed_with_another(
    town: Town,
) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    vote = await opened(town, changeable=True)
    await wang.says("/start")
    await wang.taps("🗳 投票")
    assert "11月28日 09:00 截止，截止前可以改" in wang.last.text
    assert "记名投票" in wang.last.text
    await wang.taps("赞成")
    assert (wang.toast, await sums(town, vote)) == ("✅ 您的票已记录。", {"for": 1})
    await wang.says("2")
    await zhang.says("/vote")
    await zhang.taps("弃权")
    await over(town, vote)
    await wang.says("/vote")

    assert await sums(town, vote) == {"against": 1, "abstain": 1}
    assert "未通过\n赞成：2 票中的 0 票" in wang.last.text
    assert "已记录，您选的是：反对" in wang.last.text, "it can be looked up for good"
    assert "📜 公布清单" not in wang.last.buttons
    assert wang.keyboard.index("🗳 投票") == wang.keyboard.index("🗓 议事会") + 1


async def test_a_final_ballot_is_asked_for_once_more_and_stays(town: Town) -> None:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    vote = await opened(town)
    await wang.says("/vote")
    ballot = wang.last
    await wang.taps("反对")
    assert (await sums(town, vote), "投出后不能改" in wang.last.text) == ({}, True)
    await wang.taps("↩️ 返回")
    await wang.says("1")
    assert "或者打“确定投出”四个字" in wang.last.text
    await wang.says("确定投出")
    assert "已记录，您选的是：赞成" in wang.last.text
    assert wang.last.buttons == ["↩️ 全部表决"]
    [voter] = await voices(town, vote, wang)
    for old in (f"bc:{voter}:1", f"by:{voter}:1"):
        await wang.presses(old, on=ballot)
        assert wang.toast == "您的票已经投好了，这次表决投出后不能更改。"
    await wang.says("/export")

    assert await sums(town, vote) == {"for": 1}
    told = "".join(map(str, (await exported(town, wang)).values()))
    assert "电梯改造 (议事会表决), 幸福里3号楼1单元101室: 已投：赞成" in told


async def test_a_home_has_one_ballot_and_both_are_told_the_truth(town: Town) -> None:
    await compound(town)
    wang, uncle = await couple(town)
    vote = await opened(town)
    for phone in (wang, uncle):
        await phone.says("/vote")
        assert "和另外 1 位共有人或家人共用" in phone.last.text
        assert "除了和您合用这一票的人，谁也看不到" in phone.last.text
    before = uncle.last
    await uncle.taps("反对")
    await wang.taps("赞成")
    await wang.taps("✅ 确定投出")
    [voter] = await voices(town, vote, uncle)
    await uncle.presses(f"by:{voter}:1", on=before)

    assert "已经投好了" in uncle.toast
    assert "这一票已经由别人投了：赞成" in uncle.last.text
    assert await sums(town, vote) == {"for": 1}


async def test_whoever_has_several_voices_says_for_which_one(town: Town) -> None:
    await compound(town)
    await measured(town)
    wang = await lives(town, town.guest("王阿姨"), "幸福里3号楼1单元101")
    await lives(town, wang, "幸福里3号楼1单元501")
    # Of this one she is an owner beside somebody else: another head.
    await lives(town, wang, "幸福里3号楼2单元501")
    await lives(town, town.guest("王大叔"), "幸福里3号楼2单元501")
    vote = await opened(town, kind=VoteKind.ASSEMBLY)
    await wang.says("/vote")
    assert "您有 2 票" in wang.last.text
    assert wang.last.buttons == [
        "🗳 幸福里3号楼1单元101室，另有 1 套",
        "🗳 幸福里3号楼2单元501室",
        "↩️ 全部表决",
    ]
    await wang.taps("🗳 幸福里3号楼2单元501室")
    await wang.taps("赞成")
    await wang.taps("✅ 确定投出")
    await wang.taps("↩️ 返回")

    assert "✅ 幸福里3号楼2单元501室" in wang.last.buttons
    assert await took_part(town, vote, wang) == [False, True]


async def test_the_list_shows_what_waits_what_comes_and_what_is_over(town: Town) -> None:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    await wang.says("/vote")
    assert wang.last.text == "🗳 眼下没有要您投票的事。有了我会告诉您。"
    past = await opened(town, title="旧事", lasts=timedelta(hours=2))
    await over(town, past)
    await announced(town, title="将来", after=timedelta(days=2))
    cast = await opened(town, title="投过", changeable=True)
    for number in range(3):
        await opened(town, title=f"第{number}件")
    async with town.linli.database.write() as unit:
        [voter] = await unit.votes.voices(cast.id, await known(unit, wang))
        hand = await votes.hand_of(unit, voter.id, await known(unit, wang), unit.now)
        await votes.cast(unit, hand, "for")
    await wang.says("/vote")
    first = list(wang.last.buttons)
    await wang.taps("▶️")

    assert "有 3 个等您投票" in wang.last.text
    assert first[0] == "✅ 投过 · 11月28日"
    assert first[1] == "🗳 第0件 · 11月28日"
    assert wang.last.buttons[:3] == ["🔜 将来 · 11月24日", "📊 旧事 · 11月22日", "◀️"]
    await wang.taps("🔜 将来 · 11月24日")
    assert "11月24日 11:00 开始投票" in wang.last.text


async def test_plans_to_choose_from_stand_below_each_other(town: Town) -> None:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    plans = (
        Option(key="1", label="方案一：<b>南侧</b>加装"),
        Option(key="2", label="方案二：北侧加装"),
        Option(key="none", label="都不同意"),
    )
    vote = await opened(town, options=plans, changeable=True)
    await wang.says("/vote")
    assert [len(row) for row in wang.last.rows] == [1, 1, 1, 1]
    await wang.taps("方案一")

    assert "您选的是：方案一：<b>南侧</b>加装" in wang.last.text
    assert await sums(town, vote) == {"1": 1}


async def test_whoever_may_not_vote_reads_why(town: Town) -> None:
    await compound(town)
    await measured(town)
    await lives(town, town.guest("王阿姨"), "幸福里3号楼1单元101")
    tenant = await lives(town, town.guest("小赵"), "幸福里3号楼1单元501", "tenant")
    vote = await opened(town, kind=VoteKind.ASSEMBLY)
    late = await lives(town, town.guest("新业主"), "幸福里3号楼2单元101")
    stranger = town.guest("路人")
    for phone, why in (
        (tenant, "这次只由业主投票，您登记的是家人或租户"),
        (late, "名册在投票开始时定好，您是后来登记的"),
        (stranger, "我还不知道您住哪一户"),
    ):
        await phone.says(f"/start v{vote.id}")
        assert why in phone.last.text
        assert phone.last.buttons == ["↩️ 全部表决"]
    await stranger.says("/vote")
    assert "/join" in stranger.last.text
    await stranger.says("/start v999")

    assert stranger.last.text == "没有这个表决。您能参加的表决请看 /vote"


async def test_whoever_left_their_home_still_casts_the_frozen_voice(town: Town) -> None:
    """The roll is frozen when voting begins (rules: §5), and says who casts which ballot."""
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    vote = await opened(town, changeable=True)
    async with town.linli.database.write() as unit:
        await unit._session.run("UPDATE residencies SET until = 1")
        unit.people.changed()
    await wang.says("/vote")
    assert "名册在投票开始时定好，所以这一票仍然由您来投" in wang.last.text
    await wang.taps("赞成")

    assert await sums(town, vote) == {"for": 1}


async def test_whoever_is_kept_out_casts_nothing(town: Town) -> None:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    vote = await opened(town, changeable=True)
    await wang.says("/vote")
    async with town.linli.database.write() as unit:
        await unit.people.bar(await known(unit, wang), unit.now)
    await wang.taps("赞成")

    assert await sums(town, vote) == {}
