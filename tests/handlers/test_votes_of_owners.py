"""业主大会表决: called with fifteen days' notice, counted by heads and areas, and said so."""

from calling import ASSEMBLY, asked, called, document, move_to, vote
from meeting import group, neighbours, secretary
from offices import area_of
from town import Town

from domain.areas import Level
from domain.assembly import Matter
from domain.published import check, read
from domain.votes import VoteKind, VoteState
from handlers.kit.voting import code

OWNERS = ("赵一", "钱二", "孙三", "李四", "周五", "吴六", "郑七", "王八")


async def measured(town: Town, size: int = 8_000) -> None:
    """Each home of this size, in 0.01 m²."""
    async with town.linli.database.write() as unit:
        homes = await unit.areas.within(await area_of(unit, "幸福里"), Level.HOME)
        await unit.areas.resize([(home.id, size + at) for at, home in enumerate(homes)])


async def test_a_date_that_breaks_the_notice_is_refused_and_the_lawful_one_a_button(
    town: Town,
) -> None:
    await neighbours(town, *OWNERS)
    await measured(town)
    liu = await secretary(town)
    await asked(liu, ASSEMBLY, matter="6", opens="12月1号9:00", closes="")

    assert "要提前15天告知全体业主（物业管理条例第14条）" in liu.last.text
    assert "最早可以是12月7日" in liu.last.text
    assert liu.last.buttons[0] == "12月7日 09:00"

    await liu.taps("12月7日 09:00")
    await liu.taps("14天后")

    assert "第278条第6项" in liu.last.text
    assert "业主8户，其中有8人能在这里投票" in liu.last.text
    assert "不能代替" in liu.last.text or "不代替" in liu.last.text
    assert "🏁 允许提前截止" not in liu.last.buttons


async def test_a_preview_that_stood_past_midnight_asks_for_its_dates_alone(town: Town) -> None:
    await neighbours(town, *OWNERS)
    await measured(town)
    liu = await secretary(town)
    await asked(liu, ASSEMBLY)
    town.clock.move(hours=20)
    await liu.taps("📣 发布公告")

    assert "最早12月8日" in liu.last.text

    await liu.taps("12月8日 09:00")
    await liu.taps("7天后")
    await liu.taps("📣 发布公告")

    made = await vote(town)
    assert (made.title, made.state) == ("电动车充电桩", VoteState.DRAFT)
    assert made.matter is Matter.USE_FUND


async def test_an_assembly_is_told_opened_counted_and_what_is_missing_said(town: Town) -> None:
    owners = await neighbours(town, *OWNERS)
    await measured(town)
    liu = await secretary(town)
    chat = await group(town, liu, *owners)
    await called(liu, ASSEMBLY, matter="8", changes="📌 不能", closes="14天后")
    await town.tick()

    made = await vote(town)
    assert (made.kind, made.matter, made.state) == (
        VoteKind.ASSEMBLY, Matter.CHANGE_USE, VoteState.DRAFT
    )  # fmt: skip
    assert "业主大会" in owners[0].last.text

    await move_to(town, made.opens_at)
    for owner in owners[:5]:
        await owner.taps("🗳 去投票")
        await owner.taps("赞成")
        await owner.taps("✅ 确定投出")
    await town.tick()

    card = liu.sees(chat)[-1]
    assert "已投 5 / 8" in card.text
    assert "还差 1 户" in card.text

    await move_to(town, made.closes_at)
    await town.tick()

    [result] = [each.text for each in liu.sees(chat) if "5 / 8 = 62.50%" in each.text]
    assert "业主大会" in result
    assert "400.18 / 640.28 ㎡ = 62.50%" in result
    assert "须达到 2/3" in result
    assert "须达到 3/4" in result
    assert "还差 1 户" in result
    assert "5号楼" in result
    found = read(await document(town))
    assert check(found) == []
    assert found.areas == {"for": 40_018, "against": 0, "abstain": 0}
    assert code(found.head) in result
