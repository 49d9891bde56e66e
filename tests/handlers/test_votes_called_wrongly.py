"""What staff get wrong when they call a vote, or others try: plain answers, and nothing called."""

import calling
from calling import asked, begin, vote
from meeting import neighbours, secretary
from offices import compound, given
from town import Town

from domain.people import Role
from domain.votes import VoteState
from playground import Phone


async def _votes(town: Town) -> int:
    async with town.linli.database.read() as unit:
        return int(await unit.votes._session.value("SELECT count(*) FROM votes"))


async def _asked_options(town: Town) -> Phone:
    await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    await begin(liu)
    return liu


async def test_what_is_no_answer_is_asked_again_in_plain_words(town: Town) -> None:
    liu = await _asked_options(town)
    await liu.says("长" * 4000)
    assert "最多800字" in liu.last.text
    await liu.says(calling.TEXT)
    for wrong, why in [
        ("只有一个方案", "方案要2到6个"),
        ("\n".join(f"方案{n}" for n in range(12)), "方案要2到6个"),
        ("甲方案\n乙方案\n甲 方案", "有两个方案是一样的"),
        ("甲\n" + "乙" * 41, "每个最多40字"),
    ]:
        await liu.says(wrong)
        assert why in liu.last.text
    await liu.says("东门装；西门装\n都装")
    await liu.taps("👁 记名投票")
    await liu.taps("📌 不能")
    await liu.says("2026年11月1日9:00")
    assert "已经过了" in liu.last.text
    await liu.says("明天9点")
    await liu.says("2026年11月1日9:00")
    assert "最短半小时，最长三个月" in liu.last.text
    await liu.says("2027年11月1日9:00")
    assert "最长三个月" in liu.last.text
    await liu.says("27号18:00")

    assert "1. 东门装\n2. 西门装\n3. 都装\n4. 都不同意\n5. 弃权" in liu.last.text
    assert "11月27日 18:00" in liu.last.text
    assert await _votes(town) == 0


async def test_of_two_who_ask_the_same_the_second_is_told(town: Town) -> None:
    await neighbours(town, "王阿姨")
    liu, zhao = await secretary(town), await secretary(town, "赵书记")
    await asked(liu)
    await asked(zhao, secrecy="🔒 秘密投票，钥匙由系统")
    await liu.taps("📣 发布公告")
    await zhao.taps("📣 发布公告")

    assert "1号表决" in zhao.toast
    assert await _votes(town) == 1


async def test_nobody_calls_a_vote_where_they_have_no_say(town: Town) -> None:
    await neighbours(town, "王阿姨")
    liu = await secretary(town)
    await compound(town, "和平苑")
    other = await given(town, town.guest("孙书记"), Role.SECRETARY, "和平苑")
    await asked(liu)
    await liu.taps("📣 发布公告")

    for forged in ("ac:1", "ax:1", "ae:1", "ac:999", "ac:0"):
        await other.presses(forged, on=other.last)
        assert "ax:1" not in str(other.last.rows)
    await begin(other, place="和平苑")
    assert "没有人" in other.toast

    wang = town.guest("路人")
    await wang.opens()
    await wang.presses("an", on=wang.last)

    assert (await vote(town)).state is VoteState.OPEN
    assert await _votes(town) == 1


async def test_a_group_that_is_gone_holds_nothing_up(town: Town) -> None:
    wang, zhang, _liu, chat = await calling.poll(town)
    async with town.linli.database.write() as unit:
        await unit.groups.leave(chat.id, unit.now)
    await wang.taps("🗳 去投票")
    await wang.taps("赞成")
    await calling.move_to(town, (await vote(town)).closes_at)
    await town.tick()

    assert (await vote(town)).state is VoteState.PUBLISHED
    assert "的结果：选得最多：赞成" in zhang.last.text


async def test_a_roll_that_is_empty_when_it_opens_calls_the_vote_off(town: Town) -> None:
    await neighbours(town, "王阿姨")
    liu = await secretary(town)
    await calling.called(liu, opens="明天9点", closes="7天后")
    async with town.linli.database.write() as unit:
        await unit.people._session.run("UPDATE residencies SET until = 1")
        unit.people.changed()
    await calling.move_to(town, (await vote(town)).opens_at)

    off = await vote(town)
    assert off.state is VoteState.CANCELLED
    assert off.reason in liu.last.text
    assert "没有人" in off.reason
