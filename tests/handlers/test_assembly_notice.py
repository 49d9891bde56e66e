"""业主大会: every owner is told fifteen days before, or voting does not open."""

from datetime import timedelta

from assembling import Court, announced, at_the_doors, court, opened, panel
from calling import move_to, vote
from town import Town

from domain.serving import Delivery, DeliveryState, How
from domain.votes import VoteId, VoteState
from services.assembly import serving


async def ledger(town: Town) -> list[Delivery]:
    async with town.linli.database.read() as unit:
        return list(await unit.served.of(VoteId(1)))


def notices(here: Court) -> list[int]:
    """How many each owner was sent."""
    return [sum("业主大会" in m.text and "📜" in m.text for m in p.messages) for p in here.owners]


async def test_the_ledger_says_how_each_was_told_and_why_not(town: Town) -> None:
    here = await court(town)
    await here.zhang.blocks()
    await announced(town, here)
    await here.wang.taps("我已知晓")

    found = await ledger(town)
    assert [each.how for each in found] == [How.MESSAGE] * 8
    told = [each for each in found if each.done]
    assert len(told) == 4
    assert [each.read_at is not None for each in told].count(True) == 1
    assert {each.why for each in found if each.state is DeliveryState.FAILED} == {
        "unreachable",
        "nobody registered",
    }


async def test_a_message_that_telegram_refuses_is_not_told(town: Town) -> None:
    here = await court(town)
    # We learn of it from the refusal alone.
    town.world.dialogue(here.zhang.person, town.world.only_bot).blocked = True
    await announced(town, here)

    [failed] = [each for each in await ledger(town) if each.why.startswith("403")]
    assert failed.state is DeliveryState.FAILED
    await panel(here.liu)
    assert "已送达 4 / 8 户" in here.liu.last.text


async def test_everybody_is_written_to_once_whatever_happens(town: Town) -> None:
    here = await announced(town)
    for _ in range(3):
        town.clock.move(hours=2)
        await town.tick()

    assert notices(here) == [1] * 5


async def test_voting_does_not_open_while_somebody_was_not_told(town: Town) -> None:
    here = await announced(town)
    await move_to(town, (await vote(town)).opens_at)
    for _ in range(3):
        await town.tick()

    assert (await vote(town)).state is VoteState.DRAFT
    assert sum("还不能开始投票" in each.text for each in here.liu.messages) == 1
    assert "12月23日" in here.liu.last.text


async def test_it_is_moved_to_the_first_lawful_day_and_all_are_told_anew(town: Town) -> None:
    here = await announced(town)
    before = await vote(town)
    await move_to(town, before.opens_at)
    await here.liu.taps("🗓 改到最早的合法日期")
    await here.liu.press_again()
    assert "没有改期" in here.liu.toast
    await at_the_doors(town)
    await town.tick()
    after = await vote(town)
    await move_to(town, after.opens_at - timedelta(days=1))
    assert (await vote(town)).state is VoteState.DRAFT
    await move_to(town, after.opens_at)

    assert (after.opens_at - before.opens_at).days == 15
    assert after.closes_at - after.opens_at == before.closes_at - before.opens_at
    assert notices(here) == [2] * 5
    assert "改期" in next(m.text for m in reversed(here.wang.messages) if "📜" in m.text)
    assert (await vote(town)).state is VoteState.OPEN


async def test_who_was_told_by_hand_of_a_day_that_was_moved_is_told_the_new_one_by_hand(
    town: Town,
) -> None:
    here = await announced(town)
    town.clock.move(days=3)
    # Too late for the day that was announced.
    await at_the_doors(town)
    await move_to(town, (await vote(town)).opens_at)
    await here.zhang.blocks()
    await here.liu.taps("🗓 改到12月26日")
    moved = await vote(town)
    await town.tick()
    await panel(here.liu)

    # By message to the four who can be reached; whom a paper told, nobody has told the new day.
    assert "已送达 4 / 8 户" in here.liu.last.text
    assert "送达过的，新日期也要再上门" in "".join(each.text for each in here.liu.messages)
    await move_to(town, moved.opens_at)
    assert (await vote(town)).state is VoteState.DRAFT
    assert "没有提前15天" in here.liu.last.text


async def test_who_confirms_the_old_date_is_told_the_new_one_all_the_same(town: Town) -> None:
    here = await announced(town)
    old = next(m for m in here.wang.messages if "📜" in m.text)
    town.clock.move(minutes=1)
    async with town.linli.database.write() as unit:
        called = await unit.votes.get(VoteId(1))
        await unit.assemblies.moved(called.id, unit.now)
        # Of thousands of owners her turn has not come yet.
        await serving.draw(unit, called)
    await here.wang.taps("我已知晓", on=old)
    await town.tick()

    assert notices(here) == [2] * 5
    read = [each.read_at is not None for each in await ledger(town) if each.done]
    assert read.count(True) == 1


async def test_a_whole_building_is_noted_only_when_it_was_asked_for_once_more(town: Town) -> None:
    here = await announced(town)
    before = await ledger(town)
    await panel(here.liu)
    await here.liu.taps("📮 送达台账")
    await here.liu.taps("5号楼 · 3")
    first = here.liu.last.text
    await here.liu.taps("⬅️")
    assert "第 3 / 3 户" in here.liu.last.text
    await here.liu.taps("➡️")
    assert here.liu.last.text == first
    await here.liu.taps("📌 余下的都已贴到门上")
    assert "5号楼余下的 3 户，公告真的每一户都贴到门上了吗？" in here.liu.last.text
    assert await ledger(town) == before
    await here.liu.taps("📌 都贴了，确认登记")

    assert "每一户都已送达" in here.liu.last.text
    assert len(await ledger(town)) == len(before) + 3


async def test_once_voting_is_open_the_ledger_is_closed(town: Town) -> None:
    here = await announced(town)
    await panel(here.liu)
    await here.liu.taps("📮 送达台账")
    await here.liu.taps("5号楼 · 3")
    told = str(here.liu.last.rows[0][0]["callback_data"])
    await at_the_doors(town)
    await move_to(town, (await vote(town)).opens_at)
    before = await ledger(town)

    await here.liu.presses(told, on=here.liu.last)

    assert "投票已经开始" in here.liu.toast
    assert await ledger(town) == before


async def test_nobody_confirms_for_somebody_else(town: Town) -> None:
    here = await opened(town)
    notice = next(m for m in here.wang.messages if "📜" in m.text)

    await here.lin.presses(str(notice.rows[0][0]["callback_data"]), on=here.lin.last)

    assert not any(each.read_at for each in await ledger(town))
